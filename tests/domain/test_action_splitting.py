from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.action_splitting import split_actions
from app.domain.conventions import ReadingContext
from app.domain.deadline_grammar.reader import find_deadlines
from app.domain.target_grammar import find_targets

CONTEXT = ReadingContext(date(2023, 10, 25))


def split(text):
    deadlines = [one.deadline for one in find_deadlines(text, CONTEXT)]
    return split_actions(text, deadlines, find_targets(text))


def table(text):
    return [
        (
            action.text,
            action.deadline.phrase if action.deadline else None,
            [target.phrase for target in action.targets],
        )
        for action in split(text)
    ]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("推出計劃。", [("推出計劃。", None, [])]),
        ("推出20項計劃。", [("推出20項計劃。", None, ["20項"])]),
        ("在2024年內推出計劃，惠及100名市民。", [
            ("在2024年內推出計劃，惠及100名市民。", "2024年內", ["100名"]),
        ]),
        ("在2023年年底前完成審計，並在2024年至2025年內推出110項新項目。", [
            ("在2023年年底前完成審計", "2023年年底前", []),
            ("並在2024年至2025年內推出110項新項目。", "2024年至2025年內", ["110項"]),
        ]),
        ("在2024年內培訓50名人員；由2025年起擴展。在2026年內檢討20宗個案。", [
            ("在2024年內培訓50名人員", "2024年內", ["50名"]),
            ("由2025年起擴展。", "由2025年起", []),
            ("在2026年內檢討20宗個案。", "2026年內", ["20宗"]),
        ]),
        ("Train 1,000 staff in 2024, and launch by 2025.", [
            ("Train 1,000 staff in 2024", "2024", ["1,000 staff"]),
            ("and launch by 2025.", "by 2025", []),
        ]),
        ("2023年初提交草案，並於草案通過後六個月實施。", [
            ("2023年初提交草案", "2023年初", []),
            ("並於草案通過後六個月實施。", "草案通過後六個月", []),
        ]),
        ("制訂計劃；設立中心；引入20套系統。", [
            ("制訂計劃；設立中心；引入20套系統。", None, ["20套"]),
        ]),
        ("在2024年內及2025年內推出30項計劃。", [
            ("在2024年內及2025年內推出30項計劃。", "2024年內", []),
            ("在2024年內及2025年內推出30項計劃。", "2025年內", ["30項"]),
        ]),
    ],
)  # fmt: skip
def test_each_deadline_makes_an_action_with_its_part_of_the_text(text, actions):
    assert table(text) == actions


CLAUSES = st.sampled_from(
    ["在2024年內", "由2025年起", "推出10項", "，", "。", "；", "及", "完成計劃", "三年內", "，，"]
)


@given(st.lists(CLAUSES, min_size=1, max_size=12).map("".join))
def test_every_deadline_and_every_target_belongs_to_exactly_one_action(text):
    actions = split(text)
    deadlines = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.deadline for one in actions if one.deadline] == deadlines
    assert [target for one in actions for target in one.targets] == find_targets(text)
    for action in actions:
        start, end = action.span
        assert text[start:end] == action.text != ""
        assert action.deadline is None or start <= action.deadline.span[0] < end
