"""Two versions of a text, word by word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.folding import fold
from app.domain.word_differences import RunKind, word_differences


def side(runs, kind):
    return "".join(run.text for run in runs if run.kind in (RunKind.KEPT, kind))


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("在2024年第三季前引進", "在2025年第一季前引進", ["-2024", "+2025", "-三", "+一"]),
        ("超過80億元", "超過100億元", ["-80", "+100"]),
        ("by end-2024", "by end-2025", ["-2024", "+2025"]),
        ("推出服務", "推出服務，並檢討成效", ["+，並檢討成效"]),
        ("同一句", "同一句", []),
        ("甲乙", "", ["-甲乙"]),
        ("", "", []),
        ("加強條例的執行", "加强条例的执行", []),
        ("在 2024 年內推出", "在2025年內推出", ["- 2024", "+2025"]),
    ],
)
def test_changed_words_are_found(before, after, changed):
    signs = {RunKind.REMOVED: "-", RunKind.ADDED: "+"}
    found = [signs[run.kind] + run.text for run in word_differences(before, after)
             if run.kind is not RunKind.KEPT]  # fmt: skip
    assert found == changed


def test_one_character_between_changes_is_no_island():
    """所以 → 因此 with a chance 的 between would read as confetti."""
    runs = word_differences("開始甲乙的丙丁結束", "開始戊己的庚辛結束")
    assert [run.text for run in runs] == ["開始", "甲乙的丙丁", "戊己的庚辛", "結束"]


@given(st.text("甲乙丙丁2024 ab，。\n"), st.text("甲乙丙丁2025 ab，。\n"))
def test_both_texts_can_be_put_together_again(before, after):
    runs = word_differences(before, after)
    assert fold(side(runs, RunKind.REMOVED)) == fold(before)
    assert side(runs, RunKind.ADDED) == after
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))
