"""A block of cells out of a spreadsheet onto rows of the table: a proposal, then one change set.

Where the first line has heads of ours, in any language, columns are found by them, and with a head
for refs rows are found by their refs. Otherwise the block lies on the rows and columns as they are
shown, from the current cell on. Every cell is accounted for: it changes something, is alike, cannot
be read, or lies where nothing can be written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.base.folding import fold
from app.base.i18n import Language
from app.base.progress import Progress, Silent
from app.domain.changes import Label, Table
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.exchange.cell_block import Grid
from app.services.commands import (
    AddCommitment,
    AddCommitments,
    GivenParty,
    SetEach,
    Several,
    Single,
    Typed,
)
from app.services.listing import plain_cell
from app.services.typed_text import CHOICES, OPEN_TO_TEXT, TypedText
from app.services.workspace import Workspace
from app.storage.reader import Reader
from app.wording.columns import Reader as WordsFor
from app.wording.columns import cell, head
from app.wording.labels import label
from app.wording.organisations import party_name

_AT_ONCE = 200


class Outcome(StrEnum):
    """What becomes of a cell of the block."""

    CHANGED = "changed"
    ALIKE = "alike"
    PROBLEM = "problem"
    """It cannot be read, or not be written; `problem` says why. The cell stays as it is."""
    READ_ONLY = "read_only"
    """Its column cannot be written, such as the due state, and it says something else."""


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell of the block with the one that it lies on."""

    line: int
    """Of the block, from 0."""
    row_id: str
    """The commitment; that of a line that is to be added is not there yet."""
    field: Field
    before: str
    after: str
    outcome: Outcome
    value: Typed = None
    problem: InvalidValue | None = None


@dataclass(frozen=True, slots=True)
class PasteProposal:
    """What pasting would do. Nothing of it is written yet."""

    cells: tuple[PastedCell, ...]
    by_heads: bool
    """Whether the first line has said what the columns are."""
    ignored_heads: tuple[str, ...]
    """Heads of the block that are none of ours."""
    columns_beyond: int
    """Columns of the block on the right of the last one that is shown."""
    rows_beyond: int
    """Lines of the block below the last row, or with a ref that there is not."""
    added: tuple[tuple[AddCommitment, tuple[PastedCell, ...]], ...]
    """Those of them that have words, and so can become commitments, with their other cells."""

    def counted(self, outcome: Outcome) -> int:
        """How many cells come out so; those of lines beyond the rows are not among them."""
        return sum(one.outcome is outcome for one in self.cells)

    @property
    def rows_changed(self) -> int:
        return len({one.row_id for one in self.cells if one.outcome is Outcome.CHANGED})

    def command(self, *, add_rows: bool = False) -> Several | None:
        """What to apply, with or without commitments for the lines beyond; None for nothing."""
        added = self.added if add_rows else ()
        cells = [*self.cells, *(one for _made, more in added for one in more)]
        values: dict[Field, dict[str, Typed]] = {}
        for one in cells:
            if one.outcome is Outcome.CHANGED:
                values.setdefault(one.field, {})[one.row_id] = one.value
        made = tuple(one for one, _more in added)
        commands: list[Single] = [AddCommitments(made)] if made else []
        # First the words: a deadline or a target that is pasted beside them has the last word.
        order = sorted(values, key=lambda field: field is not Field.TEXT)
        commands += [SetEach(field, values[field]) for field in order]
        ids = {one for command in commands for one in command.ids}
        label = Label("paste_cells", {"count": str(len(ids))})
        return Several(tuple(commands), label) if commands else None


