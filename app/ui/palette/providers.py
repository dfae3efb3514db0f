"""Where the entries of the palette come from: menus, columns, organisations, commitments."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.base.i18n import Language, translator
from app.domain.fields import FIELDS
from app.domain.filters import Facet, FilterSpec
from app.ui.actions import SPECS
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.palette.entries import Entry
from app.ui.words import _, language
from app.wording.labels import label
from app.wording.organisations import organisation_name

_BY_NAME = {spec.name: spec for spec in SPECS}
_LONGEST_REF = 12
_COMMITMENTS = 8
_SHOWN_TEXT = 70


class MenuEntries:
    """Every action of the menus, whatever put it there."""

    def __init__(self, window: MainWindow, leave_out: Sequence[str] = ()) -> None:
        self._window = window
        self._leave_out = frozenset(leave_out)

    def entries(self) -> Sequence[Entry]:
        menus = [action.menu() for action in self._window.menuBar().actions()]
        return [
            entry
            for menu in menus
            if isinstance(menu, QMenu)
            for entry in self._of(menu, _plain(menu.title()))
        ]

    def found(self, typed: str) -> Sequence[Entry]:
        return ()

    def _of(self, menu: QMenu, place: str) -> Iterator[Entry]:
        if menu is self._window.menus.columns:
            return
        if menu is self._window.menus.recent:
            menu.aboutToShow.emit()
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from self._of(inner, f"{place} › {_plain(inner.title())}")
            elif not action.isSeparator() and action.objectName() not in self._leave_out:
                yield self._entry(action, place)

    def _entry(self, action: QAction, place: str) -> Entry:
        name, spec = action.objectName(), _BY_NAME.get(action.objectName())
        words = [translator(one) for one in Language] if spec else []
        refused = "" if action.isEnabled() else self._why(name)
        return Entry(
            key=f"action:{name or action.text()}",
            title=_plain(action.text()),
            run=action.trigger,
            place=place,
            keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            names=tuple(_plain(one(spec.words)) for one in words) if spec else (),
            mentions=tuple(one(spec.tip) for one in words) if spec else (),
            icon=spec.icon if spec else "",
            refused=refused,
        )

    def _why(self, name: str) -> str:
        """Why an action is off, as far as it is known."""
        view = self._window.view
        if view is None:
            return _("Open a tracker first.")
        if name == "undo" and not view.workspace.read_only:
            return _("There is nothing to take back.")
        if name == "redo" and not view.workspace.read_only:
            return _("There is nothing to bring again.")
        if name == "remove_sample" and not view.workspace.is_sample:
            return _("This tracker is not the sample.")
        if view.workspace.read_only:
            return _("This tracker is open to read only.")
        return _("This cannot be done now.")


class ColumnEntries:
    """Columns to show and to hide."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view

    def entries(self) -> Sequence[Entry]:
        shown = self._view.table.shown_fields
        found = []
        for field in FIELDS:
            on = field not in shown
            words = _("Show column: {name}") if on else _("Hide column: {name}")
            names = [label(field, one) for one in Language]
            found.append(Entry(
                key=f"column:{field.value}",
                title=words.format(name=label(field, language())),
                run=partial(self._view.table.show_field, field, on),
                place=_("Columns"),
                names=tuple(names),
                icon="columns-2",
            ))  # fmt: skip
        return found

    def found(self, typed: str) -> Sequence[Entry]:
        return ()


class OrganisationEntries:
    """Organisations with commitments: to see theirs."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view

    def entries(self) -> Sequence[Entry]:
        workspace = self._view.workspace
        counts = workspace.counts(FilterSpec(), Facet.ORGANISATION)
        found = []
        for identifier in counts:
            known = workspace.directory.by_id(identifier)
            if known is None:
                continue
            name = organisation_name(known, language())
            found.append(Entry(
                key=f"organisation:{known.id}",
                title=_("Filter: {name}").format(name=name),
                run=partial(self._view.filtering.choose, Facet.ORGANISATION, (identifier,)),
                place=label(Facet.ORGANISATION, language()),
                names=(*known.names, known.abbreviation),
                icon="building-2",
            ))  # fmt: skip
        return found

    def found(self, typed: str) -> Sequence[Entry]:
        return ()


class CommitmentEntries:
    """Commitments by their number; and whatever is typed, as words to search for."""

    def __init__(self, view: WorkspaceView, search: Callable[[str], object]) -> None:
        self._view = view
        self._search = search

    def entries(self) -> Sequence[Entry]:
        return ()

    def found(self, typed: str) -> Sequence[Entry]:
        typed = typed.strip()
        found = []
        if typed and len(typed) <= _LONGEST_REF:
            with self._view.workspace.reader() as reader:
                rows = reader.by_ref(typed, _COMMITMENTS)
            found = [self._entry(identifier, ref, text) for identifier, ref, text in rows]
        found.append(Entry(
            key="search",
            title=_("Search the commitments for “{words}”").format(words=typed),
            run=lambda: self._search(typed),
            icon="search",
        ))  # fmt: skip
        return found

    def _entry(self, identifier: str, ref: str, text: str) -> Entry:
        short = text if len(text) <= _SHOWN_TEXT else text[: _SHOWN_TEXT - 1] + "…"
        return Entry(
            key=f"commitment:{identifier}",
            title=f"{ref}  {short}",
            run=lambda: self._go_to(identifier),
            place=_("Go to commitment"),
            icon="chevron-right",
        )

    def _go_to(self, identifier: str) -> None:
        """Make it the current row; what hides it is taken off first."""
        rows = self._view.rows
        if rows.position_of(identifier) is None:
            self._search("")
            self._view.filtering.clear()
        rows.set_current(identifier)
        self._view.table.setFocus()


def _plain(words: str) -> str:
    """The words of an action as they are read: without the letter of the menu and the dots."""
    bare = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
    # Chinese menus name the letter in brackets behind the words.
    head, bracket, tail = bare.rstrip("…").rpartition("(")
    return head if bracket and len(tail) == 2 and tail.endswith(")") else bare.rstrip("…")
