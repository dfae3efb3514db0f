import os
import stat

import pytest

from app.domain.errors import Environment, Refused
from app.services.creating import new_tracker
from app.storage.opening import create_tracker, open_tracker
from app.storage.reader import reading
from tests.rights import run_as_ordinary_user
from tests.storage.test_header import stamp

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows gives rights otherwise")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_tracker_is_one_file_when_it_is_closed(tracker_path):
    create_tracker(tracker_path).close()
    assert names(tracker_path.parent) == ["tracker.pledge"]
    with reading(open_tracker(tracker_path, read_only=True)) as reader:
        assert reader.check().sound


def test_reading_leaves_nothing_beside_a_tracker_and_nothing_changed(tracker_path):
    create_tracker(tracker_path).close()
    before = tracker_path.read_bytes()
    database = open_tracker(tracker_path, read_only=True)
    with reading(database) as reader:
        reader.documents()
    database.close()
    assert names(tracker_path.parent) == ["tracker.pledge"]
    assert tracker_path.read_bytes() == before


def test_a_reader_that_leaves_takes_nothing_from_one_who_writes(tracker_path):
    writer = create_tracker(tracker_path)
    with writer.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO property VALUES ('x', 'y')")
    database = open_tracker(tracker_path, read_only=True)
    with reading(database) as reader:
        assert reader.property("x") == "y"
    database.close()
    log = tracker_path.with_name("tracker.pledge-wal")
    assert log.stat().st_size > 0
    with reading(writer) as reader:
        assert reader.property("x") == "y"
    writer.close()
    assert names(tracker_path.parent) == ["tracker.pledge"]


@POSIX
def test_a_new_tracker_is_for_its_owner_only(tracker_path):
    before = os.umask(0)
    try:
        create_tracker(tracker_path).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(tracker_path.stat().st_mode) == 0o600


def test_the_folder_is_made_when_it_is_needed(tmp_path):
    path = tmp_path / "新" / "資料夾" / "tracker.pledge"
    create_tracker(path).close()
    assert path.is_file()


@pytest.mark.parametrize("name", ["100% 進度#1?.pledge", "a b.pledge", "追蹤檔.pledge"])
def test_any_file_name_will_do(tmp_path, name):
    create_tracker(tmp_path / name).close()
    open_tracker(tmp_path / name).close()
    assert names(tmp_path) == [name]


def test_the_log_of_a_tracker_that_is_gone_does_not_end_up_in_a_new_one(tracker_path):
    older = create_tracker(tracker_path)
    with older.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO property VALUES ('x', 'older')")
    log = tracker_path.with_name("tracker.pledge-wal")
    kept = log.read_bytes()
    older.close()
    tracker_path.unlink()
    log.write_bytes(kept)
    create_tracker(tracker_path).close()
    with reading(open_tracker(tracker_path, read_only=True)) as reader:
        assert reader.property("x") is None
        assert reader.check().sound
    assert tracker_path.with_name("tracker.pledge-wal.left").read_bytes() == kept


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    path = tmp_path / "tracker.pledge"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        create_tracker(path)
    assert refused.value.code == "tracker_exists"
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_told_with_its_name(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Environment) as error:
        create_tracker(tmp_path / "file" / "tracker.pledge")
    assert error.value.code == "folder_not_writable"
    assert error.value.values["path"] == str(tmp_path / "file")


def test_an_older_tracker_cannot_be_opened_to_read_before_it_is_brought_up_to_date(tracker_path):
    create_tracker(tracker_path).close()
    stamp(tracker_path, schema=0, min_reader=0)
    with pytest.raises(Environment) as error:
        open_tracker(tracker_path, read_only=True)
    assert error.value.code == "tracker_needs_update"


TRY = """
    import tempfile
    from app.domain.errors import TrackerError
    from app.storage.opening import create_tracker, open_tracker
    from app.storage.reader import reading
    def sound(database):
        with reading(database) as reader:
            return "sound" if reader.check().sound else "unsound"
    with tempfile.TemporaryDirectory() as folder:
        sound(create_tracker(Path(folder, "a")))
    drop_rights()
    path = Path(sys.argv[1])
    try:
        print(sound({call}))
    except TrackerError as error:
        print(error.code)
"""


def as_ordinary_user(call, path):
    return run_as_ordinary_user(TRY.replace("{call}", call), path)


@POSIX
def test_a_folder_without_the_right_to_write_is_told(open_folder):
    open_folder.chmod(0o555)
    path = open_folder / "tracker.pledge"
    assert as_ordinary_user("create_tracker(path)", path) == "folder_not_writable"


@POSIX
def test_a_file_without_the_right_to_write_is_told(open_folder):
    path = open_folder / "tracker.pledge"
    create_tracker(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o755)
    assert as_ordinary_user("open_tracker(path)", path) == "tracker_read_only"


@POSIX
def test_a_tracker_on_a_medium_that_can_only_be_read_is_read(open_folder):
    path = open_folder / "tracker.pledge"
    new_tracker(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    assert as_ordinary_user("open_tracker(path, read_only=True)", path) == "sound"
