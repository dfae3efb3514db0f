"""Meeting books put together by hand, and workbooks read back."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.base.i18n import Language
from app.domain.commitment import Action, Assessment, Status
from app.domain.deadline import Certainty, Deadline, Relation
from app.domain.fields import FIELDS, Field
from app.domain.listing import Bar, ListingRow, Party
from app.domain.organisation import Role
from app.domain.target import Comparator, Target
from app.exchange.organisation_list import hong_kong, organisation_id
from app.exchange.workbooks.book import MeetingBook

TODAY = date(2024, 5, 15)
PUBLISHED = date(2023, 10, 25)
DIRECTORY = hong_kong()


def row(number: int = 1, **facts) -> ListingRow:
    """A row with one deadline; `facts` replace any of its fields."""
    plain = ListingRow(
        key=number, id=f"{number:032x}", ref=f"{number:03}", text=f"第{number}項：推出計劃。",
        path=("章", "節"), document_id="d", section_id="s",
        parties=(Party("保安局", Role.RESPONSIBLE, organisation_id("sb")),),
        phrase="2024年第三季或以前", relation=Relation.BY, earliest=None, latest=date(2024, 9, 30),
        certainty=Certainty.FIRM, bars=(bar(None, date(2024, 9, 30)),), target="兩次", status=None,
        percent=None, completed_on=None, assessment=Assessment.NOT_ASSESSED, owner="", tags=(),
        notes="", actions=1, questions=0, changed="2024-05-15T01:00:00.000Z",
    )  # fmt: skip
    return replace(plain, **facts)


def bar(earliest, latest, certainty=Certainty.FIRM, *, soft_start=False, soft_end=False) -> Bar:
    return Bar(Relation.IN, earliest, latest, certainty, soft_start, soft_end, "期限")


def action(of: ListingRow) -> Action:
    deadline = Deadline(of.phrase, of.relation, of.earliest, of.latest) if of.phrase else None
    target = Target(of.target, Comparator.EXACTLY, 2, "次")
    return Action(
        f"a{of.key}", of.text, (0, len(of.text)), deadline, (target,) if of.target else ()
    )


def book(*rows: ListingRow, language: Language = Language.EN, **facts) -> MeetingBook:
    """A book of some rows with all columns."""
    plain = MeetingBook(
        title="施政報告", tracker="tracker.pledge", view="All commitments", filter_words="all",
        as_at="2024-05-15 09:00", language=language, today=TODAY, directory=DIRECTORY,
        fields=tuple(FIELDS), rows=rows, actions={one.id: (action(one),) for one in rows},
        published={"d": PUBLISHED},
    )  # fmt: skip
    return replace(plain, **facts)


def column(fields: tuple[Field, ...], field: Field) -> int:
    """The number of a field's column, from 1."""
    return fields.index(field) + 1


def formulas(path: Path) -> list[str]:
    """Every formula cell of every sheet, found in the XML itself."""
    with zipfile.ZipFile(path) as parts:
        return [
            found
            for name in parts.namelist()
            if name.startswith("xl/worksheets/sheet")
            for found in re.findall(r"<f[ >].*?</f>|<f/>", parts.read(name).decode())
        ]


DONE_LATE = {"status": Status.DONE, "completed_on": date(2024, 10, 1)}
