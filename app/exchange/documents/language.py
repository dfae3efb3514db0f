"""In which language a document is written."""

import re

from app.base.i18n import Language

_HAN = re.compile("[\u3400-\u9fff]")


def language_of(text: str) -> str:
    """`en` without Chinese characters; otherwise the script that more of them belong to.

    A character that Big5 lacks is Simplified, one that GB 2312 lacks is Traditional.
    """
    characters = _HAN.findall(text)
    if len(characters) * 5 < len(text.strip()) and len(characters) < 50:
        return Language.EN
    simplified = sum(_lacks(character, "big5hkscs") for character in set(characters))
    traditional = sum(_lacks(character, "gb2312") for character in set(characters))
    return Language.ZH_HANS if simplified > traditional else Language.ZH_HANT


def _lacks(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return True
    return False
