"""Items that were read before, so that a correction of one line does not read all the others."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.commitment_reader import ItemText, read_commitment
from app.domain.conventions import ReadingContext
from app.domain.organisation import Directory
from app.domain.reading import ReadCommitment

ReadItem = Callable[[ItemText, Directory, ReadingContext], ReadCommitment]


class Remembering:
    """Reads as `read_commitment` does; the same words under the same circumstances once."""

    def __init__(self) -> None:
        self._circumstances: tuple[Directory, ReadingContext] | None = None
        self._known: dict[tuple[str, ...], ReadCommitment] = {}

    def __call__(
        self, item: ItemText, directory: Directory, context: ReadingContext
    ) -> ReadCommitment:
        """What an item says, with its present number and headings."""
        before = self._circumstances
        if before is None or before[0] is not directory or before[1] != context:
            self._circumstances = directory, context
            self._known.clear()
        words = (item.text, *item.parts)
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = read_commitment(item, directory, context)
        return replace(
            known, number=item.number, printed_number=item.printed_number, path=item.path
        )
