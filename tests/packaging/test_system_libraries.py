"""The libraries that run.py brings on Linux are those that Qt wants, and how it brings them."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.run_script import load

NOWHERE = "libthere-is-no-such-thing.so.7"
MODULES = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
"""The modules of Qt that the program imports, at the start or later."""
PLUGINS = ("platforms/libq[owx]*", "wayland-shell-integration/*", "xcbglintegrations/*",
           "iconengines/*", "imageformats/libq[gijstw]*", "printsupport/*")  # fmt: skip
"""What they load: windows on X and Wayland, pictures, printers; no virtual keyboard."""
SYSTEM = {"libc6", "libgcc-s1", "libstdc++6"}
"""On every Debian, since its own package manager needs them."""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks any")


@pytest.fixture
def run():
    return load()


def test_every_library_is_named_as_the_loader_knows_it_with_its_packages(run):
    for library, packages in run.LIBRARIES.items():
        assert re.fullmatch(r"lib[\w.+-]+\.so\.\d+", library)
        assert packages.split()
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", one) for one in packages.split())


@linux
def test_what_cannot_be_loaded_is_missing(run, monkeypatch):
    there = {"libc.so.6": "libc6"}
    monkeypatch.setattr(run, "LIBRARIES", {NOWHERE: "libnowhere7", **there})
    assert run.missing_libraries() == [NOWHERE]


def test_other_systems_lack_none(run, monkeypatch):
    monkeypatch.setattr(run, "LIBRARIES", {NOWHERE: "libnowhere7"})
    for system in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", system)
        assert run.missing_libraries() == []


# --- what Qt wants ------------------------------------------------------------------------------


def wanted_of_the_system():
    """The libraries that Qt and its plugins would load from outside its own folder, with places."""
    own = Path(importlib.util.find_spec("PySide6").origin).parent
    parts = [path for name in MODULES for path in own.glob(f"Qt{name}.*so")]
    parts += [path for pattern in PLUGINS for path in (own / "Qt" / "plugins").glob(pattern)]
    assert len(parts) > 15
    listed = subprocess.run(["ldd", *parts], capture_output=True, check=True, text=True).stdout
    found = dict(re.findall(r"(?m)^\s+(\S+) => (\S+)", listed))
    return {name: at for name, at in found.items() if not at.startswith(str(own.parent))}


def owners(libraries):
    """The Debian package that holds each library; it may know it in `/lib` or in `/usr/lib`."""
    places = {at.removeprefix("/usr") for at in libraries.values()}
    both = [*places, *(f"/usr{at}" for at in places)]
    told = subprocess.run(
        ["dpkg-query", "-S", *both], capture_output=True, check=False, text=True
    ).stdout
    lines = re.findall(r"(?m)^([^:\s]+)(?::\w+)?: \S*/(\S+)$", told)
    return {library: package for package, library in lines}


def brought_by(packages):
    """Packages with all that they depend on, as far as it is installed here."""
    form = "${Package}\t${Pre-Depends},${Depends}\n"
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", form], capture_output=True, check=True, text=True
    ).stdout
    needs = {}
    for line in told.splitlines():
        name, _, text = line.partition("\t")
        needs[name] = set(re.findall(r"(?:^|[,|])\s*([a-z0-9][a-z0-9.+-]*)", text))
    found, waiting = set(), set(packages) & set(needs)
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting |= (needs[one] & set(needs)) - found
    return found


@linux
@pytest.mark.skipif(
    not (shutil.which("dpkg-query") and shutil.which("ldd")), reason="asks Debian who has what"
)
def test_the_packages_bring_every_library_that_qt_loads(run):
    if run.missing_libraries():
        pytest.skip("this machine has no display libraries at all")
    wanted = wanted_of_the_system()
    held_by = owners(wanted)
    assert set(wanted) - set(held_by) == set(), "a library of no package"
    packages = {name for names in run.LIBRARIES.values() for name in names.split()}
    brought = brought_by(packages) | SYSTEM
    assert {one: owner for one, owner in held_by.items() if owner not in brought} == {}


# --- how they come ------------------------------------------------------------------------------


@pytest.fixture
def machine(run, monkeypatch, tmp_path):
    """A Debian that lacks a library, with an apt that only notes what it is asked."""
    notes = tmp_path / "asked.txt"
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, known in (("apt-get", "exit 0"), ("apt-cache", '[ "$2" = libnew7 ]')):
        script = programs / name
        script.write_text(f'#!/bin/sh\necho "{name} $*" >> {notes}\n{known}\n', "utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("DEBIAN_FRONTEND", raising=False)
    monkeypatch.setattr(run, "LIBRARIES", {NOWHERE: "libnewer7t64 libnew7 libold7"})
    return notes


def become(monkeypatch, user):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)


@linux
def test_an_administrator_gets_what_is_missing(run, machine, monkeypatch, capsys):
    become(monkeypatch, 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")  # So that what is set there goes with the test.
    run.provide_system()
    asked = machine.read_text("utf-8").splitlines()
    assert asked == [
        "apt-get --version",
        "apt-get update -q",
        "apt-cache show libnewer7t64",
        "apt-cache show libnew7",
        "apt-cache show libold7",
        "apt-get install -y -q --no-install-recommends libnew7",
    ], "the package that this system knows"
    assert "Installing system packages: libnew7" in capsys.readouterr().err


@linux
def test_an_ordinary_user_is_told_the_one_line_that_does_it(run, machine, monkeypatch, capsys):
    become(monkeypatch, 1000)
    with pytest.raises(SystemExit) as end:
        run.provide_system()
    assert end.value.code == 3
    last = capsys.readouterr().err.splitlines()[-1].strip()
    assert last == "sudo apt-get install -y -q --no-install-recommends libnew7"
    assert "apt-get install" not in machine.read_text("utf-8")


@linux
def test_an_installation_that_fails_is_told(run, machine, monkeypatch, capsys):
    become(monkeypatch, 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    script = Path(os.environ["PATH"]) / "apt-get"
    script.write_text('#!/bin/sh\n[ "$1" != install ]\n', "utf-8")
    with pytest.raises(SystemExit) as end:
        run.provide_system()
    assert end.value.code == 3
    assert "could not be installed" in capsys.readouterr().err


@linux
def test_without_apt_the_libraries_are_named(run, machine, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as end:
        run.provide_system()
    assert end.value.code == 3
    told = capsys.readouterr().err
    assert told == f"This system lacks {NOWHERE}. Install them with its package manager.\n"


@linux
def test_check_names_the_libraries_and_their_packages(run, machine, capsys):
    assert run.main(["--check"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["libraries"], told["packages"]) == ([NOWHERE], ["libnew7"])


@linux
def test_nothing_is_asked_where_nothing_is_missing(run, machine, monkeypatch):
    monkeypatch.setattr(run, "LIBRARIES", {"libc.so.6": "libc6"})
    run.provide_system()
    assert not machine.exists()
