"""The rules that keep the program's shape; who may import whom is the work of import-linter."""

import ast
import re
import subprocess

import pytest

from tests.source import APP, ROOT, modules

FILE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 250, 60
SPEAKS = ("app/commands/", "app/bootstrap.py")
"""What talks to the user of a terminal; everything else returns or raises."""
LOCKS = ("requirements.lock", "requirements-test.lock")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(path):
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


def length(node):
    return node.end_lineno - node.lineno + 1


def inner_imports():
    """Imports of our own modules inside functions, with their place."""
    for path, tree in modules().items():
        for function in ast.walk(tree):
            if not isinstance(function, Function):
                continue
            for node in ast.walk(function):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
                if any(name.partition(".")[0] == "app" for name in names):
                    yield path, node.lineno


def explained(path, number):
    """Whether a comment on the line or right above the block of imports says why."""
    lines = lines_of(path)
    if "#" in lines[number - 1]:
        return True
    above = number - 2
    while lines[above].strip().startswith(("from ", "import ")) or not lines[above].strip():
        above -= 1
    return lines[above].strip().startswith("#") or _comment_in_block(lines, above)


def _comment_in_block(lines, at):
    """The comment may stand above an `if` that guards the import."""
    return lines[at].strip().startswith("if ") and lines[at - 1].strip().startswith("#")


def test_modules_of_our_own_are_imported_at_the_top_or_it_is_said_why_not():
    places = list(inner_imports())
    assert places, "imports are no longer found"
    assert [place for place in places if not explained(*place)] == []


@pytest.mark.parametrize(
    ("kind", "most"),
    [(Function, FUNCTION_LINES), (ast.ClassDef, CLASS_LINES)],
    ids=["functions", "classes"],
)
def test_functions_and_classes_fit_on_a_screen(kind, most):
    found = {
        f"{path}:{node.name}": length(node)
        for path, tree in modules().items()
        if "/migrations/versions/" not in path
        for node in ast.walk(tree)
        if isinstance(node, kind)
    }
    assert len(found) > 100
    assert {name: size for name, size in found.items() if size > most} == {}


def test_files_are_short():
    sizes = {path: len(lines_of(path)) for path in modules()}
    assert {path: size for path, size in sizes.items() if size > FILE_LINES} == {}


def test_only_commands_talk_to_the_terminal():
    talking = {
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        if not path.startswith(SPEAKS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert talking == set()


def test_no_path_of_a_machine_is_in_the_source():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a checkout")
    own_place = re.compile(rb"(?<![\w.~-])/(?:work|root|tmp)/")
    told = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and own_place.search(path.read_bytes()):
            told.append(name)
    assert told == []


def test_every_folder_of_the_program_is_a_package():
    folders = {path.parent for path in APP.rglob("*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []
