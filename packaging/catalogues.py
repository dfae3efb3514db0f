"""Bring the message catalogues up to date with the source.

    python packaging/catalogues.py            from the root of the project, with the test packages

New messages are added without a translation, messages that are gone are dropped, and the rest
stays. A test fails as long as a message has no translation.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("zh_Hant_HK", "zh_Hans")
KEYWORDS = {"_": None, "mark": None, "plural": (1, 2)}


def source_messages() -> dict[str, str | tuple[str, ...]]:
    """All messages of the program by the English that is their key."""
    found = extract_from_dir(str(ROOT / "app"), keywords=KEYWORDS)
    messages = [message for _file, _line, message, _comments, _context in found]
    return {one if isinstance(one, str) else one[0]: one for one in messages}


def update(locale: str) -> int:
    """Rewrite a catalogue; returns how many messages lack a translation."""
    path = ROOT / "resources" / "locale" / locale / "LC_MESSAGES" / "pledgeline.po"
    with path.open("rb") as file:
        before = {_key(one.id): one.string for one in read_po(file) if one.id}
    catalog = Catalog(project="Pledgeline", charset="utf-8", fuzzy=False)
    missing = 0
    for key, message in sorted(source_messages().items()):
        known = before.get(key) or ""
        text = known if isinstance(known, str) else known[0]
        missing += not text
        catalog.add(message, text if isinstance(message, str) else (text, text))
    with path.open("wb") as file:
        write_po(file, catalog, omit_header=True, width=0, sort_output=True)
    return missing


def _key(identifier: str | tuple[str, ...]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


if __name__ == "__main__":
    for name in LOCALES:
        print(f"{name}: {update(name)} without a translation")
