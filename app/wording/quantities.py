"""Numbers and targets in words."""

from app.base.i18n import Language
from app.domain.target import Comparator, Scope, Target
from app.wording.labels import label

# Nearly has no sign that people know.
_SIGNS = {
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.LESS: "<",
    Comparator.ABOUT: "≈",
    Comparator.EXACTLY: "=",
}


def number(value: int | float) -> str:
    """With thousands parted: 140,000."""
    return f"{value:,}"


def target(value: Target, language: Language) -> str:
    """The reading of a target: `> 140,000 名`."""
    sign = _SIGNS.get(value.comparator) or label(value.comparator, language)
    words = f"{sign} {number(value.value)} {value.unit}"
    return words if value.scope is Scope.PLAIN else f"{words} {label(value.scope, language)}"
