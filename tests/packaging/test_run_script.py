"""run.py: what it may use, what it tells, and when it installs."""

import ast
import json
import sys
from pathlib import Path

import pytest

from tests.command_line import ROOT
from tests.packaging.run_script import add_wheel, call, load, lock, make_checkout

TREE = ast.parse((ROOT / "run.py").read_text("utf-8"))
OLD_PYTHON = (3, 6)


def test_it_is_short_and_uses_the_standard_library_only():
    lines = (ROOT / "run.py").read_text("utf-8").splitlines()
    assert len(lines) < 250
    nodes = list(ast.walk(TREE))
    named = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    named |= {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {"json", "subprocess"} <= named
    assert {name.partition(".")[0] for name in named} <= sys.stdlib_module_names


def test_a_second_start_imports_little():
    """What only the first start needs stands in functions."""
    top = {one.name for node in TREE.body if isinstance(node, ast.Import) for one in node.names}
    assert top == {"hashlib", "json", "os", "sys"}


def test_an_old_python_understands_it_and_is_told_what_is_needed(monkeypatch, capsys):
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=OLD_PYTHON)
    run = load()
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit) as end:
        run.main([])
    assert end.value.code == 3
    assert "needs Python 3.11 or later" in capsys.readouterr().err


# --- the real checkout --------------------------------------------------------------------------


@pytest.fixture
def real():
    """The real checkout; its environment is the same afterwards."""
    marker = ROOT / ".venv" / "pledgeline.json"

    def seen():
        return (marker.stat().st_mtime_ns, marker.read_bytes()) if marker.exists() else None

    before = seen()
    yield ROOT
    assert seen() == before


@pytest.fixture
def ready(real):
    """The same, if nothing has to be installed before its program can start."""
    if not load().is_ready("run"):
        pytest.skip("the environment of this checkout was not made by run.py, or is not current")
    return real


def test_everything_else_goes_to_the_program(ready, seed_path, tmp_path):
    document = tmp_path / "附篇.txt"
    document.write_bytes(seed_path.read_bytes())
    done = call(ready, "read", "附篇.txt", "--format", "json", folder=tmp_path)
    assert (done.code, done.err) == (0, ""), "and nothing is installed"
    assert len(json.loads(done.out)["commitments"]) == 54


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--version"], 0, ""),
        (["read", "gone.txt"], 3, "gone.txt is not there"),
        (["--no-such-option"], 2, "usage: pledgeline"),
        ([], 3, "read, import, list, export, timeline, check"),
        (["sample.pledge"], 3, "There is no display"),
    ],
)
def test_exit_codes_and_sentences_are_those_of_the_program(ready, arguments, code, told):
    done = call(ready, *arguments)
    assert done.code == code
    assert told in done.err


@pytest.mark.parametrize("more", [[], ["test"]])
def test_check_tells_as_json_what_is_missing_and_does_nothing(real, more):
    done = call(real, "--check", *more)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert list(told) == ["python", "libraries", "pip", "packages", "environment"]
    assert told["python"] == sys.version.split()[0]
    ready = load().is_ready("test" if more else "run")
    assert told["environment"] == ("ready" if ready else "missing")


# --- a small checkout without anything ----------------------------------------------------------


@pytest.fixture
def bare(tmp_path):
    """A checkout in which nothing was ever started."""
    make_checkout(tmp_path / "checkout", tmp_path / "wheels")
    return tmp_path / "checkout"


