"""What asks for attention: a list at the side, and a key that steps through it."""
