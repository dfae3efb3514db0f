"""`pledgeline read`: what is understood of a document."""

import argparse

from app.base.i18n import Language
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json, reading_text


def read(options: argparse.Namespace, language: Language) -> int:
    """Print the reading of a document. Raises TrackerError."""
    reading = read_document(
        options.document, hong_kong(), published=options.published, title=options.title
    )
    report = reading_json if options.format == "json" else reading_text
    print(report(reading, language))
    return 0
