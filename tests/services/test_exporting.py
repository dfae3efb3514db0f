from datetime import date

from openpyxl import load_workbook

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec, SortKey
from app.services.exporting import export_workbook, meeting_book

SPEC = FilterSpec((Contains("消防處"),), (SortKey(Field.LATEST, descending=True),))


def test_a_book_holds_the_rows_of_the_view_in_its_order(sample, clock):
    book = meeting_book(sample, SPEC, Language.EN, clock=clock)
    keys = list(sample.matches(SPEC))
    assert [row.key for row in book.rows] == keys
    assert len(keys) == 7
    assert set(book.actions) == {row.id for row in book.rows}
    assert (book.as_at, book.today) == ("2024-05-15 09:00", date(2024, 5, 15))
    assert (book.tracker, book.filter_words) == ("tracker.pledge", "contains “消防處”")
    assert set(book.published.values()) == {date(2023, 10, 25)}


def test_real_dates_stand_beside_the_phrase_of_the_deadline(sample):
    fields = (Field.LATEST, Field.REF, Field.DEADLINE, Field.OWNER)
    book = meeting_book(sample, FilterSpec(), Language.EN, fields=fields)
    assert book.fields == (Field.REF, Field.DEADLINE, Field.EARLIEST, Field.LATEST, Field.OWNER)
    without = meeting_book(sample, FilterSpec(), Language.EN, fields=(Field.REF,))
    assert without.fields == (Field.REF, Field.EARLIEST, Field.LATEST)


def test_the_filter_is_told_in_words_with_the_titles_of_sections(sample):
    section = next(one for one in sample.sections() if one.title == "檔案管理")
    spec = FilterSpec((AnyOf(Facet.SECTION, (section.id,)),))
    assert meeting_book(sample, spec, Language.EN).filter_words == "Section: 檔案管理"
    assert meeting_book(sample, FilterSpec(), Language.EN).filter_words == "all commitments"


def test_the_workbook_is_written_and_counted(sample, tmp_path):
    path = tmp_path / "book.xlsx"
    assert export_workbook(sample, path, SPEC, Language.EN) == 7
    sheet = load_workbook(path)["Commitments"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        row.ref for row in meeting_book(sample, SPEC, Language.EN).rows
    ]
