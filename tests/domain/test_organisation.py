from datetime import date

import pytest

from app.domain.organisation import Directory, Organisation, OrganisationKind


def body(code, name, *aliases, **facts):
    return Organisation(f"id-{code}", code, name, "", f"{code} office", aliases=aliases, **facts)


DIRECTORY = Directory(
    [
        body("sb", "保安局", abbreviation="SB"),
        body("hhb", "醫務衞生局", "醫衞局", valid_from=date(2022, 7, 1)),
        body("fhb", "食物及衞生局", valid_to=date(2022, 6, 30), successor_id="id-hhb"),
        body("cso", "政務司司長辦公室"),
        body("ceo", "行政長官辦公室"),
        body("fsd", "消防處"),
        body("rescue", "消防處救援隊"),
        body("aud", "審計署"),
        body("customs", "香港海關", "海關"),
        body("any", "相關政策局", kind=OrganisationKind.PLACEHOLDER),
        body("old", "運輸局", valid_to=date(2007, 6, 30)),
        body("new", "運輸局", valid_from=date(2022, 7, 1)),
    ]
)
DAY = date(2023, 10, 25)


def code_of(name, on=DAY):
    found = DIRECTORY.named(name, on)
    return found and found.code


def mentioned(text, on=DAY):
    return [(one.name, one.organisation.code) for one in DIRECTORY.mentions(text, on)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("保安局", "sb"),
        ("SB", "sb"),
        ("ｓｂ", "sb"),
        ("sb Office", "sb"),
        (" 保 安 局 ", "sb"),
        ("醫務衛生局", "hhb"),
        ("医务卫生局", "hhb"),
        ("醫衞局", "hhb"),
        ("相關政策局", "any"),
        ("保安", None),
        ("保安局長", None),
        ("", None),
    ],
)
def test_a_body_is_known_by_its_names_in_every_form(name, code):
    assert code_of(name) == code


def test_of_two_bodies_of_one_name_the_one_of_the_day_is_meant():
    assert [code_of("運輸局", day) for day in (date(2005, 1, 1), DAY)] == ["old", "new"]
    assert code_of("運輸局", None) == "new"


def test_the_first_and_the_last_day_of_a_name_count():
    assert DIRECTORY.by_id("id-fhb").valid_on(date(2022, 6, 30))
    assert not DIRECTORY.by_id("id-fhb").valid_on(date(2022, 7, 1))
    assert DIRECTORY.by_id("id-hhb").valid_on(date(2022, 7, 1))
    assert not DIRECTORY.by_id("id-hhb").valid_on(date(2022, 6, 30))


def test_a_name_of_the_past_is_known_but_not_found_in_a_text_of_today():
    assert code_of("食物及衞生局") == "fhb"
    assert mentioned("食物及衞生局的工作") == []
    assert mentioned("食物及衞生局的工作", date(2020, 1, 1)) == [("食物及衞生局", "fhb")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("消防處與保安局合作", [("消防處", "fsd"), ("保安局", "sb")]),
        ("消防處救援隊出動", [("消防處救援隊", "rescue")]),
        ("醫務衛生局", [("醫務衛生局", "hhb")]),
        ("香港海關及海關", [("香港海關", "customs"), ("海關", "customs")]),
        ("國家審計署到訪", []),
        ("內地海關及海關總署", []),
        ("相關政策局和部門", []),
        ("政務司司長帶領", []),
        ("SB", []),
        ("", []),
    ],
)
def test_bodies_are_found_in_a_running_text(text, found):
    assert mentioned(text) == found


def test_a_mention_knows_its_place_in_the_text_as_printed():
    text = "與 醫 務 衛 生 局 合作"
    (found,) = DIRECTORY.mentions(text, DAY)
    assert text[found.start : found.end] == found.name == "醫 務 衛 生 局"


def test_an_empty_directory_finds_nobody():
    assert Directory([]).mentions("保安局") == []
    assert Directory([]).named("保安局") is None
