"""The command that brings a document into a tracker."""

import argparse
import sys
from collections.abc import Iterator

from app.base.i18n import Language, plural, translator
from app.domain.changes import Origin
from app.domain.errors import Refused
from app.domain.lineage import Link, LinkKind, Succession
from app.domain.reading import Reading
from app.domain.word_differences import RunKind, word_differences
from app.exchange.document_reader import read_document
from app.exchange.reading_report import reading_text
from app.services.commands import Planned
from app.services.creating import new_tracker
from app.services.importing import ImportProposal, planned, propose, related
from app.services.workspace import Workspace, open_workspace
from app.wording.lineage import link_counts, link_word, succession_words

_SUCCESSIONS = {
    "own": Succession.UNRELATED,
    "later": Succession.FOLLOWS,
    "correction": Succession.EDITION,
}
_MARKS = {RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}", RunKind.KEPT: "{}"}


def import_document(options: argparse.Namespace, language: Language) -> int:
    """Show what an import would bring and, if the user agrees, write it."""
    is_new = not options.tracker.exists()
    workspace = new_tracker(options.tracker) if is_new else open_workspace(options.tracker)
    written = False
    try:
        written = _import_into(workspace, options, language)
    finally:
        workspace.close()
        if is_new and not written:
            options.tracker.unlink()
    return 0


def _import_into(workspace: Workspace, options: argparse.Namespace, language: Language) -> bool:
    """Whether anything was written."""
    _ = translator(language)
    reading = read_document(
        options.document,
        workspace.directory,
        published=options.published,
        title=options.title,
        conventions=workspace.conventions,
    )
    proposal, plan = _planned(workspace, reading, options)
    if not reading.commitments:
        raise Refused("document_without_commitments", name=options.document.name)
    if proposal.empty:
        print(_("Nothing to do: the tracker holds all of this document."))
        return False
    print(reading_text(reading, language))
    print("\n".join(_proposed(proposal, language)))
    if not options.yes and not _agreed(language):
        print(_("Nothing was written."))
        return False
    workspace.write(plan, Origin.IMPORT)
    print(_("Written to {path}.").format(path=options.tracker))
    return True


def _planned(
    workspace: Workspace, reading: Reading, options: argparse.Namespace
) -> tuple[ImportProposal, Planned]:
    """What would change, beside the document that was found, or as the user wants it."""
    with workspace.reader() as reader:
        proposal = propose(reader, reading, options.document.name)
        wanted, documents = _SUCCESSIONS.get(options.succession), reader.documents()
        if wanted is not None and documents:
            document = proposal.earlier.document if proposal.earlier else documents[-1]
            proposal = related(reader, proposal, wanted, document.id)
        return proposal, planned(reader, proposal)


def _proposed(proposal: ImportProposal, language: Language) -> Iterator[str]:
    _ = translator(language)
    earlier = proposal.earlier
    if earlier is None:
        count, held = len(proposal.new), len(proposal.reading.commitments) - len(proposal.new)
        words = plural("{count} new commitment", "{count} new commitments", count, language)
        yield words + (", " + _("{count} held already").format(count=held) if held else "")
        return
    title = earlier.document.title
    yield _("Taken as {what}.").format(what=succession_words(earlier.succession, title, language))
    yield " · ".join(link_counts(proposal.links, language))
    texts = {item.id: (item.ref, item.text) for item in earlier.items}
    read = {one.number: one.text for one in proposal.reading.commitments}
    for link in proposal.links:
        if link.kind not in (LinkKind.SAME, LinkKind.NEW):
            yield _told(link, texts, read, language)


def _told(
    link: Link, texts: dict[str, tuple[str, str]], read: dict[int, str], language: Language
) -> str:
    """How some items follow others, and for two of them the words that changed."""
    older = "、".join(texts[key][0] for key in link.older)
    newer = "、".join(map(str, link.newer)) or "–"
    before = "\n".join(texts[key][1] for key in link.older)
    after = "\n".join(read[number] for number in link.newer)
    changed = before
    if link.newer:
        changed = "".join(
            _MARKS[run.kind].format(run.text) for run in word_differences(before, after)
        )
    return f"{older} → {newer} ({link_word(link.kind, language)}) {changed}"


def _agreed(language: Language) -> bool:
    """Ask; without a terminal nobody can answer, and silence is not consent."""
    _ = translator(language)
    if not sys.stdin.isatty():
        return False
    answer = input(_("Import? [y/N] "))
    return answer.strip().lower() in ("y", "yes", "是", "好")
