"""The timeline: time to x, rows to y, marks, and the painter that brings them together."""
