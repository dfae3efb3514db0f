"""Type that has every character, in each language, on any system."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QRawFont

from app.base.i18n import Language
from app.ui import fonts
from app.ui.fonts import fallback_family, interface_font, paper_font, resized

WORDS = "踐諾践诺追蹤檔承諾衞衛裏裡台臺警務處消防處匯報狀態«»…—·›ABC123"


@pytest.fixture
def bare(monkeypatch, qapp):
    """A system without any font for Chinese."""
    monkeypatch.setattr(QFontDatabase, "families", lambda *_any: ["DejaVu Sans"])


@pytest.mark.parametrize("language", list(Language))
def test_the_font_of_the_window_follows_its_language(qapp, language):
    font = interface_font(language, 100)
    assert font.families()
    assert QFontMetricsF(font).inFont("A")
    assert font.pointSizeF() >= 9


def test_english_comes_first_in_english_and_chinese_in_chinese(qapp):
    latin = interface_font(Language.EN, 100).families()[0]
    assert latin in fonts._LATIN
    for language in (Language.ZH_HANT, Language.ZH_HANS):
        assert interface_font(language, 100).families()[0] != latin


def test_our_own_font_helps_where_the_system_has_none(bare):
    for language in Language:
        assert fallback_family() in interface_font(language, 100).families()


def test_our_own_font_has_the_characters_of_the_sample(qapp, seed_path):
    raw = QRawFont.fromFont(_own())
    text = set(seed_path.read_text("utf-8")) | set(WORDS)
    missing = {one for one in text if one > "\u2e80" and not raw.supportsCharacter(ord(one))}
    assert missing == set()


@pytest.mark.parametrize("per_cent", [80, 100, 150, 200])
def test_text_is_as_large_as_it_is_wanted(qapp, per_cent):
    normal = interface_font(Language.EN, 100).pointSizeF()
    assert interface_font(Language.EN, per_cent).pointSizeF() == normal * per_cent / 100


def test_paper_has_sizes_in_units_of_the_page(qapp):
    font = paper_font(9)
    assert font.pixelSize() == 9
    assert font.families()[0] == fallback_family()


def test_a_font_is_resized_whatever_its_unit(qapp):
    points, pixels = interface_font(Language.EN, 100), paper_font(10)
    assert resized(points, 1.5).pointSizeF() == points.pointSizeF() * 1.5
    assert resized(pixels, 1.5).pixelSize() == 15
    assert pixels.pixelSize() == 10


def _own():
    font = paper_font(12)
    font.setFamilies([fallback_family()])
    return font
