"""From conditions back to what could have been typed."""

from collections.abc import Iterable

from app.base.i18n import Language
from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import (
    NOTHING,
    AnyOf,
    Between,
    Condition,
    Contains,
    Facet,
    IsEmpty,
    NumberIs,
    OneOf,
    Relative,
    TextIs,
    normal,
)
from app.domain.organisation import Directory
from app.wording.filters import ENUMS, ORGANISATIONS
from app.wording.organisations import party_name
from app.wording.query_language.lexing import lexed
from app.wording.query_language.names import NAMES, Name
from app.wording.query_language.numbers import written_number
from app.wording.query_language.parsing import WITHOUT_NOTHING, Parser, Titles
from app.wording.query_language.times import written_days, written_period
from app.wording.query_language.words import (
    EMPTY,
    IN,
    MATCHES,
    NONE,
    choice_word,
    choices,
    in_language,
    is_one_of,
)

EMPTY_WORDS = ("empty", "空白", "空白")
_PLAIN = set("_%/()（）·.+&")


def written(
    conditions: Iterable[Condition],
    language: Language,
    directory: Directory,
    titles: Titles = Titles(),
) -> str:
    """A filter as it could have been typed: `parse` reads the same conditions in normal form."""
    writer = Writer(language, directory, titles)
    return " ".join(map(writer.term, conditions))


class Writer:
    """Writes terms in one language, with the names that a tracker knows."""

    def __init__(self, language: Language, directory: Directory, titles: Titles = Titles()) -> None:
        self._language = language
        self._directory = directory
        self._titles = {
            facet: {identifier: title for title, identifier in titles.of(facet)}
            for facet in (Facet.SECTION, Facet.DOCUMENT)
        }
        self._parser = Parser(directory, titles, Conventions())

    def term(self, condition: Condition) -> str:
        """One condition as a term."""
        condition = normal(condition)
        minus = "-" if condition.negated else ""
        if isinstance(condition, Contains):
            return minus + quoted_if_needed(condition.text)
        if isinstance(condition, AnyOf):
            name = next(one for one in NAMES if one.facet is condition.facet)
            values = ",".join(self.value(name, one) for one in condition.values)
            return f"{minus}{self._head(name)}{values}"
        name = _name_of(condition)
        return f"{minus}{self._head(name)}{self._words(condition)}"

    def value(self, name: Name, value: str) -> str:
        """A value of a facet so that it is read as exactly this one."""
        facet = name.facet
        assert facet is not None
        if value == NOTHING and facet not in WITHOUT_NOTHING:
            return in_language(EMPTY_WORDS, self._language)
        word = self._value_words(facet, value)
        return word if word and self._reads(name, word, value) else "#" + quoted_if_needed(value)

    def _value_words(self, facet: Facet, value: str) -> str:
        if facet in ENUMS or facet in (Facet.TARGET, Facet.QUESTION):
            known = value in choices(facet)
            return quoted_if_needed(choice_word(facet, value, self._language)) if known else ""
        if facet in ORGANISATIONS:
            if value.startswith("?"):
                return "?" + quoted_if_needed(value[1:])
            name = party_name("", value, self._directory, self._language)
            return quoted_if_needed(name) if name else ""
        if facet in self._titles:
            title = self._titles[facet].get(value, "")
            return quoted_if_needed(title) if title else ""
        return quoted_if_needed(value)

    def _reads(self, name: Name, word: str, value: str) -> bool:
        """Whether what is written stands for this value alone."""
        (term,) = lexed(word)
        try:
            return list(self._parser.codes(name, term.letters)) == [value]
        except InvalidValue:
            return False

    def _head(self, name: Name) -> str:
        return name.written(self._language) + ":"

    def _words(self, condition: OneOf | IsEmpty | Between | Relative | NumberIs | TextIs) -> str:
        if isinstance(condition, IsEmpty):
            return in_language(EMPTY_WORDS, self._language)
        if isinstance(condition, OneOf):
            values = ",".join(map(quoted, condition.values))
            return f"{in_language(IN, self._language)}:{values}"
        if isinstance(condition, Between):
            return written_days(condition)
        if isinstance(condition, Relative):
            return quoted_if_needed(written_period(condition, self._language))
        if isinstance(condition, NumberIs):
            return written_number(condition)
        match = in_language(MATCHES[condition.match], self._language)
        return f"{match}:{quoted(condition.text)}"


def quoted_if_needed(text: str) -> str:
    """The text, in quotation marks where it would be read as something else without them."""
    plain = text and all(one.isalnum() or one in _PLAIN or one == "-" for one in text)
    if plain and text[0].isalnum() and ".." not in text and not is_one_of(text, (*EMPTY, *NONE)):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return '"' + text.replace('"', '""') + '"'


def _name_of(condition: OneOf | IsEmpty | Between | Relative | NumberIs | TextIs) -> Name:
    """The first name that reads a condition on a field."""
    field: Field = condition.field
    if isinstance(condition, Between | Relative):
        return next(one for one in NAMES if one.day is field and one.facet is None)
    if isinstance(condition, NumberIs):
        return next(one for one in NAMES if one.number is field)
    # The name has to lead to this field when nothing but the name is known.
    return next(one for one in NAMES if one.field is field)
