"""Children that do what a parser does when a file is made to break it. Run as a module."""

import ctypes
import os
import sys
import time
from pathlib import Path

from app.domain.errors import InvalidValue, Refused
from app.exchange.sandbox.child import serve


def work(file, arguments, step):
    return BEHAVIOURS[arguments[0]](file, step)


def echo(file, step):
    step(1, 2)
    step(2, 2)
    return {"text": file.read().decode(), "folder": str(Path.cwd()), "path": sys.path[0]}


def refuse(file, step):
    raise Refused("document_scan", name="a", pages=3)


def blame(file, step):
    raise InvalidValue("text_too_long", limit=3)


def stumble(file, step):
    return {}["missing"]


def hang(file, step):
    step(1, 10)
    time.sleep(600)


def spin(file, step):
    while True:
        pass


def take_memory(file, step):
    return len([bytearray(50_000_000) for _ in range(200)])


def recurse(file, step):
    return recurse(file, step)


def chatter(file, step):
    while True:
        step(1, 10**6)


def speak_long(file, step):
    return "字" * 40_000_000


def die(file, step):
    ctypes.string_at(0)


def leave(file, step):
    os._exit(0)


def write(file, step):
    with Path("written.txt").open("w", encoding="utf-8") as target:
        target.write("x" * 100)
    return "written"


BEHAVIOURS = {
    one.__name__: one
    for one in (
        echo, refuse, blame, stumble, hang, spin, take_memory, recurse, chatter, speak_long, die,
        leave, write,
    )
}  # fmt: skip

if __name__ == "__main__":
    serve(work)
