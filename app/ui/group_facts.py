"""What the heads of groups say: name, count, due states, totals; worked out when they are seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, Slot

from app.domain.due_state import DueState
from app.domain.grouping import Group
from app.domain.listing import ListingRow
from app.domain.organisation import Role
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, language, plural
from app.wording.columns import Reader
from app.wording.filters import FacetWords
from app.wording.groups import group_value, totals
from app.wording.labels import label
from app.wording.organisations import party_name


@dataclass(slots=True)
class HeadFacts:
    """What the head of one group says."""

    name: str
    count: int
    states: tuple[tuple[DueState, int], ...]
    shared: int
    """How many of its rows stand in other groups too."""
    totals: str = ""
    extent: tuple[date, date] | None = None
    """The first and the last day that its rows speak of."""
    known: bool = field(default=False)
    """Whether totals and extent have been worked out; this waits until nobody does."""


class GroupFacts(QObject):
    """Facts by group, until the rows change."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._kept: dict[Group, HeadFacts] = {}
        self._titles: dict[str, str] | None = None
        self._rested = False
        rows.replaced.connect(self._forget)
        rows.changed.connect(self._forget)
        rows.settled.connect(self._rest)

    def of(self, group: Group) -> HeadFacts:
        """The facts of a group; the totals come when nothing has changed for a moment."""
        facts = self._kept.get(group)
        if facts is None:
            facts = self._kept[group] = self._made(group)
        if self._rested and not facts.known:
            facts.totals = totals(self._workspace.row_groups.totals(group.keys), language())
            facts.extent = self._workspace.windows().extent(group.members)
            facts.known = True
        return facts

    def words(self, group: Group) -> str:
        """The head of a group as screen readers say it and tool tips show it."""
        facts = self.of(group)
        parts = [plural("{count} commitment", "{count} commitments", facts.count)]
        parts += [f"{label(state, language())}: {count:,}" for state, count in facts.states]
        if facts.shared:
            parts.append(self.shared_words(facts.shared))
        if facts.totals:
            parts.append(facts.totals)
        return f"{facts.name}: " + " · ".join(parts)

    def shared_words(self, count: int) -> str:
        """How many rows of a group are also counted elsewhere."""
        return plural("{count} shared", "{count} shared", count)

    def shared_with(self, row: ListingRow, reader: Reader) -> str:
        """With whom the row at a place is shared, or in which other groups it stands."""
        names = [
            party_name(one.name, one.organisation_id, reader.directory, reader.language)
            for one in row.parties
            if one.role is not Role.AGENT
        ]
        words = _("Shared by {names}: it stands under each of them and is counted once in all.")
        return words.format(names=", ".join(names))

    @Slot()
    def forget_titles(self) -> None:
        """Sections and documents have come or gone."""
        self._titles = None
        self._kept.clear()

    @Slot()
    def _forget(self, *_positions: object) -> None:
        self._kept.clear()
        self._rested = False

    @Slot()
    def _rest(self) -> None:
        self._rested = True

    def _made(self, group: Group) -> HeadFacts:
        tally = self._workspace.row_groups.tally(group.keys)
        shared = self._rows.lines.grouping.shared.get(group.by, 0) & group.keys
        words = FacetWords(language(), self._workspace.directory, self._known_titles())
        return HeadFacts(
            name=group_value(group.by, group.value, words),
            count=len(group),
            states=tuple((one, tally[one.value]) for one in DueState if one.value in tally),
            shared=shared.bit_count(),
        )

    def _known_titles(self) -> Mapping[str, str]:
        """The titles of documents and, with those above them, of sections."""
        if self._titles is None:
            titles = {one.id: one.title for one in self._workspace.documents()}
            for section in self._workspace.sections():
                above = titles.get(section.parent_id or "")
                titles[section.id] = f"{above} › {section.title}" if above else section.title
            self._titles = titles
        return self._titles
