"""Gives each line of a document its kind, page by page."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.document import LineKind, Noise, SourceLine
from app.exchange.outline.corrections import Correction, Corrections
from app.exchange.outline.headings import Heading
from app.exchange.outline.items import Item, owner_of_displaced
from app.exchange.outline.pages import cover_pages, pages, running_heads, usual_gap
from app.exchange.outline.shapes import (
    Marker,
    Shape,
    ShapedLine,
    begins_footnote,
    closes_bracket,
    continues,
    ends_with_abbreviation,
    finished,
    finished_with_bracket,
    joined,
    stage_of,
    tidy,
)
from app.exchange.outline.wraps import broken_off

_COVER_GAP = 2
_NOISE = {Shape.PAGE_NUMBER: Noise.PAGE_NUMBER, Shape.TABLE_HEAD: Noise.TABLE_HEAD}


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
        self._broken_off = broken_off(shapes)
        self._above = 0
        """The number of the last line that is more than a blank or the number of a page."""

    def sort(self) -> None:
        """Go through the lines once."""
        parted = pages(self._shapes)
        covers = cover_pages(parted, self._is_of_item, self._running)
        for number, page in enumerate(parted):
            self._page = number
            self._page_is_cover = number in covers
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
                self._above = self._above if line.shape is Shape.PAGE_NUMBER else line.number
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
        elif line.shape in _NOISE:
            self._note(line, LineKind.NOISE, _NOISE[line.shape])
        elif line.shape is Shape.HEADING:
            self._footnote_is_open = False
            self._add_heading(line)
        else:
            self._sort_by_neighbours(line)

    def _sort_by_neighbours(self, line: ShapedLine) -> None:
        """A line of which only what stands around it tells what it is."""
        if (item := self._item_named_by(line)) is not None:
            self._note(line, LineKind.CONTINUATION, item=item)
        elif self._is_number_in_text(line):
            assert self._open is not None
            self._open.extend(line.source.strip())
            self._note(line, LineKind.CONTINUATION, item=self._open)
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
        text = self._open.texts[-1]
        if continues(line.text) or not finished(text) or closes_bracket(text, line.text):
            return True
        # Right under it, without a blank line, the item was broken behind a full stop: prose is
        # no heading, and a document that closes its items with brackets has not closed this one.
        goes_on = line.shape is Shape.PROSE or (self._bracketed and not self._open.closed)
        if self._above in self._broken_off:
            return self._is_rest(line, goes_on=goes_on)
        return goes_on and self._gap == 0 and not self._page_begins

    def _is_rest(self, line: ShapedLine, *, goes_on: bool) -> bool:
        """Whether a line goes on with the one above, which ends where it had no more room."""
        assert self._open is not None
        # No heading is as wide as the text, or ends with a bracket of organisations.
        certain = line.number in self._broken_off or finished_with_bracket(line.text)
        certain = certain or line.shape is Shape.PROSE
        follows = self._gap == 0 and not self._page_begins
        text = self._open.texts[-1]
        if self._open.closed:
            return certain and ends_with_abbreviation(text) and (follows or self._page_begins)
        # At the top of a page a heading may stand; a bracket may hold names that nobody knows.
        goes_on = certain or (goes_on and not text.endswith((")", "）")))
        return follows or (self._page_begins and goes_on)

    def _is_number_in_text(self, line: ShapedLine) -> bool:
        """Whether a line begins with a number that is no marker: (Cap. / 112), Phase / 2."""
        if line.marker is not Marker.NUMBER or self._open is None or self._run_is_open:
            return False
        if closes_bracket(self._open.texts[-1], line.source):
            return True
        broken = self._above in self._broken_off and (self._gap == 0 or self._page_begins)
        return broken and not self._open.expects(line)

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
        elif self._is_far_below_cover() and correction is None:
            self._turn_into_cover()
            self.runs[-1] = [one for one in self.runs[-1] if self._is_told(one.line)]
        said = correction.level if correction is not None else 0
        self.runs[-1].append(Heading(line.text, line.number, said, line.level))
        self._note(line, LineKind.HEADING)

    def _is_far_below_cover(self) -> bool:
        """What stands far above the headings of the first item is the words of the cover.

        At the top of a page the distance says nothing.
        """
        return self._gap >= _COVER_GAP and not self.items and not self._page_begins

    def _is_told(self, number: int) -> bool:
        """Whether somebody, or the document, says what a line is."""
        return number in self._corrections or self._shapes[number - 1].level > 0

    def _turn_into_cover(self) -> None:
        for number, line in self.lines.items():
            taken = line.kind in (LineKind.HEADING, LineKind.UNRESOLVED)
            if taken and not self._is_told(number):
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
