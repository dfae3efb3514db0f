"""Who is responsible: the last bracket of an item, or the line below it that says so.

    item   := text bracket | text label ":" names
    names  := [label ":"] group { ( ； | ， ) group }
    group  := name { ( 、 | ╱ | / ) name } [role]
    name   := words [( "(" role ")" )]

Brackets inside the text are none of it, whatever they hold: 粵港澳大灣區(大灣區). In English a
comma parts names, unless the words on both sides of it are one name of the list.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.lexing import is_latin
from app.domain.organisation import Role
from app.domain.time_labels import is_time_line

_OPEN, _CLOSE = "(（[［【〔", ")）]］】〕"
_GROUP_ENDS, _LATIN_GROUP_ENDS = "，,；;", ";；"
_NAME_ENDS, _LATIN_NAME_ENDS = "、╱/／", ",，、╱/／"
_LABELS = (
    ((r"(?:責任|责任|負責|负责|主管|落實|落实|實施|实施)(?:單位|单位|部門|部门|機構|机构|人)"
     r"|主責|主责|Responsible(?: (?:bureaux?|departments?|part(?:y|ies)|organisations?|units?))*"),
     Role.RESPONSIBLE),
    ((r"(?:牽頭|牵头|主辦|主办)(?:單位|单位|部門|部门|機構|机构)?"
     r"|Lead(?:ing)?(?: (?:bureau|department|party|organisation|unit))?"), Role.LEAD),
    ((r"(?:配合|協辦|协办|參與|参与|支持|協助|协助)(?:單位|单位|部門|部门|機構|机构)?"
     r"|Support(?:ing)?(?: (?:bureaux?|departments?|part(?:y|ies)|organisations?|units?))?"),
     Role.SUPPORTING),
)  # fmt: skip
_LABEL = re.compile(
    r"\s*(?:" + "|".join(f"({words})" for words, _role in _LABELS) + r")\s*[：:]\s*", re.IGNORECASE
)
# Two such lines may have been joined: 責任單位：A局配合單位：B局.
_LABEL_ANYWHERE = re.compile(
    r"(?<!^)(?=(?:責任|责任|負責|负责|牽頭|牵头|主辦|主办|配合|協辦|协办|參與|参与|支持|協助|协助)"
    r"(?:單位|单位|部門|部门|機構|机构)[：:])"
)
_LABEL_BEGINS = re.compile(
    r"(?:^|(?<=[。．.；;！!？?\s]))(?=" + _LABEL.pattern + ")", re.IGNORECASE
)
_ROLE_WORDS = (
    (r"(?:牽頭|牵头|統籌|统筹|主責|主责)(?:負責|负责)?$|\s*\b(?:lead|leading)$", Role.LEAD),
    (r"(?:等)?(?:配合|協助|协助|支援|參與|参与)$|\s*\bsupport(?:ing)?$", Role.SUPPORTING),
    (
        r"(?:等)?(?:按照?職責|按照?职责)?(?:分工)?(?:負責|负责)$|等(?:部門|部门|單位|单位)?$",
        Role.RESPONSIBLE,
    ),
)
_ROLES_BEHIND = tuple((re.compile(words, re.IGNORECASE), role) for words, role in _ROLE_WORDS)
_LEADING_WORDS = re.compile(r"^(?:由|the\s+)", re.IGNORECASE)
_LED = (
    (re.compile(r"^led by\s+", re.IGNORECASE), Role.LEAD),
    (re.compile(r"^(?:supported by|with (?:the )?support (?:of|from))\s+", re.IGNORECASE),
     Role.SUPPORTING),
)  # fmt: skip
_AND = re.compile(r"\s+(?:and|&)\s+|[及和與与]")
_STOPS = "。．.；;！!？?」』”"
_LOOKS_LIKE_ORGANISATION = re.compile(
    r"(?:局|署|處|处|部|管委會|管委会|協會|协会|總會|总会|辦公室|办公室|辦事處|办事处|委員會|委员会|公司|部門|部门|廳|厅|院|中心|政府|單位|单位|委)$"
    r"|(?:政府|政務|政务|服務|服务|發展|发展|改革|政策|管理|協調|协调|推進|推进|小組|小组)[辦办]$"
    r"|^[A-Z][A-Z&]{1,6}$|(?:Bureau|Department|Office|Authority|Council)s?$"
)
_FULL_LABEL = re.compile(
    r"\s*[【\[（(]?\s*(?:責任|责任|負責|负责|牽頭|牵头|主辦|主办|主管|落實|落实|實施|实施|配合|協辦|协办|參與|参与"
    r"|支持|協助|协助)(?:單位|单位|部門|部门|機構|机构|人)\s*[：:]"
    r"|\s*Responsible (?:bureaux?|departments?|part(?:y|ies)|organisations?|units?)\s*:",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{1,7}")

Known = Callable[[str], bool]
"""Tells whether a name is in the list of organisations."""


@dataclass(frozen=True, slots=True)
class NamedRole:
    """An organisation as the bracket names it."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The text of an item without its bracket, and the names of the bracket in order."""

    text: str
    named: tuple[NamedRole, ...] = ()


