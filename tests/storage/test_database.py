import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.errors import Environment
from app.storage.opening import open_tracker

INSERT = "INSERT INTO property (id, value) VALUES ('name', 'value')"
COUNT = "SELECT count(*) FROM property"

COMMON = {
    "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0,
    "busy_timeout": 5000, "journal_mode": "wal",
}  # fmt: skip
WRITER = {"synchronous": 2, "query_only": 0}
READER = {"query_only": 1}


def ask(connection, statement):
    return connection.exec_driver_sql(statement).scalar_one()


def settings(connection, wanted):
    return {name: ask(connection, f"PRAGMA {name}") for name in wanted}


def test_the_connection_that_writes_survives_a_loss_of_power(database):
    with database.transaction() as connection:
        assert settings(connection, COMMON | WRITER) == COMMON | WRITER


def test_a_connection_that_reads_cannot_do_anything_else(database):
    with database.transaction() as connection:
        connection.exec_driver_sql(INSERT)
    with database.connected() as connection:
        assert settings(connection, COMMON | READER) == COMMON | READER
    with pytest.raises(Environment) as error, database.connected() as connection:
        connection.exec_driver_sql(INSERT)
    assert error.value.code == "database_read_only"


def test_threads_that_read_at_once_have_connections_of_their_own(database):
    held, together = [], threading.Barrier(3)

    def look():
        with database.connected() as connection:
            held.append((connection.connection.driver_connection, settings(connection, READER)))
            together.wait()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(connection) for connection, _ in held}) == 3
    assert [found for _, found in held] == [READER] * 3


def test_any_number_of_threads_may_read_while_one_is_reading(database):
    def look():
        with database.connected() as connection:
            ask(connection, COUNT)

    with database.connected() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM sqlite_master")
        assert rows.fetchone() is not None
        for _ in range(12):
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
        assert len(rows.fetchall()) > 10


def test_a_transaction_that_ends_well_is_there_for_others(database):
    with database.transaction() as connection:
        connection.exec_driver_sql(INSERT)
        with database.connected() as reader:
            assert ask(reader, COUNT) == 0
    with database.connected() as reader:
        assert ask(reader, COUNT) == 1
    with closing(sqlite3.connect(database.path)) as other:
        assert other.execute(COUNT).fetchone() == (1,)


def test_a_transaction_that_fails_leaves_nothing(database):
    def fail(connection):
        connection.exec_driver_sql(INSERT)
        raise RuntimeError

    with pytest.raises(RuntimeError), database.transaction() as connection:
        fail(connection)
    with database.connected() as reader:
        assert ask(reader, COUNT) == 0


def test_a_transaction_keeps_other_writers_out_from_its_beginning(database):
    with (
        database.transaction(),
        closing(sqlite3.connect(database.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute(INSERT)


def test_transactions_of_two_threads_come_one_after_the_other(database):
    def add(name):
        for number in range(20):
            with database.transaction() as connection:
                before = ask(connection, COUNT)
                connection.exec_driver_sql(
                    "INSERT INTO property VALUES (?, ?)", (f"{name}{number}", str(before))
                )

    threads = [threading.Thread(target=add, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.connected() as reader:
        seen = reader.exec_driver_sql("SELECT value FROM property").scalars()
        assert sorted(map(int, seen)) == list(range(40))


def test_a_reference_that_leads_nowhere_is_a_fault_of_the_program(database):
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO tag VALUES ('1', 'no such commitment', 'a')")
    with database.connected() as reader:
        assert ask(reader, "SELECT count(*) FROM tag") == 0


def test_a_full_disk_is_told_and_harms_nothing(database):
    with database.transaction() as connection:
        connection.exec_driver_sql(INSERT)
        connection.exec_driver_sql(f"PRAGMA max_page_count={ask(connection, 'PRAGMA page_count')}")
    with pytest.raises(Environment) as error, database.transaction() as connection:
        connection.exec_driver_sql("UPDATE property SET value = ?", ("x" * 100_000,))
    assert error.value.code == "disk_full"
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        assert ask(connection, "PRAGMA integrity_check") == "ok"
        connection.exec_driver_sql("UPDATE property SET value = ?", ("x" * 100_000,))
        assert ask(connection, "SELECT length(value) FROM property") == 100_000


def test_a_damaged_file_is_told(database):
    database.close()
    content = bytearray(database.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.path.write_bytes(content)
    damaged = open_tracker(database.path)
    with pytest.raises(Environment) as error, damaged.connected() as connection:
        connection.exec_driver_sql(COUNT)
    assert error.value.code == "database_damaged"
    damaged.close()
    open_tracker(database.path).close()


def test_a_tracker_opened_to_read_is_never_written(database):
    database.close()
    reader = open_tracker(database.path, read_only=True)
    assert reader.read_only
    with pytest.raises(Environment) as error, reader.transaction():
        pass
    assert error.value.code == "tracker_read_only"
    reader.close()


def test_closing_twice_does_no_harm(database):
    database.close()
    database.close()
    assert [path.name for path in database.path.parent.iterdir()] == ["tracker.pledge"]


def long_log(database):
    with database.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE filling (content BLOB)")
        for _ in range(6):
            connection.exec_driver_sql("INSERT INTO filling VALUES (zeroblob(1000000))")


def test_a_long_log_is_folded_in_another_thread(database, tracker_path):
    log = tracker_path.with_name(tracker_path.name + "-wal")
    long_log(database)
    assert log.stat().st_size > 6_000_000  # A commit leaves it to those who do not wait.
    found = []
    thread = threading.Thread(target=lambda: found.append(database.fold_log()))
    thread.start()
    thread.join()
    assert found == [True]
    assert log.stat().st_size == 0
    assert not database.fold_log()
    with database.connected() as connection:
        assert ask(connection, "SELECT count(*) FROM filling") == 6


def test_a_log_that_somebody_reads_waits_for_the_next_time(database):
    with database.connected() as connection:
        connection.exec_driver_sql("BEGIN")
        ask(connection, COUNT)
        long_log(database)
        assert not database.fold_log()
        connection.exec_driver_sql("COMMIT")
    assert database.fold_log()


def test_nothing_is_folded_after_the_tracker_was_given_back(database):
    long_log(database)
    database.close()
    assert not database.fold_log()
