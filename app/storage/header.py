"""What a tracker says of itself in its first hundred bytes, read without opening it as a database.

The 32 bit user version holds two numbers: the schema in the low half, and in the high half the
oldest schema a program must know to read the file (`min_reader`).
"""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Environment, Refused

APPLICATION_ID = 0x504C4447  # PLDG
SCHEMA = 1
"""The schema that this program writes; every schema has its file in `storage/migrations`."""
MIN_READER = 1

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The numbers of a tracker file."""

    schema: int
    min_reader: int

    @property
    def user_version(self) -> int:
        return (self.min_reader << 16) | self.schema


CURRENT = Header(SCHEMA, MIN_READER)


def read_header(path: Path) -> Header:
    """The header of a tracker. Nothing is written.

    Raises Refused for a file that is no tracker, or that a newer program made; Environment if it
    cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise Environment("file_missing", path=str(path)) from error
    except OSError as error:
        raise Environment("file_unreadable", path=str(path), reason=str(error)) from error
    application = int.from_bytes(head[68:72], "big")
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC) or application != APPLICATION_ID:
        raise Refused("not_a_tracker", path=str(path))
    version = int.from_bytes(head[60:64], "big")
    header = Header(schema=version & 0xFFFF, min_reader=version >> 16)
    if header.min_reader > SCHEMA:
        raise Refused("tracker_too_new", path=str(path), needed=header.min_reader, known=SCHEMA)
    return header
