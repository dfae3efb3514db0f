"""From the lines of a document to its items and headings, every line accounted for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.document import LineKind, Noise, SourceLine
from app.exchange.outline.headings import paths
from app.exchange.outline.shapes import Shape, ShapedLine, continues, finished, joined, shaped

_RUNNING_HEAD_PAGES = 3
_COVER_GAP = 2


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An item of the document under its headings; `text` with its bracket, without its bullet."""

    number: int
    printed_number: str
    path: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in its parts."""

    lines: tuple[SourceLine, ...]
    items: tuple[OutlineItem, ...]
    chapters: tuple[str, ...]
    """The outermost headings, in order."""


def outline(lines: Sequence[str]) -> Outline:
    """Find the items and headings of a document; `lines` are as in the source."""
    shapes = [shaped(number, line) for number, line in enumerate(lines, 1)]
    sorter = _Sorter(shapes)
    sorter.sort()
    return sorter.result()


class _Sorter:
    """Gives each line its kind, page by page."""

    def __init__(self, shapes: list[ShapedLine]) -> None:
        self._shapes = shapes
        self._kinds: dict[int, SourceLine] = {}
        self._texts: list[tuple[str, str]] = []
        self._runs: list[list[str]] = []
        self._run_of_item: list[int] = []
        self._run_is_open = False
        self._gap = 0
        self._running = _running_heads(shapes)

    def sort(self) -> None:
        for page in _pages(self._shapes):
            is_cover = not any(line.shape is Shape.ITEM for line in page)
            for line in page:
                if line.shape is Shape.BLANK:
                    self._gap += 1
                    self._note(line, LineKind.BLANK)
                    continue
                self._sort_line(line, is_cover)
                self._gap = 0

    def _sort_line(self, line: ShapedLine, is_cover: bool) -> None:
        if line.shape is Shape.PAGE_NUMBER:
            self._note(line, LineKind.NOISE, Noise.PAGE_NUMBER)
        elif line.shape is Shape.ITEM:
            self._begin_item(line)
        elif line.text in self._running:
            self._note(line, LineKind.NOISE, Noise.RUNNING_HEAD)
        elif self._continues(line):
            printed, text = self._texts[-1]
            self._texts[-1] = (printed, joined(text, line.text))
            self._note(line, LineKind.CONTINUATION)
        elif is_cover:
            self._note(line, LineKind.NOISE, Noise.COVER)
        elif line.shape is Shape.SHORT:
            self._add_heading(line)
        else:
            self._note(line, LineKind.UNRESOLVED)

    def _continues(self, line: ShapedLine) -> bool:
        if not self._texts or self._run_is_open:
            return False
        if continues(line.text) or not finished(self._texts[-1][1]):
            return True
        # Prose right under an item, without a blank line: the item was broken behind a full stop.
        return line.shape is Shape.PROSE and self._gap == 0

    def _begin_item(self, line: ShapedLine) -> None:
        self._texts.append((line.printed, line.text))
        self._run_of_item.append(len(self._runs) - 1)
        self._run_is_open = False
        self._note(line, LineKind.COMMITMENT)

    def _add_heading(self, line: ShapedLine) -> None:
        if not self._run_is_open:
            self._runs.append([])
            self._run_is_open = True
        elif self._gap >= _COVER_GAP and not self._texts:
            # Far above the headings of the first item: words of the cover.
            self._turn_into_cover()
            self._runs[-1] = []
        self._runs[-1].append(line.text)
        self._note(line, LineKind.HEADING)

    def _turn_into_cover(self) -> None:
        for number, line in self._kinds.items():
            if line.kind in (LineKind.HEADING, LineKind.UNRESOLVED):
                self._kinds[number] = replace(line, kind=LineKind.NOISE, noise=Noise.COVER)

    def _note(self, line: ShapedLine, kind: LineKind, noise: Noise | None = None) -> None:
        belongs = kind in (LineKind.COMMITMENT, LineKind.CONTINUATION)
        commitment = len(self._texts) if belongs else None
        self._kinds[line.number] = SourceLine(line.number, line.source, kind, commitment, noise)

    def result(self) -> Outline:
        found = paths(self._runs)
        items = tuple(
            OutlineItem(number, printed, found[run] if run >= 0 else (), text)
            for number, ((printed, text), run) in enumerate(
                zip(self._texts, self._run_of_item, strict=True), 1
            )
        )
        chapters = dict.fromkeys(path[0] for path in found if path)
        lines = tuple(self._kinds[line.number] for line in self._shapes)
        return Outline(lines, items, tuple(chapters))


def _pages(shapes: list[ShapedLine]) -> list[list[ShapedLine]]:
    """The lines parted behind each page number."""
    pages: list[list[ShapedLine]] = [[]]
    for line in shapes:
        pages[-1].append(line)
        if line.shape is Shape.PAGE_NUMBER:
            pages.append([])
    return pages


def _running_heads(shapes: list[ShapedLine]) -> frozenset[str]:
    """Short lines that come again on several pages."""
    seen: Counter[str] = Counter()
    for page in _pages(shapes):
        seen.update({line.text for line in page if line.shape is Shape.SHORT})
    return frozenset(text for text, pages in seen.items() if pages >= _RUNNING_HEAD_PAGES)
