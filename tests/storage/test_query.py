import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.changes import RowRemoved, inverse
from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    FACET_OF,
    AnyOf,
    Between,
    Comparison,
    Contains,
    Facet,
    FilterSpec,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Period,
    Relative,
    SortKey,
    TextIs,
)
from app.storage import query as query_module
from app.storage.opening import create_tracker
from app.storage.query import Query
from app.storage.reader import reading
from app.storage.unit_of_work import unit_of_work
from tests.storage.oracle import Oracle
from tests.storage.random_changes import WORDS, RandomChanges, change_set

TODAY = date(2024, 5, 15)
SORTED = [
    Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.AGENTS, Field.DEADLINE, Field.EARLIEST,
    Field.LATEST, Field.DUE, Field.TARGET, Field.STATUS, Field.PERCENT, Field.COMPLETED,
    Field.ASSESSMENT, Field.OWNER, Field.NOTES, Field.LEAD, Field.DOCUMENT, Field.QUARTER,
    Field.RELATION, Field.CERTAINTY, Field.TARGET_VALUE, Field.ASSESSMENT_REASON, Field.ACTIONS,
    Field.QUESTIONS, Field.UPDATED, Field.UPDATE, Field.SILENT, Field.SLIPS, Field.FIRST_PROMISE,
]  # fmt: skip


@pytest.fixture(autouse=True)
def short_heads(monkeypatch):
    """So that few rows are enough for what is done for very many: the rest is asked for later."""
    monkeypatch.setattr(query_module, "_HEAD", 4)


def write(database, change):
    with unit_of_work(database) as work:
        return work.write(change)


def ids(query, database, spec):
    with reading(database) as reader:
        keys = list(query.matches(spec))
        rows = reader.rows(keys)
    assert query.count(spec) == len(keys)
    return [rows[key].id for key in keys]


TEXTS = [field for field, spec in FIELDS.items() if spec.is_text]
NUMBERS = [field for field, spec in FIELDS.items() if spec.is_number]
DAYS = [field for field, spec in FIELDS.items() if spec.is_date]
OTHERS = [field for field in FIELDS if field not in FACET_OF]
KINDS = (AnyOf, Between, Contains, IsEmpty, NumberIs, OneOf, Relative, TextIs)


def random_condition(choose, oracle, kind=None):
    kind = kind or choose.choice(KINDS)
    made = MAKERS[kind](choose, oracle)
    return replace(made, negated=choose.random() < 0.3)


def random_values(choose, values):
    values = [*sorted(values), "no such value"]
    return tuple(choose.sample(values, min(len(values), choose.randint(1, 3))))


def any_of(choose, oracle):
    facet = choose.choice(list(Facet))
    return AnyOf(facet, random_values(choose, oracle.counts(FilterSpec(), facet)))


def one_of(choose, oracle):
    field = choose.choice(list(FIELDS))
    held = set().union(*(oracle.plain_values(key, field) for key in oracle.facts))
    return OneOf(field, random_values(choose, held))


def between(choose, oracle):
    first = TODAY + timedelta(days=choose.randint(-400, 400))
    last = choose.choice([None, first + timedelta(days=choose.randint(0, 300))])
    return Between(choose.choice(DAYS), choose.choice([None, first]), last)


def number_is(choose, oracle):
    value = choose.choice([0, 1, 2.5, 14, 33, 50, 60, 100, 8_000_000_000])
    upper = value + choose.choice([-1, 0, 1, 50])
    return NumberIs(choose.choice(NUMBERS), choose.choice(list(Comparison)), value, upper)


def relative(choose, oracle):
    days = choose.choice([0, 1, 30, 365, 36_500, 10**9])
    return Relative(choose.choice(DAYS), choose.choice(list(Period)), days)


def text_is(choose, oracle):
    field = choose.choice(TEXTS)
    texts = [one for facts in oracle.facts.values() for one in facts["texts"][field]]
    text = choose.choice([*texts, choose.choice(WORDS), ""])
    start = choose.choice([0, 0, choose.randint(0, len(text))])
    end = choose.choice([len(text), start + choose.randint(0, 3)])
    return TextIs(field, choose.choice(list(Match)), text[start:end])


MAKERS = {
    AnyOf: any_of, OneOf: one_of, Between: between, NumberIs: number_is, Relative: relative,
    TextIs: text_is,
    Contains: lambda choose, _: Contains(choose.choice(WORDS)),
    IsEmpty: lambda choose, _: IsEmpty(choose.choice(list(FIELDS))),
}  # fmt: skip


