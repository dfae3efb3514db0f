"""Figures of the timeline, each beside a peer timed in the same run.

`frames`, `fits`, `scene` and `outputs` take a `Stage`; `planner` takes a folder. They change what
the window shows, so they come after the figures that start from a fresh one.
"""

import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsView

from app.base.i18n import Language
from app.domain.filters import FilterSpec
from app.domain.windows import NO_DAY
from app.services.overview import rows_of
from app.ui.timeline.export import sheet_image, timeline_sheet
from app.ui.timeline.sheet_form import PaperSize, SheetForm
from tests.benchmarks.measuring import Figure, figure, times
from tests.benchmarks.stage import NOW

_FRAMES = 240
_PLANNER_SECONDS = 120


def of_timeline(stage, size: int) -> list[Figure]:
    """All that can be measured in a window over a tracker of a size."""
    large = size >= 100_000
    fits = _fit_times(stage)
    found = [*frames(stage, size), *_fit_figures(fits, size)]
    if size <= 100_000:
        found.append(scene(stage, size, statistics.median(fits)))
    if not large:
        found += outputs(stage, min(size, 1_000))
    return found


def frames(stage, size: int) -> list[Figure]:
    """Panning and zooming, one frame after the other."""
    timeline = stage.view.timeline
    stage.window.actions_["view_timeline"].trigger()
    stage.settle(0.5)
    taken = []
    for at in range(_FRAMES):
        if at % 2:
            timeline._scale = timeline.scale.panned(17)
        else:
            timeline._scale = timeline.scale.zoomed(1.08 if at % 4 else 1 / 1.08, 400)
        start = time.perf_counter()
        timeline.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)
    median = figure(f"timeline frame, panning and zooming at {size:,}", taken[20:], limit=2)
    late = Figure(
        f"timeline frame, the slowest twentieth at {size:,}", median.p95, median.p95, limit=8
    )
    return [median, late]


def _fit_times(stage) -> list[float]:
    timeline = stage.view.timeline
    return [stage.painted_after(timeline.fit_rows, stage.timeline_paints) for _ in range(9)][1:]


def _fit_figures(taken: list[float], size: int) -> list[Figure]:
    return [figure(f"timeline, all rows and all of time fitted at {size:,}", taken, limit=40)]


def scene(stage, size: int, fit: float) -> Figure:
    """The same bars as a QGraphicsScene, one item a bar, fitted into the same view."""
    windows = stage.workspace.windows()
    first = date(2020, 1, 1).toordinal()
    made = QGraphicsScene()
    colour = QColor("#1d6aa9")
    for position, key in enumerate(stage.view.rows.matches):
        start, end = windows.starts[key], windows.ends[key]
        if start == NO_DAY and end == NO_DAY:
            continue
        start = start or end - 92
        item = QGraphicsRectItem(
            start - first, position * 20, max(1, (end or start + 92) - start), 14
        )
        item.setBrush(colour)
        made.addItem(item)
    view = QGraphicsView(made)
    view.resize(stage.view.timeline.viewport().size())
    view.show()
    stage.settle(0.3)

    def fit_all() -> None:
        view.resetTransform()
        view.fitInView(QRectF(made.sceneRect()))
        view.viewport().repaint()

    peer = statistics.median(times(fit_all, 3))
    view.close()
    return Figure(
        f"fit all beside a scene at {size:,}", fit, fit, peer="QGraphicsScene, an item a bar",
        peer_median=peer, least_ratio=60 if size >= 100_000 else None,
    )  # fmt: skip


def outputs(stage, count: int) -> list[Figure]:
    """Pages and pictures of so many commitments."""
    from app.ui.timeline.export import _save_pdf

    workspace = stage.workspace
    rows = rows_of(workspace, FilterSpec())[:count]
    form = SheetForm(PaperSize.A3)

    def sheet():
        return timeline_sheet(
            workspace, FilterSpec(), Language.ZH_HANT, lambda: NOW, form=form, rows=rows
        )

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        pdf = times(lambda: _save_pdf(path, sheet(), form), 3)
    picture = times(lambda: sheet_image(sheet(), form), 3)
    return [
        figure(f"PDF of {count:,} commitments", pdf, limit=3_000),
        figure(f"picture of {count:,} commitments", picture),
    ]


def planner(folder: Path, opened_ms: float, memory_mb: float) -> list[Figure]:
    """Opening 10,000 rows beside GNOME Planner with the same bars, where it is installed."""
    program, xvfb = shutil.which("planner"), shutil.which("xvfb-run")
    if program is None or xvfb is None:
        return []
    path = folder / "peer.planner"
    path.write_text(_planner_file(10_000), encoding="utf-8")
    taken, used = _until_idle([xvfb, "-a", program, str(path)])
    return [
        Figure("open 10,000 rows beside Planner", opened_ms, opened_ms, peer="GNOME Planner",
               peer_median=taken, least_ratio=75),
        Figure("memory with 10,000 rows beside Planner", memory_mb, memory_mb, "MB",
               "GNOME Planner", used, least_ratio=6),
    ]  # fmt: skip


def _until_idle(command: list[str]) -> tuple[float, float]:
    """Milliseconds until a program uses no more processor, and the most memory of it."""
    start = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used, busy_until = -1.0, start
    try:
        while time.perf_counter() - start < _PLANNER_SECONDS:
            time.sleep(0.25)
            now = _processor_seconds(running.pid)
            if now - used > 0.05:
                used, busy_until = now, time.perf_counter()
            elif time.perf_counter() - busy_until > 2:
                break
    finally:
        running.terminate()
        running.wait(timeout=10)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return (busy_until - start) * 1000, memory


def _processor_seconds(pid: int) -> float:
    """Of a process and those that it has started."""
    told = subprocess.run(
        ["ps", "--no-headers", "-o", "cputimes", "--ppid", str(pid), "-p", str(pid)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return sum(float(one) for one in told.stdout.split())


def _planner_file(count: int) -> str:
    """A project of tasks like the bars of a tracker of that size."""
    begin = date(2023, 10, 25)
    tasks = []
    for number in range(1, count + 1):
        start = begin + timedelta(days=number * 7 % 1500)
        end = start + timedelta(days=30 + number % 300)
        tasks.append(
            f'<task id="{number}" name="{number} 承諾" note="" work="28800" '
            f'start="{start:%Y%m%d}T080000Z" end="{end:%Y%m%d}T170000Z" '
            f'work-start="{start:%Y%m%d}T080000Z" percent-complete="0" priority="0" type="normal" '
            f'scheduling="fixed-work"/>'
        )
    return (
        '<?xml version="1.0"?><project name="peer" company="" manager="" phase="" '
        f'project-start="{begin:%Y%m%d}T000000Z" mrproject-version="2" calendar="1">'
        '<calendars><day-types><day-type id="0" name="Working" description=""/>'
        '</day-types><calendar id="1" name="Default"/></calendars>'
        f"<tasks>{''.join(tasks)}</tasks></project>"
    )


def paint_only(timeline) -> list[float]:
    """Frames without the widget system: what the painter itself takes."""
    target = timeline.viewport().grab()

    def paint() -> None:
        painter = QPainter(target)
        timeline.viewport().render(painter)
        painter.end()

    return times(paint, 30)
