"""The words in the head of a table, which explain its columns and promise nothing."""

import re
from collections.abc import Sequence

from app.domain.lexing import any_of, prepare

_PARTIES = re.compile(
    "(?:主要)?(?:"
    + any_of(("負責", "責任", "主責", "牽頭", "主辦", "執行", "相關"))
    + ")?的?(?:"
    + any_of(("政策局", "決策局", "機構", "單位", "部門", "局"))
    + ")(?:[/及和、]?(?:"
    + any_of(("部門", "機構", "單位"))
    + "))?"
    r"|(?:responsible|lead)(?: (?:part(?:y|ies)|bureaux?|departments?|agenc(?:y|ies)|"
    r"organisations?|bod(?:y|ies)|units?)(?:[/ ].*)?)?|bureaux?(?: ?/ ?departments?)?"
)
_SUPPORTING = re.compile(
    "(?:"
    + any_of(("配合", "協辦", "協助", "參與", "支持"))
    + ")(?:"
    + any_of(("單位", "部門", "機構"))
    + r")|support(?:ing)?(?: (?:part(?:y|ies)|bureaux?|departments?|organisations?|units?))?"
)
_TIME = re.compile(
    "(?:"
    + any_of(("預計", "預期", "計劃", "目標", "擬"))
    + ")?(?:"
    + any_of(("完成", "推行", "實施", "落實", "推出", "辦結"))
    + ")?(?:"
    + any_of(("時間表", "時間節點", "時間", "時限", "日期", "期限", "限期"))
    + ")"
    r"|(?:(?:expected|implementation|target) )?(?:completion |target )?(?:date|time(?:table|line)?)"
    r"|time ?frame|deadline|due date|completion|expected completion"
)
_NUMBER = re.compile(
    "(?:" + any_of(("項目", "措施", "任務")) + ")?(?:" + any_of(("編號", "序號")) + ")|"
    + any_of(("項次",)) + r"|no\.?|number|ref\.?|item(?: no\.?)?|#"
)  # fmt: skip
_AREA = re.compile(
    "(?:" + any_of(("政策", "工作", "重點")) + ")?(?:" + any_of(("範疇", "領域", "類別", "分類"))
    + r")|(?:policy )?areas?|categor(?:y|ies)|themes?"
)  # fmt: skip
_OTHER = re.compile(
    any_of(("具體", "主要", "重點", "政策", "工作", "年度", "關鍵", "績效", "任務"))
    + "{0,2}(?:"
    + any_of(
        ("項目", "措施", "政策", "工作", "任務", "事項", "內容", "行動", "計劃", "舉措", "目標",
         "指標", "要求", "進度", "進展", "現況", "狀況", "狀態", "備註", "說明", "成果", "預算")
    )
    + ")"
    r"|(?:policy |key )?(?:measures?|initiatives?|actions?|tasks?|commitments?|targets?|indicators?"
    r"|kpis?|work)|status|progress|remarks?|descriptions?|details?|particulars|outcomes?|notes?"
)  # fmt: skip
_ANCHORS = (_PARTIES, _SUPPORTING, _TIME, _NUMBER)
"""Nobody writes these beside each other but above columns."""
_LABEL = re.compile("|".join(one.pattern for one in (*_ANCHORS, _AREA, _OTHER)))
_ANCHOR = re.compile("|".join(one.pattern for one in _ANCHORS))
_LATIN_ROW = re.compile(f"(?:(?:{_LABEL.pattern})(?: |$)){{2,}}")
_ANCHOR_INSIDE = re.compile(f"\\b(?:{_PARTIES.pattern}|{_TIME.pattern})(?: |$)")
_LONGEST = 120


def names_parties(text: str) -> bool:
    """Whether a column with this head names the organisations of each row."""
    return _PARTIES.fullmatch(_words(text)) is not None


def names_supporters(text: str) -> bool:
    """Whether a column with this head names those who help them."""
    return _SUPPORTING.fullmatch(_words(text)) is not None


def names_time(text: str) -> bool:
    """Whether a column with this head says by when."""
    return _TIME.fullmatch(_words(text)) is not None


def names_area(text: str) -> bool:
    """Whether a column with this head holds words that stand above several rows."""
    return _AREA.fullmatch(_words(text)) is not None


def is_head(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are nothing but labels of columns."""
    words = []
    for cell in filter(str.strip, cells):
        words.append(_words(cell))
        if not _LABEL.fullmatch(words[-1]):
            return False
    return len(words) > 1 and any(_ANCHOR.fullmatch(word) for word in words)


def is_head_line(line: str) -> bool:
    """Whether a line is the head of a table, its labels with blanks between them."""
    if len(line) > _LONGEST or len(pieces := line.split()) < 2:
        return False
    if is_head(pieces):
        return True
    words = _words(line) if line.isascii() else ""
    return _LATIN_ROW.fullmatch(words) is not None and _ANCHOR_INSIDE.search(words) is not None


def _words(text: str) -> str:
    return prepare(text.strip()).text
