"""A whole real document in the forms that offices have; skipped where it is not at hand."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app.base.i18n import Language
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json
from tests.journeys.essence import essence

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TITLE = "policy-address-2022-annex"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")


@cache
def reading(form):
    path = CORPUS / f"{TITLE}.{form}.txt"
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
