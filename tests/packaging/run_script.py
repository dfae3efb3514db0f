"""run.py as a module, whole or in a small checkout of its own; the real `.venv` stays as it is."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tests.command_line import ROOT

_BACKEND = """
import os, zipfile

NAME = "small-1.0-py3-none-any.whl"

def build_editable(folder, settings=None, metadata=None):
    here = os.path.dirname(os.path.abspath(__file__))
    about = "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n"
    wheel = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    with zipfile.ZipFile(os.path.join(folder, NAME), "w") as file:
        file.writestr("small.pth", here)
        file.writestr("small-1.0.dist-info/METADATA", about)
        file.writestr("small-1.0.dist-info/WHEEL", wheel)
        file.writestr("small-1.0.dist-info/RECORD", "")
    return NAME
"""
"""Builds without any package of others, as the network is not to be asked."""

_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "small"
version = "1.0"
"""
_PROGRAM = """
import json, os, sys
import thing
print(json.dumps([sys.argv[1:], os.getcwd(), thing.WORDS]))
sys.exit(7 if "fail" in sys.argv else 0)
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How run.py ended."""

    code: int
    out: str
    err: str


def load(folder: Path = ROOT) -> ModuleType:
    """run.py of a folder, with its functions; nothing is run."""
    spec = importlib.util.spec_from_file_location("run_script", folder / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(checkout: Path, *arguments: object, folder: Path | None = None, **env: str) -> Done:
    """`python run.py …`, from another folder if one is given, and without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, str(checkout / "run.py"), *map(str, arguments)],
        env=kept | {"LC_ALL": "C.UTF-8", "PIP_NO_CACHE_DIR": "1"} | env,
        cwd=folder or checkout, capture_output=True, check=False, timeout=110,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def make_checkout(folder: Path, wheels: Path) -> None:
    """A checkout of a small program that needs one package, which lies in a folder of wheels."""
    (folder / "app").mkdir(parents=True)
    (folder / "run.py").write_bytes((ROOT / "run.py").read_bytes())
    (folder / "pyproject.toml").write_text(_PROJECT, "utf-8")
    (folder / "backend.py").write_text(_BACKEND, "utf-8")
    (folder / "app" / "__init__.py").touch()
    (folder / "app" / "__main__.py").write_text(_PROGRAM, "utf-8")
    lock(folder, add_wheel(wheels, "1.0", "as it was"))


def add_wheel(wheels: Path, version: str, words: str) -> str:
    """A version of the package; returns the lines of a lock for it."""
    wheels.mkdir(exist_ok=True)
    path = wheels / f"thing-{version}-py3-none-any.whl"
    about = f"thing-{version}.dist-info"
    files = {
        "thing.py": f"WORDS = {words!r}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: thing\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"thing=={version} \\\n    --hash=sha256:{digest}\n"


def lock(folder: Path, lines: str) -> None:
    """Write both locks of a checkout."""
    for name in ("requirements.lock", "requirements-test.lock"):
        (folder / name).write_text(lines, "utf-8")