def random_spec(choose, oracle):
    conditions = [random_condition(choose, oracle) for _ in range(choose.randrange(4))]
    sort = [
        SortKey(field, choose.random() < 0.5)
        for field in choose.sample(SORTED, choose.randrange(3))
    ]
    return FilterSpec(tuple(conditions), tuple(sort), choose.choice([60, 60, 0, 14, 59]))


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A tracker that is only read, and the rows it holds."""
    changes = RandomChanges(2024)
    database = create_tracker(tmp_path_factory.mktemp("query") / "held.pledge")
    write(database, changes.first(60))
    yield database, Oracle(changes.rows, TODAY)
    database.close()


@pytest.fixture
def filled(database):
    """A tracker that the test changes, with what changes it."""
    changes = RandomChanges(7)
    write(database, changes.first(10))
    return changes


@pytest.mark.parametrize("facet", Facet)
def test_every_value_of_a_facet_finds_its_rows(held, facet):
    database, oracle = held
    query = Query(database, TODAY)
    counts = oracle.counts(FilterSpec(), facet)
    assert query.counts(FilterSpec(), facet) == counts
    for value in counts:
        for negated in (False, True):
            spec = FilterSpec((AnyOf(facet, (value,), negated),))
            assert ids(query, database, spec) == oracle.ids(spec)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", SORTED)
def test_rows_are_sorted_with_the_empty_ones_last(held, field, descending):
    database, oracle = held
    spec = FilterSpec(sort=(SortKey(field, descending),))
    assert ids(Query(database, TODAY), database, spec) == oracle.ids(spec)


def test_without_sort_keys_rows_stand_as_in_their_documents(held):
    database, oracle = held
    assert ids(Query(database, TODAY), database, FilterSpec()) == oracle.ids(FilterSpec())


@pytest.mark.parametrize("field", [Field.SECTION, Field.TAGS])
def test_lists_are_sorted_item_by_item_with_the_empty_ones_last(held, field):
    database, oracle = held
    for descending in (False, True):
        found = ids(
            Query(database, TODAY), database, FilterSpec(sort=(SortKey(field, descending),))
        )
        lists = [oracle.facts[one]["texts"][field] for one in found]
        # Quotation marks and backslashes are written as two characters and stand elsewhere.
        lists = [one for one in lists if not any(mark in "".join(one) for mark in '"\\')]
        filled = [one for one in lists if one]
        assert lists == sorted(filled, reverse=descending) + [[]] * (len(lists) - len(filled))
        assert len({tuple(one) for one in filled}) > 1


@pytest.mark.parametrize("field", [Field.SECTION, Field.TAGS, Field.CHANGED])
def test_every_column_can_be_sorted(held, field):
    database, oracle = held
    found = ids(Query(database, TODAY), database, FilterSpec(sort=(SortKey(field),)))
    assert sorted(found) == sorted(oracle.facts)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_condition_and_its_negation_find_what_plain_python_finds(held, kind):
    """Alone, so that no other condition hides what it does: over 2,000 with those below."""
    database, oracle = held
    choose = random.Random(kind.__name__)
    some = 0
    query = Query(database, TODAY)
    everything = set(oracle.facts)
    for _ in range(130):
        condition = random_condition(choose, oracle, kind)
        spec = FilterSpec((condition,))
        turned = FilterSpec((replace(condition, negated=not condition.negated),))
        found, rest = set(query.matches(spec)), set(query.matches(turned))
        assert not found & rest
        assert found | rest == set(query.matches(FilterSpec()))
        with reading(database) as reader:
            rows = reader.rows(list(query.matches(spec)))
        expected = set(oracle.ids(spec))
        assert {row.id for row in rows.values()} == expected, condition
        some += expected not in (set(), everything)
    assert some > 30, "the conditions say nothing"


@pytest.mark.parametrize("field", OTHERS)
def test_the_values_of_a_field_are_counted_under_the_rest_of_the_filter(held, field):
    database, oracle = held
    query = Query(database, TODAY)
    choose = random.Random(field.value)
    for _ in range(12):
        spec = random_spec(choose, oracle)
        expected = oracle.values(field, spec)
        found = query.values(field, spec)
        assert dict(found.values) == expected, spec
        assert found.distinct == len(expected)
        few = query.values(field, spec, limit=2)
        assert few.distinct == len(expected)
        assert len(few.values) == min(2, len(expected))
        assert set(few.values) <= set(found.values)


def test_values_are_found_by_a_part_of_them(held):
    database, _oracle = held
    query = Query(database, TODAY)
    every = dict(query.values(Field.NOTES, FilterSpec()).values)
    found = dict(query.values(Field.NOTES, FilterSpec(), search="臺").values)
    assert found == {text: count for text, count in every.items() if "台" in text or "臺" in text}
    assert found
    days = [value for value, _ in query.values(Field.LATEST, FilterSpec(), search="2024-").values]
    assert days == sorted(days)
    assert days
    assert all("2024-" in day for day in days)


@pytest.mark.parametrize("facet", Facet)
def test_every_row_has_a_value_in_every_facet(held, facet):
    database, oracle = held
    query = Query(database, TODAY)
    spec = FilterSpec((Contains("治理"),))
    found, _order = query.found_in_order(spec)
    held_by = query.values_of_facet(facet, spec.stale_days)
    sets = {value: keys & found for value, keys in held_by.items() if keys & found}
    every = 0
    for keys in sets.values():
        every |= keys
    assert every == found
    assert {one: keys.bit_count() for one, keys in sets.items()} == oracle.counts(
        FilterSpec(spec.conditions), facet
    ) or facet in {one.facet for one in spec.conditions if isinstance(one, AnyOf)}


@pytest.mark.parametrize("seed", range(1))
def test_any_filter_finds_what_plain_python_finds(held, seed):
    database, oracle = held
    query = Query(database, TODAY)
    query.prepare(())
    choose = random.Random(seed)
    sizes = []
    for _ in range(1_000):
        spec = random_spec(choose, oracle)
        expected = oracle.ids(spec)
        assert ids(query, database, spec) == expected, spec
        facet = choose.choice(list(Facet))
        positive = {value: count for value, count in query.counts(spec, facet).items() if count}
        assert positive == oracle.counts(spec, facet), (spec, facet)
        sizes.append(len(expected))
    assert len(set(sizes)) > 20, "the filters say nothing"


@pytest.mark.parametrize("seed", range(3))
def test_what_a_query_keeps_is_brought_up_to_date_by_every_change(database, seed):
    changes, choose = RandomChanges(seed), random.Random(seed)
    write(database, changes.first())
    kept = Query(database, TODAY)
    specs = [random_spec(choose, Oracle(changes.rows, TODAY)) for _ in range(12)]
    for _ in range(8):
        ask_everything(kept, specs)
        kept.note(write(database, changes.next()))
        fresh = Query(database, TODAY)
        for spec in specs:
            assert ids(kept, database, spec) == ids(fresh, database, spec), spec
            assert ids(kept, database, spec) == Oracle(changes.rows, TODAY).ids(spec), spec
        for facet in Facet:
            assert kept.counts(FilterSpec(), facet) == fresh.counts(FilterSpec(), facet), facet
        for field in OTHERS:
            assert kept.values(field, FilterSpec()) == fresh.values(field, FilterSpec()), field


def ask_everything(query, specs):
    """Fill all that the query keeps; some answers are only begun to be looked at."""
    for number, spec in enumerate(specs):
        if number % 3 == 0:
            query.prepare(spec.sort)
        found = query.matches(spec)
        found.page(0, 2 if number % 2 else len(found))
    for facet in Facet:
        query.counts(FilterSpec(), facet)
    for field in OTHERS:
        query.values(field, FilterSpec())


def test_a_step_and_its_undo_are_both_noted(database, filled):
    query = Query(database, TODAY)
    before = {facet: query.counts(FilterSpec(), facet) for facet in Facet}
    order = ids(query, database, FilterSpec())
    for _ in range(6):
        step = RandomChanges(1)
        step.rows, step._count = filled.rows, filled._count
        made = step.next()
        query.note(write(database, made))
        ask_everything(query, [FilterSpec()])
        query.note(write(database, change_set(inverse(made.changes))))
        back(filled.rows, made)
        assert {facet: query.counts(FilterSpec(), facet) for facet in Facet} == before
        assert ids(query, database, FilterSpec()) == order


def back(rows, made):
    for change in inverse(made.changes):
        if hasattr(change, "field"):
            rows[change.table][change.id][change.field] = change.after
        elif isinstance(change, RowRemoved):
            del rows[change.table][change.id]
        else:
            rows[change.table][change.id] = dict(change.values)


def test_a_change_of_very_many_commitments_is_noted_too(database, filled, monkeypatch):
    monkeypatch.setattr(query_module, "_RENEWED_AT_ONCE", 3)
    query = Query(database, TODAY)
    ask_everything(query, [FilterSpec()])
    filled._edit_many()
    query.note(write(database, filled._change_set()))
    expected = Oracle(filled.rows, TODAY).counts(FilterSpec(), Facet.STATUS)
    assert query.counts(FilterSpec(), Facet.STATUS) == expected


def test_what_is_kept_stays_within_bounds(held):
    database, _ = held
    query = Query(database, TODAY)
    for number in range(200):
        query.count(FilterSpec((Contains(str(number)),)))
        list(
            query.matches(
                FilterSpec(sort=(SortKey(SORTED[number % len(SORTED)], number % 2 == 0),))
            )
        )
    assert len(query._sets) <= 64
    assert len(query._orders) <= 8
    assert len(query._found) <= 8


def test_an_empty_tracker_has_no_rows_and_no_counts(database):
    query = Query(database, TODAY)
    assert list(query.matches(FilterSpec((Contains("消防"),), (SortKey(Field.DUE),)))) == []
    assert query.counts(FilterSpec(), Facet.ORGANISATION) == {}
