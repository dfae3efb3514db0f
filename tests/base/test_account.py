import getpass
import socket

import pytest

from app.base.account import account_name, machine_name


def test_the_account_and_the_machine_have_their_names():
    assert account_name() == getpass.getuser()
    assert machine_name() == socket.gethostname()


def test_an_account_without_a_name_is_no_error(monkeypatch):
    pwd = pytest.importorskip("pwd", reason="Windows asks its environment only")
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", _unknown)
    assert account_name() == "?"


def _unknown(_uid):
    raise KeyError("uid not found")
