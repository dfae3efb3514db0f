"""Text for Qt's rich text widgets."""


def escaped(text: str) -> str:
    """The text with nothing in it that rich text would take for a mark."""
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\n", "<br>")
    )


def tip(text: str, width: int) -> str:
    """A tool tip that wraps at a width in pixels."""
    return f"<div style='width:{width}px'>{escaped(text)}</div>"
