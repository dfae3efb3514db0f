"""Whether a tracker is sound: the file, the references, and what is derived from the rows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.storage import derived, tables


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found; all empty and 0 where the tracker is sound."""

    damage: tuple[str, ...]
    """What SQLite says of the file."""
    broken_references: int
    stale_rows: int
    """Rows of the listing that are not what they should be."""
    commitments: int
    change_sets: int

    @property
    def sound(self) -> bool:
        return not self.damage and not self.broken_references and not self.stale_rows


def check(connection: Connection) -> CheckResult:
    """Look at everything; nothing is written."""
    answers = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    damage = tuple(answer for answer in answers if answer != "ok")
    return CheckResult(
        damage=damage,
        broken_references=len(broken),
        stale_rows=0 if damage else derived.differences(connection),
        commitments=_count(connection, tables.commitment),
        change_sets=_count(connection, tables.change_set),
    )


def _count(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
