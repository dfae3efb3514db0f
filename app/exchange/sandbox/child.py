"""The side of the child: bind itself, do the work, say what came of it as lines of JSON."""

import json
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from app.domain.errors import TrackerError
from app.exchange.sandbox.limits import Limits, bind_this_process

Step = Callable[[int, int], None]
"""Reports that so many parts of so many are done."""
Work = Callable[[BinaryIO, list[str], Step], Any]
"""Turns the file on the standard input, with arguments, into a value that JSON can hold."""


def serve(work: Work) -> None:
    """Do the work for the parent, which gave the limits as the first argument.

    A `TrackerError` of the work becomes one of the parent's; whatever else it raises is a fault.
    """
    out = sys.stdout.buffer
    limits = Limits.decoded(sys.argv[1])
    bind_this_process(limits)

    def say(**message: Any) -> None:
        out.write(json.dumps(message).encode() + b"\n")
        out.flush()

    try:
        result = work(sys.stdin.buffer, sys.argv[2:], lambda done, total: say(step=[done, total]))
        say(result=result)
    except TrackerError as error:
        say(refused=error.code, values=error.values)
    except (MemoryError, RecursionError):
        say(exhausted=True)
    except Exception:  # noqa: BLE001 - the parent tells the user, and its log tells us
        say(fault=traceback.format_exc(limit=-8))
