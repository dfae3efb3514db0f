"""Type: the system's own font for each language, and one of ours where it has none for Chinese."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.base import paths
from app.base.i18n import Language

_CHINESE = {
    Language.ZH_HANT: (
        "Microsoft JhengHei UI", "PingFang HK", "PingFang TC", "Noto Sans CJK HK",
        "Noto Sans CJK TC", "Noto Sans HK", "Noto Sans TC", "Source Han Sans HK",
        "WenQuanYi Micro Hei",
    ),
    Language.ZH_HANS: (
        "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC",
        "Source Han Sans SC", "WenQuanYi Micro Hei",
    ),
}  # fmt: skip
_CHINESE[Language.EN] = _CHINESE[Language.ZH_HANT]
_LATIN = ("Segoe UI", "Helvetica Neue", "Ubuntu", "DejaVu Sans", "Liberation Sans", "Arial")
_SMALLEST_POINTS = 9.0


def interface_font(language: Language, per_cent: int) -> QFont:
    """The font of the window in a language, at a size relative to the system's."""
    present = set(QFontDatabase.families())
    chinese = [family for family in _CHINESE[language] if family in present]
    latin = [family for family in _LATIN if family in present][:1]
    families = [*latin, *chinese] if language is Language.EN else [*chinese, *latin]
    if not chinese:
        families.append(fallback_family())
    font = QApplication.font()
    font.setFamilies(families)
    points = max(_SMALLEST_POINTS, font.pointSizeF()) * per_cent / 100
    font.setPointSizeF(points)
    return font


def paper_font(points: int) -> QFont:
    """For files that leave: a font that every reader of a PDF copies and searches rightly.

    With the fonts of many systems one Chinese character in ten comes back as a Kangxi radical.
    Ours, which has no Latin letters, comes first: after a while Qt prefers fonts of the system to
    a second choice. The size is in units of the page, 1/72 inch, whatever the resolution of the
    device.
    """
    present = set(QFontDatabase.families())
    font = QFont()
    font.setFamilies([fallback_family(), *(family for family in _LATIN if family in present)])
    font.setPixelSize(points)
    return font


def resized(font: QFont, factor: float) -> QFont:
    """The same font, larger or smaller, whether its size is in points or in pixels."""
    other = QFont(font)
    if font.pixelSize() > 0:
        other.setPixelSize(round(font.pixelSize() * factor))
    else:
        other.setPointSizeF(font.pointSizeF() * factor)
    return other


def fallback_family() -> str:
    """Our own font for Chinese, loaded when it is first wanted."""
    if not _loaded:
        path = paths.resource("fonts", "DroidSansFallback.ttf")
        identifier = QFontDatabase.addApplicationFont(str(path))
        _loaded.extend(QFontDatabase.applicationFontFamilies(identifier))
    return _loaded[0] if _loaded else ""


_loaded: list[str] = []
