import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.opening import create_tracker, open_tracker


@pytest.fixture(scope="session")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker without anything in it, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("bare") / "bare.pledge"
    create_tracker(path).close()
    return path


@pytest.fixture
def database(bare_file: Path, tracker_path: Path) -> Iterator[Database]:
    """A tracker without anything in it, open for writing."""
    shutil.copyfile(bare_file, tracker_path)
    database = open_tracker(tracker_path)
    yield database
    database.close()
