import json
import sys

import pytest

from app.base import paths


@pytest.mark.parametrize(
    "parts",
    [
        ("folding", "han-variants.txt"),
        ("organisations", "hong-kong.csv"),
        ("styles", "due-states.json"),
        ("locale", "zh_Hant_HK", "LC_MESSAGES", "pledgeline.po"),
        ("locale", "zh_Hans", "LC_MESSAGES", "pledgeline.po"),
    ],
)
def test_what_is_shipped_is_found(parts):
    assert paths.resource(*parts).stat().st_size > 0


def test_the_sample_is_found():
    facts = json.loads((paths.seeds() / "sample.json").read_text(encoding="utf-8"))
    assert (paths.seeds() / facts["document"]).is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have fixed places")
def test_folders_of_the_user_follow_the_system(monkeypatch, tmp_path):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    assert paths.data_folder() == tmp_path / "XDG_DATA_HOME" / "Pledgeline"
    assert paths.settings_folder() == tmp_path / "XDG_CONFIG_HOME" / "Pledgeline"
    assert paths.log_folder().is_relative_to(tmp_path / "XDG_STATE_HOME" / "Pledgeline")
    assert list(tmp_path.iterdir()) == [], "asking for a folder must not make it"
