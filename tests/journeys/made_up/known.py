"""What is known of a made-up document: its lines as printed, and what a reading must say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from app.domain.organisation import Organisation

Deadline = tuple[str, str, str | None, str | None, str]
"""Phrase, relation, earliest and latest day, certainty."""
Target = tuple[str, str, float, str]
"""Phrase, comparator, value, unit."""
Party = tuple[str, str]
"""Name and role."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words with the deadline and the targets that they hold."""

    text: str
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What a reading must say of one item, in the order of `known_of`."""

    path: tuple[str, ...]
    text: str
    parties: tuple[Party, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """How items of a language are made; all that is drawn comes out of the given `Random`."""

    code: str
    title: str
    heading: Callable[[Random], str]
    sentences: Callable[[Random], tuple[Clause, ...]]
    """The clauses of an item, with the signs between and behind them."""
    parties: Callable[[Random, list[Organisation]], tuple[str, tuple[Party, ...]]]
    """A bracket as printed, and who is in it."""


@dataclass(slots=True)
class MadeUp:
    """A document: headings with their level, items with the level 0; and what is known of them."""

    language: str
    blocks: list[tuple[int, str]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Plain: one line for each block, a dash in front of the items, blanks around headings."""
        lines: list[str] = []
        for before, (level, words) in zip([(1, ""), *self.blocks], self.blocks, strict=False):
            apart = bool(lines) and (level > 0 or before[0] > 0)
            lines += [*([""] if apart else []), words if level else f"- {words}"]
        return "\n".join(lines) + "\n"


def made_up(language: Language, number: int, most: int, bodies: list[Organisation]) -> MadeUp:
    """The document of that number, always the same, with `most` items or some fewer.

    One in six names nobody behind its items, as strategies and blueprints do.
    """
    draw = Random(f"{language.code} {number}")
    named = bodies if draw.random() > 1 / 6 else []
    document = MadeUp(language.code, [(1, language.title)])
    section = ""
    wanted = draw.randint(max(1, most // 2), most)
    while len(document.items) < wanted:
        if not section or draw.random() < 0.3:
            section = _add_heading(language, draw, document, 2)
        path = (language.title, section, _add_heading(language, draw, document, 3))
        for _ in range(min(draw.randint(1, 8), wanted - len(document.items))):
            _add_item(language, draw, document, path, named)
    return document


def _add_heading(language: Language, draw: Random, document: MadeUp, level: int) -> str:
    """One that the document does not have yet: what comes again is a running head."""
    used = {words for _level, words in document.blocks}
    text = language.heading(draw)
    while text in used:
        text = language.heading(draw)
    document.blocks.append((level, text))
    return text


def _add_item(
    language: Language,
    draw: Random,
    document: MadeUp,
    path: tuple[str, ...],
    bodies: list[Organisation],
) -> None:
    clauses = language.sentences(draw)
    bracket, parties = language.parties(draw, bodies) if bodies else ("", ())
    text = "".join(clause.text for clause in clauses)
    document.blocks.append((0, text + bracket))
    document.items.append(
        Item(
            path,
            text,
            parties,
            tuple(one for clause in clauses for one in clause.deadlines),
            tuple(one for clause in clauses for one in clause.targets),
        )
    )
