import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.folding import fold
from app.domain.changes import FieldChanged, Table
from app.domain.fields import Field
from app.domain.filters import Contains, FilterSpec
from app.services.commands import SetField
from app.storage import search_index
from app.storage.search_tables import SEARCH_TABLES
from app.storage.unit_of_work import unit_of_work
from tests.storage.random_changes import WORDS, RandomChanges, change_set

HARD = ['"', "'", "%", "_", "*", "\\", "AND", "OR NOT", "NEAR(a b)", "a* OR b*", "text:x", "^a",
        "(", '["', '", "', "😀", "👩\u200d🚒", "\ue001", "\U0010fffd", "\U00020bb7",
        "--", ";"]  # fmt: skip
TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("治理體系 消防衞衛aAé\"'*%_"), max_size=12
)


@pytest.fixture
def found(database):
    """Which texts, kept as notes of a commitment each, a search finds."""
    changes = RandomChanges(1)
    with unit_of_work(database) as work:
        work.write(changes.first(8))

    def search(texts, wanted):
        keys = sorted(changes.rows[Table.COMMITMENT])[: len(texts)]
        steps = [
            FieldChanged(
                Table.COMMITMENT, key, "notes", changes.rows[Table.COMMITMENT][key]["notes"], text
            )
            for key, text in zip(keys, texts, strict=True)
        ]
        with unit_of_work(database) as work:
            work.write(change_set(steps))
            ids = work.reader.keys(keys)
        for step in steps:
            changes.rows[Table.COMMITMENT][step.id]["notes"] = step.after
        with database.connected() as connection:
            hits = set(search_index.matching_keys(connection, wanted))
        return [ids[key] in hits for key in keys]

    return search


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ("治", ["治理體系", "根治", "大治理", "理體"]),
        ("理體", ["治理體系", "理", "體理", "治理 體系"]),
        ("治理体系", ["治理體系", "治理體", "ＡＢ治理體系"]),
        ("衛生", ["衞生", "衛生", "生衛"]),
        ("hk", ["HKSOS", "ＨＫ", "H K", "KH"]),
        ("100%", ["達100%", "100", "1000%"]),
        ("a_b", ["a_b", "axb"]),
        ('"', ['說"好"', "說好"]),
        ("😀", ["好😀", "好"]),
        ("\ue001", ["字\ue001", "字"]),
    ],
)
def test_a_part_of_the_words_is_found_from_one_character_on(found, wanted, texts):
    # The row itself may hold the words elsewhere: its other fields are random.
    expected = [fold(wanted) in fold(text) for text in texts]
    hits = found(texts, wanted)
    assert all(hit for hit, must in zip(hits, expected, strict=True) if must)


@given(
    texts=st.lists(TEXTS, min_size=1, max_size=4), wanted=TEXTS.filter(fold) | st.sampled_from(HARD)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_search_breaks_and_none_misses(found, texts, wanted):
    hits = found(texts, wanted)
    assert all(hits[at] for at, text in enumerate(texts) if fold(wanted) in fold(text))


@pytest.mark.parametrize("seed", range(3))
def test_searches_find_exactly_what_plain_python_finds(database, seed):
    from app.storage.query import Query
    from tests.storage.oracle import Oracle
    from tests.storage.test_query import TODAY, ids

    changes, choose = RandomChanges(seed), random.Random(seed)
    for number in range(4):
        with unit_of_work(database) as work:
            work.write(changes.next() if number else changes.first(25))
    oracle = Oracle(changes.rows, TODAY)
    held = [text for facts in oracle.facts.values() for text in facts["words"] if text]
    pieces = []
    for _ in range(150):
        text = choose.choice(held)
        start = choose.randrange(len(text))
        pieces.append(text[start : start + choose.randint(1, 5)])
    for wanted in {*pieces, *HARD, *WORDS}:
        spec = FilterSpec((Contains(wanted),))
        assert ids(Query(database, TODAY), database, spec) == oracle.ids(spec), wanted


@pytest.mark.parametrize("wanted", ["", " \u3000\u200b", "\x00", "\ud800"])
def test_words_that_fold_to_nothing_find_nothing(database, wanted):
    with database.connected() as connection:
        assert search_index.matching_keys(connection, wanted) == []


def blocks(connection, name):
    """All that an index holds, as it is stored."""
    return connection.exec_driver_sql(f"SELECT id, block FROM {name}_data ORDER BY id").all()


def noted(sample, text):
    row = next(iter(sample.rows(list(sample.matches(FilterSpec()))[:1]).values()))
    sample.apply(SetField((row.id,), Field.NOTES, text))
    return row


def test_what_staff_enter_leaves_the_index_of_the_long_texts_alone(sample):
    with sample._database.connected() as connection:
        before = [blocks(connection, name) for name in SEARCH_TABLES]
    noted(sample, "等候撥款")
    with sample._database.connected() as connection:
        after = [blocks(connection, name) for name in SEARCH_TABLES]
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_row_with_the_words_in_both_indexes_is_found_once(sample):
    row = next(iter(sample.rows(list(sample.matches(FilterSpec()))[:1]).values()))
    word = row.text[:2]
    before = list(sample.matches(FilterSpec((Contains(word),))))
    noted(sample, f"再看{word}")
    found = sample.matches(FilterSpec((Contains(word),)))
    assert (len(found), list(found)) == (len(before), before)
    assert row.key in before


def test_words_that_only_staff_have_entered_are_found(sample):
    row = noted(sample, "龘")
    assert list(sample.matches(FilterSpec((Contains("龘"),)))) == [row.key]
    noted(sample, "")
    assert list(sample.matches(FilterSpec((Contains("龘"),)))) == []
