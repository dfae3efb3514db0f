from datetime import date

from app.domain.fields import Field
from app.domain.filters import Contains, FilterSpec, SortKey
from app.services.overview import published_days, rows_of


def test_all_rows_of_a_view_come_in_its_order(sample):
    spec = FilterSpec((Contains("消防處"),), (SortKey(Field.REF, descending=True),))
    refs = [int(row.ref) for row in rows_of(sample, spec)]
    assert refs == sorted(refs, reverse=True)
    assert len(refs) == 7


def test_the_day_of_publication_of_each_document_is_told(sample):
    (document,) = sample.documents()
    assert published_days(sample) == {document.id: date(2023, 10, 25)}
