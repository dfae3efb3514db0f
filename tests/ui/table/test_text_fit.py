"""The column of the text is cut at no edge, and is as wide as somebody has made it."""

from app.domain.fields import Field


def text_column(table):
    return table.commitments.fields.index(Field.TEXT)


def right_edge(table):
    column = text_column(table)
    return table.columnViewportPosition(column) + table.columnWidth(column)


def test_beside_the_timeline_the_text_ends_where_the_table_ends(window, view, qtbot):
    window.resize(1366, 768)
    window.actions_["view_split"].trigger()
    qtbot.waitUntil(lambda: right_edge(view.table) == view.table.viewport().width())


def test_in_a_wide_table_it_has_its_usual_width(window, view, qtbot):
    window.actions_["view_table"].trigger()
    window.resize(2560, 1440)
    qtbot.waitUntil(lambda: right_edge(view.table) < view.table.viewport().width() / 2)


def test_in_a_very_narrow_one_it_can_still_be_read(window, view, qtbot):
    usual = view.table.fontMetrics().horizontalAdvance("0") * 44
    view.split.setSizes([120, 1000])
    qtbot.waitUntil(lambda: view.table.viewport().width() < usual / 2)
    assert view.table.columnWidth(text_column(view.table)) == round(usual / 2)


def test_a_width_that_was_chosen_stays(window, view, qtbot):
    view.table.horizontalHeader().resizeSection(text_column(view.table), 260)
    window.resize(1000, 700)
    before = view.table.viewport().width()
    window.resize(2000, 900)
    qtbot.waitUntil(lambda: view.table.viewport().width() > before)
    assert view.table.columnWidth(text_column(view.table)) == 260


def test_a_fitted_width_is_not_kept_but_a_chosen_one_is(window, view):
    column = text_column(view.table)
    assert view.table.kept_width(column) == 0
    view.table.horizontalHeader().resizeSection(column, 260)
    assert view.table.kept_width(column) == 260
