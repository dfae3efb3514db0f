import pytest

from app.base.i18n import Language
from app.domain.target import Comparator, Scope, Target
from app.wording.quantities import number, target


@pytest.mark.parametrize(
    ("value", "words"),
    [(140_000, "140,000"), (2.5, "2.5"), (8_000_000_000, "8,000,000,000"), (0, "0")],
)
def test_thousands_are_parted(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("comparator", "sign"),
    [
        (Comparator.MORE, ">"),
        (Comparator.AT_LEAST, "≥"),
        (Comparator.AT_MOST, "≤"),
        (Comparator.LESS, "<"),
        (Comparator.ABOUT, "≈"),
        (Comparator.EXACTLY, "="),
    ],
)
def test_a_target_is_told_with_its_comparator(comparator, sign):
    assert target(Target("x", comparator, 140_000, "名"), Language.EN) == f"{sign} 140,000 名"


def test_what_a_target_counts_is_told():
    one = Target("x", Comparator.EXACTLY, 300, "場", Scope.TOTAL)
    assert target(one, Language.EN) == "= 300 場 in total"


def test_nearly_is_a_word_and_a_condition_says_that_it_is_one():
    nearly = Target("近70%", Comparator.NEARLY, 70, "%")
    condition = Target("至少12個月", Comparator.AT_LEAST, 12, "個月", Scope.CONDITION)
    assert target(nearly, Language.EN) == "nearly 70 %"
    assert target(condition, Language.EN) == "≥ 12 個月 (a condition)"
