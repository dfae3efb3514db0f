from datetime import date

import pytest

from app.base.progress import Cancelled
from app.domain.errors import Refused
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong

DIRECTORY = hong_kong()


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "文件.txt"
    path.write_text(
        "章\n節\n- 在今年內推出計劃。(保安局)\n- 消防處檢討。(保安局)\n", encoding="utf-8"
    )
    return path


def test_a_document_is_read_with_what_is_known_of_it(document):
    found = read_document(document, DIRECTORY, published=date(2023, 10, 25))
    facts = found.document
    assert (facts.title, facts.published, facts.language) == ("章", date(2023, 10, 25), "zh-Hant")
    assert [one.path for one in found.commitments] == [("章", "節"), ("章", "節")]
    assert found.commitments[0].actions[0].deadline.latest == date(2023, 12, 31)


def test_a_title_that_is_given_wins(document):
    assert read_document(document, DIRECTORY, title="施政報告").document.title == "施政報告"


def test_a_document_of_several_chapters_is_called_after_its_file(tmp_path):
    path = tmp_path / "文件.txt"
    path.write_text("章\n節\n- 一。(保安局)\n次章\n次節\n- 二。(保安局)\n", encoding="utf-8")
    assert read_document(path, DIRECTORY).document.title == "文件"


def test_a_line_that_is_not_understood_is_asked_about(tmp_path):
    path = tmp_path / "文件.txt"
    path.write_text(
        "章\n- 一。(保安局)\n\n這是一段說明，介紹背景。\n\n- 二。(保安局)\n", encoding="utf-8"
    )
    (question,) = read_document(path, DIRECTORY).questions
    assert (question.about, question.code) == ("line", "line_unresolved")
    assert question.values == {"line": "4", "text": "這是一段說明，介紹背景。"}


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".PDF", ".xlsx"])
def test_a_kind_of_document_that_is_not_read_yet_is_refused(tmp_path, suffix):
    path = tmp_path / f"文件{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(Refused) as refused:
        read_document(path, DIRECTORY)
    assert refused.value.code == "document_kind"


def test_reading_tells_how_far_it_is_and_stops_when_told(document):
    steps = []

    class Impatient:
        def step(self, done, total, what):
            steps.append((done, total))
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        read_document(document, DIRECTORY, progress=Impatient())
    assert steps == [(1, 2), (2, 2)]
