"""What is typed and what is chosen make one filter."""

from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import (
    AnyOf,
    Between,
    Contains,
    Facet,
    FilterSpec,
    Match,
    SortKey,
    TextIs,
)
from app.ui import words
from app.ui.filtering import Filtering
from app.ui.viewed_rows import ViewedRows

PAST = AnyOf(Facet.DUE, ("past_latest",))
DAY = date(2024, 12, 31)
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


def test_clear_takes_off_what_is_typed_and_what_is_chosen(filtering, rows, texts):
    filtering.set_text("消防")
    filtering.choose_all((PAST, WATCH))
    filtering.clear()
    assert rows.spec.conditions == ()
    assert texts == ["消防 due:past-latest assessment:watch", ""]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", "{}"),
        ("status:done", "{}"),
        ("消防 status:done 推", "消防 {} 推"),
        ('"a status:done" 狀態:已完成 -status:dropped', '"a status:done" {} -status:dropped'),
        ("消防 status:done,in-progress", "消防 status:done,in-progress"),
    ],
)
def test_a_choice_stands_in_the_text_in_the_place_of_what_it_replaces(
    filtering, rows, texts, text, left
):
    filtering.set_text(text)
    filtering.choose(Facet.STATUS, ("done", "in_progress"))
    whole = left.format("status:done,in-progress")
    assert texts == ([whole] if whole != text else [])
    assert AnyOf(Facet.STATUS, ("done", "in_progress")) in rows.spec.conditions
    assert filtering.text == whole


def test_taking_off_what_was_typed_takes_it_out_of_the_text(filtering, rows, texts):
    filtering.set_text("消防 status:done")
    filtering.choose(Facet.STATUS, ())
    assert texts == ["消防"]
    assert rows.spec.conditions == (Contains("消防"),)


def test_a_choice_in_another_facet_leaves_the_text(filtering, texts):
    filtering.set_text("消防 status:done")
    filtering.choose(Facet.DUE, ("open",))
    assert texts == ["消防 status:done due:open"]
    assert filtering.typed == "消防 status:done"


def test_whoever_types_over_a_choice_changes_it(filtering, rows):
    filtering.choose_all((PAST, WATCH))
    filtering.set_text("due:open assessment:watch")
    assert rows.spec.conditions == (AnyOf(Facet.DUE, ("open",)), WATCH)
    assert filtering.chosen == (WATCH,)
    filtering.set_text("due:past-latest")
    assert filtering.chosen == (PAST,)


def test_a_time_is_no_choice_of_due_states(filtering, rows, texts):
    filtering.set_text("due:<2024Q3")
    filtering.choose(Facet.DUE, ("past_latest",))
    typed, chosen = rows.spec.conditions
    assert isinstance(typed, Between)
    assert chosen == PAST
    assert texts == ["due:<2024Q3 due:past-latest"]


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
        ("消防 status:done", ("done",), "消防 -status:done", (not_any("done"),)),
        ("消防 -status:done", ("done", "dropped"), "消防 -status:done,dropped",
         (not_any("done", "dropped"),)),
        ("消防 -status:done", (), "消防", ()),
        ("消防 status:done,dropped", ("done",), "消防 status:dropped -status:done",
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
    assert texts == ["消防 -status:dropped status:done"]
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
    assert (texts, filtering.chosen) == (["消防 due:past-latest"], (PAST,))
    assert filtering.typed == "消防"


def test_beginning_with_a_wrong_text_shows_it_and_filters_by_the_rest(
    filtering, rows, texts, errors
):
    filtering.begin_with("colour:red", FilterSpec((PAST,)))
    assert texts == ["colour:red due:past-latest"]
    assert errors == ["query_field_unknown"]
    assert rows.spec.conditions == (PAST,)
    assert filtering.typed == "colour:red"
    assert filtering.wrong_part() == (0, 10)


# --- beside something wrong ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("colour:red", "消防 colour:red due:past-latest"),
        ('"open', '消防 due:past-latest "open'),
    ],
)
def test_what_is_wrong_stays_in_the_text_and_a_choice_counts_all_the_same(
    filtering, rows, texts, errors, wrong, text
):
    filtering.set_text(f"消防 {wrong}")
    filtering.choose(Facet.DUE, ("past_latest",))
    assert texts == [text]
    assert rows.spec.conditions == (Contains("消防"), PAST)
    assert errors[-1] is not None
    first, last = filtering.wrong_part()
    assert text[first:last] == wrong


# --- of a column --------------------------------------------------------------------------------


def test_the_head_of_a_column_replaces_all_conditions_of_its_fields(filtering, rows, texts):
    filtering.set_text("消防 due:<2024Q3 owner:陳 latest:>2020")
    both = (TextIs(Field.DEADLINE, Match.STARTS, "2024"), Between(Field.LATEST, None, DAY))
    filtering.set_fields((Field.DEADLINE, Field.LATEST), both)
    assert texts == ['消防 phrase:starts:"2024" latest:<=2024-12-31 owner:陳']
    assert set(both) < set(rows.spec.conditions)
    filtering.set_fields((Field.DEADLINE, Field.LATEST), ())
    assert filtering.text == "消防 owner:陳"


def test_what_the_head_of_a_column_leaves_stays_as_it_was_typed(filtering, texts):
    filtering.set_text("期限:2024Q3 狀態:已完成")
    quarter = Between(Field.LATEST, date(2024, 7, 1), date(2024, 9, 30))
    filtering.set_fields((Field.LATEST,), (quarter,))
    assert texts == []


def test_a_choice_is_written_in_the_language_of_the_screen_and_kept_as_a_choice(
    filtering, rows, texts
):
    filtering.choose(Facet.DUE, ("past_latest",))
    kept = FilterSpec(filtering.chosen)
    words.use(Language.ZH_HANT)
    filtering.begin_with(filtering.typed, kept)
    assert filtering.text == "期限:已過期限"
    assert rows.spec.conditions == (PAST,)
