"""The words of the command line and its exit codes: 0 done, 2 usage, 3 refused with a sentence."""

import pytest

from app import __version__
from app.__main__ import is_command
from tests.command_line import pledgeline

COMMANDS = ("read", "import", "list", "export", "timeline", "check")


def test_the_version_is_told():
    done = pledgeline("--version")
    assert (done.code, done.out) == (0, f"Pledgeline {__version__}\n")


def test_help_names_every_command(in_process):
    done = in_process("--help")
    assert done.code == 0
    assert all(f"    {name} " in done.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(in_process, command):
    done = in_process(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"usage: pledgeline {command}")
    assert "--lang" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "required: DOCUMENT"),
        (["read", "a.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["read", "a.txt", "--published", "soon"], "'soon' is not a day (YYYY-MM-DD)"),
        (["read", "a.txt", "--published", "2024-02-30"], "'2024-02-30' is not a day"),
        (["read", "a.txt", "--lang", "fr"], "invalid choice: 'fr'"),
        (["list", "a.pledge", "--wher", "x", "--unknown"], "unrecognized arguments"),
        (["export", "a.pledge", "a.docx"], "'a.docx' does not end in .xlsx"),
        (["timeline", "a.pledge", "a.gif"], "'a.gif' does not end in .png or .svg or .pdf"),
        (["--nonsense"], "required: COMMAND"),
    ],
)
def test_wrong_words_end_with_code_2_and_the_usage(in_process, arguments, told):
    done = in_process(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage: pledgeline")
    assert told in done.err


def test_a_process_that_was_started_with_wrong_words_ends_with_code_2():
    done = pledgeline("read", "a.txt", "--format", "xml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage: pledgeline read")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_told_from_a_tracker_to_open(command):
    assert is_command(command)
    assert not is_command(f"./{command}.pledge")
    assert is_command("--version")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "none.txt"],
        ["import", "new.pledge", "none.txt"],
        ["list", "none.pledge"],
        ["export", "none.pledge", "a.xlsx"],
        ["check", "none.pledge"],
    ],
)
def test_a_file_that_is_not_there_is_refused_with_a_sentence(in_process, tmp_path, arguments):
    command, *names = arguments
    done = in_process(command, *(tmp_path / name for name in names), "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert "is not there. Check the name, or choose another file." in done.err
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == [], "nothing is made by a command that is refused"
