"""Steps that change something, drawn at random and done on both sides."""

from collections.abc import Callable
from typing import Any

from app.base.i18n import Language
from app.domain.changes import Label
from app.domain.commitment import UpdateKind
from app.domain.fields import Field
from app.domain.organisation import Role
from app.services.commands import (
    AddParties,
    AddTags,
    AddUpdate,
    Command,
    CorrectDeadline,
    GivenParty,
    RemoveParties,
    RemoveTags,
    ReviseDeadline,
    SetField,
    SetParties,
    SetTags,
    SetTargets,
)
from app.services.pasting import PasteProposal, propose_paste
from app.services.typed_text import cleared, filled_down
from tests.journeys.plain_table import row_edits
from tests.journeys.plain_table.edits import PHRASES, TARGETS, Refused
from tests.journeys.plain_table.machine import Machine
from tests.journeys.plain_table.pasted import PastedBlock
from tests.journeys.plain_table.row_steps import MOST_ROWS, RowSteps

TAGS = ("會議", "会议", "跟進", "a", "a b", "Q&A")
WORDS = ("", "", "陳大文", "Amy", "amy", "衞生 裡", "a'b\"c%_*")
VALUES: dict[str, tuple[Any, ...]] = {
    "status": (None, "not_started", "in_progress", "done", "done", "dropped"),
    "percent": (None, 0, 45, 100),
    "completed": (None, "2024-03-01", "2025-01-02"),
    "assessment": ("on_track", "watch", "off_track", "not_assessed"),
    "assessment_reason": WORDS,
    "owner": WORDS,
    "notes": (*WORDS, "一行\n二行"),
}
NAMES = ("保安局", "教育局", "公務員事務局", "消防處", "香港警務處")
FILLED = ("status", "percent", "owner", "tags", "notes", "completed", "assessment",
          "responsible", "deadline", "target")  # fmt: skip
CLEARED_TO: dict[str, Any] = {
    "status": None, "percent": None, "owner": "", "tags": (), "notes": "", "completed": None,
    "assessment": "not_assessed", "responsible": [], "target": (),
}  # fmt: skip
Party = tuple[str, str | None, str | None]


