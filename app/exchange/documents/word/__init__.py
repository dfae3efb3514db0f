"""Word documents (.docx) as lines, as they read on paper with all changes accepted."""

from app.exchange.documents.word.document import read_word

__all__ = ["read_word"]
