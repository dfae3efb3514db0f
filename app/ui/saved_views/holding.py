"""What a view holds, in words: so that whoever saves one sees what will come back."""

from app.base.i18n import Language
from app.domain.saved_views import ViewState
from app.ui.filtering import Filtering
from app.ui.words import _, language, plural
from app.wording.labels import label


def what_it_holds(state: ViewState, filtering: Filtering) -> str:
    """Filter, order and columns of a state, a line for each."""
    comma = ", " if language() is Language.EN else "、"
    words = filtering.words()
    filters = [state.typed.strip(), *map(words.condition, state.spec.conditions)]
    lines = [comma.join(filter(None, filters)) or _("all commitments")]
    if state.spec.sort:
        keys = comma.join(label(key.field, language()) for key in state.spec.sort)
        lines.append(_("sorted by {columns}").format(columns=keys))
    shown = sum(one.shown for one in state.columns)
    lines.append(plural("{count} column", "{count} columns", shown))
    return "\n".join(lines)
