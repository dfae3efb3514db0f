"""The actions of commitments as rows, brought to other ones with as few changes as there can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.base.identifiers import new_id
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.deadline import Span
from app.storage.reader import Reader

Row = Mapping[str, Plain]
DEADLINE_COLUMNS = (
    "phrase", "relation", "earliest", "latest", "precision", "certainty", "soft_start", "soft_end",
    "alternatives", "phrase_from", "phrase_to",
)  # fmt: skip


@dataclass(slots=True)
class WantedTarget:
    """A target as it shall be: its columns without place; `key` is that of the row it was."""

    values: dict[str, Plain]
    key: str | None = None


@dataclass(slots=True)
class WantedAction:
    """An action as it shall be; `key` is that of the row it was."""

    text: str
    span: Span
    deadline: dict[str, Plain]
    targets: list[WantedTarget] = field(default_factory=list)
    key: str | None = None


class ActionRows:
    """What some commitments hold of actions, and the changes that lead to others."""

    def __init__(self, reader: Reader, ids: Iterable[str]) -> None:
        every = list(ids)
        self.texts = {
            key: str(row["text"]) for key, row in reader.plain(Table.COMMITMENT, every).items()
        }
        actions = reader.children(Table.ACTION, every)
        self._actions = _grouped(actions, "commitment_id")
        self._targets = _grouped(reader.targets(actions), "action_id")
        self._revisions = _grouped(reader.children(Table.REVISION, every), "action_id")
        named = reader.children(Table.RESPONSIBILITY, every)
        own = {key: row for key, row in named.items() if row["action_id"]}
        self._parties = _grouped(own, "action_id")
        self._changed: list[Change] = []
        self._removed: list[Change] = []
        self._added: list[Change] = []

    @property
    def changes(self) -> list[Change]:
        """Everything that `bring` has found to be done."""
        return [*self._changed, *self._removed, *self._added]

    def actions(self, commitment_id: str) -> list[tuple[str, Row]]:
        """The actions of a commitment in their order."""
        return self._actions.get(commitment_id, [])

    def targets(self, action_id: str) -> list[tuple[str, Row]]:
        """The targets of an action in their order."""
        return self._targets.get(action_id, [])

    def revisions(self, action_id: str) -> list[tuple[str, Row]]:
        """The revisions of an action, the latest last."""
        return self._revisions.get(action_id, [])

    def bring(self, commitment_id: str, wanted: Iterable[WantedAction]) -> None:
        """Make these the actions of a commitment; the rows that they were stay who they are."""
        held = dict(self.actions(commitment_id))
        targets = {key: row for one in held for key, row in self.targets(one)}
        for position, one in enumerate(wanted, 1):
            values: dict[str, Plain] = {
                "position": position,
                "text": one.text,
                "span_from": one.span[0],
                "span_to": one.span[1],
                **one.deadline,
            }
            if one.key is None:
                identifier = new_id()
                made = {"commitment_id": commitment_id, **values}
                self._added.append(RowAdded(Table.ACTION, identifier, made))
            else:
                identifier = one.key
                self._set(Table.ACTION, identifier, held.pop(identifier), values)
            self._bring_targets(identifier, one.targets, targets)
        self._removed += (RowRemoved(Table.TARGET, *one) for one in targets.items())
        for key, row in held.items():
            self._remove(key, row)

    def _bring_targets(
        self, action_id: str, wanted: Iterable[WantedTarget], held: dict[str, Row]
    ) -> None:
        for position, target in enumerate(wanted, 1):
            row = {**target.values, "action_id": action_id, "position": position}
            if target.key is None:
                self._added.append(RowAdded(Table.TARGET, new_id(), row))
            else:
                self._set(Table.TARGET, target.key, held.pop(target.key), row)

    def _remove(self, key: str, row: Row) -> None:
        """An action goes with what belongs to it alone."""
        self._removed.append(RowRemoved(Table.ACTION, key, row))
        for table, rows in (
            (Table.REVISION, self.revisions(key)),
            (Table.RESPONSIBILITY, self._parties.get(key, [])),
        ):
            self._removed += (RowRemoved(table, *one) for one in rows)

    def _set(self, table: Table, key: str, held: Row, wanted: Row) -> None:
        # A target goes to another action before that one is there: references count at the end.
        self._changed += (
            FieldChanged(table, key, name, held[name], value)
            for name, value in wanted.items()
            if held[name] != value
        )


def deadline_columns(row: Row) -> dict[str, Plain]:
    """The deadline of an action as it is stored."""
    return {name: row[name] for name in DEADLINE_COLUMNS}


def target_columns(row: Row) -> dict[str, Plain]:
    """A target as it is stored, without its place."""
    return {name: value for name, value in row.items() if name not in ("action_id", "position")}


def _grouped(rows: Mapping[str, Row], reference: str) -> dict[str, list[tuple[str, Row]]]:
    found: dict[str, list[tuple[str, Row]]] = {}
    for key, row in sorted(rows.items(), key=lambda pair: int(pair[1]["position"] or 0)):
        found.setdefault(str(row[reference]), []).append((key, row))
    return found
