"""Saying which organisation a name means, from the question about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.base.i18n import Language
from app.domain.organisation import OrganisationKind
from app.domain.teaching import Alias
from app.exchange.organisation_list import organisation_id
from app.ui import words
from app.ui.review.naming_dialog import NamingDialog
from tests.ui.review.reviewing import WHO, button, commitments, questions

NAME = "沒有這個局"


@pytest.fixture
def dialog(review, asking):
    """A review in which one name is unknown."""
    return review(asking)


@pytest.fixture
def lessons(dialog):
    """What the review would have the tracker learn."""
    found = []
    dialog.accepted_numbers.connect(
        lambda _proposal, _numbers, decided: found.extend(decided.lessons)
    )
    return found


def row_of_question(dialog):
    return commitments(dialog)[2].child(0)


def form_of(dialog):
    """The form that is open; None if there is none."""
    found = [one for one in dialog.findChildren(NamingDialog) if one.isVisible()]
    return found[0] if found else None


def ask(dialog, qtbot):
    dialog._list.setFocus()
    dialog._list.setCurrentItem(row_of_question(dialog))
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    form = form_of(dialog)
    qtbot.waitUntil(form.isActiveWindow)
    return form


def listed(form):
    return [form._list.item(at).text() for at in range(form._list.count())]


def press(form, beginning):
    (found,) = [one for one in form.findChildren(QPushButton)
                if one.text().replace("&", "").startswith(beginning)]  # fmt: skip
    return found


def test_enter_on_the_question_opens_the_form_and_imports_nothing(dialog, lessons, qtbot):
    form = ask(dialog, qtbot)
    assert NAME in form._name.text()
    assert form._search.hasFocus()
    assert not press(form, "Remember").isEnabled()
    assert dialog.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form_of(dialog) is None
    assert len(questions(dialog)) == 4


def test_a_name_of_one_in_the_list_is_searched_and_counts_at_once(dialog, lessons, qtbot):
    form = ask(dialog, qtbot)
    count = len(listed(form))
    qtbot.keyClicks(form._search, "security b")
    assert listed(form) == ["Security Bureau (SB)"] != count
    qtbot.keyClick(form._search, Qt.Key.Key_Return)
    assert form_of(dialog) is None
    assert not any(NAME in one for one in questions(dialog))
    assert dialog._proposal.reading.commitments[2].organisations[0].known.code == "sb"
    assert commitments(dialog)[2].text(WHO) == NAME, "what is printed stays"
    button(dialog, "Import").click()
    assert lessons == [Alias(NAME, organisation_id("sb"))]


def test_the_arrows_walk_through_the_list_from_the_search(dialog, qtbot):
    form = ask(dialog, qtbot)
    qtbot.keyClicks(form._search, "bureau")
    first = form._list.currentItem().text()
    qtbot.keyClick(form._search, Qt.Key.Key_Down)
    assert form._list.currentRow() == 1
    qtbot.keyClick(form._search, Qt.Key.Key_Up)
    assert form._list.currentItem().text() == first


def test_a_new_organisation_is_made(dialog, lessons, qtbot):
    form = ask(dialog, qtbot)
    form._ways.setCurrentIndex(1)
    form._abbreviation.setText("NNB")
    form._kind.setCurrentText("Bureau")
    press(form, "Remember").click()
    body = dialog._proposal.reading.commitments[2].organisations[0].known
    assert (body.zh_hant, body.abbreviation, body.kind) == (NAME, "NNB", OrganisationKind.BUREAU)
    assert not any(NAME in one for one in questions(dialog))
    button(dialog, "Import").click()
    assert [lesson.organisation for lesson in lessons] == [body]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Type the name"), ("保安局", "There is an organisation called “保安局” already")],
)
def test_a_name_that_will_not_do_is_explained(dialog, qtbot, name, sentence):
    form = ask(dialog, qtbot)
    form._ways.setCurrentIndex(1)
    form._name.setText(name)
    press(form, "Remember").click()
    assert form.isVisible()
    assert sentence in form._name.accessibleDescription()
    assert form._name.property("invalid")
    form._name.setFocus()
    qtbot.keyClicks(form._name, "x")
    assert not form._name.property("invalid")
    assert form._name.accessibleDescription() == ""


def test_what_was_taught_is_taken_back_with_the_corrections(dialog, lessons, qtbot):
    form = ask(dialog, qtbot)
    qtbot.keyClicks(form._search, "security b")
    qtbot.keyClick(form._search, Qt.Key.Key_Return)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert any(NAME in one for one in questions(dialog))
    button(dialog, "Import").click()
    assert lessons == []


def test_the_button_is_on_where_there_is_a_name_to_ask_about(dialog, qtbot):
    dialog._list.setCurrentItem(commitments(dialog)[1])
    assert not button(dialog, "This is").isEnabled()
    dialog._list.setCurrentItem(commitments(dialog)[2])
    assert button(dialog, "This is").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: form_of(dialog) is not None)


def test_a_double_click_and_the_menu_of_the_question_ask_too(dialog, qtbot):
    view = dialog._list
    view.setCurrentItem(row_of_question(dialog))
    view.scrollToItem(row_of_question(dialog))
    place = view.visualItemRect(row_of_question(dialog)).center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    form_of(dialog).reject()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
    )
    view.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert form_of(dialog) is not None


def test_elsewhere_enter_imports(dialog, lessons, qtbot):
    dialog._list.setFocus()
    dialog._list.setCurrentItem(commitments(dialog)[2])
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", Language)
def test_the_form_speaks_the_language_of_the_screen(review, asking, qtbot, language):
    words.use(language)
    form = ask(review(asking), qtbot)
    named = [form._search, form._list, form._name, form._kind, form._abbreviation]
    names = [one.accessibleName() for one in named]
    assert all(names)
    assert form.windowTitle() == words._("Which organisation is it?")
    assert (names[0] == "Search the organisations") == (language is Language.EN)
    buttons = [one.text() for one in form.findChildren(QPushButton)]
    assert len(buttons) == 2
    reached = {form.focusWidget()}
    for _ in range(6):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        reached.add(form.focusWidget())
    assert {form._search, form._list} <= reached
