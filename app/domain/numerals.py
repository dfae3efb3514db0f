"""Numbers as policy texts write them: 140000, 1,300, 3 300, １４萬, 1.5億, 三千六百, 廿三, 兩."""

import re
from decimal import Decimal

DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "壹": 1, "二": 2, "兩": 2, "两": 2, "貳": 2, "贰": 2,
    "三": 3, "叁": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
HUNDREDS = {"百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}

_CHINESE = "".join([*DIGITS, *TENS, *HUNDREDS])
_MYRIAD = "".join(MYRIADS)
_BLANK = "[ \u00a0\u2009\u202f]"
_ARABIC = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)|\d+(?:\.\d+)?"

# 兩三年, 七八百: two digits that follow each other say about how many, which is no number.
_ESTIMATE = rf"(?:一[二兩两]|[二兩两]三|三四|四五|五六|六七|七八|八九)(?![{''.join(DIGITS)}])"

NUMBER_PATTERN = (
    rf"(?:(?:{_ARABIC}){_BLANK}?[百千]?[{_MYRIAD}]*"
    rf"|(?<![{_CHINESE}])(?!{_ESTIMATE})[{_CHINESE}][{_CHINESE}{_MYRIAD}]*)"
)
"""A number in any of the written forms; for use in a larger pattern over narrow text."""

_ARABIC_HEAD = re.compile(rf"({_ARABIC}){_BLANK}?")


def narrow(text: str) -> str:
    """The text with full width ASCII made half width, character by character."""
    return text.translate(_NARROW)


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def parse_number(text: str) -> Decimal:
    """The value of a number matched by `NUMBER_PATTERN`.

    Raises ValueError if the text is not such a number.
    """
    text = narrow(text)
    head = _ARABIC_HEAD.match(text)
    if head is None:
        return Decimal(_chinese(text))
    value = Decimal(re.sub(rf"[,]|{_BLANK}", "", head.group(1)))
    for character in text[head.end() :]:
        factor = HUNDREDS.get(character) or MYRIADS.get(character)
        if factor is None:
            raise ValueError(text)
        value *= factor
    return value


def _chinese(text: str) -> int:
    """三千六百 by place value, 二〇二四 digit by digit."""
    if not text:
        raise ValueError(text)
    if len(text) > 1 and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in ("廿", "卅"):
            section, digit = section + TENS[character], 0
        elif (place := TENS.get(character) or HUNDREDS.get(character)) is not None:
            section, digit = section + (digit or 1) * place, 0
        elif (myriad := MYRIADS.get(character)) is not None:
            # 三千萬億: what has been counted so far is multiplied as a whole.
            total = (
                (total + section + digit) * myriad
                if section + digit == 0
                else (total + (section + digit) * myriad)
            )
            section = digit = 0
        else:
            raise ValueError(text)
    return total + section + digit


def plain_number(value: Decimal | float) -> int | float:
    """The value as a whole number where it is one."""
    return int(value) if value == int(value) else float(value)
