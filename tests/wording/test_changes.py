import ast

import pytest

from app.base.i18n import Language
from app.domain.changes import Label
from app.wording import changes
from app.wording.changes import change_label
from tests.source import calls


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Label("set_field", {"field": "status", "ref": "12"}), "Status of 12"),
        (Label("set_field", {"field": "owner", "count": "5"}), "Owner of 5 commitments"),
        (Label("add_update", {"kind": "no_change", "ref": "12"}), "Update of 12"),
        (Label("add_update", {"kind": "progress", "count": "5"}), "Update of 5 commitments"),
        (Label("create_tracker"), "New tracker"),
        (
            Label("import_document", {"title": "附篇", "count": "54"}),
            "Import of “附篇” (54 commitments)",
        ),
    ],
)
def test_a_step_is_called_by_what_it_does(label, words):
    assert change_label(label, Language.EN) == words


def test_every_step_of_the_program_has_a_name():
    codes = {
        one.args[0].value
        for one in calls("Label")
        if one.args and isinstance(one.args[0], ast.Constant)
    }
    assert codes
    assert codes <= {*changes._ONE, *changes._MANY, *changes._PLAIN}
