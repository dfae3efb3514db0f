"""A place in the tokens of one text."""

from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.lexing import Prepared


class Cursor:
    """Walks over tokens; a rule takes the tokens it understands, or goes back and takes none."""

    def __init__(self, prepared: Prepared, tokens: list[Token]) -> None:
        self.prepared = prepared
        self.tokens = tokens
        self.at = 0
        self._phrase = 0

    @property
    def finished(self) -> bool:
        return self.at >= len(self.tokens)

    def begin_phrase(self) -> None:
        """From here on tokens must touch each other: words between them would part the phrase.

        A blank, as between Latin words, does not.
        """
        self._phrase = self.at

    def peek(self, *kinds: Kind, ahead: int = 0) -> Token | None:
        """The token `ahead` of the next one, if it is of one of the kinds and in the phrase."""
        index = self.at + ahead
        if index >= len(self.tokens) or self.tokens[index].kind not in kinds:
            return None
        for later in range(max(self.at, self._phrase + 1), index + 1):
            if self.prepared.text[self.tokens[later - 1].end : self.tokens[later].start].strip():
                return None
        return self.tokens[index]

    def take(self, *kinds: Kind) -> Token | None:
        """The next token, and go behind it, if it is of one of the kinds and in the phrase."""
        token = self.peek(*kinds)
        if token is not None:
            self.at += 1
        return token

    @property
    def following(self) -> str:
        """The prepared text behind the token taken last."""
        return self.prepared.text[self.last.end :]

    @property
    def last(self) -> Token:
        """The token taken last."""
        return self.tokens[self.at - 1]