def split_responsibility(item: str, known: Known) -> Responsibility:
    """Part an item from the bracket or the line of its organisations.

    A last bracket that neither follows the end of a sentence nor holds a known name, or what looks
    like one, is text; so is one that only shortens the words in front of it.
    """
    stripped = item.rstrip()
    labelled = _labelled_line(stripped)
    if labelled is not None:
        text, names = stripped[:labelled].rstrip(), stripped[labelled:].rstrip("。．. ")
        names, times = _parted_times(names)
        named = tuple(_names(names, known))
        if named and (_FULL_LABEL.match(names) or any(_is_body(one.name, known) for one in named)):
            return Responsibility(text + times, named)
    opening = _opening_of_last_bracket(stripped)
    if opening is None:
        return Responsibility(stripped)
    text, inside = stripped[:opening].rstrip(), stripped[opening + 1 : -1]
    inside, times = _parted_times(inside)
    named = tuple(_names(inside, known))
    if not named or not (_LABEL.match(inside) or _names_bodies(text, named, known)):
        return Responsibility(stripped)
    return Responsibility(text + times, named)


def sounds_like_body(name: str) -> bool:
    """Whether a name that is in no list could be that of an organisation."""
    return _LOOKS_LIKE_ORGANISATION.search(name) is not None


def _parted_times(names: str) -> tuple[str, str]:
    """The names without the groups that say by when, and these as a bracket of their own."""
    groups = list(_split(names, _GROUP_ENDS if not is_latin(names) else _LATIN_GROUP_ENDS))
    times = [group for group in groups if is_time_line(group)]
    if not times:
        return names, ""
    return "；".join(group for group in groups if group not in times), f"（{'；'.join(times)}）"


def read_names(text: str, known: Known) -> tuple[NamedRole, ...]:
    """The organisations of a text that names nothing else, as somebody types them into a cell."""
    inside = "、".join(filter(None, (line.strip() for line in text.splitlines())))
    return tuple(_names(inside, known))


def is_responsibility_line(line: str) -> bool:
    """Whether a line of a document says nothing but who is responsible for the item above it."""
    return _FULL_LABEL.match(line) is not None


def _labelled_line(item: str) -> int | None:
    """Where 責任單位：… begins, if nothing but such words follows up to the end."""
    for begin in _LABEL_BEGINS.finditer(item):
        rest = item[begin.start() :].rstrip("。．. ")
        if not any(stop in rest for stop in "。！？") and rest[-1:] not in _CLOSE:
            return begin.start()
        if rest[-1:] in _CLOSE and _balanced(rest):
            return begin.start()
    return None


def _balanced(text: str) -> bool:
    return sum(one in _OPEN for one in text) == sum(one in _CLOSE for one in text)


def _opening_of_last_bracket(item: str) -> int | None:
    """Where the bracket opens that closes at the very end; widths need not agree."""
    if not item or item[-1] not in _CLOSE:
        return None
    depth = 0
    for at in range(len(item) - 1, -1, -1):
        if item[at] in _CLOSE:
            depth += 1
        elif item[at] in _OPEN:
            depth -= 1
            if depth == 0:
                return at
    return None


def _names(inside: str, known: Known) -> Iterator[NamedRole]:
    """The names of a bracket with their roles, in order."""
    latin = is_latin(inside)
    labelled = Role.RESPONSIBLE
    ends = _LATIN_GROUP_ENDS if latin else _GROUP_ENDS
    lines = _LABEL_ANYWHERE.split(inside)
    for group in (group for line in lines for group in _split(line, ends)):
        labelled, names = _label(group, labelled)
        pieces = list(_split(names, _LATIN_NAME_ENDS if latin else _NAME_ENDS))
        whole = _joined(pieces, ", " if latin else "、", known)
        named = [_named(name, labelled, known) for name in whole]
        yield from _of_one_group(named)


