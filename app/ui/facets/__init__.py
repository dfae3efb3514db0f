"""The facets at the left, with their live counts."""
