"""Deadlines that an event decides: 條例通過後六個月. They keep their words and have no date."""

import re

from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.tokens import Kind
from app.domain.lexing import any_of

# 收到申請後三個月內批出 is how fast a service is, not when a promise is kept.
_SERVICE = re.compile(
    any_of(
        ("申請", "收到", "接獲", "登記", "治療", "呈交", "入院", "出院", "投訴", "查詢", "通知",
         "交易", "購買", "到達", "畢業", "入職", "離職", "受聘", "出生", "手術", "診症", "事發",
         "抵港", "轉介", "求助", "報案", "遞交", "索取", "付款", "繳費")
    )
)  # fmt: skip
_NAMED = re.compile("[\u4e00-\u9fff」』》)]{2}$")
_BEGIN = re.compile("[，。；、:,;()\n]|[在于自由并待]")
_FURTHEST = 25
"""Characters in front of the event that may still belong to its name."""


def read_event(cursor: Cursor, free_from: int) -> tuple[int, int] | None:
    """The words of an event and of the time behind it, as [start, end) of the prepared text.

    None if there are none; what is then only the speed of a service is taken all the same. Words
    before `free_from` belong to another phrase.
    """
    text = cursor.prepared.text
    first = cursor.tokens[cursor.at]
    lowest = max(free_from, first.start - _FURTHEST)
    if cursor.take(Kind.AFTER):
        # 通過後，六個月內: a comma does not part the two.
        behind = cursor.tokens[cursor.at : cursor.at + 1]
        if behind and text[first.end : behind[0].start] == ",":
            cursor.begin_phrase()
        if not cursor.take(Kind.LENGTH):
            return None
        cursor.take(Kind.IN)
    elif cursor.peek(Kind.AFTER, ahead=1) and cursor.take(Kind.LENGTH):
        cursor.take(Kind.AFTER)
    else:
        return None
    end = cursor.last.end
    cursor.take(Kind.START)
    begins = [match.end() for match in _BEGIN.finditer(text, lowest, first.start - 1)]
    begin = max(begins, default=lowest)
    if not _NAMED.search(text, begin, first.start) or _SERVICE.search(text, begin, first.start):
        return None
    return begin, end
