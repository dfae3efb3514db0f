"""The groups of figures, each in a process of its own: `python -m tests.benchmarks.groups`."""

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from app.base.i18n import Language
from app.domain.fields import Field
from app.services.editing import SetField
from tests.benchmarks import editing_figures, peers, table_figures
from tests.benchmarks.data import AT_ONCE
from tests.benchmarks.measuring import Figure, figure, times


def tracker(folder: Path, size: int) -> Path:
    """The tracker of a size, made if it is not there yet."""
    path = folder / f"{size}.pledge"
    if not path.exists():
        print(f"making a tracker of {size:,} commitments", file=sys.stderr, flush=True)
        # In a process of its own: what is measured below shall not hold its memory.
        draft = path.with_suffix(".draft")
        command = [sys.executable, "-m", "tests.benchmarks.data", str(draft), str(size)]
        if size > AT_ONCE:
            command.append(str(tracker(folder, AT_ONCE)))
        subprocess.run(command, check=True)
        draft.replace(path)
    return path


# --- of a size ------------------------------------------------------------------------------------


def of_size(folder: Path, size: int) -> list[Figure]:
    path = tracker(folder, size)
    from tests.benchmarks.stage import Stage

    base = _resident_mb()
    stage = Stage(path)
    large = size >= 100_000
    stage.settle(4.0 if large else 1.5)
    ready_seconds = stage.until_ready()
    memory = _resident_mb()
    view = stage.view
    full_paint = times(view.table.viewport().repaint, 9)
    rows = peers.plain_rows(view.workspace, Language.ZH_HANT)
    proxy = peers.ProxyPeer(rows)
    book = _book(rows, Path(tempfile.mkdtemp()))
    calc = peers.calc_times(book)
    # As in `bootstrap`; and the rows of the peers are no burden of the program.
    gc.collect()
    gc.freeze()
    gc.disable()
    found = [
        *_opening(stage, size, large),
        Figure(f"facets and lists of values ready at {size:,}", ready_seconds, ready_seconds, "s"),
        *table_figures.filtering(stage, size, proxy, calc),
        *table_figures.sorting(stage, size, proxy, calc),
        *table_figures.scrolling(stage, size),
        *table_figures.grouping(stage, size),
        *table_figures.facet_counts(stage, size),
        *_editing(stage, size, folder, large, calc),
        *editing_figures.editing(stage, size),
        *_timeline(stage, size, full_paint, large),
        *_exporting(stage, size, rows, calc),
        Figure(
            f"memory at {size:,}", memory, memory, "MB", "before opening", base,
            limit=250 if large else None,
        ),
    ]  # fmt: skip
    proxy.close()
    stage.close()
    return found


def _opening(stage, size: int, large: bool) -> list[Figure]:
    return [
        Figure(
            f"open {size:,} to first rows painted", stage.opened_ms, stage.opened_ms,
            limit=500 if large else None,
        )
    ]  # fmt: skip


def _editing(stage, size: int, folder: Path, large: bool, calc) -> list[Figure]:
    view = stage.view
    taken = []
    for at in range(21):
        row = view.rows.row(at % 8)
        value = "in_progress" if row.status == "done" else "done"
        command = SetField((row.id,), Field.STATUS, value)
        taken.append(
            stage.painted_after(lambda command=command: view.runner.apply(command),
                                stage.table_paints)
        )  # fmt: skip
        stage.settle(0.25)
    fsync = peers.bare_fsync(folder)
    return [
        figure(f"one edit durable, indexed, painted at {size:,}", taken[1:],
               limit=25 if large else None, peer="bare fsync",
               peer_median=statistics.median(fsync)),
        figure(f"the same, beside one cell changed in Calc at {size:,}", taken[1:],
               peer="LibreOffice Calc, not yet saved", peer_median=calc.get("edit")),
        figure(f"the same, beside Calc saving at {size:,}", taken[1:],
               peer="LibreOffice Calc, saved", peer_median=calc.get("save")),
    ]  # fmt: skip


