"""Editing: many rows at once, a pasted block, what is taken back, and lists of values.

They are done through the services, as the window does in its worker, with progress that is told
and could cancel. Beside each stands the time of the processor: on a machine with other work the
clock says little.
"""

import random
import time
from collections.abc import Callable, Sequence

from app.base.i18n import Language
from app.domain.fields import FIELDS, Field
from app.domain.filters import FilterSpec
from app.exchange.cell_block import text_block
from app.services.commands import SetField, SetTags
from app.services.pasting import propose_paste
from app.services.previewing import preview
from app.services.value_lists import values_of
from app.services.workspace import Workspace
from tests.benchmarks.measuring import Figure

_BULK = 10_000
_LARGE = 100_000
_LINES = 1_000
PASTED = (
    Field.STATUS, Field.PERCENT, Field.COMPLETED, Field.ASSESSMENT, Field.ASSESSMENT_REASON,
    Field.OWNER, Field.TAGS, Field.NOTES, Field.RESPONSIBLE, Field.DEADLINE,
)  # fmt: skip
_STATUSES, _ASSESSMENTS = ("進行中", "已完成", "未開始"), ("如期", "須留意")
_PARTIES, _DEADLINES = ("保安局", "發展局、教育局"), ("2026年年底前", "2027年第二季", "2025年內")


class Told:
    """Counts how often progress was told: each time it could have been cancelled."""

    def __init__(self) -> None:
        self.times = 0

    def step(self, _done: int, _total: int, _what: str) -> None:
        self.times += 1


def editing(stage, size: int) -> list[Figure]:
    """All figures; the tracker is at the end what it was."""
    workspace: Workspace = stage.workspace
    ids = _spread(workspace, min(_BULK, size))
    found = [
        *_bulk(workspace, f"bulk edit of {len(ids):,} rows at {size:,}",
               SetField(tuple(ids), Field.STATUS, "done"), 3_000 if size >= _LARGE else None),
        *_bulk(workspace, f"bulk edit of words of {len(ids):,} rows at {size:,}",
               SetField(tuple(ids), Field.NOTES, "等候撥款，下季再議"), None),
        *_bulk(workspace, f"tags for {len(ids):,} rows at {size:,}",
               SetTags(tuple(ids), "青年, 創科"), None),
        *_pasting(workspace, ids[: min(_LINES, size)], size),
        *_value_lists(stage, size),
    ]  # fmt: skip
    stage.settle(1.0)
    return found


def _spread(workspace: Workspace, count: int) -> list[str]:
    """Commitments from everywhere in the tracker, as a filter would find them."""
    keys = list(workspace.matches(FilterSpec()))
    chosen = keys[:: max(1, len(keys) // count)][:count]
    return [row.id for row in workspace.rows(chosen).values()]


def _bulk(workspace: Workspace, name: str, command, limit: float | None) -> list[Figure]:
    told = Told()
    found = [
        *_timed(f"preview of {name}", lambda: preview(workspace, command)),
        *_timed(name, lambda: workspace.apply(command, told), limit),
        *_timed(f"undo of {name}", lambda: workspace.undo(told), limit),
    ]
    assert told.times > len(command.ids) // 1_000
    return found


def _pasting(workspace: Workspace, ids: Sequence[str], size: int) -> list[Figure]:
    choose = random.Random(11)
    lines = []
    for at in range(len(ids)):
        done = choose.choice(_STATUSES)
        cells = (
            done, f"{choose.randrange(101)}%", "2024-05-01" if done == "已完成" else "",
            choose.choice(_ASSESSMENTS), f"原因{at}", f"同事{at % 40}", f"批次{at % 7}",
            f"備註第{at}行", choose.choice(_PARTIES), choose.choice(_DEADLINES),
        )  # fmt: skip
        lines.append("\t".join(cells))
    text = "\n".join(lines)

    def paste() -> None:
        grid = text_block(text)
        proposal = propose_paste(workspace, grid, ids, PASTED, Language.ZH_HANT)
        command = proposal.command()
        assert command is not None
        workspace.apply(command)

    name = f"paste of {len(ids):,} rows x {len(PASTED)} columns at {size:,}"
    limit = 1_500 if size >= _LARGE else None
    return [*_timed(name, paste, limit), *_timed(f"undo of {name}", workspace.undo)]


def _value_lists(stage, size: int) -> list[Figure]:
    """The list in the head of each column, after a pause in which it could be made ready."""
    stage.until_ready()
    workspace, words = stage.workspace, stage.view.filtering.words()
    by_field: dict[Field, float] = {}
    for field in FIELDS:
        begin = time.perf_counter()
        values_of(workspace, field, FilterSpec(), words)
        by_field[field] = (time.perf_counter() - begin) * 1000
    slowest = max(by_field, key=lambda field: by_field[field])
    ordered = sorted(by_field.values())
    limit = 100 if size == _LARGE else None
    middle, worst = ordered[len(ordered) // 2], ordered[-1]
    return [
        Figure(f"list of values of a column at {size:,}", middle, worst, limit=limit),
        Figure(f"the slowest of them, {slowest.value}, at {size:,}", worst, worst, limit=limit),
    ]


def _timed(name: str, do: Callable[[], object], limit: float | None = None) -> list[Figure]:
    clock, processor = time.perf_counter(), time.process_time()
    do()
    taken = (time.perf_counter() - clock) * 1000
    worked = (time.process_time() - processor) * 1000
    return [
        Figure(name, taken, taken, limit=limit),
        Figure("  of that, time of the processor", worked, worked),
    ]
