"""Who sits at the machine, for the history and for the lock of a tracker."""

import getpass
import socket


def account_name() -> str:
    """The name of the user's account; never fails."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def machine_name() -> str:
    """The name of this machine on its network."""
    return socket.gethostname()
