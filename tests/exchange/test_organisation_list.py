import itertools
from datetime import date

import pytest

from app.base.folding import fold
from app.domain.organisation import OrganisationKind
from app.exchange.organisation_list import hong_kong, organisation_id

DAY = date(2023, 10, 25)


@pytest.fixture(scope="module")
def directory():
    return hong_kong()


def test_codes_are_given_once(directory):
    codes = [one.code for one in directory.organisations]
    assert len(codes) == len(set(codes)) > 150


def test_parents_and_successors_are_in_the_list_and_make_no_circle(directory):
    for one in directory.organisations:
        for link in ("parent_id", "successor_id"):
            seen, at = set(), one
            while getattr(at, link):
                assert at.id not in seen, one.code
                seen.add(at.id)
                at = directory.by_id(getattr(at, link))
                assert at is not None, one.code


def test_two_bodies_of_one_name_never_exist_on_the_same_day(directory):
    for one, other in itertools.combinations(directory.organisations, 2):
        if fold(one.zh_hant) == fold(other.zh_hant):
            first, second = sorted((one, other), key=lambda body: body.valid_from or date.min)
            assert first.valid_to is not None, one.code
            assert second.valid_from is not None, one.code
            assert first.valid_to < second.valid_from, one.code


def test_a_name_stands_for_one_body_only(directory):
    """An alias that is also another body's name would make a wrong match."""
    owners = {}
    for one in directory.organisations:
        for name in {fold(name) for name in (*one.names, one.abbreviation) if name}:
            owners.setdefault(name, []).append(one)
    double = {
        name: [one.code for one in bodies]
        for name, bodies in owners.items()
        if sum(one.valid_on(DAY) for one in bodies) > 1
    }
    assert double == {}


@pytest.mark.parametrize(
    "name",
    "政務司司長辦公室 財政司司長辦公室 公務員事務局 政制及內地事務局 發展局 環境及生態局 "
    "財經事務及庫務局 醫務衞生局 民政及青年事務局 創新科技及工業局 保安局 運輸及物流局 "
    "相關政策局 消防處 警務處 懲教署 "
    "香港海關 水務署 機電工程署 醫院管理局 香港機場管理局 香港鐵路有限公司 CSO CMAB ITIB".split(),
)
def test_whom_documents_name_is_known(directory, name):
    assert directory.named(name, DAY) is not None


def test_bureaux_have_names_in_three_languages_and_an_abbreviation(directory):
    bureaux = [one for one in directory.organisations if one.kind is OrganisationKind.BUREAU]
    assert [one.code for one in bureaux if not (one.zh_hans and one.en and one.abbreviation)] == []
    assert len(bureaux) > 15


def test_placeholders_are_marked(directory):
    assert directory.named("相關政策局").kind is OrganisationKind.PLACEHOLDER


def test_a_body_has_the_same_identifier_in_every_tracker(directory):
    assert directory.named("保安局").id == organisation_id("sb")
