"""The detail follows the current row and every change of it."""

import re

from PySide6.QtCore import Qt

from app.domain.fields import Field
from app.services.creating import new_tracker
from app.services.editing import SetField
from tests.ui.driving import press, row_of


def plain(html):
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ")


def test_shows_the_text_as_it_is_printed(view, show):
    row = row_of(view, "24")
    assert plain(view.detail._text.text()) == row.text
    assert view.detail._text.accessibleName() == row.text
    assert plain(view.detail._ref.text()).startswith("24 › ")


def test_marks_the_deadline_and_the_agents(view, show):
    colours = view.detail._theme.colours
    row = row_of(view, "24")
    assert f"<span style='background:{colours['deadline']}'>{row.phrase}</span>" in (
        view.detail._text.text()
    )
    aiming = next(row for row in view.workspace.rows(range(1, 55)).values() if row.target)
    show(aiming.ref)
    assert f"background:{colours['target']}" in view.detail._text.text()


def test_marks_what_is_searched_for(view, window, show, qtbot):
    window.search.setFocus()
    press(qtbot, "警務處")
    hit = view.detail._theme.colours["hit"]
    qtbot.waitUntil(lambda: f"background:{hit}'>警務處</span>" in view.detail._text.text())
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: hit not in view.detail._text.text())


def test_shows_the_lines_of_the_source_around(view, show):
    row = row_of(view, "24")
    lines = view.workspace.lines_around(row.id, 2)
    assert len(lines) > 1
    shown = view.detail._source.text().split("<br>")
    assert [plain(one).split("  ", 1)[1] for one in shown] == [
        line.text.strip() for line in lines if line.text.strip()
    ]
    muted = f"color:{view.detail._theme.colours['muted']}"
    around = [one.count(muted) == 2 for one in shown]
    assert around == [line.commitment_id != row.id for line in lines if line.text.strip()]


def test_shows_the_history_with_before_and_after(view, show):
    row = row_of(view, "24")
    view.runner.apply(SetField((row.id,), Field.STATUS, "done"))
    view.runner.undo()
    words = plain(view.detail._history.text())
    assert "Status: — → Done" in words
    assert "Status: Done → —" in words
    assert words.count("(undone)") == 1


def test_follows_the_current_row(view, show):
    for ref in ("25", "10", "54"):
        show(ref)
        assert plain(view.detail._ref.text()).startswith(f"{ref} › ")


def test_nothing_of_the_tracker_is_taken_for_marks(view, show):
    evil = "<b>&amp;</b> <img src=x> \"'"
    row = row_of(view, "24")
    for field in (Field.OWNER, Field.NOTES):
        view.runner.apply(SetField((row.id,), field, evil))
    assert "<img" not in view.detail._history.text()
    assert "&lt;img src=x&gt;" in view.detail._history.text()


def test_questions_are_told(view, show):
    asking = next(row for row in view.workspace.rows(range(1, 55)).values() if row.questions)
    show(asking.ref)
    assert view.detail._questions.isVisible()
    assert plain(view.detail._questions.text()).startswith("? ")
    show("24")
    assert not view.detail._questions.isVisible()


def test_an_empty_tracker_asks_to_choose(start, session_home, qtbot, clock):
    path = session_home / "data" / "empty.pledge"
    new_tracker(path, clock=clock).close()
    detail = start(path).window.view.detail
    qtbot.waitUntil(detail._empty.isVisible)
    assert detail._empty.text() == "Choose a commitment to see it here."
    assert not detail._form.isVisible()
