"""What a commitment holds in a field, as the text that an editor begins with."""

from app.base.i18n import Language
from app.domain.commitment import Commitment
from app.domain.fields import Field
from app.domain.listing import ListingRow, Party
from app.domain.organisation import Directory, Role
from app.ui.words import language
from app.wording.columns import responsible
from app.wording.organisations import party_name

ROLE_MARKS = {
    Language.ZH_HANT: {Role.LEAD: "（牽頭）", Role.SUPPORTING: "（配合）"},
    Language.ZH_HANS: {Role.LEAD: "（牵头）", Role.SUPPORTING: "（配合）"},
    Language.EN: {Role.LEAD: " (lead)", Role.SUPPORTING: " (support)"},
}
"""How a role is written behind a name, so that `domain.responsibility_grammar` reads it again."""


def role_marks() -> dict[Role, str]:
    """The marks in the language of the screen."""
    return ROLE_MARKS[language()]


def shown_text(field: Field, shown: ListingRow | Commitment, directory: Directory) -> str:
    """The words of a field that come from the document."""
    if field is Field.REF:
        return shown.ref
    if field is Field.TEXT:
        return shown.text
    assert isinstance(shown, ListingRow), "these are edited where rows are shown"
    if field is Field.RESPONSIBLE:
        return "、".join(_named(party, directory) for party in responsible(shown))
    return deciding_phrase(shown) if field is Field.DEADLINE else shown.target


def deciding_phrase(row: ListingRow) -> str:
    """The words of the deadline that a revision would follow: of several the one that ends last."""
    if row.actions < 2 or not row.bars:
        return row.phrase
    dated = [bar for bar in row.bars if bar.latest is not None or bar.earliest is not None]
    last = max(dated, key=lambda bar: bar.latest.isoformat() if bar.latest else "", default=None)
    return last.phrase if last is not None else row.bars[0].phrase


def _named(party: Party, directory: Directory) -> str:
    name = party_name(party.name, party.organisation_id, directory, language())
    return name + role_marks().get(party.role, "")
