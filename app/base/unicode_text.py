"""Text that every file can keep."""


def whole(text: str) -> str:
    """The text with a sign in the place of each half character that has lost its other half.

    Names of files that are no UTF-8 hold such halves, and so may text pasted from elsewhere.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
