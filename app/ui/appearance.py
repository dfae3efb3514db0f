"""Language, colours and size of text of the whole program, from the settings."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.base import i18n
from app.base.i18n import Language
from app.base.settings import Settings
from app.ui import words
from app.ui.fonts import interface_font
from app.ui.theme import Theme, apply_theme, theme, wants_dark

_QT_CATALOGUES = {Language.ZH_HANT: "qtbase_zh_TW", Language.ZH_HANS: "qtbase_zh_CN"}
_TEXT_SIZES = (80, 90, 100, 110, 120, 130, 150, 175, 200)


class Appearance(QObject):
    """Dresses the program. What is built afterwards looks and speaks as the settings say."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        # As they were before anything of ours was put over them.
        self._system_dark = wants_dark(application, "system")
        self._system_font = application.font()
        self._translator = QTranslator(self)

    def apply(self, settings: Settings) -> Theme:
        """Take over the settings; returns the theme in use."""
        language = chosen_language(settings)
        words.use(language)
        self._load_qt_words(language)
        appearance = settings.appearance
        dark = self._system_dark if appearance == "system" else appearance == "dark"
        chosen = theme(dark=dark)
        apply_theme(self._application, chosen)
        self._application.setFont(self._system_font)
        self._application.setFont(interface_font(language, settings.text_size))
        return chosen

    def _load_qt_words(self, language: Language) -> None:
        """Qt's own buttons and dialogs: it has no words for Hong Kong and does not fall back."""
        self._application.removeTranslator(self._translator)
        name = _QT_CATALOGUES.get(language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if name and self._translator.load(name, folder):
            self._application.installTranslator(self._translator)


def chosen_language(settings: Settings) -> Language:
    """The language chosen, or that of the system."""
    if settings.language in list(Language):
        return Language(settings.language)
    tags = QLocale.system().uiLanguages()
    return i18n.from_tag(tags[0]) if tags else i18n.system_language()


def stepped_text_size(present: int, steps: int) -> int:
    """The size of text some steps larger or smaller, in per cent."""
    at = _TEXT_SIZES.index(min(_TEXT_SIZES, key=lambda one: abs(one - present)))
    return _TEXT_SIZES[min(max(at + steps, 0), len(_TEXT_SIZES) - 1)]
