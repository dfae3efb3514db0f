"""The detail of one commitment, at the right."""
