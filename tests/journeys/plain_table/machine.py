"""The window and plain rows side by side: the same steps on both, and what they show compared."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from PySide6.QtTest import QAbstractItemModelTester

from app.base.clock import office_day
from app.base.folding import fold
from app.domain.changes import ChangeSet, Label
from app.domain.errors import InvalidValue, TrackerError
from app.domain.fields import Field
from app.domain.filters import Facet, FilterSpec
from app.services.commands import Command
from app.services.taking_back import redo_change_set, undo_change_set
from app.ui.main_window import MainWindow
from tests.clocks import FixedClock
from tests.journeys.plain_table.conditions import RandomFilters
from tests.journeys.plain_table.edits import PlainEdits, Refused
from tests.journeys.plain_table.facts import FactsOf
from tests.journeys.plain_table.loading import essence, plain_rows, world
from tests.journeys.plain_table.questions import PLAIN_FIELDS, Questions
from tests.journeys.plain_table.rows import CannotStep, Step

STEPS_KEPT = 200
Spot = tuple[str, ...]


class Machine:
    """Does a step on both sides, and compares what is seen after it."""

    def __init__(self, window: MainWindow, clock: FixedClock, seed: int) -> None:
        assert window.view is not None
        self.window, self.view, self.clock = window, window.view, clock
        self.workspace, self.shown = self.view.workspace, self.view.rows
        self.choose = Random(seed)
        self.filters = RandomFilters(self.choose)
        self.rows = plain_rows(self.workspace)
        self.edits = PlainEdits(self.rows, fold)
        self.facts_of = FactsOf(self.edits, world(self.workspace), fold)
        first = min(self.facts_of.world.documents.items(), key=lambda one: one[1]["position"])
        self.edits.first_document = first[0]
        self.done: Counter[str] = Counter()
        self.spec = FilterSpec()
        self._closed: set[Spot] = set()
        self._current = self.shown.current
        self._tester = QAbstractItemModelTester(
            self.view.table.commitments, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.ask()

    # --- where both stand -----------------------------------------------------------------------

    def ask(self) -> Questions:
        """All facts anew."""
        self.edits.today = office_day(self.clock()).isoformat()
        self.questions = Questions(self.facts_of)
        return self.questions

    def some(self, most: int = 6) -> tuple[str, ...]:
        """A selection: mostly of what is shown, now and then all of it."""
        every = list(self.questions.facts)
        seen = [one["id"] for one in self.questions.found(self.spec)]
        if seen and self.choose.random() < 0.75:
            every = seen
        count = self.choose.choice((1, 1, 1, 2, 3, most, len(every)))
        return tuple(self.choose.sample(every, min(count, len(every))))

    # --- writing --------------------------------------------------------------------------------

    def write(
        self, command: Callable[[], Command | None], plain: Callable[[], Any], label: Label
    ) -> ChangeSet | None:
        """A command on both sides; both refuse it with the same code, or neither does."""
        self.clock.forward(seconds=self.choose.choice((1, 60, 3_600)))
        if office_day(self.clock()) != self.workspace.today:
            self.new_day()
        made: ChangeSet | None = None
        refused = expected = ""
        try:
            made = self._apply(command())
        except InvalidValue as error:
            refused = error.code
        self.ask()
        step = None
        try:
            plain()
            step = self.rows.finish((label.code, dict(label.values)), self.clock())
        except Refused as error:
            self.rows.abandon()
            expected = str(error)
        assert refused == expected, f"refused {refused!r}, expected {expected!r}"
        self._same_step(step, made)
        return made

    def _apply(self, command: Command | None) -> ChangeSet | None:
        return None if command is None else self.workspace.apply(command)

    def _same_step(self, step: Step | None, made: ChangeSet | None) -> None:
        assert (made is None) == (step is None), f"wrote {made}, expected {step}"
        if made is not None and step is not None:
            step.identifier = made.id
            written = made.label.code, dict(made.label.values)
            assert written == step.label, f"label {written}, expected {step.label}"
        del self.rows.to_undo[:-STEPS_KEPT]

    def label(self, code: str, ids: Any, **values: str) -> Label:
        """The label of a command on some commitments."""
        if len(ids) == 1:
            return Label(code, {**values, "ref": self.rows.tables["commitment"][ids[0]]["ref"]})
        return Label(code, {**values, "count": str(len(ids))})

    # --- there and back -------------------------------------------------------------------------

    def undo(self) -> None:
        if self.rows.to_undo:
            self._step(self.workspace.undo, lambda: self.rows.undo(self.clock()))

    def redo(self) -> None:
        if self.rows.to_redo:
            self._step(self.workspace.redo, lambda: self.rows.redo(self.clock()))

    def take_back_any(self) -> None:
        """Undo one step of the last ones, whatever came since, or bring it again."""
        steps = [one for one in self.rows.steps if one.origin == "edit"][-40:]
        if not steps:
            return
        step = self.choose.choice(steps)
        do = redo_change_set if step.undone else undo_change_set
        self._step(
            lambda: do(self.workspace, step.identifier),
            lambda: self.rows.take_back(step, self.clock()),
        )

    def _step(self, do: Callable[[], ChangeSet | None], plain: Callable[[], Step]) -> None:
        self.clock.forward(seconds=1)
        if office_day(self.clock()) != self.workspace.today:
            self.new_day()
        refused, made = "", None
        try:
            made = do()
        except TrackerError as error:
            refused = error.code
        try:
            expected = plain()
        except CannotStep:
            assert refused, "was taken back, but is contradicted since"
            self.done["refused"] += 1
            return
        assert not refused, f"refused {refused}, but nothing stands against it"
        assert made is not None
        self._same_step(expected, made)

    # --- looking --------------------------------------------------------------------------------

    def look(self, spec: FilterSpec) -> None:
        """Another filter, order or grouping."""
        if spec.group != self.spec.group:
            self._closed.clear()
            self.shown.set_group(spec.group)
        self.spec = spec
        self.shown.set_spec(spec)

    def filter(self) -> None:
        days = self.choose.choice((60, 60, 7, 365))
        conditions = self.filters.conditions(self.questions)
        self.look(replace(self.spec, conditions=conditions, stale_days=days))

    def sort(self) -> None:
        self.look(replace(self.spec, sort=self.filters.sort()))

    def group(self) -> None:
        self.look(replace(self.spec, group=self.filters.group()))

    def show_all(self) -> None:
        self.look(FilterSpec())

    def open_or_close(self) -> None:
        """Some groups, or all down to a level."""
        paths = self.questions.paths(self.spec)
        if not paths or self.choose.random() < 0.3:
            level = self.choose.randrange(4)
            self._closed = {one for one in paths if len(one) > level}
            self.shown.close_below(level)
            return
        some = self.choose.sample(paths, min(len(paths), self.choose.choice((1, 2, 5))))
        closed = self.choose.random() < 0.6
        self._closed = self._closed | set(some) if closed else self._closed - set(some)
        self.shown.set_closed(some, closed)

    def make_current(self) -> None:
        lines = self.questions.lines(self.spec, self._closed)
        places = [at for at, line in enumerate(lines) if isinstance(line, dict)]
        if places:
            at = self.choose.choice(places)
            self._current = lines[at]["id"]
            self.shown.set_current(self._current, at)

    def new_day(self) -> None:
        """Another day begins, as the session notices it."""
        if self.workspace.renew_day():
            self.shown.reload()

    def night(self) -> None:
        self.clock.forward(days=self.choose.choice((1, 1, 9, 40)))
        self.new_day()

    def settle(self) -> None:
        """Nothing has happened for a moment."""
        self.shown._complete()

    # --- comparing ------------------------------------------------------------------------------

    def compare(self) -> None:
        """Everything that is seen."""
        questions = self.ask()
        self._last_change = max((one["changed"] for one in questions.facts.values()), default=None)
        assert not self.rows.doubles(), f"twice: {self.rows.doubles()}"
        lines = questions.lines(self.spec, self._closed)
        model = self.view.table.commitments
        assert model.rowCount() == len(lines), self._told(lines)
        for at, line in enumerate(lines):
            if isinstance(line, dict):
                self._compare_row(at, line)
            else:
                self._compare_head(at, *line)
        for facet in Facet:
            counted = self.workspace.counts(self.spec, facet)
            expected = questions.counts(self.spec, facet.value)
            assert {k: n for k, n in counted.items() if n} == expected, f"counts of {facet}"
        self._compare_values(self.choose.choice(PLAIN_FIELDS))
        assert self.workspace.count(self.spec) == len(questions.found(self.spec))
        self._compare_steps()
        self._compare_current(lines)

    def _told(self, lines: Any) -> str:
        """Both lists side by side."""
        model = self.view.table.commitments
        column = model.fields.index(Field.REF)
        shown = [model.index(at, column).data() for at in range(model.rowCount())]
        expected = [one["ref"] if isinstance(one, dict) else one[0] for one in lines]
        return f"\nshown    {shown}\nexpected {expected}"

    def _compare_row(self, at: int, facts: Any) -> None:
        assert self.shown.head(at) is None
        row, model = self.shown.row(at), self.view.table.commitments
        if row.id != facts["id"]:
            raise AssertionError(self._told(self.questions.lines(self.spec, self._closed)))
        # All cells of what the step has touched, some of everything else.
        fields = list(enumerate(model.fields))
        if facts["changed"] != self._last_change:
            fields = self.choose.sample(fields, 6)
        for column, field in fields:
            shown, wanted = model.index(at, column).data(), self.facts_of.cell(facts, field.value)
            assert shown == wanted, f"{field} of {row.ref}: {shown!r}, expected {wanted!r}"

    def _compare_head(self, at: int, path: Spot, members: Any) -> None:
        group = self.shown.head(at)
        assert group is not None, f"no head of {path} at {at}"
        assert group.path == path, f"head of {group.path}, expected {path}"
        by = tuple(dict.fromkeys(self.spec.group))[len(path) - 1]
        words, wanted = self.view.table.commitments.index(at, 0).data(), ""
        wanted = self.questions.head(by, path, members)
        assert words == wanted or words.startswith(f"{wanted} · "), f"{words!r}, not {wanted!r}"
        assert self.workspace.row_groups.totals(group.keys) == self.questions.totals(members)

    def _compare_values(self, field: Field) -> None:
        found = self.workspace.values(field, self.spec)
        expected = self.questions.values(self.spec, field.value)
        assert dict(found.values) == expected, f"values of {field}"

    def _compare_steps(self) -> None:
        for step, mine in (
            (self.workspace.to_undo, self.rows.to_undo),
            (self.workspace.to_redo, self.rows.to_redo),
        ):
            if mine:
                assert step is not None, f"nothing to step to, expected {mine[-1].label}"
                held = step.label.code, dict(step.label.values)
                assert (step.id, held) == (mine[-1].identifier, mine[-1].label)
        enabled = self.window.actions_["redo"].isEnabled()
        assert enabled == bool(self.rows.to_redo)

    def _compare_current(self, lines: Any) -> None:
        assert self.shown.current == self._current
        rows = [(at, line) for at, line in enumerate(lines) if isinstance(line, dict)]
        places = [at for at, row in rows if row["id"] == self._current]
        at = self.shown.position_of(self._current)
        assert at in (places or [None]), f"current at {at}, expected one of {places}"

    def compare_file(self) -> None:
        """What the file holds, not only what is seen."""
        stored, expected = essence(plain_rows(self.workspace)), essence(self.rows)
        for table, rows in expected.items():
            assert stored[table] == rows, table
