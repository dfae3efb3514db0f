"""What our figures stand beside, timed in the same run on the same data."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from app.domain.fields import SHOWN_AT_FIRST, Field
from app.wording.columns import Reader, cell
from tests.benchmarks.measuring import times

SHOWN = (*SHOWN_AT_FIRST, Field.LATEST)


def plain_rows(workspace, language, limit: int | None = None) -> list[tuple[str, ...]]:
    """The rows as text, as a plain model holds them."""
    reader = Reader(language, workspace.today, workspace.directory)
    rows = []
    from app.domain.filters import FilterSpec

    keys = list(workspace.matches(FilterSpec()))[:limit]
    for at in range(0, len(keys), 2_000):
        found = workspace.rows(keys[at : at + 2_000])
        rows += [tuple(cell(row, field, reader) for field in SHOWN) for row in found.values()]
    return rows


class PlainModel(QAbstractTableModel):
    """All rows in memory, as most programs of this kind do it."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent=QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()) -> int:
        return 0 if parent.isValid() else len(SHOWN)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


class _PaintCountingView(QTableView):
    painted = 0

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        self.painted += 1


class ProxyPeer:
    """A QTableView over a QSortFilterProxyModel."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        self._source = PlainModel(rows)
        self._proxy = QSortFilterProxyModel()
        self._proxy.setSourceModel(self._source)
        self._proxy.setFilterKeyColumn(1)
        self._view = _PaintCountingView()
        self._view.setWordWrap(False)
        self._view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._view.setModel(self._proxy)
        self._view.resize(1280, 800)
        self._view.show()
        self._until_painted(0)

    def _until_painted(self, before: int) -> None:
        while self._view.painted == before:
            QApplication.processEvents()

    def _timed(self, do) -> float:
        before = self._view.painted
        start = time.perf_counter()
        do()
        self._view.viewport().update()
        self._until_painted(before)
        return (time.perf_counter() - start) * 1000

    def filter(self, word: str) -> float:
        return self._timed(lambda: self._proxy.setFilterFixedString(word))

    def sort(self) -> float:
        return self._timed(lambda: self._proxy.sort(len(SHOWN) - 1))

    def unsort(self) -> None:
        self._proxy.sort(-1)

    def close(self) -> None:
        self._view.close()
        self._view.deleteLater()


def bare_fsync(folder: Path, rounds: int = 40) -> list[float]:
    """Milliseconds to write 4 KiB and force them to the disk."""
    taken = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _round in range(rounds):
            start = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - start) * 1000)
    return taken


def empty_window(rounds: int = 5) -> list[float]:
    """Milliseconds from process start to the first paint of a window with an empty table."""
    code = (
        "from PySide6.QtWidgets import QApplication,QMainWindow,QTableView;"
        "from PySide6.QtGui import QStandardItemModel;"
        "a=QApplication([]);w=QMainWindow();v=QTableView();w.setCentralWidget(v);"
        "v.setModel(QStandardItemModel(50,10));w.resize(1280,800);w.show();a.processEvents();"
        "v.viewport().repaint()"
    )
    return process_times([sys.executable, "-c", code], rounds)


def process_times(
    command: list[str], rounds: int, env: dict[str, str] | None = None
) -> list[float]:
    """Milliseconds of whole processes."""

    def run() -> None:
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **(env or {})})

    return times(run, rounds)


def openpyxl_write(rows: list[tuple[str, ...]], folder: Path) -> float:
    """Milliseconds to write rows as a bare sheet."""
    import openpyxl

    start = time.perf_counter()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(folder / "openpyxl.xlsx")
    return (time.perf_counter() - start) * 1000


def calc_times(book: Path) -> dict[str, float]:
    """LibreOffice Calc on a workbook: load, filter, sort, edit and save in milliseconds.

    Shown on a virtual screen where there is one. Empty where Calc or its Python is not installed.
    """
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if shutil.which("soffice") is None or python is None:
        return {}
    script = Path(__file__).with_name("calc_peer.py")
    screen = ["xvfb-run", "-a"] if shutil.which("xvfb-run") else []
    command = [*screen, python, str(script), str(book)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=1_800)
    if done.returncode:
        return {}
    lines = (line.split() for line in done.stdout.splitlines() if line.startswith("T "))
    return {name: float(value) for _mark, name, value in lines}
