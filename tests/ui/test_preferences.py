"""The settings in use."""

import json

import pytest

from app.ui.preferences import Preferences


@pytest.fixture
def path(session_home):
    return session_home / "settings" / "settings.json"


@pytest.fixture
def preferences(path, qapp):
    return Preferences(path)


def test_another_look_is_told_and_kept_at_once(preferences, path, qtbot):
    with qtbot.waitSignal(preferences.look_changed):
        preferences.choose(language="zh-Hans", appearance="dark")
    assert Preferences(path).values == preferences.values
    assert json.loads(path.read_text("utf-8"))["appearance"] == "dark"


def test_the_same_look_is_nothing_new(preferences, qtbot, path):
    with qtbot.assertNotEmitted(preferences.look_changed):
        preferences.choose(appearance="system")
    assert not path.exists()


def test_text_grows_and_shrinks_in_steps_within_limits(preferences):
    sizes = []
    for _ in range(20):
        preferences.choose_text_size(1)
        sizes.append(preferences.values.text_size)
    assert sizes[:4] == [110, 120, 130, 150]
    assert sizes[-1] == 200
    for _ in range(20):
        preferences.choose_text_size(-1)
    assert preferences.values.text_size == 80


def test_trackers_that_were_opened_are_remembered(preferences, path, tmp_path):
    for name in ("a", "b", "a"):
        preferences.note_opened(tmp_path / name)
    kept = Preferences(path).values
    assert kept.recent == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert kept.last_tracker == str(tmp_path / "a")


def test_a_sample_that_was_removed_is_forgotten(preferences, path, tmp_path):
    preferences.note_opened(tmp_path / "mine")
    preferences.note_opened(tmp_path / "sample")
    preferences.note_sample_removed(tmp_path / "sample")
    kept = Preferences(path).values
    assert kept.sample_dismissed
    assert (kept.recent, kept.last_tracker) == ((str(tmp_path / "mine"),), "")


def test_the_layout_is_kept_with_the_next_save(preferences, path):
    preferences.keep_window({"lines": 3})
    preferences.keep_window({"view": "view_table"})
    assert not path.exists()
    preferences.save()
    assert Preferences(path).values.window == {"lines": 3, "view": "view_table"}


def test_a_disk_that_refuses_costs_the_choices_only(session_home, caplog, qapp):
    in_the_way = session_home / "file"
    in_the_way.write_text("x", "utf-8")
    preferences = Preferences(in_the_way / "settings.json")
    preferences.choose(appearance="dark")
    assert preferences.values.appearance == "dark"
    assert "settings not saved" in caplog.text
