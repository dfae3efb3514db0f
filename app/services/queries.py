"""A filter as typed, for the names that a tracker knows."""

from app.base.i18n import Language
from app.domain.filters import FilterSpec
from app.services.workspace import Workspace
from app.wording.query_language import Titles, parse, written


def parsed_filter(workspace: Workspace, text: str) -> FilterSpec:
    """The filter that a text stands for. Raises InvalidValue with what is wrong."""
    titles = titles_of(workspace)
    return FilterSpec(parse(text, workspace.directory, titles, workspace.conventions))


def filter_text(workspace: Workspace, spec: FilterSpec, language: Language) -> str:
    """What could have been typed for a filter; `parsed_filter` reads the same conditions."""
    return written(spec.conditions, language, workspace.directory, titles_of(workspace))


def titles_of(workspace: Workspace) -> Titles:
    """The titles by which sections and documents can be asked for."""
    return Titles(
        sections=tuple((section.title, section.id) for section in workspace.sections()),
        documents=tuple((document.title, document.id) for document in workspace.documents()),
    )
