"""Saved views: the list at the left, the menu, the dialog, and what they keep."""
