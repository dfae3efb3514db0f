"""The full text index: bigrams of folded text, so that one Chinese character is enough to find."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from app.base.folding import bigrams, fold
from app.domain.conditions import Match
from app.storage.search_tables import SEARCH_TABLES

Row = Mapping[str, Any]
_LISTS = ("path", "tags")
"""Kept as JSON, whose quotation marks and brackets are nobody's words."""
_LONG = ("text", "notes", "assessment_reason", "update_text")
"""One text each; what stands in the other columns stands in many rows."""
_INDEX_OF = {column: name for name, columns in SEARCH_TABLES.items() for column in columns}


def _entered(name: str) -> str:
    columns, values = ", ".join(SEARCH_TABLES[name]), ", ".join("?" for _ in SEARCH_TABLES[name])
    return f"INSERT INTO {name}(rowid, {columns}) VALUES (?, {values})"  # noqa: S608 - our own names


def _deleted(name: str) -> str:
    """An index keeps no text of its own: to forget a row it must be told what the row was."""
    columns, values = ", ".join(SEARCH_TABLES[name]), ", ".join("?" for _ in SEARCH_TABLES[name])
    return f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', ?, {values})"  # noqa: S608


def _asking(what: str) -> dict[str, TextClause]:
    """A question to each index."""
    return {
        name: text(f"SELECT {what.format(name)} FROM {name} WHERE {name} MATCH :phrase")  # noqa: S608
        for name in SEARCH_TABLES
    }


_INSERT = {name: _entered(name) for name in SEARCH_TABLES}
_DELETE = {name: _deleted(name) for name in SEARCH_TABLES}
_MATCH = _asking("group_concat(rowid)")
_COUNT = _asking("count(*)")
_FIRST = text("SELECT rowid FROM search WHERE search MATCH :phrase LIMIT :limit")


def add(connection: Connection, rows: Iterable[Row]) -> None:
    """Index rows of the listing."""
    every = list(rows)
    for name, statement in _INSERT.items():
        _send(connection, statement, (_words(row, name) for row in every))


def remove(connection: Connection, rows: Iterable[Row]) -> None:
    """Forget rows of the listing, which must be given as they were indexed."""
    every = list(rows)
    for name, statement in _DELETE.items():
        _send(connection, statement, (_words(row, name) for row in every))


def replace(connection: Connection, pairs: Sequence[tuple[Row, Row]]) -> None:
    """Index rows that were something else before; an index whose words stay is left alone.

    Rows must have the columns that stand in an index `beside` those that were changed.
    """
    for name, columns in SEARCH_TABLES.items():
        before, after = [], []
        for old, new in pairs:
            if all(old.get(column) == new.get(column) for column in columns):
                continue
            words = _words(old, name)
            before.append(words)
            changed = (
                known if old[column] == new[column] else _words_of(new, column)
                for column, known in zip(columns, words[1:], strict=True)
            )
            after.append((words[0], *changed))
        _send(connection, _DELETE[name], before)
        _send(connection, _INSERT[name], after)


def beside(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns that have to be indexed anew with some columns, these among them."""
    names = {_INDEX_OF[column] for column in columns if column in _INDEX_OF}
    return tuple(one for name in SEARCH_TABLES if name in names for one in SEARCH_TABLES[name])


def matching_keys(connection: Connection, wanted: str) -> list[int]:
    """The keys of the rows in which the words occur anywhere; all words fold to nothing: none."""
    folded = fold(wanted)
    if not folded:
        return []
    printed, reported = (_keys(connection, name, _phrase(folded)) for name in SEARCH_TABLES)
    return list({*printed, *reported}) if reported else printed


def first_matching(connection: Connection, wanted: str, limit: int) -> tuple[int, list[int]] | None:
    """How many rows the words occur in, and the lowest keys of them: a fifth of the time of all.

    None where words that staff have entered are among them, so that rows could count twice.
    """
    phrase = {"phrase": _phrase(fold(wanted))}
    if connection.execute(_COUNT["search_reported"], phrase).scalar_one():
        return None
    count = connection.execute(_COUNT["search"], phrase).scalar_one()
    found = connection.execute(_FIRST, {**phrase, "limit": limit}).scalars()
    return int(count), list(found)


def matching_in(connection: Connection, column: str, match: Match, folded: str) -> list[int]:
    """The keys of the rows in whose column folded words lie so; a column of one text."""
    return _keys(connection, _INDEX_OF[column], f"{{{column}}} : {_lying(match, folded)}")


def _keys(connection: Connection, name: str, phrase: str) -> list[int]:
    keys = connection.execute(_MATCH[name], {"phrase": phrase}).scalar_one()
    return json.loads(f"[{keys}]") if keys else []


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
    # A row without any words is not in the index.
    if parameters := [row for row in rows if any(row[1:])]:
        connection.exec_driver_sql(statement, parameters)


def _words(row: Row, name: str) -> tuple[Any, ...]:
    return (row["key"], *(_words_of(row, column) for column in SEARCH_TABLES[name]))


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
