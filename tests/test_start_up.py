"""What is imported when the program starts: as little as the window, or the command, needs."""

import re
import shutil
import sys
from importlib.util import find_spec

import pytest

from tests.command_line import pledgeline
from tests.program import Home, Program

PACKAGES = {
    "window": {"PySide6", "shiboken6", "sqlalchemy", "typing_extensions", "platformdirs"},
    "list": {"sqlalchemy", "typing_extensions", "platformdirs"},
    "read": {"platformdirs"},
    "--version": {"platformdirs"},
}
"""All that is not ours. Another one makes every start slower: is it needed at once?"""

QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtWidgets"}

NEVER = ("alembic", "mako", "openpyxl", "xlsxwriter", "pypdfium2", "hatchling", "pytest", "tests")
"""Loaded when they are used, if ever."""
LATER = (
    "app.commands", "app.exchange", "app.services.creating", "app.services.exporting",
    "app.services.importing", "app.storage.migrate", "app.storage.migrations",
    "app.ui.about_dialog", "app.ui.help_window", "app.ui.importing", "app.ui.printing",
    "app.ui.review", "app.ui.timeline.export", "app.ui.timeline.sheet",
    "app.domain.deadline_grammar", "app.domain.target_grammar",
    "app.domain.responsibility_grammar",
)  # fmt: skip
"""Parts of ours that a start with a tracker does without."""


def under(modules, names):
    """The modules that are one of `names` or lie below it."""
    return {one for one in modules if any(one == name or one.startswith(f"{name}.")
                                          for name in names)}  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory, sample_file):
    """What stood there after a start with the sample, as all but the very first."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.trackers.mkdir(parents=True)
    shutil.copyfile(sample_file, home.sample)
    program = Program(home)
    seen = program.look()
    assert (program.close().code, seen.rows) == (0, 54)
    return seen


def test_the_window_imports_these_packages_of_others_and_no_more(seen):
    assert seen.packages == PACKAGES["window"]
    qt = {one for one in seen.modules if one.startswith("PySide6.Qt")}
    assert qt == QT


def test_the_window_imports_no_migration_workbook_or_document_code(seen):
    assert under(seen.modules, NEVER) == set()
    assert under(seen.modules, LATER) == set()


def test_what_comes_later_is_still_called_so():
    """A module that was renamed would never be missed above."""
    assert [name for name in (*NEVER, *LATER) if find_spec(name) is None] == []


def test_the_very_first_start_reads_the_sample_and_needs_no_more_for_it(tmp_path):
    program = Program(Home(tmp_path))
    seen = program.look()
    assert program.close().code == 0
    assert seen.packages == PACKAGES["window"]
    assert under(seen.modules, NEVER) == set()
    assert under(seen.modules, LATER) >= {"app.exchange.document_reader"}
    assert under(seen.modules, ["app.exchange.workbooks", "app.commands", "app.ui.review"]) == set()


# --- commands -----------------------------------------------------------------------------------


def imported(*arguments):
    """What a command imports, as Python itself tells it; the command has to end well."""
    done = pledgeline(*arguments, PYTHONPROFILEIMPORTTIME="1")
    assert done.code == 0, done.err
    names = re.findall(r"(?m)^import time:[ \d]+\|[ \d]+\|\s+(\S+)$", done.err)
    assert "app.commands.parser" in names
    return set(names)


def packages_of_others(modules):
    """The packages that lie where pip puts them. Python itself may bring some with `_`."""
    tops = {one.partition(".")[0] for one in modules} - sys.stdlib_module_names - {"app"}
    specs = [find_spec(name) for name in tops if not name.startswith("_")]
    return {one.name for one in specs if one and "site-packages" in str(one.origin)}


@pytest.mark.parametrize("command", ["--version", "read", "list"])
def test_a_command_imports_what_it_needs_and_no_window(command, seed_path, request):
    arguments = {
        "--version": lambda: (),
        "read": lambda: (seed_path, "--format", "json"),
        "list": lambda: (request.getfixturevalue("sample_path"),),
    }[command]()
    modules = imported(command, *arguments)
    assert packages_of_others(modules) == PACKAGES[command]
    assert under(modules, ["app.ui", "PySide6", "app.exchange.workbooks", *NEVER]) == set()


def test_the_version_is_told_without_a_database_or_a_reader():
    modules = imported("--version")
    assert under(modules, ["app.storage", "app.services", "app.exchange", "sqlite3"]) == set()


def test_without_a_display_the_window_is_refused_before_qt_is_imported():
    done = pledgeline(PYTHONPROFILEIMPORTTIME="1")
    assert done.code == 3
    assert "app.bootstrap" in done.err
    assert "PySide6" not in done.err
