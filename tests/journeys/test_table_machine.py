"""The table against a plain model of it: random steps on both, everything that is seen compared.

The default run takes a few hundred steps; `--long` takes ten thousand. PLEDGELINE_MACHINE_SEED and
PLEDGELINE_MACHINE_STEPS choose others, to find again what has been found.
"""

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.filters import FilterSpec
from app.services.commands import AddCommitment, DeleteCommitments
from app.services.workspace import open_workspace
from app.storage import query
from app.ui import viewed_rows
from tests.clocks import FixedClock
from tests.journeys.plain_table.machine import Machine
from tests.journeys.plain_table.steps import Steps
from tests.ui.conftest import (  # noqa: F401  fixtures
    begun,
    choices,
    plain_look,
    same_look,
    session_home,
    start,
)

KEPT = 22
"""So many commitments of the sample are kept: the model tester looks at every row at every step."""


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads of orders, pages and what is kept of rows, so small that these few rows fill them."""
    monkeypatch.setattr(query, "_HEAD", 7)
    monkeypatch.setattr(viewed_rows, "_PAGE", 4)
    monkeypatch.setattr(viewed_rows, "_KEPT_ROWS", 16)


def small_sample(path: Path, clock: FixedClock, seed: int) -> Path:
    """A part of the sample, with a document of what was added by hand."""
    workspace = open_workspace(path, clock=clock, who="tester")
    rows = workspace.rows(list(workspace.matches(FilterSpec()))).values()
    kept = {row.id for row in rows if row.questions or row.actions > 1}
    others = [row.id for row in rows if row.id not in kept]
    gone = random.Random(seed).sample(others, len(rows) - KEPT)
    workspace.apply(DeleteCommitments(tuple(gone)))
    for text in ("推行便民措施", "加強宣傳及教育，並公布結果", "於2024年第三季完成檢討"):
        workspace.apply(AddCommitment(text))
    workspace.close()
    clock.now += timedelta(minutes=5)
    return path


def run(machine: Machine, count: int, seed: int) -> None:
    """Steps, each compared; a difference tells the step and the seed by which to find it."""
    steps = Steps(machine)
    for number in range(count):
        try:
            steps.step()
            machine.compare()
            if number % 50 == 49:
                machine.compare_file()
        except Exception as error:
            told = f"seed {seed}, step {number}, after {steps.names}: {error}\n{machine.spec}"
            raise AssertionError(told) from error


@pytest.mark.timeout(7_200)
@pytest.mark.usefixtures("small_pages")
@pytest.mark.qt_log_ignore("This plugin does not support ", extend=True)
def test_the_table_shows_what_a_plain_model_says(
    start,  # noqa: F811
    sample_path,
    clock,
    request,
):
    long = request.config.getoption("--long")
    seed = int(os.environ.get("PLEDGELINE_MACHINE_SEED", "4"))
    count = int(os.environ.get("PLEDGELINE_MACHINE_STEPS", "10000" if long else "400"))
    window = start(small_sample(sample_path, clock, seed)).window
    machine = Machine(window, clock, seed)
    machine.compare()
    run(machine, count, seed)
    machine.compare_file()
    print(f"seed {seed}: {count} steps, {dict(machine.done.most_common())}")
