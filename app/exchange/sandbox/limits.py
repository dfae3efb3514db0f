"""How much a child process may take, and how it binds itself before it touches a foreign file.

Each system has its own means: resource limits where POSIX is, a job object on Windows. macOS takes
no notice of a limit on memory; there the limits on time and on the size of files have to do.
"""

import json
import sys
from dataclasses import asdict, dataclass

_SPARE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may take before it is ended."""

    seconds: float = 30.0
    """On the clock, from start to result; of the processor a little more."""
    memory_bytes: int = 1_000_000_000
    output_bytes: int = 16_000_000
    """Of all that it says. A policy address has less than one million."""

    def encoded(self) -> str:
        """As an argument of the child."""
        return json.dumps(asdict(self))

    @staticmethod
    def decoded(text: str) -> "Limits":
        """From the argument of the child."""
        return Limits(**json.loads(text))


def bind_this_process(limits: Limits) -> None:
    """Put the limits on the present process; there is no way back."""
    if sys.platform == "win32":
        # The job object speaks to the system through ctypes, which nobody else needs.
        from app.exchange.sandbox.windows_job import bind_with_job

        bind_with_job(limits.memory_bytes, limits.seconds + _SPARE_SECONDS)
    else:
        _bind_with_resources(limits)


def _bind_with_resources(limits: Limits) -> None:
    # There is no such module on Windows.
    import resource

    seconds = int(limits.seconds) + _SPARE_SECONDS
    wanted = [
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),  # It writes no files.
        (resource.RLIMIT_CORE, 0),
    ]
    for kind, most in wanted:
        _soft, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (limit, limit))
        except (OSError, ValueError):
            continue  # As on macOS for memory: the other limits stay.
