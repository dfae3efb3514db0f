import os
import stat

import pytest

from app.base.files import replacing
from tests.faults import FailingDisk

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_text("old", encoding="utf-8")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write(target, text="new", verify=None):
    with replacing(target, verify) as draft:
        draft.write_text(text, encoding="utf-8")


def test_the_new_file_takes_the_place_of_the_old_one(target):
    write(target)
    assert target.read_text(encoding="utf-8") == "new"
    assert names(target.parent) == ["book.xlsx"]


def test_a_file_that_was_not_there_is_made(tmp_path):
    write(tmp_path / "first.xlsx")
    assert names(tmp_path) == ["first.xlsx"]


def test_the_old_file_is_whole_while_the_new_one_is_written(target):
    with replacing(target) as draft:
        draft.write_text("half", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
        assert (draft.parent, draft.suffix) == (target.parent, ".xlsx")


def test_the_old_file_stays_when_writing_fails(target):
    def pull(draft):
        draft.write_text("half", encoding="utf-8")
        raise RuntimeError("pulled")

    with pytest.raises(RuntimeError, match="pulled"), replacing(target) as draft:
        pull(draft)
    assert target.read_text(encoding="utf-8") == "old"
    assert names(target.parent) == ["book.xlsx"]


def test_the_old_file_stays_when_the_new_one_is_not_good(target):
    def refuse(draft):
        raise OSError(f"not good: {draft.read_text(encoding='utf-8')}")

    with pytest.raises(OSError, match="not good: new"):
        write(target, verify=refuse)
    assert target.read_text(encoding="utf-8") == "old"
    assert names(target.parent) == ["book.xlsx"]


def test_the_old_file_stays_when_the_draft_disappears(target):
    with pytest.raises(FileNotFoundError), replacing(target) as draft:
        draft.unlink()
    assert target.read_text(encoding="utf-8") == "old"


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_new_file_may_be_read_by_whom_the_old_one_was(target, mode):
    target.chmod(mode)
    write(target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_a_first_file_is_for_its_owner_only(tmp_path, mask):
    before = os.umask(mask)
    try:
        write(tmp_path / "first.xlsx")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "first.xlsx").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "none" / "book.xlsx")


def test_whatever_call_fails_there_is_the_old_file_or_the_new_one(target):
    states, number = [], 0
    while True:
        number += 1
        target.write_text("old", encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number, str(target.parent))
            try:
                write(target)
            except OSError:
                assert disk.failed
        assert names(target.parent) == ["book.xlsx"], number
        states.append(target.read_text(encoding="utf-8"))
        if not disk.failed:
            break
    assert len(states) > 6, "calls are no longer caught"
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True), "once it is new it stays new"
