"""A filter as typed, for the names that a tracker knows."""

from app.domain.filters import FilterSpec
from app.services.workspace import Workspace
from app.wording.query_language import Titles, parse


def parsed_filter(workspace: Workspace, text: str) -> FilterSpec:
    """The filter that a text stands for. Raises InvalidValue with what is wrong."""
    return FilterSpec(parse(text, workspace.directory, titles_of(workspace)))


def titles_of(workspace: Workspace) -> Titles:
    """The titles by which sections and documents can be asked for."""
    return Titles(
        sections=tuple((section.title, section.id) for section in workspace.sections()),
        documents=tuple((document.title, document.id) for document in workspace.documents()),
    )
