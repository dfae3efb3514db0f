"""Finding by what is typed in the search box, at the real window and by keys alone."""

import pytest
from PySide6.QtCore import Qt

from app.domain.fields import Field
from app.domain.filters import AnyOf, Facet, FilterSpec
from tests.journeys.at_the_window import Worker
from tests.ui.conftest import (  # noqa: F401  fixtures
    _NOT_OF_US,
    begun,
    choices,
    first_sample,
    plain_look,
    same_look,
    session_home,
    start,
    stop,
)
from tests.ui.driving import refs, row_of, shown

pytestmark = pytest.mark.qt_log_ignore(_NOT_OF_US, extend=True)
DONE = 3
"""How far down it stands in the list of what can be reported."""


@pytest.fixture
def worker(start, first_sample, qtbot, monkeypatch):  # noqa: F811
    """Somebody before the window as the program opens it, with the sample."""
    return Worker(start(), qtbot, monkeypatch)


def test_staff_find_what_they_ask_for_in_either_language(worker):
    everything = refs(worker.view)
    of_bureau = worker.search("bureau:保安局")
    assert 0 < len(of_bureau) < len(everything)
    assert worker.search("机构:保安局") == of_bureau
    assert worker.search("-org:SB") == [one for one in everything if one not in of_bureau]
    early = worker.search("due:<2024Q3")
    assert 0 < len(early) < len(everything)
    for ref in early:
        assert row_of(worker.view, ref).latest.isoformat() < "2024-07-01"
    assert worker.search("期限:<2024年第三季") == early
    both = worker.search('bureau:保安局 due:<2024Q3 status:"not reported" -tag:done')
    assert both == [one for one in early if one in of_bureau]
    assert worker.search("text:starts:推出") == [
        one for one in everything if row_of_any(worker, one).text.startswith("推出")
    ]


def row_of_any(worker, ref):
    """A row, whether it is shown or not."""
    workspace = worker.view.workspace
    rows = workspace.rows(workspace.matches(FilterSpec())).values()
    (row,) = [one for one in rows if one.ref == ref]
    return row


def test_what_is_entered_is_found_by_its_own_field_at_once(worker):
    worker.type_in_cell("24", Field.PERCENT, "45")
    worker.type_in_cell("24", Field.OWNER, "陳大文")
    worker.add_update("24", "第一期完成")
    assert worker.search("percent:>=45") == ["24"]
    assert worker.search("percent:40..44") == []
    assert worker.search("負責人:陳大文") == ["24"]
    assert worker.search("-owner:empty") == ["24"]
    assert worker.search("进展:開頭:第一期") == ["24"]
    assert worker.search("updated:today silent:0") == ["24"]
    assert "24" not in worker.search("attention:stale")
    assert shown(worker.view, refs(worker.view)[0], Field.SILENT) == ""


def test_what_is_wrong_is_said_and_the_rows_stay(worker):
    assert worker.search("percent:empty") == refs(worker.view)
    worker.search("percent:half")
    assert "50..80" in worker.window.search.accessibleDescription()
    assert worker.search("percent:<50") == []
    assert worker.window.search.accessibleDescription() == ""


def test_a_typed_facet_and_the_facets_at_the_left_are_one(worker):
    found = worker.search("-消防 due:ongoing")
    assert AnyOf(Facet.DUE, ("ongoing",)) in worker.view.rows.spec.conditions
    worker.keys(
        Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(refs(worker.view)) > len(found)