def tiled(grid: Grid, rows: int, columns: int) -> Grid:
    """The block as often as it goes into a selection, as spreadsheets repeat it.

    A selection that is no multiple of the block leaves it as it is, and so does none at all.
    """
    height, width = len(grid), len(grid[0]) if grid else 0
    if not (height and rows and columns) or rows % height or columns % width:
        return grid
    return tuple(line * (columns // width) for line in grid) * (rows // height)


def propose_paste(
    workspace: Workspace,
    grid: Grid,
    row_ids: Sequence[str],
    fields: Sequence[Field],
    language: Language,
    *,
    any_name: bool = False,
    progress: Progress = Silent(),
) -> PasteProposal:
    """What a block does to the rows and the shown columns from the current cell on.

    `row_ids` need not be more than the block has lines. `any_name` keeps names of organisations
    that are not in the list.
    """
    with workspace.reader() as reader:
        paste = _Paste(workspace, reader, language, any_name)
        return paste.proposal(grid, row_ids, fields, progress)


class _Paste:
    """Reads a block for one state of a tracker."""

    def __init__(
        self, workspace: Workspace, reader: Reader, language: Language, any_name: bool
    ) -> None:
        self._reader = reader
        self._words = WordsFor(language, workspace.today, workspace.directory)
        self._typed = TypedText(reader, workspace.directory, any_name=any_name)

    def proposal(
        self, grid: Grid, row_ids: Sequence[str], fields: Sequence[Field], progress: Progress
    ) -> PasteProposal:
        """Every cell with what becomes of it."""
        heads = heads_of(grid)
        columns: list[Field | None] = list(fields)
        lines = list(enumerate(grid))
        beyond = max(0, len(grid[0]) - len(fields)) if grid else 0
        if heads is not None:
            columns, lines, beyond = list(heads), lines[1:], 0
        targets: list[str | None] = [*row_ids[: len(lines)]]
        if heads is not None and Field.REF in heads:
            targets = self._by_ref([line[heads.index(Field.REF)] for _at, line in lines])
        targets += [None] * (len(lines) - len(targets))
        met = [(at, line, key) for (at, line), key in zip(lines, targets, strict=True) if key]
        missed = [(at, line) for (at, line), key in zip(lines, targets, strict=True) if not key]
        missed = [(at, line) for at, line in missed if any(text.strip() for text in line)]
        after = row_ids[-1] if row_ids else None
        return PasteProposal(
            cells=tuple(self._cells(met, columns, progress)),
            by_heads=heads is not None,
            ignored_heads=_ignored(grid, heads),
            columns_beyond=beyond,
            rows_beyond=len(missed),
            added=tuple(self._added(missed, columns, after)),
        )

    def _by_ref(self, refs: Iterable[str]) -> list[str | None]:
        wanted = [plain_cell(ref).strip() for ref in refs]
        rows = self._reader.belonging(Table.COMMITMENT, "ref", set(wanted))
        found: Mapping[str, str] = {str(row["ref"]): key for key, row in rows.items()}
        return [found.get(ref) for ref in wanted]

    def _cells(
        self,
        met: Sequence[tuple[int, tuple[str, ...], str]],
        columns: Sequence[Field | None],
        progress: Progress,
    ) -> Iterable[PastedCell]:
        for first in range(0, len(met), _AT_ONCE):
            some = met[first : first + _AT_ONCE]
            progress.step(first, len(met), "paste")
            ids = [key for _at, _line, key in some]
            for field in columns:
                if field is not None:
                    self._typed.prepare(field, ids)
            keys = self._reader.keys(ids)
            rows = self._reader.rows(keys.values())
            for at, line, key in some:
                row = rows.get(keys.get(key, -1))
                if row is not None:
                    for field, text in zip(columns, line, strict=False):
                        if field is not None:
                            yield self._cell(at, row, field, plain_cell(text))

    def _cell(self, line: int, row: ListingRow, field: Field, text: str) -> PastedCell:
        before = cell(row, field, self._words)
        if _same(text, before):
            return PastedCell(line, row.id, field, before, text, Outcome.ALIKE)
        # A ref says which row it is; a block is not the place to give another one.
        if field not in OPEN_TO_TEXT or field is Field.REF:
            return PastedCell(line, row.id, field, before, text, Outcome.READ_ONLY)
        return self._read(line, row.id, field, before, text)

    def _read(self, line: int, key: str, field: Field, before: str, text: str) -> PastedCell:
        try:
            value = self._typed.value(field, text, (key,))
        except InvalidValue as problem:
            return PastedCell(line, key, field, before, text, Outcome.PROBLEM, None, problem)
        after = self._shown(field, value)
        alike = _same(after, before)
        outcome = Outcome.ALIKE if alike else Outcome.CHANGED
        return PastedCell(line, key, field, before, after, outcome, value)

    def _shown(self, field: Field, value: Typed) -> str:
        """The value in words, as the table will show it."""
        if isinstance(value, tuple):
            comma = ", " if self._words.language is Language.EN else "、"
            names = (one if isinstance(one, str) else self._name(one) for one in value)
            return ("、" if field is Field.TAGS else comma).join(names)
        if field is Field.PERCENT:
            return "" if value is None else f"{value}%"
        if value is None:
            return ""
        choices = CHOICES.get(field)
        return label(choices(str(value)), self._words.language) if choices else str(value)

    def _name(self, party: GivenParty) -> str:
        return party_name(
            party.name, party.organisation_id, self._words.directory, self._words.language
        )

    def _added(
        self,
        missed: Sequence[tuple[int, tuple[str, ...]]],
        columns: Sequence[Field | None],
        after: str | None,
    ) -> Iterable[tuple[AddCommitment, tuple[PastedCell, ...]]]:
        """Commitments for the lines beyond the rows; those without words cannot be any."""
        for at, line in missed:
            cells = {
                field: plain_cell(text)
                for field, text in zip(columns, line, strict=False)
                if field is not None
            }
            text = cells.pop(Field.TEXT, "").strip()
            if text:
                made = AddCommitment(text, after_id=after)
                more = (
                    self._read(at, made.identifier, field, "", words)
                    for field, words in cells.items()
                    if words.strip() and field in OPEN_TO_TEXT and field is not Field.REF
                )
                yield made, tuple(more)


def heads_of(grid: Grid) -> tuple[Field | None, ...] | None:
    """The fields that the first line names; None if it does not name any but them.

    Of a block with columns of others at least half of the heads must be ours, two at the least.
    """
    if len(grid) < 2:
        return None
    known = {fold(head(field, language)): field for language in Language for field in Field}
    found = tuple(known.get(fold(plain_cell(text))) for text in grid[0])
    ours, named = sum(one is not None for one in found), sum(bool(text.strip()) for text in grid[0])
    enough = ours == named or (ours >= 2 and 2 * ours >= named)
    return found if ours and enough else None


def _ignored(grid: Grid, heads: tuple[Field | None, ...] | None) -> tuple[str, ...]:
    if heads is None:
        return ()
    return tuple(
        text.strip()
        for text, field in zip(grid[0], heads, strict=True)
        if field is None and text.strip()
    )


def _same(one: str, other: str) -> bool:
    """Whether two cells hold the same words, but for blanks at the ends and forms of line ends."""
    return one.strip().replace("\r\n", "\n") == other.strip()
