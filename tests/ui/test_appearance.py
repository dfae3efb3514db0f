"""Language, colours and size of text, from the settings."""

import pytest
from PySide6.QtCore import QCoreApplication

from app.base.i18n import Language
from app.base.settings import Settings
from app.ui import words
from app.ui.appearance import Appearance, chosen_language, stepped_text_size


@pytest.fixture
def appearance(qapp):
    made = Appearance(qapp)
    yield made
    QCoreApplication.removeTranslator(made._translator)
    made.deleteLater()


@pytest.mark.parametrize(
    ("language", "cancel"),
    [(Language.EN, "Cancel"), (Language.ZH_HANT, "取消"), (Language.ZH_HANS, "取消")],
)
def test_the_language_is_that_of_our_words_and_of_qts(appearance, language, cancel):
    appearance.apply(Settings(language=language.value))
    assert words.language() is language
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_from_chinese_back_to_english(appearance):
    for language, cancel in (("zh-Hant", "取消"), ("en", "Cancel"), ("zh-Hans", "取消")):
        appearance.apply(Settings(language=language))
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_light_dark_and_as_the_system(appearance):
    assert appearance.apply(Settings(appearance="dark")).dark
    assert not appearance.apply(Settings(appearance="light")).dark
    # The system of the tests is light, also after the program has been dark.
    appearance.apply(Settings(appearance="dark"))
    assert not appearance.apply(Settings(appearance="system")).dark


def test_the_size_does_not_add_up(appearance, qapp):
    sizes = []
    for per_cent in (100, 150, 150, 100):
        appearance.apply(Settings(text_size=per_cent))
        sizes.append(qapp.font().pointSizeF())
    assert sizes == [sizes[0], sizes[0] * 1.5, sizes[0] * 1.5, sizes[0]]


@pytest.mark.parametrize("language", list(Language))
def test_a_language_that_was_chosen(language):
    assert chosen_language(Settings(language=language.value)) is language


def test_an_unknown_language_is_that_of_the_system():
    assert chosen_language(Settings(language="tlh")) is chosen_language(Settings())


@pytest.mark.parametrize(
    ("present", "steps", "expected"),
    [(100, 1, 110), (100, -1, 90), (100, 99, 200), (100, -99, 80), (104, 1, 110), (0, 0, 80)],
)
def test_steps_of_text_size(present, steps, expected):
    assert stepped_text_size(present, steps) == expected
