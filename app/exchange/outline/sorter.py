"""Gives each line of a document its kind, page by page."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.document import LineKind, Noise, SourceLine
from app.exchange.outline.corrections import Correction, Corrections
from app.exchange.outline.headings import Heading
from app.exchange.outline.items import Item, owner_of_displaced
from app.exchange.outline.pages import pages, running_heads, usual_gap
from app.exchange.outline.shapes import (
    Marker,
    Shape,
    ShapedLine,
    begins_footnote,
    continues,
    finished,
    joined,
    stage_of,
    tidy,
)

_COVER_GAP = 2


class Sorter:
    """Sorts the lines of one document; the result is in `lines`, `items` and `runs`.

    In a `bracketed` document an item ends with the bracket of its organisations, and not before.
    """

    def __init__(
        self, shapes: Sequence[ShapedLine], corrections: Corrections, *, bracketed: bool
    ) -> None:
        self.lines: dict[int, SourceLine] = {}
        self.items: list[Item] = []
        self.runs: list[list[Heading]] = []
        """The headings between two items, in order."""
        self.displaced: list[Item] = []
        """The items that parts were given to which stood somewhere else."""
        self._shapes = shapes
        self._corrections = corrections
        self._bracketed = bracketed
        self._open: Item | None = None
        self._run_is_open = False
        self._gap = 0
        self._page = 0
        self._page_is_cover = False
        self._page_begins = False
        self._footnote_is_open = False
        self._running = running_heads(shapes)
        self._usual_gap = usual_gap(shapes)

    def sort(self) -> None:
        """Go through the lines once."""
        for number, page in enumerate(pages(self._shapes)):
            self._page = number
            self._page_is_cover = not any(self._is_of_item(line) for line in page)
            self._page_begins = number > 0
            self._footnote_is_open = False
            for line in page:
                if line.shape is Shape.BLANK:
                    self._gap += 1
                    self._note(line, LineKind.BLANK)
                    continue
                # As it would be in a text that is not double spaced.
                self._gap = max(0, self._gap - self._usual_gap) // (self._usual_gap + 1)
                self._sort_line(line)
                self._gap = 0
                self._page_begins = False

    def _is_of_item(self, line: ShapedLine) -> bool:
        """Whether a line shows that its page is no cover."""
        correction = self._corrections.get(line.number)
        if correction is None:
            return line.shape is Shape.ITEM
        return correction.kind in (LineKind.COMMITMENT, LineKind.CONTINUATION)

    def _sort_line(self, line: ShapedLine) -> None:
        correction = self._corrections.get(line.number)
        if correction is not None and line.source.strip():
            self._sort_corrected(line, correction)
        elif line.shape is Shape.PAGE_NUMBER:
            self._note(line, LineKind.NOISE, Noise.PAGE_NUMBER)
        elif (item := self._item_named_by(line)) is not None:
            self._note(line, LineKind.CONTINUATION, item=item)
        elif line.shape is Shape.ITEM:
            self._begin_item(line)
        elif line.text in self._running:
            self._note(line, LineKind.NOISE, Noise.RUNNING_HEAD)
        elif self._footnote_is_open or begins_footnote(line.source):
            self._footnote_is_open = not finished(line.text)
            self._note(line, LineKind.NOISE, Noise.FOOTNOTE)
        elif (item := self._item_in_stages(line)) is not None:
            item.texts[0] = joined(item.texts[0], line.text)
            self._note(line, LineKind.CONTINUATION, item=item)
        elif self._continues(line):
            assert self._open is not None
            self._open.extend(line.text)
            self._note(line, LineKind.CONTINUATION, item=self._open)
        else:
            self._sort_other(line)

    def _sort_corrected(self, line: ShapedLine, correction: Correction) -> None:
        """A line of which somebody has said what it is."""
        if correction.kind is LineKind.NOISE:
            self._note(line, LineKind.NOISE, Noise.BY_HAND)
            return
        self._footnote_is_open = False
        if correction.kind is LineKind.HEADING:
            # A bullet is no part of a heading, a number is.
            numbered = line.marker in (Marker.NUMBER, Marker.LETTER)
            text = tidy(line.source) if numbered or not line.text else line.text
            self._add_heading(replace(line, text=text), correction)
        elif correction.kind is LineKind.COMMITMENT:
            self._open_item(line)
        elif self._run_is_open:
            self.runs[-1][-1].extend(line.text)
            self._note(line, LineKind.HEADING)
        elif self._open is not None:
            self._open.join(line)
            self._note(line, LineKind.CONTINUATION, item=self._open)
        else:
            self._note(line, LineKind.UNRESOLVED)

    def _sort_other(self, line: ShapedLine) -> None:
        """A line that belongs to no item."""
        if self._page_is_cover:
            self._note(line, LineKind.NOISE, Noise.COVER)
        elif line.shape is Shape.SHORT:
            self._add_heading(line)
        elif not self.items:
            self._note(line, LineKind.NOISE, Noise.INTRODUCTION)
        else:
            self._note(line, LineKind.UNRESOLVED)

    def _continues(self, line: ShapedLine) -> bool:
        if self._open is None or self._run_is_open or self._open.who:
            return False
        if continues(line.text) or not finished(self._open.texts[-1]):
            return True
        # Right under it, without a blank line, the item was broken behind a full stop: prose is
        # no heading, and a document that closes its items with brackets has not closed this one.
        follows = self._gap == 0 and not self._page_begins
        return follows and (
            line.shape is Shape.PROSE or (self._bracketed and not self._open.closed)
        )

    def _item_named_by(self, line: ShapedLine) -> Item | None:
        """The item above a line that says who is responsible for it."""
        if self._open is None or self._run_is_open:
            return None
        return self._open if self._open.names(line.text) else None

    def _item_in_stages(self, line: ShapedLine) -> Item | None:
        """第二階段 is no heading below an item whose words name 第一階段."""
        stage = stage_of(line.text)
        if stage is None or self._open is None or self._run_is_open:
            return None
        named = any(stage_of(text, anywhere=True) == stage - 1 for text in self._open.texts)
        return self._open if named else None

    def _begin_item(self, line: ShapedLine) -> None:
        self._footnote_is_open = False
        if self._open is not None and not self._run_is_open:
            owner = self._open if self._open.owns(line) else self._displaced_owner(line)
            if owner is not None:
                owner.texts.append(line.text)
                self._open = owner
                self._note(line, LineKind.CONTINUATION, item=owner)
                return
        self._open_item(line)

    def _open_item(self, line: ShapedLine) -> None:
        item = Item(line.marker, line.printed, len(self.runs) - 1, self._page, [line.text])
        self.items.append(item)
        self._open = item
        self._run_is_open = False
        self._note(line, LineKind.COMMITMENT, item=item)

    def _displaced_owner(self, line: ShapedLine) -> Item | None:
        """Bullets behind a numbered item that is closed already stand in the wrong place."""
        assert self._open is not None
        if self._open.marker is not Marker.NUMBER or line.marker is Marker.NUMBER:
            return None
        owner = owner_of_displaced(self.items, self._page)
        if owner is not None:
            self.displaced.append(owner)
        return owner

    def _add_heading(self, line: ShapedLine, correction: Correction | None = None) -> None:
        if not self._run_is_open:
            self.runs.append([])
            self._run_is_open = True
        elif self._gap >= _COVER_GAP and not self.items and correction is None:
            # Far above the headings of the first item: words of the cover.
            self._turn_into_cover()
            self.runs[-1] = [one for one in self.runs[-1] if one.line in self._corrections]
        said = correction.level if correction is not None else 0
        self.runs[-1].append(Heading(line.text, line.number, said))
        self._note(line, LineKind.HEADING)

    def _turn_into_cover(self) -> None:
        for number, line in self.lines.items():
            taken = line.kind in (LineKind.HEADING, LineKind.UNRESOLVED)
            if taken and number not in self._corrections:
                self.lines[number] = replace(line, kind=LineKind.NOISE, noise=Noise.COVER)

    def _note(
        self,
        line: ShapedLine,
        kind: LineKind,
        noise: Noise | None = None,
        *,
        item: Item | None = None,
    ) -> None:
        commitment = None if item is None else self._number_of(item)
        self.lines[line.number] = SourceLine(line.number, line.source, kind, commitment, noise)

    def _number_of(self, item: Item) -> int:
        return len(self.items) if item is self.items[-1] else self.items.index(item) + 1
