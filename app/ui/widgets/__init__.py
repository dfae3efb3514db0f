"""Small things that several views use."""
