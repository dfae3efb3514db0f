"""The commitments that ask for attention among those that are viewed, and the next one of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.attention import Attention
from app.domain.changes import Applied, only_reports
from app.domain.matches import Matches
from app.services.workspace import Workspace

_BITS = {reason: 1 << place for place, reason in enumerate(Attention)}
_RENEWED_AT_ONCE = 500


class NeedsAttention:
    """Knows the reasons of every commitment, one byte each, and keeps them while it can."""

    def __init__(self, workspace: Workspace, stale_days: int) -> None:
        self._workspace = workspace
        self._stale_days = stale_days
        self._reasons: bytearray | None = None
        self._of_day: date | None = None

    @property
    def stale_days(self) -> int:
        return self._stale_days

    def set_stale_days(self, days: int) -> None:
        """Take commitments for stale after so many days."""
        if days != self._stale_days:
            self._stale_days = days
            self._reasons = None

    def note(self, applied: Applied) -> None:
        """A change set has been written: look again at what it touched."""
        if self._reasons is None:
            return
        few = len(applied.commitments) <= _RENEWED_AT_ONCE
        if not few or not only_reports(applied.change_set):
            self._reasons = None
            return
        keys = self._workspace.keys(applied.commitments).values()
        with self._workspace.reader() as reader:
            found = reader.attention_of(keys, self._workspace.today, self._stale_days)
        for key in keys:
            self._reasons[key] = _mask(found.get(key, ()))

    def reasons(self, key: int) -> frozenset[Attention]:
        """Why a commitment asks for attention; empty if it does not."""
        mask = self._masks()[key] if key < len(self._masks()) else 0
        return frozenset(reason for reason, bit in _BITS.items() if mask & bit)

    def found(self, matches: Matches, wanted: Iterable[Attention] = Attention) -> list[int]:
        """Those that ask for attention by one of some reasons, in the order in which they stand."""
        masks, mask = self._masks(), _mask(wanted)
        return [key for key in matches if masks[key] & mask]

    def counts(self, matches: Matches) -> dict[Attention, int]:
        """How many there are of each reason."""
        masks = self._masks()
        times = [0] * (max(_BITS.values()) * 2)
        for key in matches:
            times[masks[key]] += 1
        return {
            reason: sum(count for mask, count in enumerate(times) if mask & bit)
            for reason, bit in _BITS.items()
        }

    def next_position(
        self, matches: Matches, start: int, step: int, wanted: Iterable[Attention] = Attention
    ) -> int | None:
        """The next position in a direction, after the last one the first again; None of none."""
        masks, mask, count = self._masks(), _mask(wanted), len(matches)
        for distance in range(1, count + 1):
            position = (start + step * distance) % count
            if masks[matches[position]] & mask:
                return position
        return None

    def _masks(self) -> bytearray:
        if self._reasons is None or self._of_day != self._workspace.today:
            self._of_day = self._workspace.today
            with self._workspace.reader() as reader:
                keys = reader.attention_keys(self._of_day, self._stale_days)
                length = reader.greatest_key() + 1
            self._reasons = bytearray(length)
            for reason, found in keys.items():
                bit = _BITS[reason]
                for key in found:
                    self._reasons[key] |= bit
        return self._reasons


def reasons_in_order(reasons: Iterable[Attention]) -> Sequence[Attention]:
    """The gravest first."""
    held = frozenset(reasons)
    return [reason for reason in Attention if reason in held]


def _mask(reasons: Iterable[Attention]) -> int:
    mask = 0
    for reason in reasons:
        mask |= _BITS[reason]
    return mask
