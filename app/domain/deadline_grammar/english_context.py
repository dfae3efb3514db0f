"""What the words around a period of time in English say about it; all texts are prepared ones."""

import re

_RECURS = re.compile(r"\b(?:every|each|annual(?:ly)?|yearly|per year)\b")
_FURTHEST = 1000
"""Characters: a sentence that is longer is no sentence."""
_SENTENCE_END = re.compile(r"[;:]|\.(?= |$)|\n")
_CLAUSE_END = re.compile(r"[,;:]|\.(?= |$)|\n")
_VERB_FOLLOWS = re.compile(r"(?:^|[.;:,(] ?|\b(?:will|shall|and|also|to|must|we) )$")
_HOPED = re.compile(
    r"\b(?:striv(?:e|es|ing)|tentative(?:ly)?|expect(?:s|ed)?|anticipated?|hopes?|estimated|"
    r"endeavours?|aspir(?:e|es|ing))\b"
)
_DOCUMENT = re.compile(
    r" (?:policy (?:address|measures)|budget|census|population|olympic|asian games|national games|"
    r"legislative session|annual report|report|ordinance|bill|act|plan|blueprint)\b"
)
_FIGURES = r"(?:[^,;.]|[,.](?=\d))"
_BASE_BEFORE = re.compile(rf"\bfrom {_FIGURES}{{1,60}}$")
_BASE_BEHIND = re.compile(rf"{_FIGURES}{{0,40}}\bto\b")
_BASE_NOUN = re.compile(
    r"\b(?:average|level|figure|that|total|number|base|baseline|peak|record)s?(?: of)? $"
)
_LEVEL = re.compile(r" (?:levels?|base|baseline|figures?|prices)\b")
_THING_LASTS = re.compile(r"\b(?:expir|laps|matur|accru|aris|dat)(?:ing|ed) $")
_SERVICE = re.compile(
    r"\b(?:applications?|applicants?|receipt|receiving|enquir|complaint|respond|repl(?:y|ies)|each|"
    r"every|per|request)"
)
_EVENT = re.compile(
    r"[^,;.]{0,40}\b(?:passage|passing|enactment|commencement|approval|completion|launch|"
    r"establishment|publication|gazettal|implementation|opening|amendment|passed|enacted|"
    r"completed|approved|launched|takes? effect)\b"
)
_COUNTED_FROM = re.compile(r" (?:of|after|from|following|upon|before)\b")
_NOTHING_COUNTED = re.compile(r" ?(?:$|[,.;:)])| (?:to|for|with|at|and|in)\b")


def is_verb(before: str) -> bool:
    """Whether `continue` behind these words is what the commitment does."""
    return _VERB_FOLLOWS.search(before) is not None


def is_hoped(before: str) -> bool:
    """Whether the words in front of a period, in its clause, promise no more than to try."""
    return _HOPED.search(_CLAUSE_END.split(before)[-1]) is not None


def names_document(following: str) -> bool:
    """Whether the period is part of a name: the 2024-25 Budget."""
    return _DOCUMENT.match(following) is not None


def is_level(following: str) -> bool:
    """Whether the period tells of a level: the 2021-22 level."""
    return _LEVEL.match(following) is not None


def is_base(before: str, following: str) -> bool:
    """Whether something is held against the period: the average in 2021, from 5 in 2021 to 8."""
    if _BASE_NOUN.search(before):
        return True
    return bool(_BASE_BEFORE.search(before) and _BASE_BEHIND.match(following))


def tells_of_thing(before: str) -> bool:
    """Whether `from` belongs to a thing: leases expiring from 2025 onwards."""
    return _THING_LASTS.search(before) is not None


def is_service(before: str) -> bool:
    """Whether a length behind these words is how fast a service is."""
    return _SERVICE.search(_SENTENCE_END.split(before)[-1]) is not None


def counts_from_something(following: str) -> bool:
    """Whether a length is counted from what comes next: six months after ..."""
    return _COUNTED_FROM.match(following) is not None


def event(following: str) -> int | None:
    """Where the words of an event end that a length is counted from; None if there is none."""
    match = _EVENT.match(following)
    return match.end() if match else None


def counts_nothing(following: str) -> bool:
    """Whether a bare 2025 is a year: no thing is counted behind it."""
    return _NOTHING_COUNTED.match(following) is not None


def end_of_clause(text: str, at: int) -> int:
    """Where the clause ends that holds a place."""
    match = _CLAUSE_END.search(text, at)
    return match.start() if match else len(text.rstrip())


def recurs(text: str, at: int) -> bool:
    """Whether the deed that a place tells of is done again and again: every year by March."""
    clause = text[begin_of_sentence(text, at) : end_of_clause(text, at)]
    return _RECURS.search(clause) is not None


def begin_of_sentence(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    first = max(0, at - _FURTHEST)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, at)]
    return ends[-1] if ends else first