def _timeline(stage, size: int, full_paint: list[float], large: bool) -> list[Figure]:
    window, timeline = stage.window, stage.view.timeline
    window.actions_["view_timeline"].trigger()
    stage.settle(0.5)
    paint = statistics.median(full_paint)
    frames = []
    for at in range(120):
        if at % 2:
            timeline._scale = timeline.scale.panned(17)
        else:
            factor = 1.08 if at % 4 else 1 / 1.08
            timeline._scale = timeline.scale.zoomed(factor, 400)
        start = time.perf_counter()
        timeline.viewport().repaint()
        frames.append((time.perf_counter() - start) * 1000)
    fits = [stage.painted_after(timeline.fit_rows, stage.timeline_paints) for _round in range(9)]
    window.actions_["view_split"].trigger()
    stage.settle(0.3)
    return [
        figure(f"timeline frame while panning and zooming at {size:,}", frames[10:],
               limit=2 if large else None, peer="full paint of the table", peer_median=paint),
        figure(f"timeline, all rows fitted at {size:,}", fits[1:], limit=20 if large else None,
               peer="full paint of the table", peer_median=paint),
    ]  # fmt: skip


def _exporting(stage, size: int, rows, calc) -> list[Figure]:
    if size > 10_000:
        return []
    from app.services.exporting import export_workbook

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        spec = stage.view.rows.spec

        def export() -> None:
            export_workbook(stage.workspace, path, spec, Language.ZH_HANT)

        taken = times(export, 3)
        bare = statistics.median(peers.openpyxl_write(rows, Path(folder)) for _ in range(3))
    return [
        figure(f"workbook of {size:,} with all five sheets", taken,
               peer="openpyxl, one bare sheet of seven columns", peer_median=bare)
    ]  # fmt: skip


def _book(rows, folder: Path) -> Path:
    """The rows as a workbook for the spreadsheet."""
    import xlsxwriter

    path = folder / "rows.xlsx"
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [field.value for field in peers.SHOWN])
    for at, row in enumerate(rows, 1):
        sheet.write_row(at, 0, row)
    book.close()
    return path


# --- start ----------------------------------------------------------------------------------------

_FIRST_ROWS = """
import gc
import sys
gc.disable()  # As `bootstrap.run_window` does.
from pathlib import Path
sys.path.insert(0, {root!r})
from app.base import paths
paths.data_folder = lambda: Path({data!r})
paths.settings_folder = lambda: Path({data!r})
from app.ui.session import Session
session = Session(["pledgeline"])
session.start({tracker})
session._application.processEvents()
session.window.view.table.viewport().repaint()
import os
os._exit(0)
"""


def start(folder: Path) -> list[Figure]:
    """From the start of the process to the first rows on the screen."""
    from app.exchange.document_reader import read_document
    from app.exchange.organisation_list import hong_kong
    from app.services.creating import new_sample, seed

    root = str(Path(__file__).resolve().parents[2])
    empty = statistics.median(peers.empty_window(7))
    with tempfile.TemporaryDirectory() as data:
        new_sample(Path(data) / "sample.pledge").close()
        code = _FIRST_ROWS.format(root=root, data=data, tracker="None")
        cold = peers.process_times([sys.executable, "-c", code], 7)
    source, directory = seed(), hong_kong()

    def read() -> None:
        read_document(source.path, directory, published=source.published)

    return [
        Figure("empty PySide6 window", empty, empty),
        figure("start with the sample to first rows painted", cold, peer="empty PySide6 window",
               peer_median=empty, limit=4 * empty),
        figure("read of the seed", times(read, 9), limit=150, peer="empty PySide6 window",
               peer_median=empty),
    ]  # fmt: skip


def _resident_mb() -> float:
    """Memory held now, not the highest it was."""
    try:
        with Path("/proc/self/statm").open(encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> int:
    group, folder = arguments[0], Path(arguments[1])
    kind, _dash, size = group.partition("-")
    figures = start(folder) if kind == "start" else of_size(folder, int(size))
    print(json.dumps([asdict(one) for one in figures]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
