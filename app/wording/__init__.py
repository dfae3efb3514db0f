"""The values of the domain in words of three languages."""
