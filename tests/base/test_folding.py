import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.folding import bigrams, find_all, fold, fold_with_offsets
from app.domain.numerals import DIGITS, HUNDREDS, MYRIADS, TENS

CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(
    "衞衛裏裡台臺着著ＡａÉé㎏ﬁ⼯⻄　\u200b\u0301"
)
TEXTS = st.text(CHARACTERS, max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("醫務衞生局", "醫務衛生局"),
        ("裏", "裡"),
        ("台灣", "臺灣"),
        ("着力", "著力"),
        ("治理體系", "治理体系"),
        ("ＨＫＳＯＳ１２３", "hksos123"),
        ("\u2f2f作", "工作"),
        ("\u2ec4九龍", "西九龍"),
        ("\uf9fe", "茶"),
        ("café", "cafe\u0301"),
        ("CAFÉ", "cafe"),
        ("2023 年\u3000底", "2023年底"),
        ("消\u200b防\u00ad處", "消防處"),
        ("消防處\n", "消防處"),
        ("Straße", "STRASSE"),
    ],
)
def test_variants_of_a_text_find_each_other(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("土", "士"), ("未", "末"), ("第一季", "第二季"), ("1", "l"), ("保安局", "保險局")],
)
def test_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)


def test_folding_twice_changes_nothing_more():
    every = (chr(code) for code in range(0x32000) if not 0xD800 <= code < 0xE000)
    assert [one for one in every if fold(fold(one)) != fold(one)] == []


@pytest.mark.parametrize("numeral", [*DIGITS, *TENS, *HUNDREDS, *MYRIADS])
def test_a_numeral_keeps_its_value_when_folded(numeral):
    """The grammars read folded text: a numeral that folds to another character is never read."""
    values = DIGITS | TENS | HUNDREDS | MYRIADS
    assert values[fold(numeral)] == values[numeral]


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_of_a_text_folds_to_a_part_of_its_fold(before, part, after):
    assert fold(before + part + after) == fold(before) + fold(part) + fold(after)


@given(TEXTS)
def test_every_folded_character_knows_where_it_came_from(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert list(offsets) == sorted(offsets)
    assert all(one in fold(text[at]) for one, at in zip(folded, offsets, strict=True))


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("消防處與消防员", "消防", [(0, 2), (4, 6)]),
        ("醫務衛生局", "衞", [(2, 3)]),
        ("在 2023 年年底", "2023年", [(2, 8)]),
        ("重３㎏", "kg", [(2, 3)]),
        ("aaa", "aa", [(0, 2)]),
        ("消防處", "警務處", []),
        ("消防處", "", []),
        ("消防處", "\u3000", []),
        ("", "消防", []),
    ],
)
def test_places_are_offsets_in_the_text_as_printed(text, wanted, places):
    assert find_all(text, wanted) == places


@given(TEXTS, TEXTS)
def test_what_is_marked_holds_what_was_looked_for(text, wanted):
    places = find_all(text, wanted)
    assert bool(places) is bool(fold(wanted) and fold(wanted) in fold(text))
    assert all(fold(wanted) in fold(text[start:end]) for start, end in places)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("治理體系", "治理 理体 体系 系"), ("消 防", "消防 防"), ("A", "a"), ("", "")],
)
def test_a_text_is_indexed_by_pairs_and_its_last_character(text, tokens):
    assert bigrams(text) == tokens
