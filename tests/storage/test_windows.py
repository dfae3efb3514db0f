from app.domain.windows import NO_DAY
from app.storage.reader import reading
from app.storage.unit_of_work import unit_of_work
from app.storage.windows import load_windows
from tests.storage.random_changes import RandomChanges


def ordinal(day):
    return day.toordinal() if day else NO_DAY


def test_each_row_has_its_window_at_its_key(database):
    with unit_of_work(database) as work:
        work.write(RandomChanges(4).first(40))
    with reading(database) as reader, database.connected() as connection:
        windows = load_windows(connection)
        rows = reader.rows(range(len(windows.starts)))
    assert len(rows) == 40
    for key, row in rows.items():
        assert windows.starts[key] == ordinal(row.earliest)
        assert windows.ends[key] == ordinal(row.latest)


def test_the_extent_of_rows_is_that_of_their_days(database):
    with unit_of_work(database) as work:
        work.write(RandomChanges(4).first(40))
    with reading(database) as reader, database.connected() as connection:
        windows = load_windows(connection)
        rows = reader.rows(range(len(windows.starts)))
    days = [day for row in rows.values() for day in (row.earliest, row.latest) if day]
    assert windows.extent(rows) == (min(days), max(days))
    undated = [key for key, row in rows.items() if not (row.earliest or row.latest)]
    assert undated
    assert windows.extent(undated) is None


def test_an_empty_tracker_has_no_windows(database):
    with database.connected() as connection:
        assert load_windows(connection).extent([]) is None
