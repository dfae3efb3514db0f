"""The wheel: built from the checkout, installed where there is no checkout, and used there."""

import email
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app import __version__
from tests.command_line import ROOT
from tests.exchange.documents.forms import as_word
from tests.program import Ended, Home, Program

BESIDES = ("PYTHONPATH", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def run(*command, folder, **env):
    """What a command prints; no place of the checkout is in its environment."""
    kept = {name: value for name, value in os.environ.items() if name not in BESIDES}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, check=False, timeout=120,
        env=kept | {"LC_ALL": "C.UTF-8"} | env,
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built as packaging/README.md says."""
    out = tmp_path_factory.mktemp("dist")
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out)
    code, _printed, err = run(*command, folder=ROOT)
    assert code == 0, err
    (path,) = out.iterdir()
    return path


@pytest.fixture(scope="module")
def content(wheel):
    """The files of the wheel by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(content, name):
    (found,) = [text for path, text in content.items() if path.endswith(f".dist-info/{name}")]
    return found.decode("utf-8")


def files_below(folder):
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }  # fmt: skip


# --- what is in it ------------------------------------------------------------------------------


def test_it_is_for_every_system_and_has_the_version_of_the_program(wheel):
    assert wheel.name == f"pledgeline-{__version__}-py3-none-any.whl"


@pytest.mark.parametrize("folder", ["resources", "seeds"])
def test_resources_and_seeds_lie_inside_the_package(content, folder):
    files = files_below(ROOT / folder)
    assert files
    inside = {name.removeprefix(f"app/{folder}/"): text for name, text in content.items()
              if name.startswith(f"app/{folder}/")}  # fmt: skip
    assert sorted(inside) == sorted(files)
    assert [name for name, path in files.items() if inside[name] != path.read_bytes()] == []


def test_every_module_and_the_licence_are_in_it_and_nothing_else(content):
    own = {f"app/{name}" for name in files_below(ROOT / "app")}
    shipped = {f"app/{folder}/{name}" for folder in ("resources", "seeds")
               for name in files_below(ROOT / folder)}  # fmt: skip
    about = {name for name in content if ".dist-info/" in name}
    assert set(content) - about == own | shipped
    assert "app/py.typed" in own
    assert any(name.endswith("LICENSE") for name in about)


def test_it_says_what_it_needs(content):
    said = email.message_from_string(metadata(content, "METADATA"))
    assert said["Requires-Python"] == PROJECT["project"]["requires-python"]
    told = {Requirement(text) for text in said.get_all("Requires-Dist")}
    assert {(canonicalize_name(one.name), one.specifier) for one in told} == {
        (canonicalize_name(one.name), one.specifier)
        for one in map(Requirement, PROJECT["project"]["dependencies"])
    }


def test_it_has_a_command_and_a_window(content):
    parser = ConfigParser()
    parser.read_string(metadata(content, "entry_points.txt"))
    assert dict(parser["console_scripts"]) == {"pledgeline": "app.__main__:main"}
    assert dict(parser["gui_scripts"]) == {"pledgeline-window": "app.__main__:main"}


# --- installed ----------------------------------------------------------------------------------


class Place:
    """An environment that has the wheel, and the packages of others from this one."""

    def __init__(self, root: Path, wheel: Path) -> None:
        self.root = root
        self._check(sys.executable, "-m", "venv", "--without-pip", root / "venv")
        scheme = {"base": str(root / "venv"), "platbase": str(root / "venv")}
        self.programs = Path(sysconfig.get_path("scripts", "venv", vars=scheme))
        self.packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
        self.python = self.programs / ("python.exe" if os.name == "nt" else "python")
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--no-cache-dir")
        self._check(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
        # The name of the line counts: it comes behind the packages of the place itself.
        others = sysconfig.get_path("purelib")
        (self.packages / "others.pth").write_text(f"{others}\n", "utf-8")

    def _check(self, *command) -> None:
        code, out, err = run(*command, folder=self.root)
        assert code == 0, out + err

    def call(self, program, *arguments, **env):
        """Run a program of the place, from a folder that has nothing to do with it."""
        return run(self.programs / program, *arguments, folder=self.root, **env)


@pytest.fixture(scope="module")
def place(wheel, tmp_path_factory):
    """A machine without the checkout; no network is asked."""
    return Place(tmp_path_factory.mktemp("place"), wheel)


@pytest.fixture(scope="module")
def seed(place):
    """The sample document as it came with the wheel."""
    code = "from app.base import paths; print(paths.seeds(), paths.resource())"
    _code, printed, _err = place.call("python", "-c", code)
    folders = [Path(one) for one in printed.split()]
    assert folders == [place.packages / "app" / "seeds", place.packages / "app" / "resources"]
    (found,) = folders[0].glob("*.txt")
    return found


def test_the_command_tells_its_version(place):
    assert place.call("pledgeline", "--version") == (0, f"Pledgeline {__version__}\n", "")


def test_the_packaged_seed_is_read_with_its_54_commitments(place, seed):
    code, printed, err = place.call("pledgeline", "read", seed, "--format", "json")
    assert (code, err) == (0, "")
    assert len(json.loads(printed)["commitments"]) == 54


def test_documents_of_other_kinds_are_read_by_a_process_of_its_own(place, seed, tmp_path):
    path = as_word(seed.read_text(encoding="utf-8"), tmp_path / "seed.docx")
    code, printed, err = place.call("pledgeline", "read", path, "--format", "json")
    assert (code, err) == (0, "")
    assert len(json.loads(printed)["commitments"]) == 54


def test_words_come_in_chinese_too(place):
    """The catalogues are found where the wheel put them."""
    code, _printed, err = place.call("pledgeline", LC_ALL="zh_HK.UTF-8")
    assert code == 3
    assert re.match(r"[\u4e00-\u9fff]", err)


@pytest.mark.parametrize("program", ["pledgeline", "pledgeline-window"])
def test_both_programs_show_the_window_with_the_sample(place, tmp_path, program):
    shown = Program(
        Home(tmp_path), python=str(place.python), how=str(place.programs / program),
        folder=place.root, PYTHONPATH="",
    )  # fmt: skip
    seen = shown.look()
    assert (seen.rows, seen.sample, seen.boxes) == (54, True, ())
    assert shown.close() == Ended(0, "")
