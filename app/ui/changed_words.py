"""Two versions of a text as one, with what went struck through and what came marked."""

from app.domain.word_differences import RunKind, word_differences
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped


def changed_words(before: str, after: str, theme: Theme) -> str:
    """Rich text of both: never by colour alone."""
    styles = {
        RunKind.REMOVED: ("s", f"background:{theme.colours['removed']}"),
        RunKind.ADDED: ("u", f"background:{theme.colours['added']}"),
    }
    shown = []
    for run in word_differences(before, after):
        if run.kind in styles:
            tag, style = styles[run.kind]
            shown.append(f"<{tag} style='{style}'>{escaped(run.text)}</{tag}>")
        else:
            shown.append(escaped(run.text))
    return "".join(shown)
