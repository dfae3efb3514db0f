"""A reading as text for people and as JSON for scripts.

The JSON is a contract; its fields are described on the help page on the command line. Spans are
[from, to) in characters of the text of the commitment.
"""

import json
from datetime import date
from typing import Any

from app.base.i18n import Language, plural, translator
from app.domain.deadline import Deadline, edtf
from app.domain.fields import Field
from app.domain.reading import Question, ReadAction, ReadCommitment, Reading
from app.domain.target import Target
from app.wording.deadlines import day
from app.wording.deadlines import reading as deadline_words
from app.wording.documents import form_words
from app.wording.labels import label
from app.wording.quantities import target as target_words
from app.wording.questions import question as question_words


def reading_json(reading: Reading, language: Language) -> str:
    """One JSON object; only the questions are in `language`."""
    facts = reading.document
    value = {
        "document": {
            "title": facts.title,
            "published": _day(facts.published),
            "language": facts.language,
        },
        "lines": [
            {"no": line.number, "kind": line.kind.value, "commitment": line.commitment}
            for line in reading.lines
        ],
        "commitments": [_commitment(one, language) for one in reading.commitments],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def reading_text(reading: Reading, language: Language) -> str:
    """The reading for people: commitments under their headings, with what was understood."""
    _ = translator(language)
    facts = reading.document
    parts = [facts.title]
    if facts.published:
        parts.append(_("published {day}").format(day=day(facts.published, language)))
    parts.append(form_words(facts, language))
    out = [" · ".join(parts), ""]
    path: tuple[str, ...] = ()
    for one in reading.commitments:
        out += _headings(path, one.path)
        path = one.path
        out += _lines(one, language)
    asked = [*reading.questions, *(q for one in reading.commitments for q in one.questions)]
    out += ["", *(_question_line(q, language) for q in reading.questions)]
    actions = sum(len(one.actions) for one in reading.commitments)
    commitments = len(reading.commitments)
    counts = (
        plural("{count} commitment", "{count} commitments", commitments, language),
        plural("{count} action", "{count} actions", actions, language),
        plural("{count} question", "{count} questions", len(asked), language),
    )
    return "\n".join([*out, " · ".join(counts)])


def _headings(before: tuple[str, ...], path: tuple[str, ...]) -> list[str]:
    lines = []
    for depth, title in enumerate(path):
        if path[: depth + 1] != before[: depth + 1]:
            lines += ["", f"{'#' * (depth + 1)} {title}"]
    return lines


def _lines(one: ReadCommitment, language: Language) -> list[str]:
    names = "、".join(party.name for party in one.organisations)
    lines = [
        "",
        f"{one.number:>3}  {one.text}",
        f"     {label(Field.RESPONSIBLE, language)}: {names}",
    ]
    if one.agents:
        agents = "、".join(party.name for party in one.agents)
        lines.append(f"     {label(Field.AGENTS, language)}: {agents}")
    for action in one.actions:
        lines += _action_lines(action, language)
    return [*lines, *(_question_line(question, language) for question in one.questions)]


def _action_lines(action: ReadAction, language: Language) -> list[str]:
    lines = []
    if action.deadline is not None:
        words = deadline_words(action.deadline, language)
        lines.append(f"     {label(Field.DEADLINE, language)}: {action.deadline.phrase} = {words}")
    lines += [
        f"     {label(Field.TARGET, language)}: {target.phrase} = {target_words(target, language)}"
        for target in action.targets
    ]
    return lines


def _question_line(question: Question, language: Language) -> str:
    return f"  ?  {question_words(question.code, question.values, language)}"


def _commitment(one: ReadCommitment, language: Language) -> dict[str, Any]:
    names = [party.name for party in one.organisations]
    return {
        "no": one.number,
        "printed_no": one.printed_number or None,
        "path": list(one.path),
        "text": one.text,
        "organisations": [
            {"name": party.name, "role": party.role.value} for party in one.organisations
        ],
        "agents": [party.name for party in one.agents],
        "actions": [
            {
                "text": action.text,
                "organisations": [party.name for party in action.organisations] or names,
                "deadline": _deadline(action.deadline) if action.deadline else None,
                "targets": [_target(target) for target in action.targets],
            }
            for action in one.actions
        ],
        "questions": [
            {
                "about": question.about,
                "text": question_words(question.code, question.values, language),
            }
            for question in one.questions
        ],
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "phrase": deadline.phrase,
        "relation": deadline.relation.value,
        "earliest": _day(deadline.earliest),
        "latest": _day(deadline.latest),
        "precision": deadline.precision.value if deadline.precision else None,
        "certainty": deadline.certainty.value,
        "alternatives": [
            {"earliest": _day(other.earliest), "latest": _day(other.latest)}
            for other in deadline.alternatives
        ],
        "edtf": edtf(deadline) or None,
        "span": list(deadline.span),
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "phrase": target.phrase,
        "comparator": target.comparator.value,
        "value": target.value,
        "unit": target.unit,
        "span": list(target.span),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
