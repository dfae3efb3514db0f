"""A view of a tracker put together for a workbook, and written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.base.clock import OFFICE_ZONE, Clock, system_clock
from app.base.i18n import Language, translator
from app.base.progress import Progress, Silent
from app.domain.fields import SHOWN_AT_FIRST, Field
from app.domain.filters import FilterSpec
from app.exchange.workbooks.book import MeetingBook
from app.exchange.workbooks.meeting import write_meeting_book
from app.services.workspace import Workspace
from app.wording.filters import FacetWords


def export_workbook(
    workspace: Workspace,
    path: Path,
    spec: FilterSpec,
    language: Language,
    *,
    fields: Sequence[Field] = SHOWN_AT_FIRST,
    view: str = "",
    clock: Clock = system_clock,
    progress: Progress = Silent(),
) -> int:
    """Write the rows that a filter finds, in its order; returns how many commitments they are.

    Raises Environment if the file cannot be written.
    """
    book = meeting_book(workspace, spec, language, fields=fields, view=view, clock=clock)
    write_meeting_book(path, book, progress)
    return len(book.rows)


def meeting_book(
    workspace: Workspace,
    spec: FilterSpec,
    language: Language,
    *,
    fields: Sequence[Field] = SHOWN_AT_FIRST,
    view: str = "",
    clock: Clock = system_clock,
) -> MeetingBook:
    """Everything that the sheets of a workbook show."""
    _ = translator(language)
    keys = list(workspace.matches(spec))
    with workspace.reader() as reader:
        found = reader.rows(keys)
        rows = tuple(found[key] for key in keys if key in found)
        actions = reader.actions(row.id for row in rows)
        documents = reader.documents()
        titles = {one.id: one.title for one in documents}
        titles |= {one.id: one.title for one in reader.sections()}
    words = FacetWords(language, workspace.directory, titles)
    return MeetingBook(
        title=workspace.title,
        tracker=workspace.path.name,
        view=view or _("All commitments"),
        filter_words=words.spec(spec),
        as_at=clock().astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M"),
        language=language,
        today=workspace.today,
        directory=workspace.directory,
        fields=_with_days(fields),
        rows=rows,
        actions=actions,
        published={
            one.id: date.fromisoformat(one.published) if one.published else None
            for one in documents
        },
    )


def _with_days(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The columns with the real dates beside the phrase of the deadline."""
    days = (Field.EARLIEST, Field.LATEST)
    chosen = [field for field in fields if field not in days]
    at = chosen.index(Field.DEADLINE) + 1 if Field.DEADLINE in chosen else len(chosen)
    return (*chosen[:at], *days, *chosen[at:])
