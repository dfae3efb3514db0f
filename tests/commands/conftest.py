from collections.abc import Callable

import pytest

from app.__main__ import main
from tests.command_line import Done


@pytest.fixture
def in_process(capsys: pytest.CaptureFixture[str], monkeypatch) -> Callable[..., Done]:
    """Run a command in this process: the same function, without the second that a start takes."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments: object) -> Done:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run
