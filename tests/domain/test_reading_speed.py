"""A document of a thousand commitments is read while its user waits."""

import time
from datetime import date

from app.domain.commitment_reader import ItemText, read_commitment
from app.domain.conventions import ReadingContext
from app.exchange.organisation_list import hong_kong
from tests.benchmarks.data import texts

CONTEXT = ReadingContext(date(2023, 10, 25))


def test_a_thousand_commitments_take_less_than_a_second():
    directory = hong_kong()
    items = [
        ItemText(number, "", (), f"{text}({'、'.join(bureaux)})")
        for number, (text, bureaux) in enumerate(texts(1000), 1)
    ]
    read_commitment(items[0], directory, CONTEXT)
    begun = time.process_time()
    read = [read_commitment(item, directory, CONTEXT) for item in items]
    assert time.process_time() - begun < 1
    assert all(one.organisations for one in read)


def test_a_text_that_goes_on_for_ever_is_read_in_time():
    """Each was slow once: what is looked for in front of a phrase is looked for nearby only."""
    directory = hong_kong()
    for text in ("三年內，" * 2_000, "by 2024 " * 2_000, "1 " * 5_000, "「" * 10_000):
        begun = time.process_time()
        read_commitment(ItemText(1, "", (), text), directory, CONTEXT)
        assert time.process_time() - begun < 2
