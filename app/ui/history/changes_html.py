"""The changes of one change set as rich text."""

from app.domain.changes import Change
from app.domain.history import ChangesShown
from app.ui.theme import Theme
from app.ui.widgets.rich_text import escaped
from app.ui.words import language, plural
from app.wording.change_lines import change_line


def changes_html(shown: ChangesShown, theme: Theme) -> str:
    """One line for each change; of very many the first ones, and how many more there are."""
    lines = [_line(change, shown.refs, theme) for change in shown.changes]
    more = shown.total - len(shown.changes)
    if more > 0:
        words = plural("and {count} more change", "and {count} more changes", more)
        lines.append(f"<span style='color:{theme.colours['muted']}'>{escaped(words)}</span>")
    return "".join(f"<p style='margin:0 0 5px 0'>{line}</p>" for line in lines)


def _line(change: Change, refs: dict[str, str], theme: Theme) -> str:
    line = change_line(change, language())
    ref = refs.get(change.id)
    head = f"<b>{escaped(ref)}</b> {escaped(line.what)}" if ref else escaped(line.what)
    before = (
        f"<span style='background:{theme.colours['removed']}'>{escaped(line.before)}</span>"
        if line.before
        else "—"
    )
    after = (
        f"<span style='background:{theme.colours['added']}'>{escaped(line.after)}</span>"
        if line.after
        else "—"
    )
    return f"<span style='color:{theme.colours['muted']}'>{head}:</span> {before} → {after}"
