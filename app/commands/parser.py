"""Which commands there are, and what they take."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from app import __version__
from app.base.i18n import Language, system_language
from app.base.progress import Cancelled
from app.domain.days import read_day
from app.domain.errors import InvalidValue, TrackerError
from app.wording.errors import error_sentence

_MOST_ACROSS = 12
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

OK, USAGE, REFUSED = 0, 2, 3
"""Exit codes: done, wrong words on the command line, refused with a sentence on stderr."""


def run_command(arguments: list[str]) -> int:
    """Carry out one command and return its exit code."""
    _print_utf8()
    options = _parser().parse_args(_with_query(arguments))
    language = Language(options.lang) if options.lang else system_language()
    try:
        code = _function(options.command)(options, language)
        sys.stdout.flush()  # Here, where it is known what to do if nobody reads it any more.
        return code
    except TrackerError as error:
        print(error_sentence(error, language), file=sys.stderr)
        return REFUSED
    except (KeyboardInterrupt, Cancelled):
        return 130
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _function(command: str) -> Callable[[argparse.Namespace, Language], int]:
    # SQLAlchemy takes half a second to import, and reading a document needs no database.
    if command == "read":
        from app.commands import reading

        return reading.read
    if command == "import":
        from app.commands import importing  # With SQLAlchemy, and the readers of documents.

        return importing.import_document
    from app.commands import trackers  # With SQLAlchemy.

    return {
        "list": trackers.list_commitments,
        "export": trackers.export,
        "timeline": trackers.timeline,
        "check": trackers.check,
    }[command]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pledgeline",
        description="Keeps track of what a government has promised. Without a command the window "
        "opens; a tracker may be named.",
    )
    parser.add_argument("--version", action="version", version=f"Pledgeline {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_read(commands)
    _add_import(commands)
    _add_list(commands)
    _add_export(commands)
    _add_timeline(commands)
    _add_check(commands)
    return parser


def _add_read(commands: Commands) -> None:
    command = _command(commands, "read", "show what is understood of a document; nothing is kept")
    command.add_argument("document", type=Path, metavar="DOCUMENT")
    _published(command)
    command.add_argument("--title", default="", help="the title, if the document does not say it")
    _format(command, "text", "json")


def _add_import(commands: Commands) -> None:
    command = _command(commands, "import", "bring a document into a tracker, after asking")
    command.add_argument("tracker", type=Path, metavar="TRACKER", help="made if it is not there")
    command.add_argument("document", type=Path, metavar="DOCUMENT")
    _published(command)
    command.add_argument("--title", default="", help="the title, if the document does not say it")
    command.add_argument(
        "--as", dest="succession", default="found", choices=("found", "own", "later", "correction"),
        help="what it is to the documents of the tracker: what is found (the default), a document "
        "of its own, a later one than the one found or the last, or a correction of that one",
    )  # fmt: skip
    command.add_argument("--yes", action="store_true", help="do not ask")


def _add_list(commands: Commands) -> None:
    command = _command(commands, "list", "list the commitments of a tracker")
    command.add_argument("tracker", type=Path, metavar="TRACKER")
    _where(command)
    _format(command, "text", "json", "csv")


def _add_export(commands: Commands) -> None:
    command = _command(commands, "export", "write the meeting workbook of a tracker")
    command.add_argument("tracker", type=Path, metavar="TRACKER")
    command.add_argument("out", type=_out(".xlsx"), metavar="OUT.xlsx")
    _where(command)


def _add_timeline(commands: Commands) -> None:
    command = _command(commands, "timeline", "draw the timeline of a tracker as a picture")
    command.add_argument("tracker", type=Path, metavar="TRACKER")
    command.add_argument("out", type=_out(".png", ".svg", ".pdf"), metavar="OUT.png|svg|pdf")
    _where(command)
    command.add_argument(
        "--size", choices=("a4", "a3", "slide"), default="a3",
        help="the paper, across; slide is 16:9 (default: a3)",
    )  # fmt: skip
    command.add_argument(
        "--layout", choices=("pages", "one"), default="pages",
        help="as many pages as the rows need, a picture as high as all of them (the default), or "
        "all on one page",
    )  # fmt: skip
    command.add_argument(
        "--across", type=_count, default=1, metavar="N",
        help="divide time into so many pages beside each other (PDF)",
    )  # fmt: skip
    command.add_argument("--from", dest="first", type=_day, metavar="DATE", help="the first day")
    command.add_argument("--to", dest="last", type=_day, metavar="DATE", help="the last day")
    command.add_argument(
        "--bands", choices=("quarter", "half", "financial_year", "school_year"),
        help="shade every other stretch of this kind",
    )  # fmt: skip
    command.add_argument("--holidays", action="store_true", help="shade the general holidays")
    command.add_argument(
        "--actions", action="store_true", help="draw the actions below their commitments"
    )


def _add_check(commands: Commands) -> None:
    command = _command(commands, "check", "look whether a tracker is sound")
    command.add_argument("tracker", type=Path, metavar="TRACKER")


def _command(commands: Commands, name: str, what: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what.capitalize() + ".")
    command.add_argument(
        "--lang", choices=[str(language) for language in Language], help="language of the words"
    )
    return command


def _published(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="when the document was published (YYYY-MM-DD): from then on 今年, 三年內 are counted",
    )


def _where(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--where",
        "--query",
        default="",
        metavar="QUERY",
        help="only these, as typed in the search box: 消防 bureau:保安局 due:past-latest",
    )


def _format(command: argparse.ArgumentParser, *names: str) -> None:
    command.add_argument("--format", choices=names, default=names[0])


def _day(text: str) -> date:
    try:
        return read_day(text)
    except InvalidValue as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day (YYYY-MM-DD)") from error


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_ACROSS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {_MOST_ACROSS}")
    return int(text)


def _out(*suffixes: str) -> Callable[[str], Path]:
    def checked(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in suffixes:
            raise argparse.ArgumentTypeError(f"{text!r} does not end in {' or '.join(suffixes)}")
        return path

    return checked


def _with_query(arguments: list[str]) -> list[str]:
    """A query may begin with a minus, which argparse would take for an option."""
    for name in ("--where", "--query"):
        if name in arguments[:-1]:
            at = arguments.index(name)
            return [*arguments[:at], f"{name}={arguments[at + 1]}", *arguments[at + 2 :]]
    return arguments


def _print_utf8() -> None:
    """Windows consoles and pipes would otherwise get the old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
