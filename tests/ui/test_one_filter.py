"""Whatever is chosen or typed, and where: text, facets, heads, chips and rows are one filter."""

import random
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import (
    FACET_OF,
    AnyOf,
    Between,
    Comparison,
    Contains,
    Facet,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Period,
    Relative,
    TextIs,
    field_of,
)
from app.services.column_choice import ColumnChoice
from app.services.column_conditions import fields_of_column
from app.services.queries import titles_of
from app.ui import words
from app.ui.facets.shown import SHOWN
from app.wording.query_language import parse
from tests.ui.driving import settle

STEPS = 60
COLUMNS = (Field.DUE, Field.RESPONSIBLE, Field.STATUS, Field.DEADLINE, Field.TEXT, Field.TARGET,
           Field.NOTES, Field.REF, Field.SECTION, Field.LATEST, Field.PERCENT)  # fmt: skip
TYPED = (
    "消防", "-推出", "due:open", "due:<2024Q3", "-status:done", "期限:2024", "colour:red", '"open',
    "target:yes", "percent:>=50", "notes:empty", "attention:stale", "role:lead",
    'text:starts:"消防"', "", "狀態:已完成,進行中", "latest:this-quarter",
)  # fmt: skip


class Hand:
    """Does something at random to the filter of a window, as a user could."""

    def __init__(self, window, seed):
        self.window, self.view = window, window.view
        self.filtering = window.view.filtering
        self.random = random.Random(seed)

    def step(self):
        steps = (self.type, self.type_more, self.facet, self.facet_out, self.head, self.head)
        do = self.random.choice((*steps, self.chip, self.head_values, self.begin_anew))
        do()
        return do.__name__

    def values(self, facet):
        known = list(self.view.workspace.counts(self.view.rows.spec, facet))
        count = min(len(known), self.random.randint(0, 3))
        return tuple(self.random.sample(known, count))

    def type(self):
        self.window.search.setText(self.random.choice(TYPED))

    def type_more(self):
        text = f"{self.window.search.text()} {self.random.choice(TYPED)}"
        self.window.search.setText(text[:300])

    def facet(self):
        facet = self.random.choice(SHOWN)
        self.view.facets.chosen.emit(facet, self.values(facet))

    def facet_out(self):
        facet = self.random.choice(SHOWN)
        self.view.facets.excluded.emit(facet, self.values(facet))

    def head(self):
        field = self.random.choice(COLUMNS)
        pool = {
            Field.DEADLINE: (TextIs(Field.DEADLINE, Match.CONTAINS, "年"),
                             Relative(Field.LATEST, Period.NEXT_DAYS, 30),
                             Between(Field.LATEST, None, date(2024, 3, 31), negated=True)),
            Field.TARGET: (NumberIs(Field.TARGET_VALUE, Comparison.BETWEEN, 1, 30_000),),
            Field.TEXT: (TextIs(Field.TEXT, Match.ENDS, '。"甲"', negated=True),),
            Field.NOTES: (IsEmpty(Field.NOTES, negated=True), OneOf(Field.NOTES, ("", "a:b"))),
            Field.REF: (OneOf(Field.REF, ("1", "2,3")), TextIs(Field.REF, Match.STARTS, "1")),
            Field.PERCENT: (NumberIs(Field.PERCENT, Comparison.EQUAL, 50, negated=True),),
            Field.LATEST: (Between(Field.LATEST, date(2024, 1, 1), date(2024, 12, 31)),),
        }.get(field, ())  # fmt: skip
        chosen = tuple(one for one in pool if self.random.random() < 0.6)
        self.filtering.set_fields(fields_of_column(field), chosen)

    def head_values(self):
        """What somebody ticks in the menu of a head."""
        field = self.random.choice(COLUMNS)
        choice = ColumnChoice(
            self.view.workspace, field, self.view.rows.spec, self.filtering.words()
        )
        choice.find("")
        listed = [one.value for one in choice.values.values]
        for value in self.random.sample(listed, min(len(listed), 2)):
            choice.ticks.turn(value)
        if not choice.finds_nothing:
            self.filtering.set_fields(choice.fields, choice.proposed(None, None))

    def chip(self):
        chips = [one for one in self.view.chips.findChildren(QPushButton) if not one.isHidden()]
        if chips:
            self.random.choice(chips).click()

    def begin_anew(self):
        """As after a restart, or when a saved view is applied."""
        spec, typed = self.view.rows.spec, self.filtering.typed
        kept = type(spec)(self.filtering.chosen, spec.sort, spec.group)
        self.filtering.begin_with(typed, kept)


def check(window):
    view = window.view
    workspace, filtering, spec = view.workspace, view.filtering, view.rows.spec
    settle()
    if view.query_error.isHidden():
        # The text alone says the whole filter, also to somebody who does not know what was chosen.
        typed = parse(window.search.text(), workspace.directory, titles_of(workspace),
                      workspace.conventions)  # fmt: skip
        assert spec.conditions == typed
    else:
        assert filtering.wrong_part() is not None
    assert spec.conditions == filtering.conditions
    assert len(view.rows) == workspace.count(spec)
    shown = [words for _condition, words in view.chips._shown]
    facts = filtering.words()
    plain = all(isinstance(one, Contains) and not one.negated for one in spec.conditions)
    if not filtering.typing:
        assert shown == ([] if plain else [facts.condition(one) for one in spec.conditions])
    for facet in Facet:
        asked = [one for one in spec.conditions if isinstance(one, AnyOf) and one.facet is facet]
        assert set(spec.chosen(facet)) == {
            v for one in asked if not one.negated for v in one.values
        }
    fields, heads = view.table.commitments.fields, view.table.horizontalHeader()
    for column, field in enumerate(fields):
        about = fields_of_column(field)
        assert heads._is_filtered(column) is any(field_of(one) in about for one in spec.conditions)
        if field in FACET_OF and field not in (Field.DEADLINE, Field.TARGET):
            choice = ColumnChoice(workspace, field, spec, facts)
            chosen, excluded = spec.chosen(FACET_OF[field]), spec.excluded(FACET_OF[field])
            for value in chosen:
                assert choice.ticks.ticked(value) is (value not in excluded)


@pytest.mark.parametrize("seed", range(4))
def test_text_facets_heads_and_chips_are_always_the_same_filter(window, choices, seed):
    words.use(Language.EN if seed % 2 else Language.ZH_HANT)
    hand, done = Hand(window, seed), []
    for _step in range(STEPS):
        done.append(hand.step())
        try:
            check(window)
        except AssertionError:
            print(done[-6:], window.search.text(), window.view.rows.spec, sep="\n")
            raise
    words.use(Language.EN)
