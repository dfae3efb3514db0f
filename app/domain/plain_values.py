"""Values of the domain as JSON can hold them, and back, by the annotations of their types.

A new kind of condition or sort key needs no code here: it is a dataclass of strings, numbers, days,
enumerations, tuples, or of other dataclasses. What stands where several types may stand carries
its type's name as `kind`.
"""

import math
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_KIND = "kind"
_VALUE = "value"


def as_plain(value: Any, of: Any) -> Any:
    """A value of an annotated type as lists, dictionaries, strings and numbers."""
    members = _members(of)
    if value is None:
        return None
    if len(members) > 1:
        kind = next(one for one in members if type(value) is (get_origin(one) or one))
        plain = as_plain(value, kind)
        named = {_KIND: _name(kind)}
        return {**named, **plain} if is_dataclass(kind) else {**named, _VALUE: plain}
    (kind,) = members
    if get_origin(kind) is tuple:
        return [as_plain(one, get_args(kind)[0]) for one in value]
    if is_dataclass(kind):
        hints = _hints(kind)
        return {one.name: as_plain(getattr(value, one.name), hints[one.name])
                for one in fields(kind)}  # fmt: skip
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_plain(plain: Any, of: Any) -> Any:
    """The value of an annotated type. Raises ValueError for anything that is not exactly one."""
    if plain is None and NoneType in get_args(of):
        return None
    members = _members(of)
    if len(members) > 1:
        return _from_kinds(plain, members)
    (kind,) = members
    if get_origin(kind) is tuple:
        items = _must(plain, list)
        return tuple(from_plain(one, get_args(kind)[0]) for one in items)
    if is_dataclass(kind):
        return _from_fields(_must(plain, dict), kind)
    if issubclass(kind, Enum):
        return kind(plain)
    return _PLAIN[kind](plain)


def tolerant(plain: Any, of: type[T], left_out: list[str]) -> T:
    """A dataclass all of whose fields have defaults, with what can be understood of it.

    What cannot is left out, and named in `left_out`: a field, or one element of a tuple.
    """
    if not isinstance(plain, dict):
        left_out.append(_name(of))
        return of()
    hints = _hints(of)
    taken: dict[str, Any] = {}
    for name, value in plain.items():
        if name not in hints:
            left_out.append(str(name))
        elif get_origin(hints[name]) is tuple and isinstance(value, list):
            taken[name] = _understood(value, get_args(hints[name])[0], left_out)
        elif is_dataclass(hints[name]) and all(map(_has_default, fields(hints[name]))):
            taken[name] = tolerant(value, hints[name], left_out)
        else:
            for one in _understood([value], hints[name], left_out, name):
                taken[name] = one
    return of(**taken)


def _understood(values: list[Any], of: Any, left_out: list[str], name: str = "") -> tuple[Any, ...]:
    found = []
    for value in values:
        try:
            found.append(from_plain(value, of))
        except (ValueError, TypeError, KeyError, OverflowError):
            kind = value.get(_KIND) if isinstance(value, dict) else None
            left_out.append(str(name or kind or _name(of)))
    return tuple(found)


def _from_kinds(plain: Any, members: tuple[Any, ...]) -> Any:
    held = dict(_must(plain, dict))
    kind = {_name(one): one for one in members}[held.pop(_KIND, "")]
    return from_plain(held if is_dataclass(kind) else held[_VALUE], kind)


def _from_fields(plain: dict[str, Any], kind: Any) -> Any:
    hints = _hints(kind)
    if unknown := set(plain) - set(hints):
        raise ValueError(f"unknown: {sorted(unknown)}")
    return kind(**{name: from_plain(value, hints[name]) for name, value in plain.items()})


def _must(plain: Any, kind: type) -> Any:
    # By type and not by isinstance: True is no number.
    if type(plain) is not kind:
        raise ValueError(f"{kind.__name__} expected")
    return plain


def _number(plain: Any) -> float:
    if type(plain) not in (int, float) or not math.isfinite(plain):
        raise ValueError("number expected")
    return float(plain)


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: lambda plain: _must(plain, str),
    int: lambda plain: _must(plain, int),
    bool: lambda plain: _must(plain, bool),
    float: _number,
    date: lambda plain: date.fromisoformat(_must(plain, str)),
}


def _hints(kind: Any) -> dict[str, Any]:
    return _read_hints(kind)


@cache
def _read_hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _members(of: Any) -> tuple[Any, ...]:
    """The types that may stand somewhere, but for None."""
    if get_origin(of) not in (UnionType, Union):
        return (of,)
    return tuple(one for one in get_args(of) if one is not NoneType)


def _name(of: Any) -> str:
    """`AnyOf` is written `any_of`."""
    name = getattr(of, "__name__", str(of))
    parts = (f"_{one.lower()}" if one.isupper() else one for one in name)
    return "".join(parts).removeprefix("_")


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
