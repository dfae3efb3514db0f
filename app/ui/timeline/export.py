"""The timeline as a file: PNG, SVG or PDF."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.base.clock import OFFICE_ZONE, Clock, system_clock
from app.base.files import replacing
from app.base.i18n import Language
from app.domain.errors import Environment
from app.domain.filters import FilterSpec
from app.domain.listing import ListingRow
from app.domain.marks import action_mark
from app.services.overview import actions_of, published_days, rows_of
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.ui.fonts import paper_font
from app.ui.timeline.opened import action_state
from app.ui.timeline.row_marks import MarkedRow, RowMarks
from app.ui.timeline.sheet import SheetAction, SheetWords, TimelineSheet
from app.ui.timeline.sheet_form import POINTS, SheetForm, SheetLayout
from app.wording.filters import FacetWords

_PIXELS_PER_POINT = 2.0
_FONT_POINTS = 10
_SMALLEST_POINTS = 5
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
    form: SheetForm | None = None,
) -> None:
    """Save the timeline of the rows that a filter finds; the suffix says as what.

    A PDF has pages; the others are one picture, as high as its rows need or of one page. Raises
    Environment if the file cannot be written.
    """
    form = form or SheetForm()
    save = {".png": _save_png, ".svg": _save_svg, ".pdf": _save_pdf}[path.suffix.lower()]
    try:
        with replacing(path, verify=_require_end) as draft:
            save(draft, timeline_sheet(workspace, spec, language, clock, form=form), form)
    except OSError as error:
        reason = f"{error.strerror or error}."  # Without the name of the draft.
        raise Environment("file_not_written", path=str(path), reason=reason) from error


def timeline_sheet(
    workspace: Workspace,
    spec: FilterSpec,
    language: Language,
    clock: Clock,
    *,
    form: SheetForm | None = None,
    points: int = _FONT_POINTS,
    height: float | None = None,
    rows: Sequence[ListingRow] | None = None,
) -> TimelineSheet:
    """The rows that a filter finds, or some of them, laid out for paper of a height.

    Without a height it is that of the form.
    """
    form = form or SheetForm()
    rows = rows_of(workspace, spec) if rows is None else rows
    marks = RowMarks(published_days(workspace), lambda: workspace.today)
    marked = [marks.of(row) for row in rows]
    actions = _actions(workspace, marked) if form.actions else {}
    titles = titles_of(workspace)
    names = {identifier: title for title, identifier in (*titles.sections, *titles.documents)}
    words = SheetWords(
        title=workspace.title,
        filter_words=FacetWords(language, workspace.directory, names).spec(spec),
        as_at=clock().astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M"),
    )

    def made(size: int) -> TimelineSheet:
        return TimelineSheet(
            marked, words, paper_font(size), language, workspace.today, form=form, actions=actions
        )

    high = POINTS[form.size].height() if height is None else height
    if form.layout is SheetLayout.PAGES:
        return made(points)
    return _on_one_page(made, points, high)


def _on_one_page(made: Callable[[int], TimelineSheet], points: int, height: float) -> TimelineSheet:
    """In the largest type with which everything fits; if none does, rows are lower than words."""
    sheet = made(points)
    for size in range(points, _SMALLEST_POINTS - 1, -1):
        sheet = made(size)
        if sheet.height_of_all() <= height:
            return sheet
    sheet.squeeze(height)
    return sheet


def _actions(workspace: Workspace, marked: Sequence[MarkedRow]) -> dict[str, list[SheetAction]]:
    """The actions of the commitments that have several."""
    published = published_days(workspace)
    several = {one.row.id: one.row for one in marked if one.row.actions > 1}
    found: dict[str, list[SheetAction]] = {}
    for identifier, actions in actions_of(workspace, several).items():
        row = several[identifier]
        day = published.get(row.document_id)
        found[identifier] = [
            SheetAction(
                action.text,
                action_mark(action, day),
                action_state(row, action, workspace.today),
            )
            for action in actions
        ]
    return found


def _require_end(path: Path) -> None:
    """Qt says nothing when the disk is full: what was cut short lacks its end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_BYTES))
        if _ENDS[path.suffix.lower()] not in file.read():
            raise OSError("not all of it could be written; the disk may be full")


def _page(form: SheetForm, sheet: TimelineSheet) -> QRectF:
    """The one page of a picture."""
    size = POINTS[form.size]
    if form.layout is SheetLayout.ONE:
        return QRectF(0, 0, size.width(), size.height())
    return QRectF(0, 0, size.width(), sheet.height_of_all())


def sheet_image(sheet: TimelineSheet, form: SheetForm) -> QImage:
    """A sheet as one picture."""
    page = _page(form, sheet)
    ratio = min(_PIXELS_PER_POINT, _HIGHEST_PICTURE / page.height())
    image = QImage(
        QSize(round(page.width() * ratio), round(page.height() * ratio)),
        QImage.Format.Format_RGB32,
    )
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(ratio, ratio)
    sheet.paint_page(painter, page, 0)
    painter.end()
    return image


def _save_png(path: Path, sheet: TimelineSheet, form: SheetForm) -> None:
    image = sheet_image(sheet, form)
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture could not be encoded")


def _save_svg(path: Path, sheet: TimelineSheet, form: SheetForm) -> None:
    page = _page(form, sheet)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setResolution(_RESOLUTION)
    generator.setSize(page.size().toSize())
    generator.setViewBox(page)
    generator.setTitle(sheet.title)
    painter = QPainter(generator)
    sheet.paint_page(painter, page, 0)
    painter.end()


def _save_pdf(path: Path, sheet: TimelineSheet, form: SheetForm) -> None:
    points = POINTS[form.size]
    writer = QPdfWriter(str(path))
    writer.setTitle(sheet.title)
    writer.setCreator("Pledgeline")
    writer.setResolution(_RESOLUTION)
    size = QPageSize(points, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    page = QRectF(0, 0, points.width(), points.height())
    painter = QPainter(writer)
    for number in range(sheet.pages(page.height())):
        if number:
            writer.newPage()
        sheet.paint_page(painter, page, number)
    painter.end()
