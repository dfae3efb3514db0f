import pytest

from app.domain.document import DocumentForm
from app.domain.errors import Environment, Refused
from app.exchange.documents import opening
from app.exchange.documents.opening import read_lines

TEXT = (
    "着力提高治理水平\n\n- 在2024年第三季推出計劃，以衞生為先。(保安局)\n- 落實應急管理。(發展局)\n"
)
LINES = tuple(TEXT.rstrip("\n").split("\n"))
SIMPLIFIED = "着力提高治理水平\n\n- 在2024年第三季推出计划，以卫生为先。(保安局)\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "document.txt"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("big5hkscs"), "big5hkscs"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_a_text_is_read_whatever_its_encoding(path, content, encoding):
    path.write_bytes(content)
    found = read_lines(path)
    assert (found.lines, found.encoding) == (LINES, encoding)


def test_simplified_text_of_the_mainland_is_read(path):
    path.write_bytes(SIMPLIFIED.encode("gb18030"))
    assert read_lines(path).lines == tuple(SIMPLIFIED.rstrip("\n").split("\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_parted_by_the_ends_of_any_system(path, end):
    path.write_bytes(TEXT.replace("\n", end).encode())
    assert read_lines(path).lines == LINES


def test_blanks_at_the_end_of_a_line_are_nobodys_words(path):
    path.write_text("一  \n\n二\u3000\n", encoding="utf-8")
    assert read_lines(path).lines == ("一", "", "二")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (b" \n\t\n", "document_empty"),
        ("\ufeff".encode(), "document_empty"),
        (bytes(range(256)), "document_not_text"),
        (bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "document_old_office"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "document_picture"),
        ("文".encode("utf-16") + b"\x00", "document_not_text"),
        (b"\x80\x81\xff\xff", "document_not_text"),
    ],
)
def test_what_holds_no_text_is_refused_with_the_reason(path, content, code):
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_lines(path)
    assert (refused.value.code, refused.value.values) == (code, {"name": "document.txt"})


def test_a_file_too_large_for_a_policy_address_is_refused_unread(path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_TEXT_BYTES", 2_000_000)
    with path.open("wb") as file:
        file.truncate(2_000_001)
    with pytest.raises(Refused) as refused:
        read_lines(path)
    assert refused.value.values == {"name": "document.txt", "limit": 2}
    assert refused.value.code == "document_too_large"


def test_a_file_that_is_not_there_is_no_fault_of_the_document(path):
    with pytest.raises(Environment) as missing:
        read_lines(path)
    assert missing.value.code == "file_missing"


def test_a_folder_is_no_document(tmp_path):
    with pytest.raises(Environment) as unreadable:
        read_lines(tmp_path)
    assert unreadable.value.code == "file_unreadable"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "big5hkscs", "gb18030", "utf-8"])
def test_one_line_is_enough_to_know_the_encoding(path, encoding):
    """No end of a line and no Latin letter: no byte of it is zero in any encoding."""
    line = "我們會在未來三年內為長者提供更多服務，並改善居住環境。"
    path.write_bytes(line.encode(encoding))
    found = read_lines(path)
    assert (found.lines, found.encoding) == ((line,), encoding)


def test_a_text_says_in_its_reading_that_it_is_one(path):
    path.write_text(TEXT, encoding="utf-8")
    assert read_lines(path).form is DocumentForm.TEXT
