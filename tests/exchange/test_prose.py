"""An address in prose is told from a list of commitments; nothing is invented from it."""

import pytest

from app.exchange.document_reader import read_document

PARAGRAPH = "{n}. 我會帶領政府團隊，由勞工及福利局（勞福局）和各部門研究措施，在2024年內改善服務。"
ITEM = "- 在2024年內推出第{n}項措施。(保安局)"


@pytest.fixture
def read(tmp_path, empty):
    def read(lines):
        path = tmp_path / "address.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_document(path, empty.directory)

    return read


def codes(reading):
    return [question.code for question in reading.questions]


def test_an_address_in_prose_is_said_to_be_one(read):
    reading = read([PARAGRAPH.format(n=number) for number in range(1, 31)])
    assert codes(reading) == ["document_in_prose"]
    assert dict(reading.questions[0].values) == {"named": "0", "total": "30"}


def test_what_the_text_shortens_is_no_responsible_organisation(read):
    reading = read([PARAGRAPH.format(n=number) for number in range(1, 31)])
    assert [one.organisations for one in reading.commitments] == [()] * 30


@pytest.mark.parametrize(("named", "prose"), [(30, False), (22, False), (20, True)])
def test_a_list_in_which_some_forgot_the_bracket_is_a_list(read, named, prose):
    lines = [ITEM.format(n=number) for number in range(named)]
    lines += [ITEM.format(n=number).partition("(")[0] for number in range(30 - named)]
    assert ("document_in_prose" in codes(read(lines))) is prose


def test_of_a_few_items_nothing_is_said(read):
    assert codes(read([PARAGRAPH.format(n=number) for number in range(1, 10)])) == []
