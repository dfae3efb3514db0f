"""What is typed and what is chosen make one filter."""

import pytest

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Contains, Facet, FilterSpec, SortKey
from app.ui import words
from app.ui.filtering import Filtering
from app.ui.viewed_rows import ViewedRows

PAST = AnyOf(Facet.DUE, ("past_latest",))
WATCH = AnyOf(Facet.ASSESSMENT, ("watch",))


@pytest.fixture
def rows(sample, qapp):
    return ViewedRows(sample)


@pytest.fixture
def filtering(sample, rows):
    return Filtering(sample, rows)


@pytest.fixture
def errors(filtering):
    told = []
    filtering.typed_wrongly.connect(lambda error: told.append(error.code if error else None))
    return told


@pytest.fixture
def texts(filtering):
    """What the search box is given; it tells what stands in it, as the real one does."""
    given = []
    filtering.text_rewritten.connect(given.append)
    filtering.text_rewritten.connect(filtering.set_text)
    return given


def test_typed_and_chosen_must_both_hold(filtering, rows):
    filtering.set_text("消防")
    filtering.choose(Facet.DUE, ("past_latest",))
    assert rows.spec.conditions == (Contains("消防"), PAST)
    assert filtering.chosen == (PAST,)


def test_the_order_is_kept(filtering, rows):
    rows.set_sort((SortKey(Field.DUE),))
    filtering.set_text("消防")
    filtering.choose(Facet.DUE, ("open",))
    filtering.clear()
    assert rows.spec.sort == (SortKey(Field.DUE),)


def test_what_is_wrong_is_told_and_the_rows_stay(filtering, rows, errors):
    filtering.set_text("消防")
    filtering.set_text("消防 colour:red")
    assert rows.spec.conditions == (Contains("消防"),)
    filtering.set_text("")
    assert errors == [None, "query_field_unknown", None]
    assert rows.spec.conditions == ()


def test_no_value_chosen_is_no_condition(filtering, rows):
    filtering.choose(Facet.DUE, ("open",))
    filtering.choose(Facet.DUE, ())
    assert rows.spec.conditions == filtering.chosen == ()


def test_one_condition_is_taken_off_and_the_others_stay(filtering, rows):
    filtering.choose_all((PAST, WATCH))
    filtering.remove(PAST)
    assert rows.spec.conditions == filtering.chosen == (WATCH,)


def test_clear_leaves_what_is_typed(filtering, rows):
    filtering.set_text("消防")
    filtering.choose_all((PAST, WATCH))
    filtering.clear()
    assert rows.spec.conditions == (Contains("消防"),)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("status:done", ""),
        ("消防 status:done 推", "消防 推"),
        ('"a status:done" 匯報狀態:已完成 -status:dropped', '"a status:done" -status:dropped'),
    ],
)
def test_a_choice_takes_its_facet_out_of_the_text(filtering, rows, texts, text, left):
    filtering.set_text(text.replace("匯報狀態", "狀態"))
    filtering.choose(Facet.STATUS, ("done", "in_progress"))
    assert texts == [left]
    assert rows.spec.conditions[-1] == AnyOf(Facet.STATUS, ("done", "in_progress"))
    assert len(rows.spec.conditions) == len(left.replace("a status", "").split()) + 1


def test_taking_off_what_was_typed_takes_it_out_of_the_text(filtering, rows, texts):
    filtering.set_text("消防 status:done")
    filtering.choose(Facet.STATUS, ())
    assert texts == ["消防"]
    assert rows.spec.conditions == (Contains("消防"),)


def test_a_choice_in_another_facet_leaves_the_text(filtering, texts):
    filtering.set_text("消防 status:done")
    filtering.choose(Facet.DUE, ("open",))
    assert texts == []


def test_typing_takes_off_what_was_chosen_in_its_facet(filtering, rows):
    filtering.choose_all((PAST, WATCH))
    filtering.set_text("due:open")
    assert rows.spec.conditions == (AnyOf(Facet.DUE, ("open",)), WATCH)


def test_a_time_is_no_choice_of_due_states(filtering, rows, texts):
    filtering.choose_all((PAST,))
    filtering.set_text("due:<2024Q3")
    typed, chosen = rows.spec.conditions
    assert isinstance(typed, Between)
    assert chosen == PAST
    assert texts == []


def test_sections_are_named_on_chips(filtering, sample):
    section = sample.sections()[1]
    condition = AnyOf(Facet.SECTION, (section.id,))
    assert filtering.words().condition(condition) == f"Section: {section.title}"
    words.use(Language.ZH_HANT)
    assert filtering.words().condition(PAST) == "到期狀況：已過期限"


# --- excluded -----------------------------------------------------------------------------------


def not_any(*values):
    return AnyOf(Facet.STATUS, values, negated=True)


def test_what_is_excluded_is_no_longer_chosen_and_the_other_way_round(filtering, rows):
    filtering.choose(Facet.STATUS, ("done", "dropped"))
    filtering.exclude(Facet.STATUS, ("done",))
    assert filtering.chosen == (AnyOf(Facet.STATUS, ("dropped",)), not_any("done"))
    filtering.choose(Facet.STATUS, ("dropped", "done"))
    assert filtering.chosen == (AnyOf(Facet.STATUS, ("dropped", "done")),)
    filtering.exclude(Facet.STATUS, ("done", "dropped"))
    assert filtering.chosen == (not_any("done", "dropped"),)
    filtering.exclude(Facet.STATUS, ())
    assert filtering.chosen == rows.spec.conditions == ()


@pytest.mark.parametrize(
    ("text", "values", "left", "conditions"),
    [
        ("消防 status:done", ("done",), "消防", (not_any("done"),)),
        ("消防 -status:done", ("done", "dropped"), "消防", (not_any("done", "dropped"),)),
        ("消防 -status:done", (), "消防", ()),
        ("消防 status:done,dropped", ("done",), "消防",
         (AnyOf(Facet.STATUS, ("dropped",)), not_any("done"))),
    ],
)  # fmt: skip
def test_what_is_excluded_takes_its_term_out_of_the_text(
    filtering, rows, texts, text, values, left, conditions
):
    filtering.set_text(text)
    filtering.exclude(Facet.STATUS, values)
    assert texts == [left]
    assert rows.spec.conditions == (Contains("消防"), *conditions)


def test_choosing_takes_out_what_excluded_it(filtering, rows, texts):
    filtering.set_text("消防 -status:done -status:dropped")
    filtering.choose(Facet.STATUS, ("done",))
    assert texts == ["消防 -status:dropped"]
    assert rows.spec.conditions == (
        Contains("消防"), not_any("dropped"), AnyOf(Facet.STATUS, ("done",)),
    )  # fmt: skip


def test_beginning_with_a_filter_asks_once(filtering, rows, texts):
    asked = []
    rows.replaced.connect(lambda: asked.append(rows.spec))
    spec = FilterSpec((PAST,), (SortKey(Field.LATEST, True),))
    filtering.begin_with("消防", spec)
    whole = FilterSpec((Contains("消防"), PAST), spec.sort)
    assert asked == [whole]
    assert (texts, filtering.chosen) == (["消防"], (PAST,))


def test_beginning_with_a_wrong_text_shows_it_and_filters_by_the_rest(
    filtering, rows, texts, errors
):
    filtering.begin_with("colour:red", FilterSpec((PAST,)))
    assert texts == ["colour:red"]
    assert errors == ["query_field_unknown"]
    assert rows.spec.conditions == (PAST,)
