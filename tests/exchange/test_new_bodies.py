from app.domain.organisation import Organisation, Role
from app.domain.reading import Question, ReadCommitment, ReadOrganisation
from app.exchange.new_bodies import asked_once

KNOWN = Organisation("1", "sb", "保安局", "保安局", "Security Bureau")


def item(number, *names):
    """A commitment of some organisations; those of the list begin with =."""
    parties = tuple(
        ReadOrganisation(name.lstrip("="), Role.RESPONSIBLE, KNOWN if name[0] == "=" else None)
        for name in names
    )
    asked = tuple(
        Question("organisation", "organisation_unknown", {"name": one.name})
        for one in parties
        if one.known is None
    )
    return ReadCommitment(number, str(number), (), "推進改革。", parties, (), (), asked)


def test_names_of_another_place_are_asked_about_once():
    items = [
        item(1, "市财政局", "市税务局"),
        item(2, "市财政局", "市发展改革委"),
        item(3, "市财政局"),
    ]
    found, questions = asked_once(items)
    assert [one.questions for one in found] == [(), (), ()]
    assert [one.organisations for one in found] == [one.organisations for one in items]
    (question,) = questions
    assert question.code == "organisations_new"
    assert question.values == {"count": "3", "names": "市财政局、市税务局、市发展改革委"}


def test_what_does_not_sound_like_a_body_is_asked_about_where_it_stands():
    items = [item(1, "市财政局", "市税务局", "市水务局"), item(2, "有志之士")]
    found, questions = asked_once(items)
    assert [len(one.questions) for one in found] == [0, 1]
    assert len(questions) == 1


def test_a_few_new_names_are_asked_about_where_they_stand():
    """They may be those of the list, written in another way."""
    few = [item(1, "市财政局", "市税务局"), item(2, "市财政局")]
    assert asked_once(few) == (few, ())
    assert asked_once([]) == ([], ())


def test_more_names_are_shown_by_the_first():
    _found, (question,) = asked_once([item(1, *(f"市{name}局" for name in "甲乙丙丁戊"))])
    assert question.values == {"count": "5", "names": "市甲局、市乙局、市丙局、市丁局…"}
