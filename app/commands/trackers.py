"""The commands that work on a tracker."""

import argparse
import sys

from app.base.i18n import Language, plural, translator
from app.domain.filters import FilterSpec
from app.services.listing import listed
from app.services.queries import parsed_filter
from app.services.workspace import Workspace, open_workspace

_DRAWN = ("size", "layout", "across", "first", "last", "bands", "holidays", "actions")
"""The options that say how a timeline is laid out."""


def list_commitments(options: argparse.Namespace, language: Language) -> int:
    """Print the commitments that a filter finds."""
    with _opened(options) as workspace:
        text = listed(workspace, _spec(workspace, options), language, options.format)
    if options.format == "csv" and not sys.stdout.isatty():
        # Excel takes a file without the mark for one in the old code page of the system.
        text = "\ufeff" + text
    print(text, end="")
    return 0


def export(options: argparse.Namespace, language: Language) -> int:
    """Write the meeting workbook."""
    # XlsxWriter and openpyxl are slow to import, and only this command needs them.
    from app.services.exporting import export_workbook

    with _opened(options) as workspace:
        count = export_workbook(workspace, options.out, _spec(workspace, options), language)
    words = plural("{count} commitment", "{count} commitments", count, language)
    print(f"{options.out}: {words}")
    return 0


def timeline(options: argparse.Namespace, language: Language) -> int:
    """Draw the timeline; Qt is loaded, but no window is opened."""
    # Qt takes longer to import than the other commands take to run.
    from app.bootstrap import draw_timeline

    chosen = {name: getattr(options, name) for name in _DRAWN}
    with _opened(options) as workspace:
        draw_timeline(workspace, _spec(workspace, options), options.out, language, **chosen)
    print(options.out)
    return 0


def check(options: argparse.Namespace, language: Language) -> int:
    """Look whether a tracker is sound; exit code 1 if it is not."""
    _ = translator(language)
    with _opened(options) as workspace, workspace.reader() as reader:
        result = reader.check()
    if result.sound:
        counts = _("{commitments} commitments, {change_sets} change sets: sound.")
        print(counts.format(commitments=result.commitments, change_sets=result.change_sets))
        return 0
    for line in result.damage:
        print(line, file=sys.stderr)
    if result.broken_references:
        message = _("{count} references lead nowhere.")
        print(message.format(count=result.broken_references), file=sys.stderr)
    if result.stale_rows:
        message = _("{count} rows of the list are not what they should be.")
        print(message.format(count=result.stale_rows), file=sys.stderr)
    return 1


class _Opened:
    """A tracker opened for reading, closed at the end of a block."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __enter__(self) -> Workspace:
        return self._workspace

    def __exit__(self, *_exc: object) -> None:
        self._workspace.close()


def _opened(options: argparse.Namespace) -> _Opened:
    return _Opened(open_workspace(options.tracker, read_only=True))


def _spec(workspace: Workspace, options: argparse.Namespace) -> FilterSpec:
    return parsed_filter(workspace, options.where)
