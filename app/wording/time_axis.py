"""The labels of a ruler of time."""

from datetime import date

from app.base.i18n import Language, translator
from app.domain.bands import Band, BandKind
from app.domain.holidays import Holiday

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


def band_label(band: Band, language: Language) -> str:
    """2024年第三季, 2024年上半年, 2024-25財政年度, 2024-25學年; or Q3 2024, H1 2024, FY 2024-25."""
    _ = translator(language)
    year = band.first.year
    if band.kind is BandKind.QUARTER:
        return quarter_label(band.first, language, with_year=True)
    if band.kind is BandKind.HALF:
        form = _("H1 {year}") if band.first.month == 1 else _("H2 {year}")
        return form.format(year=year)
    form = _("FY {years}") if band.kind is BandKind.FINANCIAL_YEAR else _("School year {years}")
    return form.format(years=f"{year}-{(year + 1) % 100:02d}")


def holiday_label(holiday: Holiday, language: Language) -> str:
    """The name of a holiday."""
    names = {Language.ZH_HANT: holiday.zh_hant, Language.ZH_HANS: holiday.zh_hans}
    return names.get(language, holiday.en)
