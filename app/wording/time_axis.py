"""The labels of a ruler of time."""

from datetime import date

from app.base.i18n import Language, translator

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def year_label(day: date, language: Language) -> str:
    """2024年, or 2024."""
    return translator(language)("{year}").format(year=day.year)


def quarter_label(day: date, language: Language, *, with_year: bool = False) -> str:
    """第三季 or Q3; with the year 2024年第三季 or Q3 2024."""
    _ = translator(language)
    number = quarter_number((day.month + 2) // 3, language)
    if with_year:
        return _("Q{number} {year}").format(number=number, year=day.year)
    return _("Q{number}").format(number=number)


def quarter_number(number: int, language: Language) -> str:
    """The number of a quarter, as it is written in 第三季 and in Q3."""
    return str(number) if language is Language.EN else "一二三四"[number - 1]


def month_label(day: date, language: Language, *, with_year: bool = False) -> str:
    """7月 or Jul; with the year 2024年7月 or Jul 2024."""
    if language is Language.EN:
        return f"{_MONTHS[day.month - 1]} {day.year}" if with_year else _MONTHS[day.month - 1]
    return f"{day.year}年{day.month}月" if with_year else f"{day.month}月"


def decade_label(day: date, language: Language) -> str:
    """2020年代, or 2020s."""
    return f"{day.year}s" if language is Language.EN else f"{day.year}年代"
