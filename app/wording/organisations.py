"""Names of organisations in the language of the reader."""

from app.base.i18n import Language
from app.domain.organisation import Directory, Organisation


def organisation_name(organisation: Organisation, language: Language) -> str:
    """Its name in a language; in Chinese, or in any, where it has none in that one."""
    names = {
        Language.ZH_HANT: organisation.zh_hant,
        Language.ZH_HANS: organisation.zh_hans,
        Language.EN: organisation.en,
    }
    return names[language] or next(iter(organisation.names), organisation.abbreviation)


def party_name(name: str, identifier: str | None, directory: Directory, language: Language) -> str:
    """An organisation as the reader knows it; as printed where it is unknown."""
    known = directory.by_id(identifier) if identifier else None
    return name if known is None else organisation_name(known, language)
