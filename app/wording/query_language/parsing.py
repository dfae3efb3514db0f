"""From what is typed to conditions."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.base.i18n import Language
from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.filters import (
    NOTHING,
    AnyOf,
    Condition,
    Contains,
    Facet,
    Match,
    OneOf,
    TextIs,
    is_empty,
    normal,
)
from app.domain.organisation import Directory
from app.domain.quarters import quarters
from app.wording.filters import ENUMS, ORGANISATIONS
from app.wording.query_language.lexing import (
    COLONS,
    Letters,
    Term,
    is_quoted,
    joined,
    lexed,
    named,
    parted,
    without_minus,
)
from app.wording.query_language.names import Name, field_names, name_called
from app.wording.query_language.numbers import read_number_condition
from app.wording.query_language.times import read_days, read_window
from app.wording.query_language.words import (
    EMPTY,
    IN,
    MATCHES,
    NONE,
    choice_word,
    choices,
    compact,
    folded,
    is_one_of,
)

WITHOUT_NOTHING = (Facet.TARGET, Facet.QUESTION, Facet.DUE)
"""Facets behind whose names "empty" is asked of a field: there is no due state that is none."""
_FREE = (Facet.OWNER, Facet.TAG, Facet.SECTION, Facet.DOCUMENT)
"""Facets of words that people chose: in quotation marks even "none" may be one of them."""
_FIXED = (Facet.DUE, Facet.RELATION, Facet.CERTAINTY, Facet.ASSESSMENT)
"""Facets in which every row has one of the fixed values."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The sections and documents that a tracker has: titles with identifiers."""

    sections: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()

    def of(self, facet: Facet) -> tuple[tuple[str, str], ...]:
        """Those of a facet."""
        return self.sections if facet is Facet.SECTION else self.documents


def parse(
    text: str,
    directory: Directory,
    titles: Titles = Titles(),
    conventions: Conventions = Conventions(),
) -> tuple[Condition, ...]:
    """The conditions of a typed filter, in their normal form.

    Raises InvalidValue with what is wrong and what could be typed in its place.
    """
    parser = Parser(directory, titles, conventions)
    return tuple(parser.condition(term) for term in lexed(text))


