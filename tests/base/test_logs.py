import subprocess
import sys


def log_from_a_process(folder):
    """In a process of its own: logging and the fault handler belong to the whole process."""
    code = (
        "import logging, pathlib, sys; from app.base import logs\n"
        "logs.start(pathlib.Path(sys.argv[1]))\n"
        "logging.getLogger('app.test').warning('磁碟已滿')\n"
        "logging.getLogger('app.test').debug('details')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
    )


def test_warnings_are_kept_for_the_staff_that_look_after_the_machine(tmp_path):
    done = log_from_a_process(tmp_path / "logs")
    text = (tmp_path / "logs" / "pledgeline.log").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "WARNING app.test: 磁碟已滿" in text
    assert "details" not in text


def test_a_folder_that_cannot_be_written_costs_the_log_only(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    done = log_from_a_process(blocked / "logs")
    assert (done.returncode, done.stderr) == (0, "")
