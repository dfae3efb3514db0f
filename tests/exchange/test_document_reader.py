from datetime import date

import pytest

from app.base.progress import Cancelled
from app.domain.document import DocumentForm
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


@pytest.mark.parametrize("sign", ["\ufffd", "\ue4c5"])
def test_characters_that_the_file_does_not_name_are_asked_about(tmp_path, sign):
    path = tmp_path / "文件.txt"
    text = f"章\n- 在202{sign}年內推出計劃。(保安局)\n- 檢討。(保安局)\n"
    path.write_text(text, encoding="utf-8")
    (question,) = read_document(path, DIRECTORY).questions
    assert (question.code, question.values["line"]) == ("line_has_unnamed_signs", "2")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".PDF", ".xlsx", ""])
def test_the_name_of_a_file_does_not_make_it_another_kind(document, tmp_path, suffix):
    path = tmp_path / f"文件{suffix}"
    path.write_bytes(document.read_bytes())
    found = read_document(path, DIRECTORY)
    assert len(found.commitments) == 2
    assert (found.document.form, found.document.encoding) == (DocumentForm.TEXT, "utf-8")


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
