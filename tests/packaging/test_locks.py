"""The lock files hold what pyproject asks for, exactly, and nothing of any one machine."""

import re
import tomllib
from dataclasses import dataclass

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.command_line import ROOT

RUN, TEST = "requirements.lock", "requirements-test.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENTRY = re.compile(r"(?P<pin>[^#\s][^\\]*?)(?P<hashes>(?:\s*\\\n\s+--hash=sha256:[0-9a-f]{64})+)\n")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock."""

    version: Version
    marker: Marker | None
    hashes: int


def pins(name):
    """The packages of a lock by name. Fails on any line that is none, such as an index."""
    text = (ROOT / name).read_text("utf-8")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert ENTRY.sub("", body).strip() == "", "something that is no package with its hashes"
    found = {}
    for entry in ENTRY.finditer(body):
        wanted = Requirement(entry["pin"].strip())
        (only,) = wanted.specifier
        assert only.operator == "==", wanted
        assert not wanted.url, wanted
        pin = Pin(Version(only.version), wanted.marker, entry["hashes"].count("sha256:"))
        assert found.setdefault(canonicalize_name(wanted.name), pin) is pin, "twice"
    return found


def asked(*groups):
    """What pyproject asks for in its dependencies and in groups."""
    texts = [*PROJECT["project"]["dependencies"]]
    texts += [text for group in groups for text in PROJECT["dependency-groups"][group]]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_package_has_an_exact_version_and_hashes(name):
    found = pins(name)
    assert len(found) >= 18
    assert {one: pin for one, pin in found.items() if pin.hashes < 1} == {}


@pytest.mark.parametrize("name", [RUN, TEST])
def test_no_place_on_any_network_is_named(name):
    text = (ROOT / name).read_text("utf-8")
    assert re.findall(r"(?im)^\s*-(?!-hash=sha256:)\S+|\w+://\S*|@\s*file|index-url", text) == []


@pytest.mark.parametrize(("name", "groups"), [(RUN, ["build"]), (TEST, ["build", "test"])])
def test_everything_asked_for_is_pinned_in_its_range(name, groups):
    found = pins(name)
    for wanted in asked(*groups):
        pin = found[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(pin.version), wanted
        assert pin.marker is None, "asked for everywhere"


def test_what_builds_the_project_is_in_every_environment():
    """run.py installs the project itself without the network and without another environment."""
    for text in PROJECT["build-system"]["requires"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(pins(RUN)[canonicalize_name(wanted.name)].version)


@pytest.mark.parametrize("name", [RUN, TEST])
def test_qt_is_of_a_version_that_keeps_its_references(name):
    allowed = SpecifierSet(">=6.8,<6.12")
    found = pins(name)
    assert allowed.contains(found["pyside6-essentials"].version)
    assert found["shiboken6"].version == found["pyside6-essentials"].version
    (wanted,) = [one for one in asked() if one.name == "PySide6-Essentials"]
    assert wanted.specifier == allowed


def test_the_tests_run_with_what_users_get():
    users, tests = pins(RUN), pins(TEST)
    assert {name: tests.get(name) for name in users} == users
    assert set(tests) > set(users)


@pytest.mark.parametrize("forbidden", ["pyside6", "pyside6-addons", "pyqt6", "pymupdf"])
def test_nothing_large_or_of_another_licence_slips_in(forbidden):
    assert forbidden not in pins(TEST)


def test_each_hash_stands_once():
    """A merge that went wrong leaves the hashes of two versions with one."""
    for name in (RUN, TEST):
        hashes = re.findall(r"sha256:([0-9a-f]{64})", (ROOT / name).read_text("utf-8"))
        assert len(hashes) == len(set(hashes))


def test_the_continuous_integration_calls_the_test_command_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"(?m)^(python3 run\.py test)\b.*all checks", readme)
    script = ROOT / ".ci" / "run"
    lines = [line.strip() for line in script.read_text("utf-8").splitlines()]
    assert [line for line in lines if "run.py" in line or "pytest" in line] == [f"exec {command}"]
    assert lines[0] == "#!/bin/sh"
    assert script.stat().st_mode & 0o111
