import hashlib

import pytest

from app.domain.changes import Origin, Table
from app.domain.errors import Refused
from app.domain.filters import FilterSpec
from app.services.creating import new_sample, new_tracker, seed
from app.services.workspace import open_workspace
from tests.storage.contents import truth_of


def test_a_new_tracker_knows_its_name_and_the_organisations(tracker_path, clock):
    workspace = new_tracker(tracker_path, clock=clock, who="陳")
    assert (workspace.title, workspace.is_sample) == ("tracker", False)
    assert workspace.directory.named("保安局") is not None
    assert workspace.count(FilterSpec()) == 0
    with workspace.reader() as reader:
        (made,) = reader.heads(10)
    assert (made.origin, made.who, made.label.code) == (Origin.CREATION, "陳", "create_tracker")
    workspace.close()


def test_every_tracker_has_an_identity_of_its_own(tmp_path):
    for name in "ab":
        new_tracker(tmp_path / f"{name}.pledge").close()
    identities = {
        truth_of(tmp_path / f"{name}.pledge")[Table.PROPERTY]["tracker_id"]["value"]
        for name in "ab"
    }
    assert len(identities) == 2


def test_a_title_is_kept(tracker_path):
    new_tracker(tracker_path, "施政報告").close()
    workspace = open_workspace(tracker_path, read_only=True)
    assert workspace.title == "施政報告"
    workspace.close()


def test_the_sample_is_the_seed_document_and_marked_as_sample(sample_path, seed_path):
    workspace = open_workspace(sample_path, read_only=True)
    assert (workspace.is_sample, workspace.title) == (True, seed().title)
    assert workspace.count(FilterSpec()) == 54
    (document,) = workspace.documents()
    assert (document.source_name, document.published) == (seed_path.name, "2023-10-25")
    assert workspace.to_undo is None
    workspace.close()


def test_a_file_that_is_there_is_never_overwritten(sample_path):
    before = hashlib.sha256(sample_path.read_bytes()).digest()
    for make in (new_tracker, new_sample):
        with pytest.raises(Refused):
            make(sample_path)
    assert hashlib.sha256(sample_path.read_bytes()).digest() == before
