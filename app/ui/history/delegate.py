"""How an entry of the history looks."""

from app.ui.history.model import HistoryModel
from app.ui.widgets.two_lines import Index, TwoLineDelegate


class EntryDelegate(TwoLineDelegate):
    """What is taken back is struck out."""

    def is_past(self, index: Index) -> bool:
        model = index.model()
        assert isinstance(model, HistoryModel)
        return model.entry(index.row()).taken_back
