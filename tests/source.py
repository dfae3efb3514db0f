"""The program's own source, as trees: for tests of what is written in it."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its path."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(APP.rglob("*.py"))
    }


@cache
def calls(name: str) -> list[ast.Call]:
    """Every call of a function or class of that name."""
    return [call for call in _all_calls() if _called(call.func) == name]


@cache
def _all_calls() -> list[ast.Call]:
    nodes = (node for tree in modules().values() for node in ast.walk(tree))
    return [node for node in nodes if isinstance(node, ast.Call)]


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
