"""What the colours and signs of the source mean."""

from PySide6.QtWidgets import QLabel, QWidget

from app.domain.document import LineKind
from app.ui.review.source_view import GROUNDS
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.labels import label


class Legend(QLabel):
    """One line below the source."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setWordWrap(True)
        self.setAccessibleName(_("What the colours mean"))
        text, faint = theme.colours["text"], theme.colours["faint"]
        entries = [
            _swatch(sign, theme.colours[GROUNDS[kind]], text, label(kind, language()))
            for sign, kind in (
                ("§1", LineKind.HEADING),
                ("12", LineKind.COMMITMENT),
                ("?", LineKind.UNRESOLVED),
            )
        ]
        entries.append(
            f'<span style="color:{faint}">×&nbsp;<s>{label(LineKind.NOISE, language())}</s></span>'
        )
        dot = f'<span style="color:{theme.colours["accent"]}">●</span>'
        corrected = _("corrected")
        entries.append(f"{dot}&nbsp;{corrected}")
        self.setText("&nbsp;&nbsp; ".join(entries))


def _swatch(sign: str, ground: str, text: str, words: str) -> str:
    style = f"background-color:{ground}; color:{text}"
    return f'<span style="{style}">&nbsp;{sign}&nbsp;</span>&nbsp;{words.replace(" ", "&nbsp;")}'
