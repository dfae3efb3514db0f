import pytest

from app.base.i18n import Language
from app.domain.changes import FieldChanged, RowAdded, RowRemoved, Table
from app.wording.change_lines import change_line


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("table", Table)
def test_rows_of_every_table_come_and_go_in_words(table, language):
    came = change_line(RowAdded(table, "1", {"phrase": "2024年底"}), language)
    assert came.what
    assert (came.before, came.after) == ("", "2024年底")
    went = change_line(RowRemoved(table, "1", {"phrase": "2024年底"}), language)
    assert (went.what, went.before, went.after) == (came.what, "2024年底", "")


@pytest.mark.parametrize("table", Table)
def test_a_field_of_every_table_changes_in_words(table):
    line = change_line(FieldChanged(table, "1", "position", 1, 2), Language.EN)
    assert line.what.endswith(": place")
    assert (line.before, line.after) == ("1", "2")


def test_a_revision_has_the_words_of_a_deadline():
    line = change_line(FieldChanged(Table.REVISION, "1", "latest", None, "2024-12-31"), Language.EN)
    assert line.what == "Latest"
