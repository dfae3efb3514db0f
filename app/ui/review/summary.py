"""What a proposal comes to, in one line."""

from app.domain.lineage import LinkKind, Succession
from app.services.importing import ImportProposal
from app.ui.words import _, language, plural
from app.wording.lineage import link_counts


def summary(proposal: ImportProposal, corrected: int) -> str:
    """How many commitments there are, are held already, and are asked about."""
    reading = proposal.reading
    total = len(reading.commitments)
    words = [plural("{count} commitment found", "{count} commitments found", total)]
    if not total:
        words = [_("No commitments were found: no line begins with a bullet or a number.")]
    elif proposal.empty:
        words = [_("Nothing to do: the tracker holds all of this document.")]
    else:
        if held := total - len(proposal.new):
            words.append(plural("{count} is held already", "{count} are held already", held))
        edition = proposal.succession is Succession.EDITION
        told = [one for one in proposal.links if not (edition and one.kind is LinkKind.SAME)]
        words += link_counts(told, language())
    asked = sum(len(one.questions) for one in reading.commitments) + len(reading.questions)
    if asked and total and not proposal.empty:
        words.append(plural("{count} question", "{count} questions", asked))
    if corrected:
        words.append(plural("{count} line corrected", "{count} lines corrected", corrected))
    return " · ".join(words)
