import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po as read_with_babel

from app.base import paths
from app.base.i18n import Language, from_tag, plural, read_po, system_language, translator

APP = Path(__file__).resolve().parents[2] / "app"
CATALOGUES = ("zh_Hant_HK", "zh_Hans")
KEYWORDS = {"_": None, "mark": None, "plural": (1, 2)}

PO = """\
# Head of the file.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

#: app/one.py:1
msgid "Open"
msgstr "開啟"

msgid ""
"A long "
"sentence."
msgstr ""
"長的"
"句子。"

msgid "{count} action"
msgid_plural "{count} actions"
msgstr[0] "{count}項行動"

#, fuzzy
msgid "Guessed"
msgstr "猜測"

#, fuzzy, python-brace-format
msgid "Guessed {too}"
msgstr "也是{too}"

#, python-brace-format
msgid "Say \\"{word}\\"\\n\\tand \\\\ go"
msgstr "說「{word}」\\n\\t再 \\\\ 走"

msgid "Empty"
msgstr ""

#~ msgid "Old"
#~ msgstr "舊"
"""


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh_HK.UTF-8", Language.ZH_HANT),
        ("zh_TW", Language.ZH_HANT),
        ("zh_MO", Language.ZH_HANT),
        ("zh", Language.ZH_HANT),
        ("zh-Hant-CN", Language.ZH_HANT),
        ("zh_CN.UTF-8", Language.ZH_HANS),
        ("zh_SG", Language.ZH_HANS),
        ("zh-Hans-HK", Language.ZH_HANS),
        ("ZH-HANS", Language.ZH_HANS),
        ("en_GB.UTF-8", Language.EN),
        ("C", Language.EN),
        ("C.UTF-8", Language.EN),
        ("POSIX", Language.EN),
        ("fr_FR", Language.EN),
        ("", Language.EN),
    ],
)
def test_a_locale_is_served_by_the_nearest_language(tag, language):
    assert from_tag(tag) is language


def test_the_language_of_the_system_comes_from_its_environment(monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_MESSAGES", "zh_HK.UTF-8")
    assert system_language() is Language.ZH_HANT
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert system_language() is Language.ZH_HANS


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "words.po"
    path.write_text(PO, encoding="utf-8")
    return path


def test_a_catalogue_is_read_as_it_is_written(catalogue):
    assert read_po(catalogue) == {
        "Open": "開啟",
        "A long sentence.": "長的句子。",
        "{count} action": "{count}項行動",
        'Say "{word}"\n\tand \\ go': "說「{word}」\n\t再 \\ 走",
    }


def test_line_ends_of_windows_do_not_matter(catalogue):
    expected = read_po(catalogue)
    catalogue.write_bytes(PO.replace("\n", "\r\n").encode())
    assert read_po(catalogue) == expected


def test_words_without_a_translation_stay_english():
    for language in Language:
        assert translator(language)("No such words anywhere.") == "No such words anywhere."


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 actions"), (1, "1 action"), (2, "2 actions"), (1200, "1,200 actions")],
)
def test_english_has_two_forms_of_number(count, words):
    assert plural("{count} action", "{count} actions", count, Language.EN) == words


@pytest.mark.parametrize("folder", CATALOGUES)
def test_a_catalogue_reads_the_same_as_with_babel(folder):
    """Our own reader is small; an established one must agree with it on the real files."""
    path = _catalogue(folder)
    with path.open("rb") as file:
        entries = [entry for entry in read_with_babel(file) if entry.id and not entry.fuzzy]
    expected = {_first(entry.id): _first(entry.string) for entry in entries if _first(entry.string)}
    assert read_po(path) == expected


@pytest.mark.parametrize("folder", CATALOGUES)
def test_every_message_of_the_program_is_translated(folder):
    assert sorted(_messages() - read_po(_catalogue(folder)).keys()) == []


@pytest.mark.parametrize("folder", CATALOGUES)
def test_no_translation_is_left_of_words_that_are_gone(folder):
    assert sorted(read_po(_catalogue(folder)).keys() - _messages()) == []


@pytest.mark.parametrize("folder", CATALOGUES)
def test_a_translation_fills_in_the_same_values(folder):
    differing = {
        source: translation
        for source, translation in read_po(_catalogue(folder)).items()
        if _placeholders(source) != _placeholders(translation)
    }
    assert differing == {}


def test_messages_are_found_in_the_source():
    """If the extraction found nothing, the tests of the catalogues would prove nothing."""
    found = _messages()
    assert {"Past latest", "{count} commitment", "Import? [y/N] "} <= found
    assert len(found) > 150


@cache
def _messages():
    methods = [("**.py", "python")]
    found = extract_from_dir(str(APP), methods, keywords=KEYWORDS, comment_tags=())
    return frozenset(_first(message) for _file, _line, message, _comments, _context in found)


def _catalogue(folder):
    return paths.resource("locale", folder, "LC_MESSAGES", "pledgeline.po")


def _first(message):
    return message if isinstance(message, str) else message[0]


def _placeholders(text):
    return set(re.findall(r"\{\w+\}", text))
