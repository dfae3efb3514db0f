"""New trackers: empty ones, and the sample that is shown at the first start."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.base import paths
from app.base.clock import Clock, system_clock
from app.base.identifiers import new_id
from app.base.progress import Progress, Silent
from app.base.unicode_text import whole
from app.domain.changes import Label, Origin, RowAdded, Table
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.services.commands import Planned
from app.services.importing import planned, propose
from app.services.workspace import Workspace
from app.storage.opening import create_tracker
from app.storage.organisations import added

SAMPLE_NAME = "sample.pledge"


@dataclass(frozen=True, slots=True)
class Seed:
    """The document of the sample and what is known of it."""

    path: Path
    title: str
    published: date


def new_tracker(
    path: Path, title: str = "", *, sample: bool = False, clock: Clock = system_clock, who: str = ""
) -> Workspace:
    """Make a tracker that knows the organisations of Hong Kong, and open it.

    Raises Refused if the file is there already, Environment if it cannot be made.
    """
    workspace = Workspace(create_tracker(path), clock=clock, who=who)
    properties = {
        "tracker_id": new_id(),
        "title": whole(title or path.stem),
        "sample": "yes" if sample else "no",
    }
    changes = (
        *(RowAdded(Table.PROPERTY, name, {"value": value}) for name, value in properties.items()),
        *(added(organisation) for organisation in hong_kong().organisations),
    )
    workspace.write(Planned(Label("create_tracker"), changes), Origin.CREATION)
    workspace.reload_facts()
    return workspace


def seed() -> Seed:
    """The sample document that is shipped with the program."""
    facts = json.loads((paths.seeds() / "sample.json").read_text(encoding="utf-8"))
    published = date.fromisoformat(facts["published"])
    return Seed(paths.seeds() / facts["document"], facts["title"], published)


def new_sample(
    path: Path, *, clock: Clock = system_clock, who: str = "", progress: Progress = Silent()
) -> Workspace:
    """Make the sample tracker from the seed document, marked as the sample."""
    source = seed()
    workspace = new_tracker(path, source.title, sample=True, clock=clock, who=who)
    reading = read_document(
        source.path,
        workspace.directory,
        published=source.published,
        title=source.title,
        conventions=workspace.conventions,
        progress=progress,
    )
    with workspace.reader() as reader:
        plan = planned(reader, propose(reader, reading, source.path.name))
    workspace.write(plan, Origin.CREATION, progress)
    return workspace
