"""Archives and XML from outside, opened without what can be hidden in them.

A small archive may hold a part of terabytes, and a few lines of XML may stand for as many. Neither
has a place in a document.
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat  # without declarations, the only way into trouble

_MOST_PARTS = 2_000
_LARGEST_PART = 60_000_000
_LARGE = 1_000_000
_MOST_RATIO = 300
_DEEPEST = 200
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError)


class Unsafe(Exception):
    """Made to overload whoever reads it."""


class Damaged(Exception):
    """Incomplete, or not what it seems."""


class Locked(Exception):
    """Needs a password."""


class Archive:
    """A zip file whose parts are read only as far as they are of a sane size."""

    def __init__(self, content: bytes) -> None:
        """Raises Damaged or Unsafe."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Damaged(str(error)) from error
        parts = self._file.infolist()
        self._parts = {part.filename.lstrip("/").lower(): part for part in parts}
        if len(parts) > _MOST_PARTS or len(self._parts) != len(parts):
            raise Unsafe("parts")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str) -> bytes | None:
        """A part; None if there is none of that name. Raises Damaged, Unsafe or Locked."""
        part = self._parts.get(name.lstrip("/").lower())
        if part is None:
            return None
        if part.flag_bits & _ENCRYPTED:
            raise Locked
        inflated = part.file_size > _LARGE and part.file_size > _MOST_RATIO * part.compress_size
        if inflated or part.file_size > _LARGEST_PART:
            raise Unsafe(name)
        try:
            with self._file.open(part) as stream:
                # What the directory says of the size may be a lie.
                content = stream.read(_LARGEST_PART + 1)
        except _BROKEN as error:
            raise Damaged(str(error)) from error
        if len(content) > _LARGEST_PART:
            raise Unsafe(name)
        return content


def parsed(content: bytes) -> Element:
    """The tree of a part, names without their namespaces.

    Raises Unsafe for declarations and for nesting without end, Damaged for what is no XML.
    """
    builder = TreeBuilder()
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unsafe("depth")
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    def refuse(*_declaration: object) -> None:
        raise Unsafe("declaration")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Damaged(str(error)) from error
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
