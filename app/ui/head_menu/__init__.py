"""The menu in the head of a column: its values, what can be asked of it, its order."""
