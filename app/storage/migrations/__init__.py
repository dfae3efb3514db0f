"""Steps from schema to schema, frozen in time."""
