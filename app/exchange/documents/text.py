"""Plain text files: which encoding, and which lines."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Environment, Refused

LARGEST_BYTES = 20_000_000
"""A policy address is under one million; a larger file is not one."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = re.compile("[的在為为及和，。、；「」（）年月日一不是有了會会]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text with its lines, without their ends."""

    lines: tuple[str, ...]
    encoding: str


def read_text_file(path: Path) -> TextFile:
    """Read a text document whatever its encoding: UTF-8, UTF-16, Big5 with HKSCS, GB18030.

    Raises Refused for a file that holds no text, Environment if it cannot be read at all.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise Refused("document_too_large", name=path.name, limit=LARGEST_BYTES // 1_000_000)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Environment("file_missing", path=str(path)) from error
    except OSError as error:
        raise Environment("file_unreadable", path=str(path), reason=str(error)) from error
    text, encoding = _decode(content, path.name)
    if not text.strip():
        raise Refused("document_empty", name=path.name)
    return TextFile(tuple(line.rstrip() for line in text.splitlines()), encoding)


def _decode(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, name)
    if _BINARY.search(content):
        raise Refused("document_not_text", name=name)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    guesses = []
    for encoding in ("big5hkscs", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        guesses.append((len(_COMMON.findall(text)), encoding, text))
    if not guesses:
        raise Refused("document_not_text", name=name)
    _, encoding, text = max(guesses)
    return text, encoding


def _strictly(content: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise Refused("document_not_text", name=name) from error