class Steps(RowSteps):
    """All kinds of steps of one machine, each as often as its weight says."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.names: list[str] = []
        """The last ones that were done."""
        known = machine.workspace.directory.organisations
        given = [(one.zh_hant, one.id) for one in known if one.zh_hant in NAMES]
        self._parties: list[tuple[str, str | None]] = [*given, ("某某公司", None)]
        self._kinds: list[tuple[int, Callable[[], None]]] = [
            (14, self.edit), (4, self.bulk), (6, self.tags), (5, self.note), (6, self.people),
            (7, self.deadline), (4, self.targets), (5, self.paste), (4, self.fill),
            (4, self.clear), (3, self.delete), (4, self.add), (3, self.duplicate), (3, self.text),
            (3, self.split), (2, self.join), (3, self.ref),
            (14, machine.undo), (9, machine.redo), (7, machine.take_back_any),
            (14, machine.filter), (9, machine.sort), (7, machine.group), (6, machine.show_all),
            (8, machine.open_or_close), (4, machine.make_current), (2, machine.night),
            (3, machine.settle),
        ]  # fmt: skip

    def step(self) -> None:
        """One step of any kind."""
        weights, kinds = zip(*self._kinds, strict=True)
        (kind,) = self._choose.choices(kinds, weights)
        self._machine.done[kind.__name__] += 1
        self.names = [*self.names[-9:], kind.__name__]
        kind()

    # --- fields ---------------------------------------------------------------------------------

    def edit(self, most: int = 1) -> None:
        ids = self._machine.some()[:most]
        if ids:
            name = self._choose.choice(list(VALUES))
            value = self._choose.choice(VALUES[name])
            column = "completed_on" if name == "completed" else name
            self._write(
                SetField(ids, Field(name), value),
                lambda: self._edits.set_field(ids, column, value),
                self._machine.label("set_field", ids, field=name),
            )

    def bulk(self) -> None:
        self.edit(most=MOST_ROWS)

    def ref(self) -> None:
        """A ref by hand; one that another commitment has is refused."""
        identifier = self._one()
        if identifier is None:
            return
        row = self._machine.rows.tables["commitment"][identifier]
        number = self._choose.randrange(1, 90)
        value = f"{'2-' if '-' in row['ref'] else ''}{number}"
        self._write(
            SetField((identifier,), Field.REF, value),
            lambda: self._edits.set_field((identifier,), "ref", value),
            self._machine.label("set_field", (identifier,), field="ref"),
        )

    def tags(self) -> None:
        ids = self._machine.some()
        names = tuple(self._choose.sample(TAGS, self._choose.randrange(4)))
        text = "、".join(names)
        edits = self._edits
        choices: list[tuple[Command, Callable[[], None]]] = [
            (SetTags(ids, text), lambda: edits.set_tags(ids, names)),
            (AddTags(ids, text), lambda: edits.alter_tags(ids, names, ())),
            (RemoveTags(ids, text), lambda: edits.alter_tags(ids, (), names)),
        ]
        if ids:
            command, plain = self._choose.choice(choices)
            self._write(command, plain, self._machine.label("set_field", ids, field="tags"))

    def note(self) -> None:
        ids = self._machine.some()
        kind = self._choose.choice(list(UpdateKind))
        text = self._choose.choice(("", "第一輪完成")) if kind is UpdateKind.NO_CHANGE else "進展"
        if ids:
            self._write(
                AddUpdate(ids, kind, text),
                lambda: self._edits.add_update(ids, kind.value, text),
                self._machine.label("add_update", ids, kind=kind.value),
            )

    def people(self) -> None:
        ids = self._machine.some()
        some = self._choose.sample(self._parties, self._choose.choice((0, 1, 1, 2, 3)))
        roles = (None, None, "responsible", "lead", "supporting")
        given: list[Party] = [(name, self._choose.choice(roles), known) for name, known in some]
        parties = tuple(
            GivenParty(name, Role(role) if role else None, known) for name, role, known in given
        )
        edits = self._edits
        choices: list[tuple[Command, Callable[[], None]]] = [
            (SetParties(ids, parties), lambda: edits.set_parties(ids, given)),
        ]
        if given:
            choices += [
                (AddParties(ids, parties[:1]), lambda: edits.add_parties(ids, given[0])),
                (RemoveParties(ids, parties[:1]), lambda: edits.remove_party(ids, given[0])),
            ]
        if ids:
            command, plain = self._choose.choice(choices)
            label = self._machine.label("set_field", ids, field="responsible")
            self._write(command, plain, label)

    def deadline(self) -> None:
        ids = self._machine.some(most=3)
        phrase = self._choose.choice(list(PHRASES))
        edits = self._edits
        if ids and self._choose.random() < 0.7:
            label = self._machine.label("revise_deadline", ids)
            self._write(ReviseDeadline(ids, phrase), lambda: edits.revise(ids, phrase), label)
        elif ids:
            label = self._machine.label("set_field", ids, field="deadline")
            self._write(CorrectDeadline(ids, phrase), lambda: edits.correct(ids, phrase), label)

    def targets(self) -> None:
        ids = self._machine.some()
        phrases = tuple(self._choose.sample(list(TARGETS), self._choose.randrange(4)))
        if ids:
            self._write(
                SetTargets(ids, "、".join(phrases)),
                lambda: self._edits.set_targets(ids, phrases),
                self._machine.label("set_field", ids, field="target"),
            )

    # --- blocks ---------------------------------------------------------------------------------

    def fill(self) -> None:
        ids = self._machine.some()
        if len(ids) < 2:
            return
        values, refused = {}, ""
        for name in self._choose.sample(FILLED, self._choose.choice((1, 1, 2))):
            try:
                values[name] = row_edits.held(self._edits, name, ids[0])
            except LookupError:
                continue  # Words of the document, whose reading alone is another question.
            except Refused as error:
                values[name], refused = None, str(error)
        fields = [Field(name) for name in values]

        def plain() -> None:
            if refused:
                raise Refused(refused)
            for name, value in values.items():
                row_edits.set_value(self._edits, ids[1:], name, value)

        workspace = self._machine.workspace

        def command() -> Command:
            with workspace.reader() as reader:
                return filled_down(reader, fields, ids)

        if fields:
            label = self._machine.label("fill_down", ids[1:])
            self._machine.write(command, plain, label)

    def clear(self) -> None:
        ids = self._machine.some()
        names = self._choose.sample(list(CLEARED_TO), self._choose.choice((1, 1, 2, 3)))
        names += ["deadline"] if self._choose.random() < 0.1 else []
        workspace = self._machine.workspace

        def plain() -> None:
            if "deadline" in names:
                raise Refused("deadline_not_cleared")
            for name in names:
                row_edits.set_value(self._edits, ids, name, CLEARED_TO[name])

        def command() -> Command:
            with workspace.reader() as reader:
                return cleared(reader, workspace.directory, [Field(one) for one in names], ids)

        if ids:
            self._machine.write(command, plain, self._machine.label("clear_cells", ids))

    def paste(self) -> None:
        """A block on some rows, with lines for new commitments below them now and then."""
        ids = self._machine.some()[:8]
        room = MOST_ROWS - len(self._machine.questions.facts)
        below = self._choose.choice((0, 0, 1, 2)) if room > 2 else 0
        block = PastedBlock(self._machine, ids, below)
        proposals: list[PasteProposal] = []

        def command() -> Command | None:
            block.fill()
            proposal = propose_paste(
                self._machine.workspace, block.grid, ids, block.fields, Language.EN
            )
            proposals.append(proposal)
            return proposal.command(add_rows=True)

        if ids:
            label = Label("paste_cells")
            self._machine.write(command, lambda: block.plain(proposals[0], label), label)
