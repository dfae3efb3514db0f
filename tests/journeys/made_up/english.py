"""English items, in the phrases of the policy addresses."""

from random import Random

from app.domain.organisation import Organisation
from tests.journeys.made_up.days import months, window
from tests.journeys.made_up.known import Clause, Deadline, Language, Party, Target

_STRETCHES = {
    "": (1, 12), "the first half of": (1, 6), "the second half of": (7, 12), "Q1": (1, 3),
    "the second quarter of": (4, 6), "the third quarter of": (7, 9), "Q4": (10, 12),
    "March": (3, 3), "September": (9, 9), "December": (12, 12),
}  # fmt: skip
_RELATIONS = (
    ("in", "in"),
    ("within", "in"),
    ("by", "by"),
    ("no later than", "by"),
    ("from", "from"),
)
_COMPARATORS = {
    "no fewer than": ">=", "at least": ">=", "more than": ">", "over": ">", "up to": "<=",
    "about": "~", "": "=",
}  # fmt: skip
_COUNTED = (
    "elderly persons", "families", "schools", "cases", "training places", "public housing units",
    "hectares",
)  # fmt: skip
_WORKS = (
    "launch the pilot scheme of “iAM Smart”", "review the Inland Revenue Ordinance (Cap. 112)",
    "step up support for persons with disabilities (including ethnic minorities)",
    "improve the district governance system", "enhance the e-Channel service",
    "take forward the “Northern Metropolis Action Agenda” with the Mainland authorities",
    "promote the alignment of rules in the Guangdong-Hong Kong-Macao Greater Bay Area (GBA)",
    "set up a fund for STEAM education", "complete the works of Phase 2",
    "explore with the trade the arrangements for cross-boundary data flow",
    "arrange telehealth for patients aged 65 or above", "upgrade the service of the 1823 hotline",
    "redevelop old districts in a well-planned manner",
)  # fmt: skip
_OFFERED = (
    "provide services for {}", "benefit {}", "cover {} under the programme", "subsidise {}",
)  # fmt: skip
_VERBS = ("Improving", "Enhancing", "Promoting", "Developing", "Supporting", "Deepening")
_THINGS = (
    "Governance", "the Northern Metropolis", "Innovation (AI)", "Housing Supply",
    "Public Transport", "Chinese Medicine", "Youth Development", "Elderly Care",
    "Business Environment", "Air Quality",
    "Legal Services", "Maritime Services", "Green Finance", "Skills Training", "Harbourfront",
    "Built Heritage", "Primary Healthcare", "Land Use", "Arts and Culture", "Sports",
)  # fmt: skip


def _deadline(draw: Random) -> tuple[str, Deadline]:
    stretch, (first, last) = draw.choice(list(_STRETCHES.items()))
    lead, relation = draw.choice(_RELATIONS)
    year = draw.randint(2024, 2034)
    words = f"{stretch} {year}".strip()
    phrase = words if lead == "in" else f"{lead} {words}"
    days = window(relation, *months(year, first, last))
    return f"{lead} {words}", (phrase, relation, *days, "firm")


def _target(draw: Random) -> tuple[str, Target]:
    word, comparator = draw.choice(list(_COMPARATORS.items()))
    if draw.random() < 0.2:
        share = draw.randint(5, 95)
        phrase = f"{word} {share}%".strip()
        return f"{phrase} of the users", (phrase, comparator, share, "%")
    value = draw.choice((draw.randint(3, 999), draw.randint(1_000, 199_999)))
    noun = draw.choice(_COUNTED)
    phrase = f"{word} {value:,} {noun}".strip()
    return phrase, (phrase, comparator, value, noun.split()[-1])


def _clause(draw: Random) -> Clause:
    text = draw.choice(_WORKS)
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    if draw.random() < 0.6:
        counted, target = _target(draw)
        targets = (target,)
        text = f"{text} to {draw.choice(_OFFERED).format(counted)}"
    if draw.random() < 0.6:
        when, deadline = _deadline(draw)
        deadlines = (deadline,)
        text = f"{text} {when}"
    return Clause(text, deadlines, targets)


def _sentences(draw: Random) -> tuple[Clause, ...]:
    clauses = [_clause(draw) for _ in range(draw.choice((1, 1, 1, 2, 2, 3)))]
    signs = [draw.choice(("; ", ". ", "; and ")) for _ in clauses[:-1]]
    begins = [True, *(sign == ". " for sign in signs)]
    return tuple(
        Clause(
            (one.text[0].upper() + one.text[1:] if begin else one.text) + sign,
            one.deadlines,
            one.targets,
        )
        for one, begin, sign in zip(clauses, begins, [*signs, "."], strict=True)
    )


def _parties(draw: Random, bodies: list[Organisation]) -> tuple[str, tuple[Party, ...]]:
    names = [one.en for one in draw.sample(bodies, draw.choice((1, 1, 1, 2, 2, 3, 4)))]
    roles = ["responsible"] * len(names)
    sign = draw.choice((", ", ", ", "; ", " / "))
    if len(names) > 1 and draw.random() < 0.1:
        roles[0] = "lead"
    printed = sign.join(
        f"{name} (lead)" if role == "lead" else name
        for name, role in zip(names, roles, strict=True)
    )
    return f" ({printed})", tuple(zip(names, roles, strict=True))


ENGLISH = Language(
    "en",
    "Policy Measures",
    lambda draw: f"{draw.choice(_VERBS)} {draw.choice(_THINGS)}",
    _sentences,
    _parties,
)
