"""What a user may do to a tracker, at random."""

import random
from collections.abc import Sequence

from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.fields import Field
from app.services.editing import AddUpdate, Command, SetField, SetTags

TEXTS = ("", "陳大文", "=1+1", "會議，跟進", "a'b\"c%_*", "衞生 裡", "😀", "一行\n二行")


def random_command(choose: random.Random, ids: Sequence[str]) -> Command:
    """One command on one or several commitments."""
    some = tuple(choose.sample(ids, choose.choice((1, 1, 1, 2, 5))))
    kind = choose.randrange(10)
    if kind == 0:
        return AddUpdate(some, UpdateKind.NO_CHANGE)
    if kind == 1:
        return AddUpdate(some, UpdateKind.PROGRESS, choose.choice(TEXTS) or "進展")
    if kind == 2:
        return SetTags(
            some, "，".join(choose.sample(("會議", "跟進", "緊急"), choose.randrange(4)))
        )
    field = choose.choice(list(_VALUES))
    return SetField(some, field, choose.choice(_VALUES[field]))


_VALUES = {
    Field.STATUS: (None, *(status.value for status in Status)),
    Field.PERCENT: (None, 0, 45, 100),
    Field.COMPLETED: (None, "2024-03-01", "2025年1月2日"),
    Field.ASSESSMENT: tuple(one.value for one in Assessment),
    Field.OWNER: TEXTS,
    Field.NOTES: TEXTS,
}
