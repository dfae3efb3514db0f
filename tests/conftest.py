"""Shared by all tests: no display, a fixed clock, and trackers in files of their own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

# Before anything imports Qt; a value from outside wins, so that tests can be watched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.base import paths
from app.services.creating import new_sample, new_tracker
from app.services.workspace import Workspace, open_workspace
from tests.clocks import FixedClock

hypothesis.settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None, max_examples=100
)
hypothesis.settings.register_profile(
    "long", derandomize=True, deadline=None, database=None, max_examples=2_000
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long forms of tests too")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The document of the sample."""
    return paths.seeds() / "policy-address-2023-supplement.zh-Hant.txt"


@pytest.fixture
def clock() -> FixedClock:
    """Stands at nine in the morning of 15 May 2024 in the office until a test moves it."""
    return FixedClock(datetime(2024, 5, 15, 1, 0, tzinfo=UTC))


@pytest.fixture
def tracker_path(tmp_path: Path) -> Path:
    """Where a test may make its tracker."""
    return tmp_path / "tracker.pledge"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample tracker, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.pledge"
    made = FixedClock(datetime(2023, 10, 25, 4, 0, tzinfo=UTC))
    new_sample(path, clock=made, who="maker").close()
    return path


@pytest.fixture
def sample_path(sample_file: Path, tracker_path: Path) -> Path:
    """A sample tracker that belongs to the test alone."""
    shutil.copyfile(sample_file, tracker_path)
    return tracker_path


@pytest.fixture
def sample(sample_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    """The sample tracker, open for writing."""
    workspace = open_workspace(sample_path, clock=clock, who="tester")
    yield workspace
    workspace.close()


@pytest.fixture
def empty(tracker_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    """A new tracker without documents, open for writing."""
    workspace = new_tracker(tracker_path, clock=clock, who="tester")
    yield workspace
    workspace.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary user may reach; `tmp_path` belongs to who runs the tests."""
    with tempfile.TemporaryDirectory(prefix="pledgeline-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
