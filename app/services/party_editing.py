"""Who is responsible, by hand: organisations set, added and taken away, with their roles.

A row that is there already stays the row that it is: its name as printed is kept, and so is its
role unless another one is given. Agents, whom the text names, are not touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.base.folding import fold
from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment_reader import names_no_one
from app.domain.edits import LONGEST_LINE
from app.domain.errors import InvalidValue
from app.domain.organisation import Directory, Role
from app.domain.reading import Question
from app.domain.responsibility_grammar import read_names
from app.domain.teaching import similar
from app.services.commands import (
    AddParties,
    Circumstances,
    GivenParty,
    RemoveParties,
    SetParties,
)
from app.services.questions import OpenQuestions
from app.storage.reader import Reader

_Rows = dict[str, Mapping[str, Plain]]


def read_parties(
    text: str, directory: Directory, unknown_allowed: Iterable[str] = (), *, any_name: bool = False
) -> tuple[GivenParty, ...]:
    """The organisations of a typed text: names in three scripts, abbreviations, 牽頭 and 配合.

    A name that is not in the list raises InvalidValue with the one most like it, unless it is one
    of those allowed, or any name is.
    """
    allowed = {fold(name) for name in unknown_allowed}
    given: dict[str, GivenParty] = {}
    for named in read_names(whole(text), lambda name: directory.named(name) is not None):
        known = directory.named(named.name)
        role = None if named.role is Role.RESPONSIBLE else named.role
        name = named.name
        if known is not None and fold(name) == fold(known.abbreviation):
            name = next(iter(known.names), name)
        elif known is None and not (any_name or names_no_one(name, None) or fold(name) in allowed):
            raise _unknown(name, directory)
        if len(name) > LONGEST_LINE:
            raise InvalidValue("text_too_long", limit=LONGEST_LINE)
        party = GivenParty(name, role, known.id if known else None)
        given.setdefault(_key(party.name, party.organisation_id), party)
    return tuple(given.values())


def _unknown(name: str, directory: Directory) -> InvalidValue:
    nearest = next(iter(similar(directory, name)), None)
    if nearest is None:
        return InvalidValue("organisation_not_listed", name=name)
    names = {"zh-Hant": nearest.zh_hant, "zh-Hans": nearest.zh_hans, "en": nearest.en}
    shown = {tag: one or next(iter(nearest.names), "") for tag, one in names.items()}
    return InvalidValue("organisation_not_known", name=name, nearest=shown)


def set_parties(reader: Reader, command: SetParties, _now: Circumstances) -> list[Change]:
    """The same organisations for all."""
    return parties_changed(reader, dict.fromkeys(command.ids, command.parties))


def add_parties(reader: Reader, command: AddParties, _now: Circumstances) -> list[Change]:
    """Those that are there stay in front."""
    given = {_key(one.name, one.organisation_id): one for one in command.parties}
    wanted = {}
    for identifier, held in _held(reader, command.ids).items():
        keys = {_row_key(row) for row in held.values()}
        stay = (
            given.get(_row_key(row)) or GivenParty(str(row["name"]), None, _known(row))
            for row in held.values()
        )
        wanted[identifier] = (*stay, *(one for key, one in given.items() if key not in keys))
    return parties_changed(reader, wanted)


def remove_parties(reader: Reader, command: RemoveParties, _now: Circumstances) -> list[Change]:
    """The others stay as they are."""
    gone = {_key(one.name, one.organisation_id) for one in command.parties}
    wanted = {
        identifier: tuple(
            GivenParty(str(row["name"]), None, _known(row))
            for row in held.values()
            if _row_key(row) not in gone
        )
        for identifier, held in _held(reader, command.ids).items()
    }
    return parties_changed(reader, wanted)


def parties_changed(reader: Reader, wanted: Mapping[str, tuple[GivenParty, ...]]) -> list[Change]:
    """The changes that bring each commitment to its organisations."""
    rows_of = reader.children(Table.RESPONSIBILITY, wanted)
    held = _in_order(reader, wanted, rows_of)
    for_actions = _for_actions(rows_of)
    questions = OpenQuestions(reader, wanted)
    directory = reader.directory()
    edit = _Edit([], [], [])
    for identifier, rows in held.items():
        before = {_row_key(row): (key, row) for key, row in rows.items()}
        parties = {_key(one.name, one.organisation_id): one for one in wanted[identifier]}
        for position, (key, party) in enumerate(parties.items(), 1):
            edit.bring(identifier, position, party, before.get(key), directory)
        gone = before.keys() - parties.keys()
        every = rows | for_actions.get(identifier, {})
        edit.take((key, row) for key, row in every.items() if _row_key(row) in gone)
        _ask(questions, identifier, parties.values(), before)
    return [*edit.changed, *edit.removed, *edit.added, *questions.changes]


@dataclass(frozen=True, slots=True)
class _Edit:
    changed: list[Change]
    removed: list[Change]
    added: list[Change]

    def bring(
        self,
        commitment_id: str,
        position: int,
        party: GivenParty,
        held: tuple[str, Mapping[str, Plain]] | None,
        directory: Directory,
    ) -> None:
        """A party at its place: the row that there is, or a new one."""
        if held is None:
            known = directory.by_id(party.organisation_id) if party.organisation_id else None
            nobody = names_no_one(party.name, known)
            role = Role.PLACEHOLDER if nobody else party.role or Role.RESPONSIBLE
            values = {
                "commitment_id": commitment_id,
                "action_id": None,
                "organisation_id": party.organisation_id,
                "position": position,
                "name": party.name,
                "role": role.value,
            }
            self.added.append(RowAdded(Table.RESPONSIBILITY, new_id(), values))
            return
        key, row = held
        after: dict[str, Plain] = {"position": position}
        if party.role is not None:
            after["role"] = party.role.value
        self.changed.extend(
            FieldChanged(Table.RESPONSIBILITY, key, name, row[name], value)
            for name, value in after.items()
            if row[name] != value
        )

    def take(self, rows: Iterable[tuple[str, Mapping[str, Plain]]]) -> None:
        """Rows that go."""
        self.removed.extend(RowRemoved(Table.RESPONSIBILITY, key, row) for key, row in rows)


def _ask(
    questions: OpenQuestions,
    commitment_id: str,
    parties: Iterable[GivenParty],
    before: Mapping[str, tuple[str, Mapping[str, Plain]]],
) -> None:
    """Whether somebody, and who, is responsible: what is settled goes, what is new is asked."""
    now = {_key(one.name, one.organisation_id): one for one in parties}
    if now.keys() == before.keys():
        return
    for key, (_identifier, row) in before.items():
        if key not in now:
            questions.settle(commitment_id, "organisation", name=str(row["name"]))
    if not now:
        questions.ask(commitment_id, Question("organisation", "organisation_missing"))
        return
    if not before:
        questions.settle(commitment_id, "organisation")
    for key, party in now.items():
        unknown = party.organisation_id is None and not names_no_one(party.name, None)
        if unknown and key not in before:
            asked = Question("organisation", "organisation_unknown", {"name": party.name})
            questions.ask(commitment_id, asked)


def _held(reader: Reader, ids: Iterable[str]) -> dict[str, _Rows]:
    """The rows of those responsible, in order, of each commitment that is there."""
    wanted = list(ids)
    return _in_order(reader, wanted, reader.children(Table.RESPONSIBILITY, wanted))


def _in_order(reader: Reader, ids: Iterable[str], rows: _Rows) -> dict[str, _Rows]:
    found: dict[str, _Rows] = {key: {} for key in reader.present(ids)}
    for key, row in sorted(rows.items(), key=lambda pair: int(pair[1]["position"] or 0)):
        if row["action_id"] is None and row["role"] != Role.AGENT.value:
            found[str(row["commitment_id"])][key] = row
    return found


def _for_actions(rows: _Rows) -> dict[str, _Rows]:
    """The rows of those responsible for one action alone."""
    found: dict[str, _Rows] = {}
    for key, row in rows.items():
        if row["action_id"] is not None:
            found.setdefault(str(row["commitment_id"]), {})[key] = row
    return found


def _row_key(row: Mapping[str, Plain]) -> str:
    return _key(str(row["name"]), _known(row))


def _known(row: Mapping[str, Plain]) -> str | None:
    return str(row["organisation_id"]) if row["organisation_id"] else None


def _key(name: str, organisation_id: str | None) -> str:
    return organisation_id or f"?{fold(name)}"
