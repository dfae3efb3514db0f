"""One editor for each kind of field."""

import pytest
from PySide6.QtWidgets import QComboBox

from app.base.i18n import Language
from app.domain.commitment import Assessment, Status
from app.domain.edits import LONGEST_LINE, LONGEST_TEXT
from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field
from app.services.editing import SetField, SetTags
from app.ui import words
from app.ui.editors.facts import EditorFacts
from app.ui.editors.making import make_editor
from app.ui.widgets.field_editors import mark_invalid

EDITABLE = [field for field, spec in FIELDS.items() if spec.editable]


@pytest.fixture
def editor(qtbot, sample):
    facts = EditorFacts(sample)

    def make(field):
        made = make_editor(field, facts)
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def first(sample):
    return next(iter(sample.rows(range(1, 2)).values()))


@pytest.mark.parametrize("field", EDITABLE)
def test_what_is_shown_and_not_touched_changes_nothing(editor, sample, first, field):
    made = editor(field)
    made.show_value(first)
    assert sample.apply(made.command((first.id,))) is None
    assert not made.is_typed_in()


@pytest.mark.parametrize(
    ("field", "typed", "command"),
    [
        (Field.PERCENT, "45%", SetField(("x",), Field.PERCENT, 45)),
        (Field.PERCENT, " ", SetField(("x",), Field.PERCENT, None)),
        (Field.OWNER, "陳大文", SetField(("x",), Field.OWNER, "陳大文")),
        (Field.COMPLETED, "5/3/2024", SetField(("x",), Field.COMPLETED, "5/3/2024")),
        (Field.TAGS, "a，b", SetTags(("x",), "a，b")),
    ],
)
def test_what_is_typed_becomes_a_command(editor, field, typed, command):
    made = editor(field)
    made.setText(typed)
    assert made.command(("x",)) == command


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (Field.PERCENT, "101", "percent_out_of_range"),
        (Field.PERCENT, "9" * 5000, "percent_out_of_range"),
        (Field.PERCENT, "half", "percent_not_number"),
        (Field.COMPLETED, "2024-02-30", "date_not_understood"),
        (Field.OWNER, "x" * (LONGEST_LINE + 1), "text_too_long"),
        (Field.TAGS, "x" * (LONGEST_LINE + 1), "text_too_long"),
    ],
)
def test_what_cannot_be_taken_says_why(editor, field, typed, code):
    made = editor(field)
    made.setText(typed)
    with pytest.raises(InvalidValue) as caught:
        made.command(("x",))
    assert caught.value.code == code


def test_notes_have_their_limit_too(editor):
    made = editor(Field.NOTES)
    made.setPlainText("字" * (LONGEST_TEXT + 1))
    with pytest.raises(InvalidValue):
        made.command(("x",))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (Language.EN, ["not reported", "Not started", "In progress", "Done", "Dropped"]),
        (Language.ZH_HANT, ["未匯報", "未開始", "進行中", "已完成", "已放棄"]),
    ],
)
def test_a_choice_offers_each_value_in_words(editor, language, texts):
    words.use(language)
    made = editor(Field.STATUS)
    assert isinstance(made, QComboBox)
    assert [made.itemText(at) for at in range(made.count())] == texts
    values = [made.itemData(at) for at in range(made.count())]
    assert values == [None, *(one.value for one in Status)]
    assessment = editor(Field.ASSESSMENT)
    assert assessment.count() == len(Assessment)


def test_the_frame_shows_what_is_invalid(editor):
    made = editor(Field.OWNER)
    mark_invalid(made, True)
    assert made.property("invalid")
    mark_invalid(made, False)
    assert not made.property("invalid")
