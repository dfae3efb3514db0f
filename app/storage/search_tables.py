"""The full text indexes of a tracker; `search_index` writes them and asks them."""

SEARCH_TABLES: dict[str, tuple[str, ...]] = {
    "search": ("ref", "text", "path", "names", "phrase", "first_phrase", "target"),
    "search_reported": ("owner", "tags", "notes", "assessment_reason", "update_text"),
}
"""The columns of the listing in which words are looked for, each a column of an index.

What staff enter all the time has an index of its own, in which nothing is kept for a row without
such words: it is written in a tenth of the time that the long texts of the documents would take.
"""

SEARCH_DDL = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, content='', columnsize=0, "
    "prefix='1', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    for name, columns in SEARCH_TABLES.items()
)
"""Words are bigrams of folded text (`base.folding.bigrams`), the row id is a listing's key."""
