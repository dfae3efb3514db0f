import pytest

from app.base.progress import Silent
from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents import pasted
from app.exchange.documents.pasted import Pasted, read_pasted


def read(text, form=DocumentForm.TEXT):
    return read_pasted(Pasted(text, form), "clipboard", Silent())


def test_a_text_comes_line_by_line():
    found = read("章 \r\n\r\n- 推出計劃。\u2029- 檢討\x00。\n")
    assert found.lines == ("章", "", "- 推出計劃。", "- 檢討。")
    assert (found.form, found.encoding) == (DocumentForm.TEXT, "")


def test_halves_of_characters_can_be_kept():
    assert read("- 推出\ud842計劃。").lines == ("- 推出\ufffd計劃。",)


@pytest.mark.parametrize("declared", ["", '<meta charset="big5">'])
def test_a_web_page_is_read_whatever_it_says_of_its_encoding(declared):
    found = read(f"{declared}<h1>章</h1><ul><li>推出計劃。</li></ul>", DocumentForm.HTML)
    assert [line.strip() for line in found.lines if line.strip()] == ["章", "• 推出計劃。"]
    assert (found.form, found.encoding) == (DocumentForm.HTML, "")


@pytest.mark.parametrize("text", ["", " \n　\n", "\x00"])
def test_nothing_is_refused(text):
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.code == "clipboard_without_text"


def test_a_page_without_words_is_refused():
    with pytest.raises(Refused):
        read("<p><img src='a.png'></p>", DocumentForm.HTML)


def test_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(pasted, "LARGEST_TEXT_BYTES", 10)
    with pytest.raises(Refused) as refused:
        read("推出計劃。")
    assert refused.value.code == "document_too_large"
