"""Lines of a document, as headings, items and noise."""
