"""The table of commitments."""
