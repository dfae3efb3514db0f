"""The history of the tracker, and the undo of any one change set."""