def test_check_in_a_new_checkout_says_that_the_environment_is_missing(bare):
    assert json.loads(call(bare, "--check").out)["environment"] == "missing"
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize("arguments", [["--offline"], ["--offline", "no-such-folder", "read"]])
def test_a_folder_of_wheels_that_is_not_there_is_told(bare, arguments):
    done = call(bare, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err == "--offline needs a folder that holds the wheels.\n"
    assert not (bare / ".venv").exists()


def leave(script, **marks):
    """What a finished installation leaves."""
    python = Path(script.PYTHON)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    marks = {"python": [sys.version, script.ROOT]} | marks
    Path(script.MARKER).write_text(json.dumps(marks), "utf-8")


def test_what_was_installed_is_current_until_a_lock_or_the_project_changes(bare):
    script = load(bare)
    assert not script.is_ready("run")
    for name in ("requirements.lock", "pyproject.toml"):
        leave(script, run=script.fingerprint("run"))
        assert script.is_ready("run")
        with (bare / name).open("a") as file:
            file.write("# changed\n")
        assert not script.is_ready("run")


def test_the_packages_of_the_tests_are_enough_for_the_program_but_not_the_other_way(bare):
    script = load(bare)
    leave(script, test=script.fingerprint("test"))
    assert script.is_ready("test")
    assert script.is_ready("run")
    (bare / "requirements-test.lock").write_text("")
    leave(script, run=script.fingerprint("run"))
    assert script.is_ready("run")
    assert not script.is_ready("test")


@pytest.mark.parametrize(
    "python", [["3.11.0 of another day", None], [sys.version, "/elsewhere"], "3.11"]
)
def test_an_environment_of_another_python_or_place_is_made_anew(bare, python):
    script = load(bare)
    leave(script, run=script.fingerprint("run"), python=python)
    assert not script.has_environment()
    assert not script.is_ready("run")


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_a_damaged_mark_counts_as_none(bare, text):
    script = load(bare)
    leave(script, run=script.fingerprint("run"))
    (bare / ".venv" / "pledgeline.json").write_text(text)
    assert not script.is_ready("run")


# --- a small checkout, really started -----------------------------------------------------------


class Started:
    """A small checkout that was started once."""

    def __init__(self, root):
        self.folder, self.wheels = root / "checkout", root / "wheels"
        make_checkout(self.folder, self.wheels)
        self.first = self.start("read", "文件.txt", "--x", folder=root)

    def start(self, *arguments, folder=None):
        return call(self.folder, "--offline", self.wheels, *arguments, folder=folder)

    def want(self, version, words):
        """Another version of the package is locked from now on; returns the lock."""
        lines = add_wheel(self.wheels, version, words)
        lock(self.folder, lines)
        return lines

    def environment(self):
        return json.loads(call(self.folder, "--check").out)["environment"]


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """One environment for the tests below, each of which wants a version of its own."""
    return Started(tmp_path_factory.mktemp("started"))


def test_the_first_start_makes_the_environment_and_then_starts_the_program(started):
    first = started.first
    assert first.code == 0
    assert first.err.splitlines() == [
        "· Making the environment in .venv",
        "· Installing packages (once, some minutes on a slow line)",
    ]
    words = json.loads(first.out)
    assert words == [["read", "文件.txt", "--x"], str(started.folder.parent), "as it was"]


def test_the_next_start_installs_nothing_and_gives_the_code_of_the_program(started):
    started.want("2.0", "ready")
    assert started.start("read").code == 0
    assert started.environment() == "ready"
    again = call(started.folder, "read", "fail")
    assert (again.code, again.err) == (7, "")
    assert json.loads(again.out)[2] == "ready"


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(started):
    started.want("3.0", "as it is")
    assert started.environment() == "missing"
    done = started.start("read")
    assert json.loads(done.out)[2] == "as it is"
    assert "Making the environment" not in done.err
    assert started.environment() == "ready"


def test_a_package_with_another_hash_is_not_taken_nor_at_the_next_start(started):
    started.want("4.0", "as it was meant")
    add_wheel(started.wheels, "4.0", "as somebody else wants it")
    for _ in range(2):
        done = started.start("read")
        assert (done.code, done.out) == (3, "")
        assert started.environment() == "missing"


def test_a_folder_without_the_wheels_is_told_with_what_to_do(started, tmp_path):
    started.want("5.0", "not there")
    done = call(started.folder, "--offline", tmp_path, "read")
    assert (done.code, done.out) == (3, "")
    last = done.err.splitlines()[-1]
    assert last.startswith("The packages could not be installed. Without internet, name a folder")
    assert "packaging/README.md" in last


def test_what_another_lock_has_put_in_its_place_is_installed_again(started):
    """As when a branch is left and come back to: first the tests, then the program, then tests."""
    older = started.want("6.0", "older")
    assert "No module named 'tests'" in started.start("bench").err, "after the packages for tests"
    assert started.environment() == "ready"
    started.want("7.0", "newer")
    assert json.loads(started.start("read").out)[2] == "newer"
    lock(started.folder, older)
    assert started.environment() == "missing"
    assert json.loads(started.start("read").out)[2] == "older"
