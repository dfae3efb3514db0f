"""The meeting workbook: written beside its place, read back, then put in its place."""

from functools import partial
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from app.base.files import replacing
from app.base.progress import Progress, Silent
from app.domain.errors import Environment
from app.exchange.workbooks.actions_sheet import write_actions
from app.exchange.workbooks.book import MeetingBook
from app.exchange.workbooks.canvas import Canvas
from app.exchange.workbooks.commitments_sheet import write_commitments
from app.exchange.workbooks.cover_sheet import write_cover
from app.exchange.workbooks.summary_sheet import write_summary
from app.exchange.workbooks.timeline_sheet import write_timeline
from app.exchange.workbooks.verifying import verify

_SHEETS = (write_cover, write_commitments, write_actions, write_timeline, write_summary)


def write_meeting_book(path: Path, book: MeetingBook, progress: Progress = Silent()) -> None:
    """Write the workbook of a view.

    Raises Environment, with the file that was there unchanged, if it cannot be written; Cancelled
    if `progress` says so.
    """
    try:
        with replacing(
            path, partial(verify, sheets=len(_SHEETS), rows=len(book.rows) + 1)
        ) as draft:
            canvas = Canvas(str(draft), book.language)
            for done, write in enumerate(_SHEETS):
                progress.step(done, len(_SHEETS) + 1, write.__name__)
                write(canvas, book)
            canvas.book.set_properties({"title": book.title, "author": "Pledgeline"})
            canvas.book.close()
            progress.step(len(_SHEETS), len(_SHEETS) + 1, "verify")
    except (OSError, FileCreateError) as error:
        raise Environment("file_not_written", path=str(path), reason=str(error)) from error
