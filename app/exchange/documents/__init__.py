"""Documents of all forms, as lines."""
