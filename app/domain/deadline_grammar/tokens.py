"""Words of time as tokens: what a token is, and how a table of patterns becomes a lexer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token does in a phrase."""

    YEAR = auto()
    YEAR_PAIR = auto()
    MINGUO_YEAR = auto()
    """A year of Taiwan, counted from 1911; a bare one needs a context that says so."""
    RELATIVE_YEAR = auto()
    RELATIVE_UNIT = auto()
    """A unit counted from the one of publication: 下學年, 本季."""
    DATE = auto()
    """Year, month and day in figures."""
    EDGE = auto()
    HALF = auto()
    QUARTER = auto()
    MONTH = auto()
    DAY = auto()
    FESTIVAL = auto()
    SCHOOL_YEAR = auto()
    FINANCIAL_YEAR = auto()
    LENGTH = auto()
    AT = auto()
    FROM = auto()
    TO = auto()
    AND = auto()
    NO_LATER = auto()
    BY_INCLUDING = auto()
    BY = auto()
    IN = auto()
    START = auto()
    AFTER = auto()
    STOP = auto()
    SOFT = auto()
    FUTURE = auto()
    LASTING = auto()
    BASELINE = auto()
    ONGOING = auto()
    DEPENDS = auto()
    TERM = auto()
    OF = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time at [start, end) of the prepared text."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    """Year, month, day, quarter, half, number of units, or units from the published one."""
    word: str = ""
    """The folded word, where it matters which one it was."""


Meaning = Callable[[list[str]], tuple[int, str]]
"""From what the groups of a pattern caught to the value and the word of the token."""


class Lexer:
    """Finds the words of one language in a prepared text."""

    def __init__(
        self, patterns: Sequence[tuple[Kind, str]], meanings: Mapping[Kind, Meaning]
    ) -> None:
        self._regex = re.compile(
            "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in patterns)
        )
        self._meanings = meanings
        # Where the groups of each kind's own pattern begin and end among the groups of the whole.
        first = [self._regex.groupindex[kind.name] for kind, _ in patterns]
        last = [*(index - 1 for index in first[1:]), self._regex.groups]
        self._groups = {
            kind: slice(begin, end)
            for (kind, _), begin, end in zip(patterns, first, last, strict=True)
        }

    def tokens(self, prepared: str) -> Iterator[Token]:
        """The words of time, in order; everything between them is left out."""
        for match in self._regex.finditer(prepared):
            kind = Kind[match.lastgroup or ""]
            meaning = self._meanings.get(kind)
            value, word = 0, match.group()
            if meaning is not None:
                caught = match.groups()[self._groups[kind]]
                value, word = meaning([part for part in caught if part is not None])
            yield Token(kind, match.start(), match.end(), value, word)


def day_in_figures(parts: list[str]) -> tuple[int, str]:
    """Year, sign, month and day to one number: 20240331."""
    year, _sign, month, day = parts
    return int(year) * 10_000 + int(month) * 100 + int(day), ""
