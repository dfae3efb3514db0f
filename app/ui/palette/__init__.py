"""The palette: one box that finds every action, and places to go, by words of any language."""
