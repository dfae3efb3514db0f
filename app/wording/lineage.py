"""What commitments and documents are to earlier and later ones, in words."""

from collections import Counter
from collections.abc import Iterable

from app.base.i18n import Language, mark, translator
from app.domain.lineage import Kin, Link, LinkKind, Succession

_KINDS = {
    LinkKind.SAME: mark("same words"),
    LinkKind.REWORDED: mark("reworded"),
    LinkKind.SPLIT: mark("split"),
    LinkKind.MERGED: mark("merged"),
    LinkKind.NEW: mark("new"),
    LinkKind.DROPPED: mark("no longer there"),
}
_COUNTS = {
    LinkKind.SAME: mark("{count} with the same words"),
    LinkKind.REWORDED: mark("{count} reworded"),
    LinkKind.SPLIT: mark("{count} split"),
    LinkKind.MERGED: mark("{count} merged"),
    LinkKind.NEW: mark("{count} new"),
    LinkKind.DROPPED: mark("{count} no longer there"),
}
_SUCCESSIONS = {
    Succession.UNRELATED: mark("a document of its own"),
    Succession.FOLLOWS: mark("later than “{title}”"),
    Succession.EDITION: mark("a correction of “{title}”"),
}


def link_word(kind: LinkKind, language: Language) -> str:
    """How an item follows another, in a word or two."""
    return translator(language)(_KINDS[kind])


def succession_words(succession: Succession, title: str, language: Language) -> str:
    """What a document is to another one."""
    return translator(language)(_SUCCESSIONS[succession]).format(title=title)


def link_counts(links: Iterable[Link], language: Language) -> list[str]:
    """How many links there are of each kind, for the kinds that occur."""
    counts = Counter(link.kind for link in links)
    _ = translator(language)
    return [_(_COUNTS[kind]).format(count=counts[kind]) for kind in LinkKind if counts[kind]]


def kin_words(kin: Kin, language: Language) -> str:
    """What a commitment follows, or what became of it."""
    _ = translator(language)
    if kin.kind is LinkKind.DROPPED:
        return _("No longer in “{title}”").format(title=kin.document_title)
    words = _("Follows {ref} of “{title}”") if kin.is_older else _("Goes on as {ref} in “{title}”")
    return words.format(ref=kin.ref, title=kin.document_title)
