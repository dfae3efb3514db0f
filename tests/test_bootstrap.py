"""One start of the real program after another, each in a process of its own."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from app.bootstrap import NO_DISPLAY, has_display
from app.services.creating import new_tracker, seed
from app.storage import header
from tests.command_line import pledgeline
from tests.program import Ended, Home, Program
from tests.storage.contents import journaled

WELL = Ended(0, "")


@pytest.fixture
def home(tmp_path):
    """A user who has never started the program."""
    root = tmp_path / "home"
    root.mkdir()
    return Home(root)


@pytest.fixture
def start(home):
    """Starts the program; what still runs after the test is ended."""
    begun = []

    def begin(*arguments, **options):
        begun.append(Program(home, *arguments, **options))
        return begun[-1]

    yield begin
    for program in begun:
        program.kill()


@pytest.fixture
def second(home, sample_file):
    """A user who has started the program before: the sample is there."""
    home.trackers.mkdir(parents=True)
    shutil.copyfile(sample_file, home.sample)
    return home


def beside(path):
    """The names of all that lies where a tracker lies."""
    return sorted(one.name for one in path.parent.iterdir())


# --- the first start and the next ---------------------------------------------------------------


def test_the_first_start_makes_the_sample_of_the_seed(start, home):
    program = start()
    seen = program.look()
    assert seen.rows == 54
    assert seen.sample
    assert seen.banner
    assert seen.boxes == ()
    assert seen.title == f"{seed().title} — Pledgeline 踐諾"
    assert beside(home.sample) == [
        "sample.pledge", "sample.pledge-shm", "sample.pledge-wal", "sample.pledge.lock"
    ]  # fmt: skip
    assert program.close() == WELL
    assert beside(home.sample) == ["sample.pledge"]
    listed = pledgeline("check", home.sample, "--lang", "en")
    assert listed.out == "54 commitments, 2 change sets: sound.\n"


def test_the_second_start_opens_what_was_open_last(start, home, clock):
    mine = home.root / "會議.pledge"
    new_tracker(mine, clock=clock).close()
    first = start(mine)
    assert first.look().title == "會議 — Pledgeline 踐諾"
    assert first.close() == WELL
    again = start()
    seen = again.look()
    assert (seen.title, seen.rows, seen.banner) == ("會議 — Pledgeline 踐諾", 0, False)
    assert again.close() == WELL
    assert not home.sample.exists(), "a tracker was named from the beginning"


def test_a_start_without_any_work_writes_nothing(start, second):
    before = journaled(second.sample)
    program = start()
    assert program.look().rows == 54
    assert program.close() == WELL
    assert journaled(second.sample) == before


def test_closed_at_once_nothing_is_left_beside_the_tracker(start, second):
    """What was put off is given up: it would open the tracker once more, and leave its log."""
    assert start(hurried=True).close() == WELL
    assert beside(second.sample) == ["sample.pledge"]


def test_a_tracker_is_named_from_where_the_user_is(start, second):
    program = start("sample.pledge", folder=second.trackers)
    assert program.look().rows == 54
    assert program.close() == WELL
    assert start().look().rows == 54, "and is found again from anywhere else"


@pytest.mark.parametrize(
    ("tag", "menu"),
    [("zh_HK.UTF-8", "檔案(&F)"), ("zh_CN.UTF-8", "文件(&F)"), ("fr_FR.UTF-8", "&File")],
)
def test_the_window_speaks_the_language_of_the_system(start, second, tag, menu):
    program = start(LC_ALL=tag)
    assert program.look().menu == menu
    assert program.close().code == 0, "Qt may say that the locale is not installed"


# --- trackers that cannot be opened -------------------------------------------------------------


def _gone(path):
    path.unlink()


def _text(path):
    path.write_text("notes of a meeting", "utf-8")


def _damaged(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _newer(path):
    with closing(sqlite3.connect(path)) as connection:
        newer = header.Header(header.SCHEMA + 1, header.SCHEMA + 1)
        connection.execute(f"PRAGMA user_version={newer.user_version}")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_gone, "The file {path} is not there."),
        (_text, "{path} is not a Pledgeline tracker."),
        (_damaged, "The tracker {path} is damaged:"),
        (_newer, "The tracker {path} was made by a newer Pledgeline:"),
    ],
)
@pytest.mark.parametrize("named", [True, False], ids=["named", "last"])
def test_what_cannot_be_opened_is_told_and_the_program_stays(
    start, second, sample_file, spoil, words, named
):
    path = second.root / "mine.pledge"
    shutil.copyfile(sample_file, path)
    if not named:
        assert start(path).close() == WELL
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    program = start(path) if named else start()
    seen = program.look()
    (told,) = seen.boxes
    assert told.startswith(words.format(path=path))
    assert seen.rows is None, "the start page"
    assert program.close() == WELL
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_copy_in_the_place_of_a_damaged_tracker_can_be_opened(start, second, sample_file):
    _damaged(second.sample)
    program = start()
    (told,) = program.look().boxes
    assert "Restore a copy" in told
    assert "sample.pledge.lock" not in beside(second.sample)
    shutil.copyfile(sample_file, second.sample)
    assert start().look().rows == 54


def test_a_folder_that_cannot_be_made_is_told(start, home):
    """Neither data nor logs nor settings can be written; the window comes all the same."""
    for name in ("data", "settings", "state"):
        (home.root / name).write_text("a file where a folder should be", "utf-8")
    program = start()
    seen = program.look()
    (told,) = seen.boxes
    assert told.startswith(f"Nothing can be written in the folder {home.trackers}:")
    assert seen.rows is None
    assert program.close() == WELL


# --- two at once, and one that dies -------------------------------------------------------------


def test_a_second_program_is_told_who_has_the_tracker(start, second):
    first = start()
    assert first.look().rows == 54
    other = start()
    seen = other.look()
    (told,) = seen.boxes
    assert told.startswith("The tracker is open for writing by ")
    assert seen.rows is None
    assert other.close() == WELL
    assert first.close() == WELL
    assert beside(second.sample) == ["sample.pledge"]


def test_after_a_program_was_killed_the_next_one_opens_the_tracker(start, second):
    first = start()
    assert first.look().rows == 54
    first.kill()
    assert "sample.pledge.lock" in beside(second.sample)
    again = start()
    seen = again.look()
    assert (seen.rows, seen.boxes) == (54, ())
    assert again.close() == WELL
    assert beside(second.sample) == ["sample.pledge"]


# --- without a display --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "begins"), [("C.UTF-8", NO_DISPLAY[:20]), ("zh_HK.UTF-8", "沒有"), ("zh_CN", "没有")]
)
def test_without_a_display_the_commands_that_need_none_are_named(tag, begins):
    done = pledgeline(LC_ALL=tag)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(begins)
    assert "read, import, list, export, timeline, check" in done.err
    assert len(done.err.splitlines()) == 1


def test_without_a_display_a_tracker_that_is_named_is_not_opened(sample_path):
    before = sample_path.read_bytes()
    assert pledgeline(sample_path).code == 3
    assert (sample_path.read_bytes(), beside(sample_path)) == (before, ["tracker.pledge"])


@pytest.mark.parametrize("suffix", ["pdf", "png", "svg"])
def test_a_timeline_is_drawn_without_a_display(sample_path, suffix):
    out = sample_path.with_name(f"時間線.{suffix}")
    done = pledgeline("timeline", sample_path, out, "--where", "due:<2024", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    begins = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}[suffix]
    assert out.read_bytes().startswith(begins)
    assert {out.name, "tracker.pledge"} <= set(beside(sample_path))
    assert "tracker.pledge.lock" not in beside(sample_path)


@pytest.mark.parametrize(
    ("variables", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_what_counts_as_a_display_on_linux(monkeypatch, variables, there):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() is there


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_display(monkeypatch, platform):
    monkeypatch.setattr("sys.platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert has_display()
