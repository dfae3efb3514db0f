"""Conditions, orders and groups at random; most of them find something."""

from datetime import timedelta
from random import Random
from typing import Any

from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    AnyOf,
    Between,
    Comparison,
    Condition,
    Contains,
    Facet,
    FilterSpec,
    GroupKey,
    Match,
    NumberIs,
    Period,
    Relative,
    SortKey,
    TextIs,
    is_empty,
    one_of,
)
from tests.journeys.plain_table.facts import Facts
from tests.journeys.plain_table.questions import Questions

WORDS = ("推", "消防", "HKSOS", "治理体系", "保安局", "公务员", "2024", "Amy", "甲", "no such")


class RandomFilters:
    """Asks for what some rows hold."""

    def __init__(self, choose: Random) -> None:
        self._choose = choose

    def conditions(self, questions: Questions) -> tuple[Condition, ...]:
        many = self._choose.choice((0, 1, 1, 1, 2, 2, 3))
        return tuple(self._condition(questions) for _ in range(many))

    def sort(self) -> tuple[SortKey, ...]:
        fields = self._choose.sample(list(Field), self._choose.choice((0, 1, 1, 1, 2, 3)))
        return tuple(SortKey(one, self._choose.random() < 0.4) for one in fields)

    def group(self) -> tuple[GroupKey, ...]:
        return tuple(self._choose.sample(list(GroupKey), self._choose.choice((0, 0, 1, 1, 2, 3))))

    def _condition(self, questions: Questions) -> Condition:
        every = list(questions.facts.values())
        kinds = (self._facet, self._text, self._words, self._number, self._day, self._relative,
                 self._empty, self._one_of)  # fmt: skip
        some = self._choose.choice(every) if every else None
        found = self._choose.choice(kinds if some else (self._words, self._empty))(questions, some)
        assert isinstance(found, Condition)
        return found

    @property
    def _not(self) -> bool:
        return self._choose.random() < 0.25

    def _facet(self, questions: Questions, _some: Facts) -> Condition:
        facet = self._choose.choice(list(Facet))
        values = sorted(questions.counts(FilterSpec(), facet.value))
        chosen = self._choose.sample(values, min(len(values), self._choose.choice((1, 1, 2, 3))))
        return AnyOf(facet, tuple(chosen), self._not)

    def _one_of(self, questions: Questions, some: Facts) -> Condition:
        field = self._choose.choice(list(FIELDS))
        other = self._choose.choice(list(questions.facts.values()))
        if type(one_of(field, ())) is AnyOf:
            return one_of(field, (self._choose.choice(("", "x", "done")),), negated=self._not)
        values = {questions.plain(one, field.value) for one in (some, other)}
        return one_of(field, tuple(sorted(values)), negated=self._not)

    def _empty(self, _questions: Questions, _some: Any) -> Condition:
        return is_empty(self._choose.choice(list(Field)), negated=self._not)

    def _text(self, questions: Questions, some: Facts) -> Condition:
        field = self._choose.choice([one for one in Field if FIELDS[one].is_text])
        texts = questions.texts(some, field.value) or [""]
        return TextIs(
            field, self._choose.choice(list(Match)), self._part(self._choose.choice(texts)),
            self._not,
        )  # fmt: skip

    def _part(self, text: str) -> str:
        """Some of the words; now and then all of them."""
        if not text or self._choose.random() < 0.2:
            return text
        start = self._choose.choice((0, self._choose.randrange(len(text))))
        return text[start : start + self._choose.choice((1, 2, 3, len(text)))]

    def _words(self, _questions: Questions, some: Facts | None) -> Condition:
        text = self._choose.choice(WORDS)
        if some is not None and self._choose.random() < 0.6:
            text = self._part(some["text"])
        return Contains(text, self._not)

    def _number(self, _questions: Questions, some: Facts) -> Condition:
        field = self._choose.choice([one for one in Field if FIELDS[one].is_number])
        value = some[field.value] or self._choose.choice((0, 1, 30, 45.5))
        comparison = self._choose.choice(list(Comparison))
        return NumberIs(field, comparison, value, value + self._choose.choice((0, 10)), self._not)

    def _day(self, _questions: Questions, some: Facts) -> Condition:
        field = self._choose.choice([one for one in Field if FIELDS[one].is_date])
        day = some["changed"].date() if field is Field.CHANGED else some[field.value]
        day = day or some["changed"].date()
        first = self._choose.choice((None, day, day - timedelta(days=40)))
        last = self._choose.choice((None, day, day + timedelta(days=400)))
        return Between(field, first, last, self._not)

    def _relative(self, _questions: Questions, _some: Facts) -> Condition:
        field = self._choose.choice([one for one in Field if FIELDS[one].is_date])
        period = self._choose.choice(list(Period))
        return Relative(field, period, self._choose.choice((1, 30, 200)), self._not)
