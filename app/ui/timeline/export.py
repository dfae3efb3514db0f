"""The timeline as a file: PNG, SVG or PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.base.clock import OFFICE_ZONE, Clock, system_clock
from app.base.files import replacing
from app.base.i18n import Language
from app.domain.errors import Environment
from app.domain.filters import FilterSpec
from app.services.overview import published_days, rows_of
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.ui.fonts import paper_font
from app.ui.timeline.row_marks import MarkedRow, RowMarks
from app.ui.timeline.sheet import SheetWords, TimelineSheet
from app.wording.filters import FacetWords

PAGE_POINTS = QSizeF(1190.6, 841.9)
"""A3 across."""
_PIXELS_PER_POINT = 2.0
_FONT_POINTS = 10
_HIGHEST_PICTURE = 30_000
_RESOLUTION = 72
_ENDS = {".png": b"IEND\xaeB`\x82", ".svg": b"</svg>", ".pdf": b"%%EOF"}
_END_BYTES = 32


def save_timeline(
    workspace: Workspace,
    spec: FilterSpec,
    path: Path,
    language: Language,
    *,
    clock: Clock = system_clock,
) -> None:
    """Save the timeline of the rows that a filter finds; the suffix says as what.

    A PDF has pages of A3; the others are one picture as high as its rows need. Raises Environment
    if the file cannot be written.
    """
    save = {".png": _save_png, ".svg": _save_svg, ".pdf": _save_pdf}[path.suffix.lower()]
    try:
        with replacing(path, verify=_require_end) as draft:
            save(draft, workspace, spec, language, clock)
    except OSError as error:
        reason = f"{error.strerror or error}."  # Without the name of the draft.
        raise Environment("file_not_written", path=str(path), reason=reason) from error


def timeline_sheet(
    workspace: Workspace,
    spec: FilterSpec,
    language: Language,
    clock: Clock,
    *,
    points: int = _FONT_POINTS,
) -> TimelineSheet:
    """The rows that a filter finds, laid out for paper."""
    rows = _marked(workspace, spec)
    titles = titles_of(workspace)
    names = {identifier: title for title, identifier in (*titles.sections, *titles.documents)}
    words = SheetWords(
        title=workspace.title,
        filter_words=FacetWords(language, workspace.directory, names).spec(spec),
        as_at=clock().astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M"),
    )
    font = paper_font(points)
    return TimelineSheet(rows, words, font, language, workspace.today)


def _require_end(path: Path) -> None:
    """Qt says nothing when the disk is full: what was cut short lacks its end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_BYTES))
        if _ENDS[path.suffix.lower()] not in file.read():
            raise OSError("not all of it could be written; the disk may be full")


def _marked(workspace: Workspace, spec: FilterSpec) -> Sequence[MarkedRow]:
    marks = RowMarks(published_days(workspace), lambda: workspace.today)
    return [marks.of(row) for row in rows_of(workspace, spec)]


def _save_png(
    path: Path, workspace: Workspace, spec: FilterSpec, language: Language, clock: Clock
) -> None:
    sheet = timeline_sheet(workspace, spec, language, clock)
    height = sheet.height_of_all()
    ratio = min(_PIXELS_PER_POINT, _HIGHEST_PICTURE / height)
    image = QImage(
        QSize(round(PAGE_POINTS.width() * ratio), round(height * ratio)),
        QImage.Format.Format_RGB32,
    )
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(ratio, ratio)
    sheet.paint_page(painter, QRectF(0, 0, PAGE_POINTS.width(), height), 0)
    painter.end()
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture could not be encoded")


def _save_svg(
    path: Path, workspace: Workspace, spec: FilterSpec, language: Language, clock: Clock
) -> None:
    sheet = timeline_sheet(workspace, spec, language, clock)
    page = QRectF(0, 0, PAGE_POINTS.width(), sheet.height_of_all())
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setResolution(_RESOLUTION)
    generator.setSize(page.size().toSize())
    generator.setViewBox(page)
    generator.setTitle(workspace.title)
    painter = QPainter(generator)
    sheet.paint_page(painter, page, 0)
    painter.end()


def _save_pdf(
    path: Path, workspace: Workspace, spec: FilterSpec, language: Language, clock: Clock
) -> None:
    sheet = timeline_sheet(workspace, spec, language, clock)
    writer = QPdfWriter(str(path))
    writer.setTitle(workspace.title)
    writer.setCreator("Pledgeline")
    writer.setResolution(_RESOLUTION)
    size = QPageSize(PAGE_POINTS, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    page = QRectF(0, 0, PAGE_POINTS.width(), PAGE_POINTS.height())
    painter = QPainter(writer)
    for number in range(sheet.pages(page.height())):
        if number:
            writer.newPage()
        sheet.paint_page(painter, page, number)
    painter.end()
