"""The commands of the command line; none of them needs a display."""

from app.commands.parser import run_command

__all__ = ["run_command"]
