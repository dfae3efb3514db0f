import pytest

from app.domain.fields import Field
from app.domain.filters import Facet
from app.services.commands import SetField
from app.storage import ahead
from app.ui import idle_work


@pytest.fixture(autouse=True)
def large_and_quick(monkeypatch):
    monkeypatch.setattr(ahead, "SMALL", 0)
    monkeypatch.setattr(idle_work, "_PAUSE_MILLISECONDS", 30)


def test_everything_is_ready_after_a_pause(view, qtbot):
    workspace = view.workspace
    assert workspace.not_ready()
    qtbot.waitUntil(lambda: not workspace.not_ready(), timeout=20_000)


def test_what_a_change_takes_away_is_made_ready_again(view, qtbot):
    workspace = view.workspace
    qtbot.waitUntil(lambda: not workspace.not_ready(), timeout=20_000)
    view.runner.apply(SetField((view.rows.row(0).id,), Field.NOTES, "等候撥款"))
    assert Field.NOTES in workspace.not_ready()
    qtbot.waitUntil(lambda: not workspace.not_ready(), timeout=20_000)
    assert workspace.counts(view.rows.spec, Facet.STATUS)


def test_a_window_closes_while_something_is_made_ready(view, window, stop, session, qtbot):
    qtbot.waitUntil(lambda: window.jobs.busy, timeout=20_000)
    stop(session)
    assert session.window is None or not window.jobs.busy