def _label(group: str, before: Role) -> tuple[Role, str]:
    """The role that the words in front of a group give it, or else that of the group before."""
    label = _LABEL.match(group)
    if label is not None:
        return _LABELS[(label.lastindex or 1) - 1][1], group[label.end() :]
    for words, role in _LED:
        if (led := words.match(group)) is not None:
            return role, group[led.end() :]
    return before, group


def _of_one_group(
    named: list[tuple[NamedRole, bool]],
) -> Iterator[NamedRole]:
    """B、C配合: the word behind the last name speaks of those in front of it too."""
    shared = named[-1][0].role if named and named[-1][1] else None
    for one, told in named:
        plain = not told and one.role is Role.RESPONSIBLE and shared is not None
        yield NamedRole(one.name, shared) if plain and shared else one


def _split(text: str, ends: str) -> Iterator[str]:
    """The pieces between separators that stand in no inner bracket, without empty ones."""
    depth = start = 0
    for at, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in ends and depth <= 0:
            yield from filter(None, [text[start:at].strip()])
            start = at + 1
    yield from filter(None, [text[start:].strip()])


def _joined(pieces: list[str], sign: str, known: Known) -> Iterator[str]:
    """Culture, Sports and Tourism Bureau is one name, and so is 電影、報刊及物品管理辦事處.

    A Bureau and B Department are two.
    """
    at = 0
    while at < len(pieces):
        longest_first = range(len(pieces), at + 1, -1)
        end = next(
            (end for end in longest_first if known(_bare(sign.join(pieces[at:end])))), at + 1
        )
        name = sign.join(pieces[at:end]) if end > at + 1 else pieces[at]
        yield from _both(name.removeprefix("and ").removeprefix("& "), known)
        at = end


def _bare(name: str) -> str:
    """A name without the words around it, or in a bracket behind it, that tell its role."""
    inner = _opening_of_last_bracket(name)
    if inner and any(words.fullmatch(name[inner + 1 : -1].strip()) for words, _ in _ROLES_BEHIND):
        return name[:inner].strip()
    found = (pattern.search(name) for pattern, _role in _ROLES_BEHIND)
    role = next((one for one in found if one is not None and one.start() > 0), None)
    return _LEADING_WORDS.sub("", name[: role.start()] if role else name).strip()


def _both(name: str, known: Known) -> list[str]:
    """The two names that an `and` joins, if both are known and it is not part of one name."""
    if not known(name):
        for word in _AND.finditer(name):
            both = [name[: word.start()].strip(), name[word.end() :].strip()]
            if all(map(known, both)):
                return both
    return [name]


def _named(name: str, labelled: Role, known: Known) -> tuple[NamedRole, bool]:
    """A name with its role, and whether a word behind it tells the role of its group."""
    inner = _opening_of_last_bracket(name)
    if inner:
        words, inside = name[:inner].strip(), name[inner + 1 : -1].strip()
        for pattern, role in _ROLES_BEHIND:
            if pattern.fullmatch(inside):
                return NamedRole(_LEADING_WORDS.sub("", words), role), False
        if known(words) and not known(name):
            name = words
    for pattern, role in _ROLES_BEHIND:
        if (found := pattern.search(name)) is not None and found.start() > 0:
            return NamedRole(_LEADING_WORDS.sub("", name[: found.start()]).strip(), role), True
    plain = _LEADING_WORDS.sub("", name).strip()
    return NamedRole(plain if known(plain) else name, labelled), False


def _names_bodies(text: str, named: tuple[NamedRole, ...], known: Known) -> bool:
    after_stop = bool(text) and text[-1] in _STOPS
    if any(known(one.name) for one in named):
        return after_stop or len(named) > 1 or not _shortens(text, named[0].name)
    return after_stop and any(
        _is_body(one.name, known) and not _is_defined(text, one.name) for one in named
    )


def _is_body(name: str, known: Known) -> bool:
    """Whether a name is in the list, or sounds like one that could be."""
    return known(name) or _LOOKS_LIKE_ORGANISATION.search(name) is not None


def _shortens(text: str, name: str) -> bool:
    """Whether a name only shortens the words in front: Security Bureau (SB), 房屋委員會(房委會)."""
    if _ABBREVIATION.fullmatch(name):
        words = text.split()
        return bool(words) and words[-1][0].isupper() and text[-1] not in _STOPS
    tail = iter(text[-4 * len(name) :])
    return text[-1:] == name[-1:] and all(character in tail for character in name)


def _is_defined(text: str, name: str) -> bool:
    """Whether the text itself says what an abbreviation is short for."""
    if not _ABBREVIATION.fullmatch(name):
        return False
    return re.search(rf"[(（「“\"]{re.escape(name)}[)）」”\"]", text) is not None
