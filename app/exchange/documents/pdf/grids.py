"""Tables: where rules cross, and the cells between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.exchange.documents.pdf.rules import Rule

_NEAR = 3.0
_LEAST_CELL = 8.0
"""Lines nearer to each other than this are one, drawn double."""
_MOST_RULES = 2_500
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: the places of its rules from left to right and from top to bottom."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    owners: tuple[tuple[tuple[int, int], ...], ...]
    """For each row and column the row and column of the cell that it is a part of."""

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that a point is in."""
        row = next((at for at, low in enumerate(self.across[1:]) if low < y <= self.across[at]), -1)
        column = next((at for at, far in enumerate(self.down[1:]) if self.down[at] <= x < far), -1)
        return self.owners[row][column] if row >= 0 and column >= 0 else None


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The tables of a page with two columns at least."""
    drawn = list(rules)
    if len(drawn) > _MOST_RULES:  # A map or a chart.
        return []
    return [grid for group in _connected(drawn) if (grid := _grid(group)) is not None]


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, together."""
    groups: list[tuple[list[Rule], list[float]]] = []
    for rule in rules:
        box = _box(rule)
        touching = [group for group in groups if _overlap(group[1], box)]
        members = [rule]
        for group in touching:
            members += group[0]
            box = [min(box[0], group[1][0]), min(box[1], group[1][1]),
                   max(box[2], group[1][2]), max(box[3], group[1][3])]  # fmt: skip
            groups.remove(group)
        groups.append((members, box))
    return [members for members, _box_ in groups if len(members) > 4]


def _box(rule: Rule) -> list[float]:
    if rule.across:
        return [rule.begin - _NEAR, rule.at - _NEAR, rule.end + _NEAR, rule.at + _NEAR]
    return [rule.at - _NEAR, rule.begin - _NEAR, rule.at + _NEAR, rule.end + _NEAR]


def _overlap(one: list[float], other: list[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _grid(rules: list[Rule]) -> Grid | None:
    across = _places(rule.at for rule in rules if rule.across)[::-1]
    down = _places(rule.at for rule in rules if not rule.across)
    if len(across) < 3 or len(down) < 3 or len(across) * len(down) > _MOST_CELLS:
        return None
    return Grid(tuple(across), tuple(down), _owners(rules, across, down))


def _places(values: Iterable[float]) -> list[float]:
    """The values in order, those that are nearly the same as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _LEAST_CELL:
            found.append(value)
    return found


def _owners(
    rules: list[Rule], across: list[float], down: list[float]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Cells without a rule between them are one."""
    owners: list[list[tuple[int, int]]] = []
    for row in range(len(across) - 1):
        middle = (across[row] + across[row + 1]) / 2
        line: list[tuple[int, int]] = []
        for column in range(len(down) - 1):
            centre = (down[column] + down[column + 1]) / 2
            if column and not _drawn(rules, False, down[column], middle):
                line.append(line[-1])
            elif row and not _drawn(rules, True, across[row], centre):
                line.append(owners[-1][column])
            else:
                line.append((row, column))
        owners.append(line)
    return tuple(map(tuple, owners))


def _drawn(rules: list[Rule], across: bool, at: float, through: float) -> bool:
    return any(
        rule.across is across
        and abs(rule.at - at) <= _LEAST_CELL
        and rule.begin <= through <= rule.end
        for rule in rules
    )
