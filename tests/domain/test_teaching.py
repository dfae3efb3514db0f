from datetime import date

import pytest

from app.domain.errors import InvalidValue
from app.domain.organisation import Directory, Organisation, OrganisationKind
from app.domain.teaching import (
    Alias,
    NewOrganisation,
    checked_new,
    extended,
    new_organisation,
    similar,
)

SB = Organisation("1", "sb", "保安局", "保安局", "Security Bureau", "SB", OrganisationKind.BUREAU)
FSD = Organisation("2", "fsd", "消防處", "消防处", "Fire Services Department", "FSD",
                   aliases=("消防",))  # fmt: skip
KNOWN = Directory([SB, FSD])


def made(name="某某小組", printed="某某小組", language="zh-Hant", abbreviation=""):
    return new_organisation(printed, name, language, OrganisationKind.OTHER, abbreviation)


def test_another_name_is_known_from_then_on():
    found = extended(KNOWN, [Alias("治安局", "1")])
    assert found.named("治安局", date(2024, 1, 1)).id == "1"
    assert found.by_id("1").aliases == ("治安局",)
    assert [one.organisation.id for one in found.mentions("由治安局推出")] == ["1"]
    assert KNOWN.named("治安局") is None
    assert [one.id for one in found.organisations] == ["1", "2"]


@pytest.mark.parametrize(
    "name", ["消防", "消防處", "消防处", "FSD", "ＦＳＤ", "fire services department"]
)
def test_a_name_that_it_has_in_some_form_is_not_added(name):
    assert extended(KNOWN, [Alias(name, "2")]).by_id("2") == FSD


def test_a_name_of_nobody_changes_nothing():
    assert extended(KNOWN, [Alias("某某", "99")]).organisations == KNOWN.organisations


def test_a_new_organisation_is_known_by_all_its_names():
    lesson = made("某某專責小組", printed="某某小組", abbreviation="MMT")
    found = extended(KNOWN, [lesson])
    body = found.named("某某專責小組")
    assert (body.zh_hant, body.zh_hans, body.en) == ("某某專責小組", "", "")
    assert body.kind is OrganisationKind.OTHER
    assert {found.named(name).id for name in ("某某小組", "某某专责小组", "mmt")} == {body.id}
    assert body.valid_on(date(1999, 1, 1))


@pytest.mark.parametrize(
    ("language", "field"), [("zh-Hant", "zh_hant"), ("zh-Hans", "zh_hans"), ("en", "en")]
)
def test_its_name_stands_in_the_language_of_the_document(language, field):
    body = made("Task Force", "Task Force", language).organisation
    assert [name for name in ("zh_hant", "zh_hans", "en") if getattr(body, name)] == [field]
    assert body.aliases == ()


def test_the_same_name_is_the_same_organisation():
    one, other = made(), made("某某小组")
    assert one.organisation.id == other.organisation.id
    assert len(extended(KNOWN, [one, other])) == 3
    assert made("別的小組").organisation.id != one.organisation.id


def test_a_new_organisation_takes_another_name():
    first = made()
    found = extended(KNOWN, [first, Alias("某組", first.organisation.id)])
    assert found.named("某組").id == first.organisation.id


def test_one_that_is_known_already_takes_the_printed_name():
    present = extended(KNOWN, [made()])
    later = made("某某小組", printed="該小組")
    assert extended(present, [later]).named("該小組").zh_hant == "某某小組"


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "organisation_without_name"), (" 　", "organisation_without_name"),
     ("字" * 201, "text_too_long")],
)  # fmt: skip
def test_a_name_has_to_be_one(name, code):
    with pytest.raises(InvalidValue) as refused:
        made(name)
    assert refused.value.code == code


@pytest.mark.parametrize(("name", "abbreviation"), [("保安局", ""), ("某某小組", "FSD")])
def test_a_name_of_somebody_else_is_refused(name, abbreviation):
    with pytest.raises(InvalidValue) as refused:
        checked_new(KNOWN, made(name, abbreviation=abbreviation))
    assert refused.value.code == "organisation_exists"
    assert isinstance(checked_new(KNOWN, made()), NewOrganisation)


def test_short_names_are_found_in_brackets_but_not_inside_other_words():
    found = extended(KNOWN, [Alias("CS", "1"), Alias("局", "2")])
    assert found.named("CS").id == "1"
    assert found.mentions("physics：由房屋局推出") == []


def test_the_likeliest_organisations_come_first():
    assert similar(KNOWN, "香港消防處")[0].id == "2"
    assert similar(KNOWN, "Security Bureau (HK)")[0].id == "1"
    assert len(similar(KNOWN, "甲")) == 2
