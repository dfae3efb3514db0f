"""The words of the program in three languages.

English is written in the source as `_("...")`; the catalogues of `resources/locale` hold the
Chinese. Functions that make words take the language, so that a Chinese workbook can come from an
English screen. The catalogues are read as they are written (.po): there is nothing to compile.
"""

import gettext
import json
import locale
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.base import paths


class Language(StrEnum):
    """A language of the program, by its BCP 47 tag."""

    ZH_HANT = "zh-Hant"
    ZH_HANS = "zh-Hans"
    EN = "en"


OWN_NAMES = {
    Language.ZH_HANT: "繁體中文",
    Language.ZH_HANS: "简体中文",
    Language.EN: "English",
}
"""What each language calls itself; never translated."""

_FOLDERS = {Language.ZH_HANT: "zh_Hant_HK", Language.ZH_HANS: "zh_Hans"}

Translate = Callable[[str], str]


def translator(language: Language) -> Translate:
    """The function that gives the words of a language; unknown words stay English."""
    return _catalogue(language).gettext


def plural(one: str, many: str, count: int, language: Language) -> str:
    """`one` or `many`, whichever fits `count`, in a language, with {count} filled in."""
    return _catalogue(language).ngettext(one, many, count).format(count=f"{count:,}")


def mark(message: str) -> str:
    """Mark a message of a table for the catalogues; it is translated where it is used."""
    return message


def system_language() -> Language:
    """The language of the user's system; English where that is none of ours."""
    return from_tag(_system_tag())


def from_tag(tag: str) -> Language:
    """The language that serves a locale name such as `zh_HK.UTF-8`, `zh-Hans-CN` or `C`."""
    parts = tag.replace("_", "-").split(".")[0].lower().split("-")
    if parts[0] != "zh":
        return Language.EN
    simplified = "hans" in parts or (
        "hant" not in parts and bool({"cn", "sg", "my"} & set(parts[1:]))
    )
    return Language.ZH_HANS if simplified else Language.ZH_HANT


def _system_tag() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := os.environ.get(variable):
            return tag
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "en")
    return locale.getlocale()[0] or "en"


class _Catalogue(gettext.NullTranslations):
    """Messages of one language, held in memory."""

    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__()
        self._messages = messages

    def gettext(self, message: str) -> str:
        return self._messages.get(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        # Chinese has one form, which the catalogue keeps under the singular.
        return self._messages.get(msgid1) or (msgid1 if n == 1 else msgid2)


@cache
def _catalogue(language: Language) -> _Catalogue:
    folder = _FOLDERS.get(language)
    if folder is None:
        return _Catalogue({})
    path = paths.resource("locale", folder, "LC_MESSAGES", "pledgeline.po")
    return _Catalogue(read_po(path))


def read_po(path: Path) -> dict[str, str]:
    """The messages of a catalogue: English to translation, fuzzy and empty ones left out.

    Of a plural only the first form is kept: Chinese has no other.
    """
    messages: dict[str, str] = {}
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        parts: dict[str, str] = {}
        key = ""
        for line in entry.splitlines():
            if line.startswith("#"):
                parts["#"] = parts.get("#", "") + line
                continue
            word, _, text = ("", "", line) if line.startswith('"') else line.partition(" ")
            key = word or key
            parts[key] = parts.get(key, "") + json.loads(text)
        message = parts.get("msgid", "")
        translation = parts.get("msgstr") or parts.get("msgstr[0]", "")
        if message and translation and "fuzzy" not in parts.get("#", ""):
            messages[message] = translation
    return messages
