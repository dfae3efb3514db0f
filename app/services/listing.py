"""Rows of a tracker as text, JSON or CSV."""

import csv
import io
import json
from collections.abc import Sequence

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.listing import ListingRow
from app.services.workspace import Workspace
from app.wording.columns import Reader, cell, head, row_due_state

LISTED = (
    Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.AGENTS, Field.SECTION, Field.DEADLINE,
    Field.EARLIEST, Field.LATEST, Field.DUE, Field.TARGET, Field.STATUS, Field.PERCENT,
    Field.ASSESSMENT, Field.OWNER, Field.TAGS, Field.NOTES,
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def listed(workspace: Workspace, spec: FilterSpec, language: Language, form: str) -> str:
    """The rows that a filter finds; `form` is `text`, `json` or `csv`."""
    keys = list(workspace.matches(spec))
    found = workspace.rows(keys)
    rows = [found[key] for key in keys]
    reader = Reader(language, workspace.today, workspace.directory)
    return {"text": _text, "json": _json, "csv": _csv}[form](rows, reader)


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe in front where it might.

    Text that begins with apostrophes and a formula gets one more, so that `plain_cell` leads back.
    """
    return "'" + text if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def plain_cell(text: str) -> str:
    """The text that `safe_cell` has made safe."""
    made_safe = text.startswith("'") and text.lstrip("'").startswith(_FORMULA_STARTS)
    return text[1:] if made_safe else text


def _text(rows: Sequence[ListingRow], reader: Reader) -> str:
    lines = []
    for row in rows:
        facts = (Field.RESPONSIBLE, Field.DEADLINE, Field.DUE, Field.STATUS)
        words = [text for field in facts if (text := cell(row, field, reader))]
        lines += [f"{row.ref:>4}  {row.text}", f"      {' · '.join(words)}"]
    return "".join(f"{line}\n" for line in lines)


def _json(rows: Sequence[ListingRow], reader: Reader) -> str:
    values = [
        {
            "id": row.id,
            "ref": row.ref,
            "path": list(row.path),
            "text": row.text,
            "organisations": [
                {"name": party.name, "role": party.role.value} for party in row.parties
            ],
            "deadline": row.phrase or None,
            "relation": row.relation.value,
            "earliest": row.earliest.isoformat() if row.earliest else None,
            "latest": row.latest.isoformat() if row.latest else None,
            "certainty": row.certainty.value,
            "due": row_due_state(row, reader.today).value,
            "target": row.target or None,
            "status": row.status.value if row.status else None,
            "percent": row.percent,
            "completed_on": row.completed_on.isoformat() if row.completed_on else None,
            "assessment": row.assessment.value,
            "owner": row.owner,
            "tags": list(row.tags),
            "notes": row.notes,
            "questions": row.questions,
            "changed": row.changed,
        }
        for row in rows
    ]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: Sequence[ListingRow], reader: Reader) -> str:
    out = io.StringIO()
    # Lines end as the system ends them when this is printed.
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head(field, reader.language) for field in LISTED)
    for row in rows:
        writer.writerow(safe_cell(cell(row, field, reader)) for field in LISTED)
    return out.getvalue()
