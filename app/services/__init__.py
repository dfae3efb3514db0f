"""Use cases: what the program does for its users, without a user interface."""
