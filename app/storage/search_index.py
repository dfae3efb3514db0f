"""The full text index: bigrams of folded text, so that one Chinese character is enough to find."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from app.base.folding import bigrams, fold
from app.domain.conditions import Match
from app.storage.tables import SEARCHED

Row = Mapping[str, Any]
_LISTS = ("path", "tags")
"""Kept as JSON, whose quotation marks and brackets are nobody's words."""
_LONG = ("text", "notes", "assessment_reason", "update_text")
"""One text each; what stands in the other columns stands in many rows."""
_COLUMNS = ", ".join(SEARCHED)
_VALUES = ", ".join("?" for _name in SEARCHED)
_INSERT = f"INSERT INTO search(rowid, {_COLUMNS}) VALUES (?, {_VALUES})"  # noqa: S608
# The index keeps no text of its own: to forget a row it must be told what the row was.
_DELETE = f"INSERT INTO search(search, rowid, {_COLUMNS}) VALUES ('delete', ?, {_VALUES})"  # noqa: S608
_MATCH = text("SELECT group_concat(rowid) FROM search WHERE search MATCH :phrase")
_COUNT = text("SELECT count(*) FROM search WHERE search MATCH :phrase")
_FIRST = text("SELECT rowid FROM search WHERE search MATCH :phrase LIMIT :limit")


def add(connection: Connection, rows: Iterable[Row]) -> None:
    """Index rows of the listing."""
    _send(connection, _INSERT, (_words(row) for row in rows))


def remove(connection: Connection, rows: Iterable[Row]) -> None:
    """Forget rows of the listing, which must be given as they were indexed."""
    _send(connection, _DELETE, (_words(row) for row in rows))


def replace(connection: Connection, pairs: Iterable[tuple[Row, Row]]) -> None:
    """Index rows that were something else before."""
    before, after = [], []
    for old, new in pairs:
        if same_words(old, new):
            continue
        words = _words(old)
        before.append(words)
        changed = (
            known if old[name] == new[name] else _words_of(new, name)
            for name, known in zip(SEARCHED, words[1:], strict=True)
        )
        after.append((words[0], *changed))
    _send(connection, _DELETE, before)
    _send(connection, _INSERT, after)


def matching_keys(connection: Connection, wanted: str) -> list[int]:
    """The keys of the rows in which the words occur anywhere; all words fold to nothing: none."""
    folded = fold(wanted)
    if not folded:
        return []
    keys = connection.execute(_MATCH, {"phrase": _phrase(folded)}).scalar_one()
    return json.loads(f"[{keys}]") if keys else []


def first_matching(connection: Connection, wanted: str, limit: int) -> tuple[int, list[int]]:
    """How many rows the words occur in, and the lowest keys of them: a fifth of the time of all."""
    phrase = _phrase(fold(wanted))
    count = connection.execute(_COUNT, {"phrase": phrase}).scalar_one()
    found = connection.execute(_FIRST, {"phrase": phrase, "limit": limit}).scalars()
    return int(count), list(found)


def matching_in(connection: Connection, column: str, match: Match, folded: str) -> list[int]:
    """The keys of the rows in whose column folded words lie so; a column of one text."""
    keys = connection.execute(
        _MATCH, {"phrase": f"{{{column}}} : {_lying(match, folded)}"}
    ).scalar_one()
    return json.loads(f"[{keys}]") if keys else []


def same_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two states of a row are found by the same words."""
    return all(before[field] == after[field] for field in SEARCHED)


def _phrase(folded: str) -> str:
    """One character is the beginning of a token, more are a row of overlapping pairs."""
    if len(folded) == 1:
        return f"{_quoted(folded)}*"
    return _quoted(" ".join(folded[at : at + 2] for at in range(len(folded) - 1)))


def _lying(match: Match, folded: str) -> str:
    """Words at the beginning stand in the first token, words at the end in the last.

    The last character of a text is a token of its own, and no other token is as short.
    """
    if match in (Match.ENDS, Match.EQUALS):
        phrase = _quoted(" ".join(folded[at : at + 2] for at in range(len(folded))))
    else:
        phrase = _phrase(folded)
    return f"^ {phrase}" if match in (Match.STARTS, Match.EQUALS) else phrase


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'


def _send(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    if parameters := list(rows):
        connection.exec_driver_sql(statement, parameters)


def _words(row: Row) -> tuple[Any, ...]:
    return (row["key"], *(_words_of(row, name) for name in SEARCHED))


def _words_of(row: Row, column: str) -> str:
    value = row[column]
    if not value:
        return ""
    return bigrams(value) if column in _LONG else _repeated(value, column)


@lru_cache(maxsize=4_096)
def _repeated(value: str, column: str) -> str:
    """Each part of a column for itself: nothing is found across the end of one of them."""
    if column in _LISTS:
        parts = json.loads(value)
    else:
        parts = value.split("\n") if column == "names" else [value]
    return " ".join(bigrams(part) for part in parts if part)
