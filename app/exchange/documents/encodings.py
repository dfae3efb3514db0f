"""In which encoding the bytes of a text are: UTF-8, UTF-16, Big5 with HKSCS, GB18030."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Compiled when they are needed, which is seldom.
_COMMON = "[的在為为及和，。、；「」（）年月日一不是有了會会]"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NEVER_IN_TEXT = "[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff\ue000-\uf8ff]"
_WIDE_ENDS = ("utf-16-le", "utf-16-be")
_PLAIN = "[\t\n\r -~\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2010-\u2027]"
_PLAIN_SHARE = 0.9
_WIDER = {"big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030"}
"""What is declared, and what the same bytes may also hold."""


def decoded(content: bytes, declared: str = "") -> tuple[str, str] | None:
    """The text and the encoding that it was in; None if the bytes hold no text.

    `declared` is what the file says of itself, believed if it can be true.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if _BINARY.search(content):
        return _wide_without_mark(content)
    for encoding in dict.fromkeys(("utf-8", _known(declared))):
        found = _strictly(content, encoding) if encoding else None
        if found is not None:
            return found
    return _by_frequent_characters(content)


def _by_frequent_characters(content: bytes) -> tuple[str, str] | None:
    guesses = []
    wide = _wide_without_mark(content)
    if wide is not None:
        guesses.append((len(re.findall(_COMMON, wide[0])), *wide))
    for encoding in ("big5hkscs", "gb18030"):
        found = _strictly(content, encoding)
        if found is not None:
            guesses.append((len(re.findall(_COMMON, found[0])), *found))
    if not guesses:
        return None
    _count, text, encoding = max(guesses, key=lambda guess: guess[0])
    return text, encoding


def _wide_without_mark(content: bytes) -> tuple[str, str] | None:
    """UTF-16 that does not say so: one of the two orders of its bytes gives ordinary writing."""
    for encoding in _WIDE_ENDS:
        found = _strictly(content, encoding)
        if found is None or not found[0] or re.search(_NEVER_IN_TEXT, found[0]):
            continue
        if len(re.findall(_PLAIN, found[0])) >= _PLAIN_SHARE * len(found[0]):
            return found
    return None


def _known(declared: str) -> str:
    """The name of a declared encoding, if there is one; a wider one where it is usual."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(name, name)


def _strictly(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return content.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        return None
