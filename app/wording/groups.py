"""The heads of groups in words."""

from collections.abc import Mapping
from datetime import date

from app.base.i18n import Language, translator
from app.domain.filters import NOTHING, Facet, GroupKey
from app.domain.target import Comparator, Scope
from app.wording.filters import FacetWords
from app.wording.labels import label
from app.wording.time_axis import quarter_label

_FACETS = {
    GroupKey.ORGANISATION: Facet.ORGANISATION,
    GroupKey.SECTION: Facet.SECTION,
    GroupKey.DOCUMENT: Facet.DOCUMENT,
    GroupKey.DUE: Facet.DUE,
    GroupKey.STATUS: Facet.STATUS,
    GroupKey.ASSESSMENT: Facet.ASSESSMENT,
    GroupKey.OWNER: Facet.TAG,
    GroupKey.TAG: Facet.TAG,
}
"""The facet whose words for a value are the same; those of an owner are as plain as of a tag."""
_SIGNS = {
    Comparator.MORE: "> ",
    Comparator.AT_LEAST: "≥ ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS: "< ",
    Comparator.ABOUT: "≈ ",
    Comparator.EXACTLY: "",
}
_MOST_TOTALS = 4


def group_value(by: GroupKey, value: str, words: FacetWords) -> str:
    """What stands in the head of a group: the value, or that there is none, and of what."""
    _ = translator(words.language)
    if value == NOTHING:
        return _("{what}: none").format(what=label(by, words.language))
    if by is GroupKey.QUARTER:
        year, number = map(int, value.split("Q"))
        return quarter_label(date(year, number * 3, 1), words.language, with_year=True)
    return words.value(_FACETS[by], value)


def totals(found: Mapping[tuple[str, str, str], tuple[int, float]], language: Language) -> str:
    """What targets add up to: only what is counted in one unit and compared alike is added."""
    if not found:
        return ""
    _ = translator(language)
    count = sum(one for one, _sum in found.values())
    ordered = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    parts = [_total(kind, total, language) for kind, (_count, total) in ordered[:_MOST_TOTALS]]
    if len(ordered) > _MOST_TOTALS:
        parts.append("…")
    separator = ", " if language is Language.EN else "、"
    head = _("1 target: {totals}") if count == 1 else _("{count} targets: {totals}")
    return head.format(count=f"{count:,}", totals=separator.join(parts))


def _total(kind: tuple[str, str, str], total: float, language: Language) -> str:
    unit, comparator, scope = kind
    number = f"{total:,.0f}" if float(total).is_integer() else f"{total:,.2f}".rstrip("0")
    joined = f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()
    words = f" {label(Scope(scope), language)}" if scope else ""
    return f"{_SIGNS[Comparator(comparator)]}{joined}{words}"