class Parser:
    """Reads terms for the names that a tracker knows."""

    def __init__(self, directory: Directory, titles: Titles, conventions: Conventions) -> None:
        self._directory = directory
        self._titles = titles
        self._conventions = conventions

    def condition(self, term: Term) -> Condition:
        """The condition of one term. Raises InvalidValue."""
        negated, letters = without_minus(term.letters)
        split = named(letters)
        if split is None:
            return Contains(joined(letters), negated)
        word, rest = split
        name = name_called(word)
        if name is None:
            known = {one: ", ".join(field_names(one)) for one in Language}
            raise InvalidValue("query_field_unknown", name=word, known=known)
        if not rest or (not is_quoted(rest) and not joined(rest).strip("<>=,，、")):
            raise InvalidValue("query_value_missing", name=joined(term.letters))
        return self._of_name(name, rest, negated)

    def _of_name(self, name: Name, letters: Letters, negated: bool) -> Condition:
        operation = _operation(letters)
        if operation is not None:
            match, words = operation
            return self._operated(name, match, words, negated)
        text, literal = joined(letters), is_quoted(letters)
        if not literal and is_one_of(text, EMPTY):
            return _emptiness(name, negated)
        found: Condition | None = None
        if name.number is not None:
            found = read_number_condition(name.number, text, negated)
        # Fixed values first: phrases of time need the grammar, which takes a while to import.
        if name.day is not None and not _are_choices(name, letters):
            found = read_days(name.day, text, negated, self._conventions)
        if found is not None:
            return found
        if name.facet is not None:
            return AnyOf(name.facet, self._values(name, letters), negated)
        if name.text is not None:
            return TextIs(name.text, Match.CONTAINS, text, negated)
        code = "query_date_unknown" if name.day is not None else "query_number_unknown"
        raise InvalidValue(code, value=text)

    def _operated(
        self, name: Name, match: Match | None, letters: Letters, negated: bool
    ) -> Condition:
        field = name.text if match is not None else name.field
        if field is None:
            raise InvalidValue("query_no_words", name=_shown(name))
        if match is not None:
            return TextIs(field, match, joined(letters), negated)
        values = tuple(dict.fromkeys(map(joined, parted(letters))))
        return normal(OneOf(field, values, negated))

    # --- values of facets -------------------------------------------------------------------

    def _values(self, name: Name, letters: Letters) -> tuple[str, ...]:
        assert name.facet is not None
        found = [code for part in parted(letters) for code in self.codes(name, part)]
        return tuple(dict.fromkeys(found))

    def codes(self, name: Name, part: Letters) -> Iterable[str]:
        """The values of a facet that a typed one stands for. Raises InvalidValue."""
        facet = name.facet
        assert facet is not None
        word, literal = joined(part), is_quoted(part) and facet in _FREE
        if part[0].text == "#" and not part[0].quoted and len(part) > 1:
            return [word[1:]]
        if not literal and facet not in (*_FIXED, Facet.TARGET, Facet.QUESTION):
            if is_one_of(word, (*NONE, *EMPTY)):
                return [NOTHING]
        elif not literal and is_one_of(word, EMPTY):
            return [NOTHING]
        if facet in (Facet.OWNER, Facet.TAG):
            return [word]
        if facet in ORGANISATIONS:
            known = part[0].text != "?" or part[0].quoted
            return self._organisations(word) if known else [word]
        if facet in (Facet.SECTION, Facet.DOCUMENT):
            return self._titled(name, word)
        if facet is Facet.QUARTER:
            return self._quarters(word)
        return [_choice(name, facet, word)]

    def _organisations(self, word: str) -> list[str]:
        exact = self._directory.named(word)
        if exact is not None:
            return [exact.id]
        part = folded(word)
        found = [
            one.id
            for one in self._directory.organisations
            if part and any(part in folded(name) for name in one.names)
        ]
        if not found:
            raise InvalidValue("query_organisation_unknown", value=word)
        return found

    def _titled(self, name: Name, word: str) -> list[str]:
        assert name.facet is not None
        titled, wanted = self._titles.of(name.facet), folded(word)
        found = [identifier for title, identifier in titled if folded(title) == wanted]
        found = found or [identifier for title, identifier in titled if wanted in folded(title)]
        if not found:
            known = "、".join(dict.fromkeys(title for title, _ in titled))
            raise InvalidValue("query_value_unknown", value=word, name=_shown(name), known=known)
        return found

    def _quarters(self, word: str) -> list[str]:
        window = read_window(word, self._conventions)
        if window is None or window.earliest is None or window.latest is None:
            raise InvalidValue("query_date_unknown", value=word)
        return [str(one) for one in quarters(window.earliest, window.latest)]


def _operation(letters: Letters) -> tuple[Match | None, Letters] | None:
    """`starts:` and the like in front of the words; `in:` is None."""
    for at, one in enumerate(letters):
        if one.quoted:
            return None
        if one.text in COLONS:
            word, rest = joined(letters[:at]), letters[at + 1 :]
            if is_one_of(word, IN) and rest:
                return None, rest
            for match, words in MATCHES.items():
                if is_one_of(word, words) and rest:
                    return match, rest
            return None
    return None


def _emptiness(name: Name, negated: bool) -> Condition:
    if name.facet is not None and name.facet not in WITHOUT_NOTHING:
        return AnyOf(name.facet, (NOTHING,), negated)
    assert name.field is not None
    return is_empty(name.field, negated=negated)


def _are_choices(name: Name, letters: Letters) -> bool:
    """Whether all that is typed are fixed values of a facet."""
    if name.facet is None:
        return False
    known = [one for words in choices(name.facet).values() for one in words]
    return all(is_one_of(joined(part), known) for part in parted(letters))


def _choice(name: Name, facet: Facet, word: str) -> str:
    wanted = compact(word)
    for code, words in choices(facet).items():
        if wanted in map(compact, words):
            return code
    codes = [one.value for one in ENUMS[facet]] if facet in ENUMS else list(choices(facet))
    known = {one: ", ".join(choice_word(facet, code, one) for code in codes) for one in Language}
    raise InvalidValue("query_value_unknown", value=word, name=_shown(name), known=known)


def _shown(name: Name) -> dict[Language, str]:
    return {language: name.written(language) for language in Language}
