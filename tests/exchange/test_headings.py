import pytest

from app.exchange.outline.headings import paths


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ([], []),
        ([["節"]], [("節",)]),
        ([["章", "節", "甲"], ["乙"], ["次節", "丙"]], [
            ("章", "節", "甲"), ("章", "節", "乙"), ("章", "次節", "丙"),
        ]),
        ([["甲"], ["章", "乙"]], [("甲",), ("章", "乙")]),
        ([["章", "甲"], ["次章", "乙"], ["丙"]], [("章", "甲"), ("次章", "乙"), ("次章", "丙")]),
        ([["甲"], ["乙"], ["丙"]], [("甲",), ("乙",), ("丙",)]),
    ],
)  # fmt: skip
def test_a_heading_above_a_heading_is_its_parent(runs, found):
    assert paths(runs) == found
