"""What kind of file a document came in, in words."""

from app.base.i18n import Language
from app.domain.document import DocumentFacts
from app.wording.labels import label

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "big5hkscs": "Big5 (HKSCS)",
    "gb18030": "GB18030",
}


def form_words(facts: DocumentFacts, language: Language) -> str:
    """`Plain text, Big5 (HKSCS)`: the kind of file, and its encoding where there is a choice."""
    words = label(facts.form, language)
    if not facts.encoding:
        return words
    return f"{words}, {_ENCODINGS.get(facts.encoding, facts.encoding)}"
