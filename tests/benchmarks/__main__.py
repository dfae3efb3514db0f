"""The figures, each beside a peer timed in the same run.

    python3 run.py bench [--sizes 1000 10000 100000] [--data DIR] [--format text|json]

Trackers are made once by a deterministic generator and kept in DIR for the next run. Absolute
times move with the machine; the ratios to the peers are what to compare.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.measuring import Figure

SIZES = (1_000, 10_000, 100_000)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--data", type=Path, help="where the trackers are kept")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--only", default="", help="only groups whose name holds this")
    options = parser.parse_args(arguments)
    folder = options.data or Path(tempfile.gettempdir()) / "pledgeline-bench"
    folder.mkdir(parents=True, exist_ok=True)
    figures: list[Figure] = []
    groups = ["start", *(f"size-{size}" for size in options.sizes)]
    for group in groups:
        if options.only in group:
            figures += run_group(group, folder)
    if options.format == "json":
        print(json.dumps({one.name: _json(one) for one in figures}, indent=1))
    else:
        print_table(figures)
    return 0


def run_group(group: str, folder: Path) -> list[Figure]:
    """Measure a group in a process of its own, so that memory and caches are its own."""
    command = [sys.executable, "-m", "tests.benchmarks.groups", group, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [Figure(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def _json(one: Figure) -> dict[str, object]:
    return {
        "median": round(one.median, 3),
        "p95": round(one.p95, 3),
        "unit": one.unit,
        "peer": one.peer or None,
        "ratio": round(one.ratio, 3) if one.ratio is not None else None,
        "limit": one.limit,
        "holds": one.holds,
    }


def print_table(figures: list[Figure]) -> None:
    print(f"{'':52}{'median':>10}{'p95':>10}      {'limit':>8}   ratio to peer")
    for one in figures:
        limit = f"{one.limit:,.1f}" if one.limit is not None else ""
        ratio = f"{one.ratio:,.1f} x  {one.peer}" if one.ratio is not None else ""
        mark = "" if one.holds else "  <-- over"
        print(
            f"{one.name:52}{one.median:>10,.1f}{one.p95:>10,.1f} {one.unit:<4}"
            f"{limit:>8}   {ratio}{mark}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
