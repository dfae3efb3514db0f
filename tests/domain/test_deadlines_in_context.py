"""What the words around a phrase of time, the day of publication and the office make of it."""

from datetime import date

import pytest
import time_machine

from app.domain.conventions import Conventions, ReadingContext
from app.domain.deadline import Relation, Window
from app.domain.deadline_grammar.reader import find_deadlines, read_phrase
from tests.domain.deadline_tables import CONTEXT, PUBLISHED, only, rows
from tests.domain.test_deadline_grammar import ASKED, READ

# --- relative words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrase",
    [
        "今年內",
        "明年年底前",
        "今年第四季",
        "三年內",
        "未來五年",
        "在明年",
        "六個月內",
        "年底前",
        "下學年",
        "本月內",
        "next year",
        "within six months",
        "in the next five years",
        "by the end of this year",
        "next school year",
    ],
)
def test_relative_words_wait_for_the_day_of_publication(phrase):
    found = only(phrase, ReadingContext())
    assert found.doubt == "deadline_needs_published"
    assert (found.deadline.window, found.deadline.relation) == (Window(), Relation.NONE)


@pytest.mark.parametrize(
    ("published", "latest"), [(date(2023, 10, 25), 2024), (date(2024, 10, 16), 2025)]
)
def test_relative_words_count_from_publication(published, latest):
    found = only("明年年底前", ReadingContext(published))
    assert found.deadline.latest == date(latest, 12, 31)


@pytest.mark.parametrize("moment", ["1999-12-31", "2024-02-29", "2087-06-30"])
def test_the_clock_of_the_machine_changes_nothing(moment):
    texts = [row[0] for row in (*rows(READ), *rows(ASKED))]
    expected = [only(text) for text in texts]
    with time_machine.travel(moment):
        assert [only(text) for text in texts] == expected


def test_the_conventions_of_the_office_are_followed():
    office = Conventions(
        early_last_month=2, middle_first_month=5, middle_last_month=8, middle_limit_month=7,
        end_first_month=12, school_first_month=8, financial_first_month=1,
    )  # fmt: skip
    context = ReadingContext(PUBLISHED, office)
    windows = {
        "2024年年初": Window(date(2024, 1, 1), date(2024, 2, 29)),
        "在2024年年中": Window(date(2024, 5, 1), date(2024, 8, 31)),
        "2024年年中前": Window(None, date(2024, 7, 31)),
        "2024年年底": Window(date(2024, 12, 1), date(2024, 12, 31)),
        "2024/25學年": Window(date(2024, 8, 1), date(2025, 7, 31)),
        "2024-25年度": Window(date(2024, 1, 1), date(2024, 12, 31)),
    }
    assert {text: only(text, context).deadline.window for text in windows} == windows


@pytest.mark.parametrize("phrase", ["113學年度起", "民國113年度起"])
def test_school_years_of_taiwan_are_asked_about_and_its_other_years_are_not(phrase):
    found = only(phrase)
    assert found.doubt == ("deadline_term_unknown" if "學" in phrase else "")


def test_english_words_in_a_chinese_text_are_read_too():
    text = "Launch the 智方便 app by end-2024，並於2025年內在Phase 2擴展。"
    found = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.phrase for one in found] == ["by end-2024", "2025年內"]
    assert [text[slice(*one.span)] for one in found] == [one.phrase for one in found]


def test_years_of_taiwan_need_a_document_that_names_them():
    lines = ["中華民國一百十三年施政計畫", "在113年底前完成。"]
    said = ReadingContext.of_document(PUBLISHED, Conventions(), lines)
    unsaid = ReadingContext.of_document(PUBLISHED, Conventions(), lines[1:])
    assert only("在113年底前完成", said).deadline.window == Window(None, date(2024, 12, 31))
    assert only("在113年底前完成", unsaid).doubt == "deadline_needs_calendar"


@pytest.mark.parametrize("phrase", ["本屆政府任期內", "within the current term of the Government"])
def test_the_term_of_office_is_known_once_somebody_has_said_it(phrase):
    term = Window(date(2022, 7, 1), date(2027, 6, 30))
    found = only(phrase, ReadingContext(PUBLISHED, term=term))
    assert (found.deadline.window, found.deadline.relation, found.doubt) == (term, "in", "")


