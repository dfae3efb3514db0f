import json
import subprocess
import sys

import pytest

from tests.command_line import environment, pledgeline

DAY = ("--published", "2023-10-25")


def test_a_document_is_read_as_json(seed_path):
    done = pledgeline("read", seed_path, *DAY, "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert len(json.loads(done.out)["commitments"]) == 54


def test_a_document_is_read_as_text_for_people(seed_path):
    done = pledgeline("read", seed_path, *DAY, "--lang", "en")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "54 commitments · 55 actions · 2 questions"


@pytest.mark.parametrize("day", ["2023-10-25", "25/10/2023", "2023年10月25日"])
def test_the_day_may_be_typed_as_people_type_it(in_process, seed_path, day):
    done = in_process("read", seed_path, "--published", day, "--format", "json")
    assert json.loads(done.out)["document"]["published"] == "2023-10-25"


def test_a_title_may_be_given(in_process, seed_path):
    done = in_process("read", seed_path, "--title", "施政報告", "--format", "json")
    assert json.loads(done.out)["document"]["title"] == "施政報告"


@pytest.mark.parametrize("locale", ["C", "zh_HK.Big5"])
def test_what_is_printed_is_utf_8_whatever_the_system_says(seed_path, locale):
    done = pledgeline("read", seed_path, "--lang", "en", LC_ALL=locale, PYTHONCOERCECLOCALE="0")
    assert done.code == 0
    assert "着力提高治理水平" in done.out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "holds no text."),
        (b"\x00\x01\x02", "is no document that can be read"),
    ],
)
def test_what_is_no_document_is_refused_with_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "文件.txt"
    path.write_bytes(content)
    done = pledgeline("read", path, "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("文件.txt")
    assert sentence in done.err
    assert len(done.err.splitlines()) == 1


def test_a_broken_pdf_is_refused_with_what_to_do(in_process, tmp_path):
    path = tmp_path / "文件.pdf"
    path.write_bytes(b"%PDF-1.7")
    done = in_process("read", path, "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "文件.pdf is damaged or incomplete, so it could not be read. Get a new copy of it.\n"
    )


@pytest.mark.parametrize(
    ("encoding", "words"), [("big5hkscs", "純文字, Big5 (HKSCS)"), ("utf-16-le", "純文字, UTF-16")]
)
def test_the_encoding_that_was_found_is_told(in_process, tmp_path, encoding, words):
    path = tmp_path / "文件.txt"
    path.write_bytes("承諾\n- 在2024年內推出計劃，以善用資源。(保安局)\n".encode(encoding))
    done = in_process("read", path, "--lang", "zh-Hant")
    assert done.out.splitlines()[0] == f"承諾 · {words}"


def test_a_reader_that_has_seen_enough_is_no_error(seed_path):
    """As with `pledgeline read ... | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", "read", str(seed_path), "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.wait()
    assert (process.returncode, err) == (0, b"")


def test_reading_a_document_loads_no_database_and_no_window(seed_path):
    code = (
        "import sys; from app.__main__ import main\n"
        "main(sys.argv[1:])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(seed_path)],
        capture_output=True, env=environment(), check=True,
    )  # fmt: skip
    loaded = set(eval(done.stderr))
    assert {"app", "argparse"} <= loaded
    assert (
        loaded & {"sqlalchemy", "alembic", "sqlite3", "openpyxl", "xlsxwriter", "PySide6"} == set()
    )
