"""What a reading says, whatever the form of the file that it came from."""

from app.base.folding import fold


def essence(value):
    """What must not depend on the form: everything but spans, in folded words."""
    return [
        (
            fold(one["text"]),
            [fold(title) for title in one["path"]],
            [(fold(party["name"]), party["role"]) for party in one["organisations"]],
            [fold(name) for name in one["agents"]],
            [_action(action) for action in one["actions"]],
            [question["about"] for question in one["questions"]],
        )
        for one in value["commitments"]
    ]


def _action(action):
    deadline = action["deadline"]
    names = ("relation", "earliest", "latest", "precision", "certainty", "edtf", "alternatives")
    when = deadline and [fold(deadline["phrase"]), *(deadline[name] for name in names)]
    targets = [
        (fold(one["phrase"]), one["comparator"], one["value"], fold(one["unit"]))
        for one in action["targets"]
    ]
    return fold(action["text"]), when, targets
