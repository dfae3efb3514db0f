"""The language of the screen. Set once before the window is built; another one builds it anew."""

from app.base import i18n
from app.base.i18n import Language

_language = Language.EN


def use(language: Language) -> None:
    """Show everything that is built from now on in a language."""
    global _language
    _language = language


def language() -> Language:
    """The language of the screen."""
    return _language


def _(message: str) -> str:
    """The words for a message. Only inside functions: the language is not known before."""
    return i18n.translator(_language)(message)


def plural(one: str, many: str, count: int) -> str:
    """`one` or `many` with {count} filled in."""
    return i18n.plural(one, many, count, _language)
