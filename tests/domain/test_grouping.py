"""Lines of groups against a list of them, and moving between positions and rows."""

import random

import pytest

from app.domain.filters import GroupKey
from app.domain.grouping import Group, GroupedLines, Grouping
from app.domain.matches import Matches


def group(path, keys, below=()):
    members = sorted(keys, key=lambda key: (key % 3, key))
    bits = sum(1 << key for key in keys)
    return Group(GroupKey.TAG, path, bits, Matches(len(members), iter(members)), tuple(below))


def random_grouping(choose):
    groups = []
    for name in "abcd"[: choose.randrange(1, 5)]:
        keys = choose.sample(range(40), choose.randrange(1, 12))
        below = []
        if choose.random() < 0.5:
            half = len(keys) // 2
            parts = [part for part in (keys[:half], keys[half:]) if part]
            below = [group((name, str(at)), part) for at, part in enumerate(parts)]
        groups.append(group((name,), keys, below))
    return Grouping(tuple(groups))


def listed(groups, closed):
    """Heads by path and rows by key, as a plain list."""
    lines = []
    for one in groups:
        lines.append(one.path)
        if one.path not in closed:
            lines += listed(one.below, closed) if one.below else list(one.members)
    return lines


@pytest.mark.parametrize("seed", range(20))
def test_lines_are_heads_and_the_rows_of_open_groups(seed):
    choose = random.Random(seed)
    grouping = random_grouping(choose)
    paths = [one.path for one in grouping.every()]
    closed = set(choose.sample(paths, choose.randrange(len(paths) + 1)))
    lines, expected = GroupedLines(grouping, closed), listed(grouping.groups, closed)
    assert len(lines) == len(expected)
    for position, line in enumerate(expected):
        head = lines.head(position)
        assert (head.path if head else lines.key(position)) == line
        if head is None:
            assert line in lines.neighbours(position, 4)
            assert position in list(lines.positions_of(line))
            assert lines.position_of(line, lines.group_at(position).path) == position
            assert lines.position_of(line) == expected.index(line)
        else:
            assert lines.position_of_head(line) == position
            rest = [at for at in range(position + 1, len(expected))
                    if isinstance(expected[at], tuple)
                    and len(expected[at]) <= len(line)]  # fmt: skip
            assert lines.end_of(line) == (rest[0] if rest else len(expected))
    first, last = sorted(choose.choices(range(len(expected) + 1), k=2))
    keys = [None if isinstance(line, tuple) else line for line in expected]
    assert lines.page(first, last) == keys[first:last]


def test_a_hidden_head_is_looked_for_at_the_group_that_hides_it():
    grouping = Grouping((group(("a",), [1, 2], [group(("a", "x"), [1, 2])]),))
    assert GroupedLines(grouping, {("a",)}).position_of_head(("a", "x")) == 0
    assert GroupedLines(grouping).position_of_head(("b",)) is None


def test_rows_in_several_groups_are_shared():
    grouping = Grouping((), {GroupKey.TAG: 0b100})
    assert grouping.is_shared(2)
    assert not grouping.is_shared(1)


def test_groups_are_alike_when_the_same_rows_stand_in_them():
    one, two = (Grouping((group(("a",), keys),)) for keys in ([1, 2], [1, 3]))
    assert one.like(Grouping((group(("a",), [2, 1]),)))
    assert not one.like(two)
    assert not one.like(Grouping())
