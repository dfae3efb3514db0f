"""A whole real document in the forms that offices have; skipped where it is not at hand."""

import json
import time
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from app.base.i18n import Language
from app.domain.target import Scope
from app.domain.target_grammar import find_targets
from app.exchange.document_reader import read_document
from app.exchange.documents.opening import read_lines
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json
from tests.journeys.essence import essence

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TITLE = "policy-address-2022-annex"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")


PDF_PAGE_OF_ANNEX = 63


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    """The annex as the pages of the PDF that was published, in a folder of the test."""
    source = pypdfium2.PdfDocument(CORPUS / "policy-address-2022.pdf")
    pages = pypdfium2.PdfDocument.new()
    pages.import_pages(source, list(range(PDF_PAGE_OF_ANNEX - 1, len(source))))
    path = tmp_path_factory.mktemp("corpus") / "annex.pdf"
    pages.save(path)
    return path


@cache
def reading(form):
    return reading_of(CORPUS / f"{TITLE}.{form}.txt")


@cache
def reading_of(path):
    found = read_document(path, hong_kong(), published=date(2022, 10, 19))
    return json.loads(reading_json(found, Language.EN))


def labels():
    lines = (CORPUS / f"{TITLE}.labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def actions_of(label):
    """The actions that a labelled part was split into."""
    (item,) = (
        one for one in reading("zh-Hant")["commitments"] if one["printed_no"] == label["item_no"]
    )
    return [one for one in item["actions"] if one["text"].rstrip("，；") in label["text"]]


@pytest.mark.parametrize("form", ["zh-Hant", "zh-Hans"])
def test_the_document_holds_as_many_items_as_it_says_itself(form):
    numbers = [one["printed_no"] for one in reading(form)["commitments"]]
    assert numbers == [str(number) for number in range(1, 111)]
    assert not any(line["kind"] == "unresolved" for line in reading(form)["lines"])


def test_the_official_editions_in_both_scripts_say_the_same():
    """Who, by when, how much: a word here and there is another one."""

    def facts(form):
        return [
            (parties, [(when, targets) for _text, when, targets in actions], asked)
            for _text, _path, parties, _agents, actions, asked in essence(reading(form))
        ]

    assert facts("zh-Hant") == facts("zh-Hans")


def test_every_item_has_an_organisation_and_at_most_one_in_ten_is_asked_about():
    commitments = reading("zh-Hant")["commitments"]
    assert all(one["organisations"] for one in commitments)
    assert sum(bool(one["questions"]) for one in commitments) <= 11


def test_organisations_are_those_that_were_labelled_by_hand():
    assert len(labels()) >= 30
    for label in labels():
        named = {name for one in actions_of(label) for name in one["organisations"]}
        assert (label["id"], named) == (label["id"], set(label["bureaux"]))


def test_where_the_text_of_a_pdf_is_out_of_order_nobody_is_named_wrongly_in_silence():
    clean = {one["printed_no"]: one for one in reading("zh-Hant")["commitments"]}
    raw = reading("zh-Hant.raw-pdf-text")["commitments"]
    assert sorted(int(one["printed_no"]) for one in raw) == list(range(1, 111))
    wrong = [
        one["printed_no"]
        for one in raw
        if one["organisations"] != clean[one["printed_no"]]["organisations"]
        and not one["questions"]
    ]
    assert wrong == []


def test_the_published_pdf_reads_like_the_text_that_was_cleaned_by_hand(annex):
    """The one word that is missing is the mark of a footnote, glued to 2,500元."""
    printed = reading_of(annex)
    assert not any(line["kind"] == "unresolved" for line in printed["lines"])
    assert [one["printed_no"] for one in printed["commitments"]] == [
        str(number) for number in range(1, 111)
    ]
    differing = [
        (before, after)
        for before, after in zip(essence(reading("zh-Hant")), essence(printed), strict=True)
        if before != after
    ]
    for before, after in differing:
        text, _path, _parties, _agents, actions, _asked = before
        assert "元注。" in text
        assert after[0] == text.replace("元注。", "元。")
        assert after[1:4] == before[1:4]
        assert [one[1:] for one in after[4]] == [one[1:] for one in actions]
    assert len(differing) <= 1


def test_the_whole_address_is_read_in_time_page_by_page():
    seen = []

    class Watching:
        def step(self, done, total, what):
            seen.append((done, total))

    begun = time.monotonic()
    found = read_lines(CORPUS / "policy-address-2022.pdf", progress=Watching())
    assert time.monotonic() - begun < 5
    assert seen[-1] == (86, 86)
    numbers = [line for line in found.lines if line.strip().isdecimal()]
    assert [str(number) for number in range(57, 80)] == [one for one in numbers if int(one) > 56]


DATES_OF_THE_DEED = ("deadline", "span", "start")
"""The other dates are baselines and descriptions, which are no deadlines."""


def test_deadlines_are_those_that_were_labelled_by_hand():
    """Both days of each, in order; what the label calls ambiguous is never marked firm."""
    for label in labels():
        found = [one["deadline"] for one in actions_of(label) if one["deadline"]]
        wanted = [one for one in label["dates"] if one["role"] in DATES_OF_THE_DEED]
        windows = [(one["earliest"], one["latest"]) for one in found]
        assert (label["id"], windows) == (
            label["id"], [(one["start"], one["end"]) for one in wanted]
        )  # fmt: skip
        for deadline, one in zip(found, wanted, strict=True):
            # 學年前 has one meaning only in the conventions of the office.
            if one.get("ambiguous") and "學年" not in one["phrase"]:
                assert (label["id"], deadline["certainty"]) != (label["id"], "firm")


def test_quantities_are_those_that_were_labelled_by_hand():
    """All of them but what there was before; 至少12個月 is a condition, and read as one."""
    for label in labels():
        wanted = [
            (one["cmp"], one["value"], one.get("role") == "condition")
            for one in label["quantities"]
            if not one.get("baseline")
        ]
        found = [
            (target.comparator, target.value, target.scope is Scope.CONDITION)
            for target in targets_of(label)
        ]
        assert (label["id"], found) == (label["id"], wanted)


def targets_of(label):
    texts = dict.fromkeys(action["text"] for action in actions_of(label))
    return [target for text in texts for target in find_targets(text)]