def test_a_plan_of_the_mainland_is_no_term_of_office():
    context = ReadingContext(PUBLISHED, term=Window(date(2022, 7, 1), date(2027, 6, 30)))
    assert only("「十四五」期間", context).doubt == "deadline_term_unknown"


# --- lengths, and from when they count -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        (
            "於2024年成立辦公室，並在三年內吸引100間企業",
            Window(PUBLISHED, date(2026, 12, 31)),
            Window(date(2024, 1, 1), date(2026, 12, 31)),
        ),
        ("推動未來五年發展", Window(PUBLISHED, date(2028, 12, 31)), None),
    ],
)
def test_a_length_that_may_count_from_something_else_is_asked_about(text, first, other):
    found = find_deadlines(text, CONTEXT)[-1]
    assert (found.deadline.window, found.doubt) == (first, "deadline_counts_from")
    assert found.deadline.alternatives == ((other,) if other else ())


def test_a_length_counts_from_the_start_that_the_same_sentence_names():
    text = "由2024年起分階段展開工程，以期於五年內完成。在三年內檢討。"
    found = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.window for one in found] == [
        Window(date(2024, 1, 1)),
        Window(date(2024, 1, 1), date(2028, 12, 31)),
        Window(PUBLISHED, date(2026, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("2024年一季度完成立項，二季度開工。", ["2024年一季度", "二季度"]),
        ("於2026-27年度落成，2030年全部完成。", ["2026-27年度", "2030年"]),
        ("於2024年動工，2028年竣工。", ["2024年", "2028年"]),
    ],
)
def test_the_next_clause_goes_on_counting(text, phrases):
    found = find_deadlines(text, CONTEXT)
    assert [one.deadline.phrase for one in found] == phrases
    assert all(one.doubt == "" for one in found)


@pytest.mark.parametrize(
    "text", ["上半年完成前期工作。", "在2024-25立法年度提交草案", "2月30日前完成改造"]
)
def test_what_no_calendar_of_ours_knows_is_asked_about_not_passed_over(text):
    found = only(text)
    assert (found.deadline.window, found.doubt != "") == (Window(), True)


def test_an_event_decides_with_the_words_that_name_it():
    text = "2024年初提交草案，並於有關條例草案通過後六個月開始實施。"
    found = find_deadlines(text, CONTEXT)
    assert [one.deadline.phrase for one in found] == ["2024年初", "有關條例草案通過後六個月"]
    assert [one.doubt for one in found] == ["", "deadline_depends_on_event"]


# --- several, actors, typed phrases ----------------------------------------------------------


def test_several_deadlines_are_found_in_order():
    text = "在2023年年底前完成審計，並在2024年至2025年內推出項目，由2026年起擴展。"
    found = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.phrase for one in found] == ["2023年年底前", "2024年至2025年內", "由2026年起"]
    assert [text[slice(*one.span)] for one in found] == [one.phrase for one in found]


def test_what_a_named_body_continues_is_ongoing():
    text = "消防處繼續與業界合作"
    assert find_deadlines(text, CONTEXT) == []
    found = find_deadlines(text, CONTEXT, lambda at: at == 3)
    assert [one.deadline.relation for one in found] == [Relation.ONGOING]


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ("2024年第三季或以前", Window(None, date(2024, 9, 30))),
        ("在2024年第三季或以前", Window(None, date(2024, 9, 30))),
        (" 2024年 ", Window(date(2024, 1, 1), date(2024, 12, 31))),
        ("2024", None),
        ("2024年第三季推出", None),
        ("2024年內及2025年內", None),
        ("", None),
        ("盡快", None),
        ("by end-2024", Window(None, date(2024, 12, 31))),
        ("in Q3 2024", Window(date(2024, 7, 1), date(2024, 9, 30))),
        ("2024-25", Window(date(2024, 4, 1), date(2025, 3, 31))),
        ("launch in Q3 2024", None),
        ("as soon as possible", None),
    ],
)
def test_a_typed_phrase_is_a_deadline_whole_or_not_at_all(typed, window):
    found = read_phrase(typed, CONTEXT)
    assert (found and found.deadline.window) == window
