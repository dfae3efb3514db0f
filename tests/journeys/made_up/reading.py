"""A reading in the terms in which made-up documents are known."""

from datetime import date

from app.domain.deadline import Deadline
from app.domain.organisation import Directory, Organisation, OrganisationKind
from app.domain.reading import ReadCommitment, Reading
from tests.journeys.made_up import known

PUBLISHED = date(2023, 10, 25)
_NAMED = (OrganisationKind.OFFICE, OrganisationKind.BUREAU, OrganisationKind.DEPARTMENT)


def bodies(directory: Directory) -> list[Organisation]:
    """The bodies of the Government on the day of publication, which documents make responsible."""
    return [
        one
        for one in directory.organisations
        if one.kind in _NAMED and one.valid_on(PUBLISHED) and one.zh_hant and one.en
    ]


def found_in(reading: Reading) -> list[known.Item]:
    """What a reading says of each item."""
    return [_item(one) for one in reading.commitments]


def _item(one: ReadCommitment) -> known.Item:
    deadlines = [action.deadline for action in one.actions if action.deadline is not None]
    targets = [target for action in one.actions for target in action.targets]
    return known.Item(
        one.path,
        one.text,
        tuple((party.name, party.role.value) for party in one.organisations),
        tuple(map(_deadline, deadlines)),
        tuple((to.phrase, to.comparator.value, to.value, to.unit) for to in targets),
    )


def _deadline(one: Deadline) -> known.Deadline:
    earliest, latest = (day and day.isoformat() for day in (one.earliest, one.latest))
    return one.phrase, one.relation.value, earliest, latest, one.certainty.value
