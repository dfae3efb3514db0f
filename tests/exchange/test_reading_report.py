import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.i18n import Language
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json, reading_text
from tests.contract import check_reading

DIRECTORY = hong_kong()
TEXT = """章
節
- 消防處在2024年第三季前完成審計，並在2024年至2025年內推出超過110項新項目。(保安局、某某局)
- 繼續檢討。
"""
PIECES = (
    "在2024年第三季前 在2023年內 由2024年起 未來五年 今年內 三年內 2024年2月30日 繼續 推出 消防處 "
    "超過14萬名 10項 24次 ， 。 ； 、 「智方便」 (保安局) (某某局、發展局) (大灣區) 1823 \n- \n• "
    "\n章節\n \n\n12\n\n"
).split(" ")


@pytest.fixture
def read(tmp_path):
    def read_text(text, published=date(2023, 10, 25)):
        path = tmp_path / "文件.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path, DIRECTORY, published=published)

    return read_text


def test_the_json_holds_every_field_that_scripts_are_promised(read):
    value = json.loads(reading_json(read(TEXT), Language.EN))
    check_reading(value)
    first, second = value["commitments"]
    assert first["organisations"] == [
        {"name": "保安局", "role": "responsible"}, {"name": "某某局", "role": "responsible"}
    ]  # fmt: skip
    assert first["agents"] == ["消防處"]
    assert [action["deadline"]["phrase"] for action in first["actions"]] == [
        "2024年第三季前", "2024年至2025年內"
    ]  # fmt: skip
    assert first["actions"][1]["targets"][0] == {
        "phrase": "超過110項", "comparator": ">", "value": 110, "unit": "項", "span": [34, 40]
    }  # fmt: skip
    assert [question["about"] for question in first["questions"]] == ["organisation", "deadline"]
    assert second["actions"][0]["deadline"]["edtf"] == "../.."


def test_only_the_questions_are_in_the_language_of_the_reader(read):
    found = read(TEXT)
    values = [json.loads(reading_json(found, language)) for language in Language]
    for value in values:
        for one in value["commitments"]:
            del one["questions"]
    assert values[0] == values[1] == values[2]


@given(
    text=st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    published=st.sampled_from([None, date(2023, 10, 25)]),
)
def test_whatever_a_document_says_the_contract_holds(tmp_path_factory, text, published):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text("- " + text, encoding="utf-8")
    reading = read_document(path, DIRECTORY, published=published)
    check_reading(json.loads(reading_json(reading, Language.EN)))
    assert reading_text(reading, Language.ZH_HANT)


def test_the_text_for_people_says_what_was_understood(read):
    lines = reading_text(read(TEXT), Language.EN).splitlines()
    assert lines[0] == "章 · published 25 Oct 2023 · Plain text, UTF-8"
    for line in (
        "# 章",
        "## 節",
        "     Responsible: 保安局、某某局",
        "     Agents: 消防處",
        "     Deadline: 2024年第三季前 = by 30 Sep 2024 (ambiguous, by 30 Jun 2024)",
        "     Deadline: 2024年至2025年內 = 1 Jan 2024 to 31 Dec 2025",
        "     Target: 超過110項 = > 110 項",
        "     Deadline: 繼續 = ongoing",
    ):
        assert line in lines
    assert lines[-1] == "2 commitments · 3 actions · 3 questions"
