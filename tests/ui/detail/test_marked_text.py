"""Recognised parts and searched words, marked in the text as printed."""

import html
import re

import pytest

from app.domain.filters import FilterSpec
from app.ui.detail.marked_text import Part, marked_html, parts
from app.ui.theme import theme

LIGHT = theme(dark=False)


def ground(colour, text):
    return f"<span style='background:{LIGHT.colours[colour]}'>{text}</span>"


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ([], (), "2024年推出消防"),
        ([Part((0, 5), "deadline", "")], (), ground("deadline", "2024年") + "推出消防"),
        ([Part((0, 5), "deadline", "")], ("推出",),
         ground("deadline", "2024年") + ground("hit", "推出") + "消防"),
        ([Part((0, 5), "deadline", "")], ("4年推",),
         ground("deadline", "202") + ground("hit", "4年推") + "出消防"),
        ([], ("消防", "推出消"), "2024年" + ground("hit", "推出消防")),
        ([], ("没有",), "2024年推出消防"),
    ],
)  # fmt: skip
def test_marks(marked, words, expected):
    assert marked_html("2024年推出消防", marked, LIGHT, words) == expected


def test_a_variant_is_marked_where_it_stands():
    assert marked_html("衞生署", [], LIGHT, ("衛",)) == ground("hit", "衞") + "生署"


def test_nothing_of_the_text_is_taken_for_a_mark():
    assert marked_html('<b>&"', [], LIGHT, ()) == "&lt;b&gt;&amp;&quot;"
    assert marked_html("", [], LIGHT, ()) == ""


def test_the_text_of_every_commitment_stays_as_printed(sample):
    rows = sample.rows(sample.matches(FilterSpec()))
    for row in rows.values():
        commitment = sample.commitment(row.id)
        marked = parts(commitment, sample.directory)
        shown = marked_html(commitment.text, marked, LIGHT, ("推", "的"))
        assert html.unescape(re.sub("<[^>]*>", "", shown)) == commitment.text


def test_the_parts_stand_in_order_and_none_over_another(sample):
    kinds = set()
    for row in sample.rows(sample.matches(FilterSpec())).values():
        found = parts(sample.commitment(row.id), sample.directory)
        ends = [0, *(end for part in found for end in part.span)]
        assert ends == sorted(ends)
        assert all(part.meaning for part in found)
        kinds |= {part.colour for part in found}
    assert kinds == {"deadline", "target", "agent"}
