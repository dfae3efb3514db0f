"""The mark in front of an item of a list that numbers itself."""

from collections.abc import Callable

BULLET = "•"
_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST_LETTERS = 26 * 10


def roman(number: int) -> str:
    """12 is xii; what the Romans did not write so stays a number."""
    if not 0 < number < 400:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """3 is c, 28 is bb, as Word has it."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def chinese(number: int) -> str:
    """23 is 二十三."""
    if not 0 <= number < 1000:
        return str(number)
    if number < 10:
        return _HAN[number]
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = _HAN[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _HAN[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_HAN[ones] if ones else "")


def digits(number: int) -> str:
    """23 is 二三."""
    return "".join(_HAN[int(digit)] for digit in str(number))


def circled(number: int) -> str:
    """3 is ③."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _from(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_WORD_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographDigital": digits,
    "taiwaneseDigital": digits,
    "japaneseDigitalTenThousand": digits,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
}


def in_format(number: int, word_format: str) -> str:
    """A number as a format of Word writes it; in plain digits where it is none of ours."""
    return _WORD_FORMATS.get(word_format, str)(number)


def mark_of(sign: str, number: int) -> str:
    """The mark of an item of a web page: `ul`, or the type of its numbers."""
    if sign == "ul":
        return BULLET
    formats = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    if sign in formats:
        # As in print: a letter with a point alone could be an abbreviation.
        return f"({in_format(number, formats[sign])})"
    return f"{number}."
