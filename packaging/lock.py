"""Write the lock files: exact versions with hashes, for all systems and Pythons we support.

    python packaging/lock.py            needs `uv` on the path and the internet

No index and no host is named in them, so that they work with any.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "# Made by packaging/lock.py from pyproject.toml. Do not edit.\n"


def compile_lock(out: str, groups: list[str], constraint: str | None = None) -> None:
    command = [
        "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url",
        "--no-emit-find-links", "--quiet", "--output-file", out,
    ]  # fmt: skip
    for group in groups:
        command += ["--group", group]
    if constraint:
        command += ["--constraint", constraint]
    subprocess.run(command, cwd=ROOT, check=True)
    path = ROOT / out
    path.write_text(HEAD + path.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    compile_lock("requirements.lock", ["build"])
    compile_lock("requirements-test.lock", ["build", "test"], constraint="requirements.lock")
