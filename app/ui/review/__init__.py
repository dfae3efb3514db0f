"""The review of a proposal before it lands."""
