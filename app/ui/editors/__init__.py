"""Editors of what needs more than a line: readings, organisations, words in use, days."""
