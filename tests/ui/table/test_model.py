"""The table model under Qt's own model tester, at rest and while everything changes."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.base.i18n import Language
from app.domain.fields import FIELDS, Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec, GroupKey, SortKey
from app.services.editing import SetField
from app.services.workspace import open_workspace
from app.ui.signals import WorkspaceSignals
from app.ui.table.model import CommitmentTableModel
from app.ui.viewed_rows import ViewedRows
from app.wording.columns import Reader, cell
from app.wording.labels import label
from tests.services.random_commands import random_command

MOST_ROWS = 50
FILTERS = (
    (Contains("推"),),
    (Contains("no such words"),),
    (AnyOf(Facet.STATUS, ("done", "in_progress")),),
    (AnyOf(Facet.DUE, ("undated", "done")),),
    (AnyOf(Facet.STATUS, ("", "dropped")), Contains("公務員")),
)
GROUPS = (
    (),
    (GroupKey.STATUS,),
    (GroupKey.ORGANISATION,),
    (GroupKey.TAG, GroupKey.OWNER),
    (GroupKey.DUE, GroupKey.SECTION),
)
SORTS = ((), *((SortKey(field, down),) for field in Field for down in (False, True)))


class Stage:
    """A model over a tracker, connected as in the window."""

    def __init__(self, workspace, *, editable=True):
        self.workspace = workspace
        self.rows = ViewedRows(workspace)
        self.rows.set_spec(FilterSpec(FILTERS[0]))
        self.signals = WorkspaceSignals(workspace)
        self.signals.change_applied.connect(self.rows.note)
        self.model = CommitmentTableModel(self.rows, self.reader, editable=editable)

    def reader(self):
        return Reader(Language.ZH_HANT, self.workspace.today, self.workspace.directory)

    def shown(self):
        model = self.model
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def expected(self):
        found = list(self.workspace.matches(self.rows.spec))
        rows = self.workspace.rows(found)
        if not self.rows.spec.group:
            return [[cell(rows[key], field, self.reader()) for field in FIELDS] for key in found]
        return list(self._lines(self.workspace.groups(self.rows.spec).groups, rows))

    def _lines(self, groups, rows):
        for group in groups:
            yield [group.value] * len(FIELDS)
            if not self.rows.lines.is_closed(group.path):
                yield from self._lines(group.below, rows)
                for key in () if group.below else group.members:
                    yield [cell(rows[key], field, self.reader()) for field in FIELDS]

    def turn_some(self, choose):
        paths = [one.path for one in self.rows.lines.grouping.every()]
        if paths:
            self.rows.set_closed(choose.sample(paths, len(paths) // 2), choose.random() < 0.5)


@pytest.fixture
def stage(sample, qapp):
    return Stage(sample)


def test_stands_the_model_tester(stage, qtmodeltester):
    assert 0 < stage.model.rowCount() <= MOST_ROWS
    qtmodeltester.check(stage.model)


@pytest.mark.parametrize("seed", range(4))
def test_stands_the_model_tester_while_everything_changes(stage, seed):
    choose = random.Random(seed)
    tester = QAbstractItemModelTester(
        stage.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    workspace, rows = stage.workspace, stage.rows
    ids = [row.id for row in workspace.rows(range(1, 55)).values()]
    steps = {
        "edit": lambda: workspace.apply(random_command(choose, ids)),
        "undo": workspace.undo,
        "redo": workspace.redo,
        "filter": lambda: rows.set_spec(
            FilterSpec(choose.choice(FILTERS), rows.spec.sort, rows.spec.group)
        ),
        "sort": lambda: rows.set_sort(choose.choice(SORTS)),
        "group": lambda: rows.set_group(choose.choice(GROUPS)),
        "turn": lambda: stage.turn_some(choose),
    }
    weights = (4, 2, 1, 2, 1, 2, 2)
    for _ in range(60):
        name = choose.choices(list(steps), weights)[0]
        steps[name]()
        assert rows.spec.conditions
        assert stage.shown() == stage.expected(), name
    assert tester.model() is stage.model


def test_rows_beside_each_other_are_told_at_once(stage):
    told = []
    stage.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    stage.rows.changed.emit({7, 0, 1, 2, 5, 6})
    assert told == [(0, 2), (5, 7)]


def test_heads_of_groups_cannot_be_edited_and_say_the_same_in_every_column(stage, qtmodeltester):
    stage.rows.set_group((GroupKey.DUE,))
    assert stage.rows.head(0) is not None
    for field in FIELDS:
        index = stage.model.index(0, list(FIELDS).index(field))
        assert index.data() == stage.rows.head(0).value
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    qtmodeltester.check(stage.model)


def test_a_shared_row_is_told_at_each_of_its_places(stage):
    stage.rows.set_spec(FilterSpec(group=(GroupKey.ORGANISATION,)))
    grouping = stage.rows.lines.grouping
    key = next(key for key in range(1, 55) if grouping.is_shared(key))
    places = list(stage.rows.lines.positions_of(key))
    row = stage.rows.row(places[-1])
    told = []
    stage.model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    stage.workspace.apply(SetField((row.id,), Field.OWNER, "陳大文"))
    assert len(places) > 1
    assert sorted(told) == places


def test_an_edit_is_told_for_its_row_alone(stage, qtbot):
    row = stage.rows.row(3)
    with qtbot.waitSignal(stage.model.dataChanged) as told:
        stage.workspace.apply(SetField((row.id,), Field.OWNER, "陳大文"))
    first, last = told.args[:2]
    assert (first.row(), last.row()) == (3, 3)
    assert stage.model.index(3, list(FIELDS).index(Field.OWNER)).data() == "陳大文"


def test_what_is_promised_and_what_staff_fill_in_can_be_edited(stage):
    index = stage.model.index(0, 0)
    editable = {
        field
        for column, field in enumerate(stage.model.fields)
        if index.siblingAtColumn(column).flags() & Qt.ItemFlag.ItemIsEditable
    }
    assert editable == {
        Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.DEADLINE, Field.TARGET, Field.STATUS,
        Field.PERCENT, Field.COMPLETED, Field.ASSESSMENT, Field.ASSESSMENT_REASON, Field.OWNER,
        Field.TAGS, Field.NOTES,
    }  # fmt: skip


def test_nothing_can_be_edited_read_only(sample_path, clock, qapp):
    workspace = open_workspace(sample_path, read_only=True, clock=clock)
    model = Stage(workspace, editable=False).model
    indices = [model.index(0, column) for column in range(model.columnCount())]
    assert not any(index.flags() & Qt.ItemFlag.ItemIsEditable for index in indices)
    workspace.close()


def test_heads_are_in_the_language_of_the_reader(stage):
    heads = [
        stage.model.headerData(column, Qt.Orientation.Horizontal)
        for column in range(stage.model.columnCount())
    ]
    assert heads == [label(field, Language.ZH_HANT) for field in FIELDS]
    assert stage.model.headerData(0, Qt.Orientation.Vertical) is None


def test_numbers_stand_at_the_right(stage):
    index = stage.model.index(0, stage.model.fields.index(Field.REF))
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight
