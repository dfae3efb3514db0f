"""The side of the program: start a child, listen to it, end it when it takes too much."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO

from app.base.progress import Progress
from app.domain.errors import Environment, Refused
from app.exchange.sandbox.failure import ChildFailed, Reason
from app.exchange.sandbox.limits import Limits

_LISTEN_SECONDS = 0.05
_END = None
_INSTALLED = ("site-packages", "dist-packages")
"""Folders that every Python looks into by itself."""


def confined(
    module: str,
    source: BinaryIO,
    arguments: Sequence[str] = (),
    *,
    progress: Progress,
    limits: Limits = Limits(),
) -> Any:
    """Let `module` work on an open file in a process of its own; returns what it made of it.

    The module has to call `serve` when it is run. Raises ChildFailed; Refused, as the child
    decided; Environment if no process can be started; Cancelled out of `progress`.
    """
    process = _started(module, source, arguments, limits)
    assert process.stdout is not None
    said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    listener = threading.Thread(
        target=_listen, args=(process.stdout, said, limits.output_bytes), daemon=True
    )
    listener.start()
    try:
        return _conversation(process, said, progress, limits)
    finally:
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


def _started(
    module: str, source: BinaryIO, arguments: Sequence[str], limits: Limits
) -> "subprocess.Popen[bytes]":
    # -P: nothing is imported from the folder that the user happens to be in.
    command = [_python(), "-P", "-X", "utf8", "-m", module, limits.encoded(), *arguments]
    try:
        return subprocess.Popen(  # noqa: S603 - our own Python with our own module
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            # Without it a console flashes up whenever the program of the window reads a document.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Environment("reader_not_started", reason=str(error)) from error


def _python() -> str:
    """The Python of this program, on Windows the one that can print.

    The program of the window is run by `pythonw`, which has no output to hear.
    """
    own = Path(sys.executable)
    speaking = own.with_name(own.name.lower().replace("pythonw", "python"))
    return str(speaking if own.name.lower().startswith("pythonw") and speaking.exists() else own)


def _environment() -> dict[str, str]:
    """That of the program; the child finds our modules where this one is, installed or not."""
    folder = Path(__file__).resolve().parents[3]
    if folder.name in _INSTALLED:
        return dict(os.environ)
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder), inherited]) if inherited else str(folder)
    return os.environ | {"PYTHONPATH": path}


def _listen(stream: IO[bytes], said: "queue.SimpleQueue[bytes | None]", most: int) -> None:
    """Hand on line after line; a line that is cut off is the last, and says that it is too much."""
    left = most + 1
    while left > 0 and (line := stream.readline(left)):
        left -= len(line)
        said.put(line)
    said.put(_END)


def _conversation(
    process: "subprocess.Popen[bytes]",
    said: "queue.SimpleQueue[bytes | None]",
    progress: Progress,
    limits: Limits,
) -> Any:
    until = time.monotonic() + limits.seconds
    done, total, heard = 0, 0, 0
    while True:
        progress.step(done, total, "")
        if time.monotonic() > until:
            raise ChildFailed(Reason.TIME)
        try:
            line = said.get(timeout=_LISTEN_SECONDS)
        except queue.Empty:
            continue
        if line is _END:
            raise ChildFailed(Reason.DIED, f"exit code {_exit_code(process)}")
        heard += len(line)
        if heard > limits.output_bytes:
            raise ChildFailed(Reason.OUTPUT)
        message = _message(line)
        if "step" in message:
            done, total = message["step"]
        else:
            return _outcome(message)


def _exit_code(process: "subprocess.Popen[bytes]") -> int | None:
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return None


def _message(line: bytes) -> dict[str, Any]:
    try:
        message: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise ChildFailed(Reason.DIED, "half a line") from error
    return message


def _outcome(message: dict[str, Any]) -> Any:
    if "refused" in message:
        raise Refused(message["refused"], **message["values"])
    if "exhausted" in message:
        raise ChildFailed(Reason.MEMORY)
    if "fault" in message:
        raise ChildFailed(Reason.FAULT, message["fault"])
    return message["result"]
