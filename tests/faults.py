"""A disk that fails at a chosen call."""

import errno
import io
import os

import pytest

_CALLS = ((os, "open"), (os, "fsync"), (os, "replace"), (os, "stat"), (os, "chmod"), (io, "open"))


class FailingDisk:
    """Lets calls to the file system through, and raises OSError at the n-th."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, folder: str) -> None:
        self.failed = False
        self._left = number
        self._folder = folder
        for module, name in _CALLS:
            monkeypatch.setattr(module, name, self._wrapped(getattr(module, name)))

    def _wrapped(self, call):
        def failing(*arguments, **options):
            if self._concerns(arguments[0]):
                self._left -= 1
                if self._left == 0:
                    self.failed = True
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*arguments, **options)

        return failing

    def _concerns(self, file) -> bool:
        """Only what happens in the test's folder: Python itself opens files too."""
        return isinstance(file, int) or os.fspath(file).startswith(self._folder)
