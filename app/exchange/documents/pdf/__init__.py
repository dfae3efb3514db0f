"""PDF documents as lines: the places of their characters say what belongs together."""

from app.exchange.documents.pdf.document import read_pdf

__all__ = ["read_pdf"]
