"""Every command that a user can give, at random, for a tracker as it is at the moment."""

import random

from app.domain.action_splitting import clause_starts
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.organisation import Role
from app.services.commands import (
    AddCommitment,
    AddParties,
    AddTags,
    Command,
    CorrectDeadline,
    CorrectText,
    DeleteCommitments,
    DuplicateCommitments,
    GivenParty,
    JoinActions,
    RemoveParties,
    RemoveTags,
    ReviseDeadline,
    SetField,
    SetParties,
    SetTargets,
    SplitActions,
)
from app.services.typed_text import cleared, filled_down
from app.services.workspace import Workspace
from tests.services.random_commands import random_command

PHRASES = ("2025年第三季或之前", "2026年底前", "30/9/2027", "", "by Q3 2024", "2024年第三季前")
TARGETS = ("500名", "500名、30%", "", "at least 1,000 places")
TAILS = ("，並在2027年年底前完成檢討。", "，惠及300名學生。", "保安局會跟進。", "")


class RandomEdits:
    """Chooses one command after the other."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self._workspace = workspace
        self._choose = random.Random(seed)

    def next(self) -> Command:
        """A command on commitments that there are."""
        ids = self._ids()
        some = tuple(self._choose.sample(ids, min(len(ids), self._choose.choice((1, 1, 2, 4)))))
        kinds = (
            self._plain, self._rows, self._actions, self._deadline, self._words, self._parties,
            self._several,
        )  # fmt: skip
        return self._choose.choice(kinds)(some)

    def _ids(self) -> list[str]:
        rows = self._workspace.rows(self._workspace.matches(FilterSpec()))
        return sorted(row.id for row in rows.values())

    def _plain(self, some):
        pick = self._choose.choice
        return pick((
            random_command(self._choose, self._ids()),
            SetField(some[:1], Field.REF, f"R{self._choose.randrange(10**6)}"),
            AddTags(some, "甲, 乙"),
            RemoveTags(some, "甲, 跟進"),
            SetTargets(some, pick(TARGETS)),
        ))  # fmt: skip

    def _rows(self, some):
        if self._choose.random() < 0.3 and len(self._ids()) > 20:
            return DeleteCommitments(some)
        if self._choose.random() < 0.4:
            return DuplicateCommitments(some)
        text = self._choose.choice(("檢視制度（教育局）", "在2025年內增加500個名額", "A plan"))
        return AddCommitment(text, after_id=self._choose.choice((None, some[0])))

    def _actions(self, some):
        one = self._workspace.commitment(some[0])
        if len(one.actions) > 1 and self._choose.random() < 0.6:
            return JoinActions(one.id)
        starts = clause_starts(one.text)
        spans = [action.deadline.span for action in one.actions if action.deadline]
        spans += [target.span for action in one.actions for target in action.targets]
        cuts = [at for at in starts if not any(start < at < end for start, end in spans)]
        return SplitActions(one.id, tuple(self._choose.sample(cuts, min(len(cuts), 2))))

    def _deadline(self, some):
        kind = self._choose.choice((ReviseDeadline, ReviseDeadline, CorrectDeadline))
        return kind(some, self._choose.choice(PHRASES))

    def _words(self, some):
        text = self._workspace.commitment(some[0]).text
        cut = self._choose.randrange(len(text) + 1)
        changed = self._choose.choice((
            text[:cut] + text[cut + 3 :], text[:cut] + "新" + text[cut:],
            text.replace("2024", "2026"), text + self._choose.choice(TAILS), "全新的承諾。",
        ))  # fmt: skip
        return CorrectText(some[:1], changed if changed.strip() else "字")

    def _parties(self, some):
        kind = self._choose.choice((SetParties, AddParties, RemoveParties))
        return kind(some, tuple(self._choose.sample(self._bodies(), self._choose.randrange(3))))

    def _bodies(self) -> list[GivenParty]:
        directory = self._workspace.directory
        roles = (None, Role.LEAD, Role.SUPPORTING)
        known = [directory.named(name) for name in ("保安局", "教育局", "消防處")]
        bodies = [GivenParty(one.zh_hant, self._choose.choice(roles), one.id) for one in known]
        return [*bodies, GivenParty("某某公司")]

    def _several(self, some):
        fields = (Field.STATUS, Field.TAGS, Field.RESPONSIBLE, Field.NOTES, Field.TARGET)
        fields = self._choose.sample(fields, 3)
        with self._workspace.reader() as reader:
            if self._choose.random() < 0.5:
                return cleared(reader, self._workspace.directory, fields, some)
            return filled_down(reader, fields, tuple(self._ids()[:4]))
