"""The words in front of a time that stands apart from its item: 完成時限：2024年12月底前."""

import re

_TIME_LABEL = re.compile(
    r"\s*[【\[]?\s*(?:預計|预计|計劃|计划|目標|目标|擬|拟)?"
    r"(?:完成|辦結|办结|實施|实施|落實|落实|推進|推进|推行)?"
    r"(?:時限|时限|時間節點|时间节点|時間表|时间表|時間|时间|期限|日期)(?:要求|安排)?\s*[】\]]?\s*[：:]"
    r"|\s*(?:(?:target|expected|completion|implementation) )*"
    r"(?:date|deadline|timetable|timeframe|timeline)\s*:",
    re.IGNORECASE,
)
_LONGEST = 40


def is_time_line(text: str) -> bool:
    """Whether a text says nothing but by when."""
    return _TIME_LABEL.match(text) is not None and len(text) <= _LONGEST
