#!/usr/bin/env python3
"""Sets Pledgeline up on a fresh machine and starts it. Needs nothing but Python 3.11 or later.

python3 run.py [tracker or command ...]    the program
python3 run.py test [pytest arguments]     all checks
python3 run.py bench [--format json]       the figures
python3 run.py pictures OUT                every view as a picture
python3 run.py --check                     what is missing, as JSON
python3 run.py --offline DIR ...           install from a folder of wheels
"""

import hashlib
import json
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
MARKER = os.path.join(VENV, "pledgeline.json")
WINDOWS = os.name == "nt"
PROGRAMS = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
PYTHON = os.path.join(PROGRAMS, "python.exe" if WINDOWS else "python")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}
REFUSED = 3

# Libraries that Qt loads on Linux, with the Debian packages that hold them, newest name first.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2t64 libcups2",
}


def main(arguments):
    if sys.version_info < (3, 11):
        fail("Pledgeline needs Python 3.11 or later; this is %s." % sys.version.split()[0])
    check_only, offline, arguments = own_options(arguments)
    wanted = "test" if arguments[:1] and arguments[0] in COMMANDS else "run"
    if check_only:
        print(json.dumps(report(wanted), indent=1))
        return 0
    if not is_ready(wanted):
        provide_system()
        provide_environment(wanted, offline)
    return COMMANDS.get(arguments[0] if arguments else "", start)(arguments)


def own_options(arguments):
    """Take --check and --offline DIR from the front; everything else is for the program."""
    check_only, offline = False, None
    while arguments[:1] in (["--check"], ["--offline"]):
        if arguments[0] == "--check":
            check_only, arguments = True, arguments[1:]
        elif len(arguments) < 2 or not os.path.isdir(arguments[1]):
            fail("--offline needs a folder that holds the wheels.", 2)
        else:
            offline, arguments = os.path.abspath(arguments[1]), arguments[2:]
    return check_only, offline, arguments


def missing_libraries():
    import ctypes

    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def has_pip_source():
    """Debian parts the modules that make a virtual environment from Python itself."""
    import importlib.util

    return all(importlib.util.find_spec(name) for name in ("ensurepip", "venv"))


def packages_for(libraries):
    packages = []
    for library in libraries:
        names = LIBRARIES[library].split()
        found = [name for name in names if call(["apt-cache", "show", name], quiet=True) == 0]
        packages.append((found or names[-1:])[0])
    if not has_pip_source():
        packages.append("python3-venv")
    return packages


def provide_system() -> None:
    """Install what is missing if we may, otherwise say the one line that does."""
    libraries = missing_libraries()
    if not libraries and has_pip_source():
        return
    if call(["apt-get", "--version"], quiet=True):
        lacking = libraries + ([] if has_pip_source() else ["the Python modules venv, ensurepip"])
        fail("This system lacks %s. Install them with its package manager." % ", ".join(lacking))
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0
    if may_install:
        say("Bringing the list of system packages up to date")
        call(["apt-get", "update", "-q"], quiet=True)
    install = "apt-get install -y -q --no-install-recommends".split() + packages_for(libraries)
    if not may_install:
        words = "System packages are missing. Run this, then start again:\n  sudo "
        fail(words + " ".join(install))
    say("Installing system packages: " + " ".join(install[5:]))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run(install, "The system packages could not be installed; see above")


def fingerprint(wanted):
    """Changes when the packages or the project's description change."""
    digest = hashlib.sha256()
    for name in (LOCKS[wanted], "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def installed():
    try:
        with open(MARKER, encoding="utf-8") as file:
            return dict(json.load(file))
    except (OSError, ValueError, TypeError):
        return {}


def has_environment():
    """Whether .venv is of this Python and was made in this place."""
    return installed().get("python") == [sys.version, ROOT] and os.path.exists(PYTHON)


def is_ready(wanted):
    """The packages for the tests include those of the program."""
    choices = ("run", "test") if wanted == "run" else ("test",)
    marks = installed()
    return has_environment() and any(marks.get(one) == fingerprint(one) for one in choices)


def provide_environment(wanted, offline) -> None:
    if not has_environment():
        say("Making the environment in .venv")
        run([sys.executable, "-m", "venv", "--clear", VENV], "The environment could not be made")
    mark({})  # A part of an installation is none, and what another lock said may not hold after it.
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    source = ["--no-index", "--find-links", offline] if offline else []
    say("Installing packages (once, some minutes on a slow line)")
    lock = os.path.join(ROOT, LOCKS[wanted])
    run(
        [*pip, *source, "--require-hashes", "--only-binary=:all:", "-r", lock],
        "The packages could not be installed. Without internet, name a folder of wheels: "
        "--offline DIR (packaging/README.md says how to fill it)",
    )
    project = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT]
    run([*pip, *project], "The project could not be installed")
    mark({wanted: fingerprint(wanted)})


def mark(fingerprints) -> None:
    with open(MARKER, "w", encoding="utf-8") as file:
        json.dump({"python": [sys.version, ROOT], **fingerprints}, file)


def report(wanted):
    libraries = missing_libraries()
    return {
        "python": sys.version.split()[0],
        "libraries": libraries,
        "pip": has_pip_source(),
        "packages": packages_for(libraries),
        "environment": "ready" if is_ready(wanted) else "missing",
    }


def start(arguments):
    # Without -P a folder named app in the present folder would be taken for the program.
    command = [PYTHON, "-P", "-m", "app", *arguments]
    # A process can't be replaced on Windows: the terminal would come back while it runs.
    return call(command, folder=os.getcwd()) if WINDOWS else os.execv(PYTHON, command)


def test(arguments):
    """All checks, the fast ones first; the first that fails ends the run."""
    for name, check in (
        ("ruff check", [PYTHON, "-m", "ruff", "check", "."]),
        ("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [PYTHON, "-m", "mypy"]),
        ("import-linter", [os.path.join(PROGRAMS, "lint-imports"), "--no-cache"]),
        ("pytest", [PYTHON, "-m", "pytest", *arguments[1:]]),
    ):
        say(name)
        code = call(check)
        if code:
            say("%s failed" % name)
            return code
    return 0


def tool(arguments):
    module = {"bench": "tests.benchmarks", "pictures": "tests.pictures"}[arguments[0]]
    return call([PYTHON, "-m", module, *arguments[1:]])


COMMANDS = {"test": test, "bench": tool, "pictures": tool}


def call(command, quiet=False, folder=ROOT):
    """The exit code of a command; 127 if there is no such program."""
    import subprocess  # Takes longer to import than a second start may.

    out = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call(command, cwd=folder, stdout=out, stderr=out)
    except FileNotFoundError:
        return 127


def run(command, otherwise) -> None:
    if call(command):
        fail(otherwise + ".")


def say(words) -> None:
    print("· " + words, file=sys.stderr, flush=True)


def fail(words, code=REFUSED) -> None:
    print(words, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
