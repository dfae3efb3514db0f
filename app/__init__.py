"""Pledgeline 踐諾: keeps track of what a government has promised."""

__version__ = "0.1.0"
