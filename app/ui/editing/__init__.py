"""Editing of many cells and of whole rows: the dialogs and what opens them."""
