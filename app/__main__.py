"""The command line. Nothing heavy is imported before it is known to be needed."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or the window if there is none; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or not is_command(given[0]):
        # The window is by far the most frequent start: it does not wait for the commands.
        from app.bootstrap import run_window

        return run_window(given, COMMANDS)
    # The other way round, commands need no window.
    from app.commands import run_command

    return run_command(given)


def is_command(word: str) -> bool:
    """Whether a first word is for the command line, not the name of a tracker to open."""
    return word.startswith("-") or word in COMMANDS


COMMANDS = ("read", "import", "list", "export", "timeline", "check")

if __name__ == "__main__":
    sys.exit(main())
