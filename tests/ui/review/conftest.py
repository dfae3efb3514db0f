from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.teaching import extended
from app.exchange.document_reader import read_document
from app.services.importing import ImportProposal, propose
from app.services.reviewing import Decisions, decided
from app.services.workspace import Workspace
from app.ui.review.import_dialog import ImportDialog
from app.ui.theme import theme

Review = Callable[..., ImportDialog]
_ASKING = """施政綱領

治理

- 在今年內推出50項措施。(保安局)
- 繼續改善服務。(發展局)

檢討

這一行很長，沒有項目符號，也不屬於任何一個項目，所以程式不知道它是甚麼；它完整地結束。

- 在2024年第三季前完成檢討。(沒有這個局)
"""


@pytest.fixture
def review(request: pytest.FixtureRequest, qtbot: QtBot) -> Review:
    """Opens the review of a document for an empty tracker, or for another one."""

    def open_review(
        path: Path, published: date | None = None, into: Workspace | None = None
    ) -> ImportDialog:
        workspace = into or request.getfixturevalue("empty")

        def reread(day: date | None, title: str, decisions: Decisions, /) -> ImportProposal:
            directory = extended(workspace.directory, decisions.lessons)
            reading = read_document(
                path, directory, published=day, title=title, corrections=decisions.corrections
            )
            with workspace.reader() as reader:
                return decided(reader, propose(reader, reading, path.name), decisions)

        first = reread(published, "", Decisions())
        dialog = ImportDialog(
            first,
            reread,
            workspace.directory,
            theme(dark=False),
            documents=workspace.documents(),
        )
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_review


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """A small document that raises questions of every kind."""
    path = tmp_path / "asking.txt"
    path.write_text(_ASKING, encoding="utf-8")
    return path
