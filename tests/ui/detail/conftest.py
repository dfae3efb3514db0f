"""The detail with one commitment in it."""

import pytest

from app.domain.fields import Field
from tests.ui.driving import click_cell


@pytest.fixture
def show(view, qtbot):
    """Shows a commitment in the detail, as a click on its row does."""

    def click(ref):
        click_cell(qtbot, view, ref, Field.REF)
        qtbot.waitUntil(lambda: view.detail._shown is not None and view.detail._shown.ref == ref)

    click("24")
    return click


@pytest.fixture
def editor(view, show):
    """The editors of the fields."""

    def of(field):
        view.detail.ensureWidgetVisible(view.detail._form._editors[field])
        return view.detail._form._editors[field]

    return of
