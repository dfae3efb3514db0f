"""The terms of a typed filter, each character with whether it stands in quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.errors import InvalidValue

COLONS = ":："
COMMAS = ",，、"
_CLOSING = {'"': '"', "“": "”"}
_NOT_IN_NAMES = '<>="“”'


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a term; an opening quotation mark is an empty one that is quoted."""

    text: str
    quoted: bool
    at: int
    """Where it stands in what was typed."""


Letters = tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """What stands between two blanks."""

    letters: Letters
    start: int
    end: int
    closed: bool = True
    """Whether every quotation mark in it has its other half."""


def terms(text: str) -> list[str]:
    """The terms of a filter as they are typed. Raises InvalidValue for an open quotation mark."""
    return [text[one.start : one.end] for one in lexed(text)]


def lexed(text: str) -> list[Term]:
    """The terms of a filter. Raises InvalidValue for an open quotation mark."""
    found = loose_terms(text)
    for term in found:
        if not term.closed:
            raise quote_open(text, term)
    return found


def loose_terms(text: str) -> list[Term]:
    """The terms of a filter, whether the last one is complete or not."""
    return list(_terms(text))


def quote_open(text: str, term: Term) -> InvalidValue:
    """What is wrong with a term whose quotation mark has no other half."""
    quoted = max(one.at for one in term.letters if one.quoted and not one.text)
    return InvalidValue("query_quote_open", text=text[quoted + 1 :])


def term_at(text: str, cursor: int) -> Term:
    """The term that the cursor is in or behind, whether it is complete or not."""
    for term in _terms(text):
        if term.start <= cursor <= term.end:
            return term
    return Term((), cursor, cursor)


def _terms(text: str) -> Iterator[Term]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start, letters, closed = at, [], True
        while at < len(text) and not text[at].isspace():
            if text[at] in _CLOSING:
                quoted, at, closed = _quoted(text, at)
                letters += quoted
            else:
                letters.append(Letter(text[at], quoted=False, at=at))
                at += 1
        yield Term(tuple(letters), start, at, closed)


def _quoted(text: str, start: int) -> tuple[list[Letter], int, bool]:
    """The letters between quotation marks, where they end, and whether they do."""
    closing = _CLOSING[text[start]]
    letters = [Letter("", quoted=True, at=start)]
    at = start + 1
    while at < len(text):
        if text[at] != closing:
            letters.append(Letter(text[at], quoted=True, at=at))
        elif closing == '"' and text[at + 1 : at + 2] == '"':
            letters.append(Letter('"', quoted=True, at=at))
            at += 1
        else:
            return letters, at + 1, True
        at += 1
    return letters, at, False


def joined(letters: Letters) -> str:
    """The words that letters make."""
    return "".join(one.text for one in letters)


def is_quoted(letters: Letters) -> bool:
    """Whether any part stands in quotation marks, so that the words are meant as they are."""
    return any(one.quoted for one in letters)


def without_minus(letters: Letters) -> tuple[bool, Letters]:
    """Whether the term is turned round, and the rest of it."""
    minus = len(letters) > 1 and letters[0].text == "-" and not letters[0].quoted
    return minus, letters[1:] if minus else letters


def named(letters: Letters) -> tuple[str, Letters] | None:
    """The name in front of the first colon and what follows it; None if there is no name."""
    for at, one in enumerate(letters):
        if one.quoted or one.text in _NOT_IN_NAMES:
            return None
        if one.text in COLONS:
            return (joined(letters[:at]), letters[at + 1 :]) if at else None
    return None


def parted(letters: Letters) -> list[Letters]:
    """The values between commas; empty ones only where they are quoted."""
    parts: list[list[Letter]] = [[]]
    for one in letters:
        if one.text in COMMAS and one.text and not one.quoted:
            parts.append([])
        else:
            parts[-1].append(one)
    return [tuple(part) for part in parts if part]
