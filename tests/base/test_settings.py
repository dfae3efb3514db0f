import os
import stat

import pytest

from app.base.settings import Settings, load, save, with_recent, without_recent

CHOSEN = Settings(
    language="zh-Hant",
    appearance="dark",
    text_size=125,
    user_name="陳大文",
    recent=("/a/一.pledge", "/a/二.pledge"),
    last_tracker="/a/一.pledge",
    sample_dismissed=True,
    window={"geometry": "AAEC", "columns": [1, 2, 3]},
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


def test_choices_come_back_as_they_were_saved(path):
    save(path, CHOSEN)
    assert load(path) == CHOSEN


def test_the_folder_is_made_when_it_is_needed(tmp_path):
    path = tmp_path / "new" / "folder" / "settings.json"
    save(path, CHOSEN)
    assert load(path) == CHOSEN


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_choices_are_nobody_elses_business(path):
    save(path, CHOSEN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_file_everything_is_as_delivered(path):
    assert load(path) == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"language": "zh-Hant"', b"[1, 2]", b'"text"', b"null", b"\xff\xfe\x00", b"\x00"],
)
def test_a_damaged_file_costs_the_choices_only(path, content):
    path.write_bytes(content)
    assert load(path) == Settings()


def test_a_file_that_cannot_be_opened_costs_the_choices_only(path):
    path.mkdir()
    assert load(path) == Settings()


def test_unknown_names_are_left_out(path):
    path.write_text('{"language": "en", "of_a_later_version": 1}', encoding="utf-8")
    assert load(path) == Settings(language="en")


@pytest.mark.parametrize(
    "wrong",
    [
        '"text_size": "125"',
        '"text_size": 1.5',
        '"text_size": true',
        '"language": null',
        '"recent": "one"',
        '"sample_dismissed": 1',
        '"window": []',
    ],
)
def test_a_value_of_a_wrong_type_is_as_delivered_and_the_others_stay(path, wrong):
    path.write_text(f'{{"user_name": "陳", {wrong}}}', encoding="utf-8")
    assert load(path) == Settings(user_name="陳")


def test_recent_files_are_kept_without_what_is_no_path(path):
    path.write_text('{"recent": ["a", 1, null, "b"]}', encoding="utf-8")
    assert load(path).recent == ("a", "b")


def test_the_tracker_opened_last_stands_first_and_once():
    settings = with_recent(CHOSEN, "/a/二.pledge")
    assert settings.recent == ("/a/二.pledge", "/a/一.pledge")
    assert settings.last_tracker == "/a/二.pledge"


def test_only_the_latest_ten_trackers_are_kept():
    settings = Settings()
    for number in range(15):
        settings = with_recent(settings, f"{number}.pledge")
    assert settings.recent == tuple(f"{number}.pledge" for number in range(14, 4, -1))


def test_a_removed_tracker_is_not_offered_again():
    settings = without_recent(CHOSEN, "/a/一.pledge")
    assert (settings.recent, settings.last_tracker) == (("/a/二.pledge",), "")
    other = without_recent(CHOSEN, "/a/二.pledge")
    assert (other.recent, other.last_tracker) == (("/a/一.pledge",), "/a/一.pledge")
