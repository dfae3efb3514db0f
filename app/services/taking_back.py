"""The history of a tracker a page at a time, and the undo of any one change set in it."""

from collections.abc import Callable, Sequence

from app.base.clock import OFFICE_ZONE, from_text
from app.base.folding import fold
from app.base.i18n import Language
from app.domain.changes import Change, ChangeSet, Origin
from app.domain.errors import Conflict
from app.domain.history import (
    ChangesShown,
    Contradiction,
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
    Obstacle,
)
from app.services.workspace import Workspace
from app.wording.change_lines import change_line
from app.wording.changes import change_label

PAGE = 100
LOOKED_THROUGH = 200
"""With words to look for, so many change sets are read at once: some milliseconds."""
_CHANGES_SEARCHED = 40
"""Of a change set with more changes, the first are searched; its label names the others."""
CHANGES_SHOWN = 300


def history_page(
    workspace: Workspace, wanted: HistoryFilter, before: int | None, language: Language
) -> HistoryPage:
    """The entries older than a place in the journal; None begins with the newest."""
    limit = LOOKED_THROUGH if wanted.words else PAGE
    with workspace.reader() as reader:
        entries = reader.history_entries(wanted, limit, before=before)
        rest = entries[-1].seq if len(entries) == limit else None
        if wanted.words:
            changes = reader.first_changes([one.seq for one in entries], _CHANGES_SEARCHED)
            entries = _matching(entries, changes, wanted.words, language)
    return HistoryPage(tuple(entries), rest)


def newer_entries(
    workspace: Workspace, wanted: HistoryFilter, after: int, language: Language
) -> tuple[HistoryEntry, ...]:
    """What has been written since, the newest first."""
    with workspace.reader() as reader:
        entries = reader.history_entries(wanted, LOOKED_THROUGH, after=after)
        if wanted.words:
            changes = reader.first_changes([one.seq for one in entries], _CHANGES_SEARCHED)
            entries = _matching(entries, changes, wanted.words, language)
    return tuple(entries)


def changes_shown(workspace: Workspace, identifier: str) -> ChangesShown:
    """The first changes of a change set, and how many it has."""
    with workspace.reader() as reader:
        return reader.changes_shown(identifier, CHANGES_SHOWN)


def people(workspace: Workspace) -> Sequence[str]:
    """Everybody who has written something."""
    with workspace.reader() as reader:
        return reader.people()


def contradiction(workspace: Workspace, identifier: str) -> Conflict | None:
    """Why a change set cannot be taken back, or brought again if it is undone; None if it can."""
    with workspace.reader() as reader:
        found = reader.contradiction(identifier)
    return None if found is None else _OBSTACLES[found.obstacle](found)


def undo_change_set(workspace: Workspace, identifier: str) -> ChangeSet:
    """Take back one change set, whatever has come since. Raises Conflict with what is in the way.

    It becomes the step that redo would bring again, as if undo had come to it.
    """
    return _revert(workspace, identifier, Origin.UNDO)


def redo_change_set(workspace: Workspace, identifier: str) -> ChangeSet:
    """Bring again one change set that is undone. Raises Conflict with what is in the way."""
    return _revert(workspace, identifier, Origin.REDO)


def _revert(workspace: Workspace, identifier: str, origin: Origin) -> ChangeSet:
    with workspace.reader() as reader:
        undone = reader.is_taken_back(identifier)
    if undone == (origin is Origin.UNDO):
        raise Conflict("undo_done_already")
    obstacle = contradiction(workspace, identifier)
    if obstacle is not None:
        raise obstacle
    return workspace.revert(identifier, origin)


def _matching(
    entries: Sequence[HistoryEntry],
    changes: dict[int, list[Change]],
    words: str,
    language: Language,
) -> list[HistoryEntry]:
    wanted = [fold(word) for word in words.split()]
    found = []
    for entry in entries:
        text = fold(_searched(entry, changes.get(entry.seq, ()), language))
        if all(word in text for word in wanted):
            found.append(entry)
    return found


def _searched(entry: HistoryEntry, changes: Sequence[Change], language: Language) -> str:
    """All words of an entry as the screen shows them."""
    parts = [change_label(entry.change_set.label, language), entry.change_set.who]
    for change in changes:
        line = change_line(change, language)
        parts += (line.what, line.before, line.after)
    return "\n".join(parts)


def _facts(found: Contradiction) -> dict[str, object]:
    when = from_text(found.by.when).astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")
    return {
        "who": found.by.who,
        "when": when,
        "what": {language: _what(found, language) for language in Language},
    }


def _what(found: Contradiction, language: Language) -> str:
    line = change_line(found.by.changes[0], language)
    head = f"{found.ref} · {line.what}" if found.ref else line.what
    return f"{head}: {line.before or '—'} → {line.after or '—'}"


def _first_contents(_found: Contradiction) -> Conflict:
    return Conflict("undo_first_contents")


def _changed(found: Contradiction) -> Conflict:
    facts = _facts(found)
    return Conflict("undo_changed_since", who=facts["who"], when=facts["when"], what=facts["what"])


def _referred(found: Contradiction) -> Conflict:
    facts = _facts(found)
    return Conflict("undo_referred_since", who=facts["who"], when=facts["when"], what=facts["what"])


def _gone(found: Contradiction) -> Conflict:
    facts = _facts(found)
    return Conflict("undo_needs_gone", who=facts["who"], when=facts["when"], what=facts["what"])


_OBSTACLES: dict[Obstacle, Callable[[Contradiction], Conflict]] = {
    Obstacle.FIRST_CONTENTS: _first_contents,
    Obstacle.CHANGED: _changed,
    Obstacle.REFERRED: _referred,
    Obstacle.GONE: _gone,
}
