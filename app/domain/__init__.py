"""What a commitment is and what may be done with it. Standard library only."""
