import pytest

from app.base.i18n import Language
from app.domain.fields import FIELDS, Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec, one_of
from app.services.editing import SetField
from app.services.value_lists import values_of
from app.wording.filters import FacetWords


@pytest.fixture
def listed(sample):
    """The list of a field under a filter."""
    titles = {one.id: one.title for one in (*sample.sections(), *sample.documents())}
    words = FacetWords(Language.EN, sample.directory, titles)

    def ask(field, *conditions, **options):
        return values_of(sample, field, FilterSpec(conditions), words, **options)

    return ask


@pytest.mark.parametrize("field", FIELDS)
def test_each_value_finds_as_many_rows_as_are_written_beside_it(listed, sample, field):
    rest = Contains("應急")
    found = listed(field, rest)
    assert found.distinct == len(found.values) > 0
    for one in found.values:
        spec = FilterSpec((rest, one_of(field, (one.value,))))
        assert sample.count(spec) == one.count, one
        assert one.words


def test_fixed_values_stand_in_their_own_order_and_the_others_by_frequency(listed):
    due = [one.words for one in listed(Field.DUE).values]
    assert due == sorted(due, key=["Past latest", "Due soon", "Open", "Not yet open", "Ongoing",
                                   "Undated"].index)  # fmt: skip
    counts = [one.count for one in listed(Field.RESPONSIBLE).values]
    assert counts == sorted(counts, reverse=True)
    days = [one.value for one in listed(Field.LATEST).values]
    assert days[:-1] == sorted(days[:-1])
    assert days[-1] == ""
    assert listed(Field.LATEST).values[-1].words == "none"


def test_a_list_is_looked_through_in_any_script(listed):
    for words in ("保安局", "security bureau", "SB", "保安"):
        assert "Security Bureau" in [
            one.words for one in listed(Field.RESPONSIBLE, search=words).values
        ]
    assert (
        listed(Field.TEXT, search="应急").distinct == listed(Field.TEXT, search="應急").distinct > 0
    )
    assert listed(Field.TEXT, search="沒有這樣的字").values == ()


def test_what_is_chosen_is_listed_though_nothing_has_it(listed, sample):
    (one,) = sample.rows(sample.matches(FilterSpec()).page(0, 1)).values()
    sample.apply(SetField((one.id,), Field.OWNER, "陳"))
    chosen = AnyOf(Facet.OWNER, ("陳", "李"))
    found = {one.value: (one.count, one.chosen) for one in listed(Field.OWNER, chosen).values}
    assert found == {"陳": (1, True), "李": (0, True), "": (53, False)}


def test_a_long_list_is_cut_and_says_how_much_there_is(listed):
    found = listed(Field.TEXT, limit=5)
    assert len(found.values) == 5
    assert found.distinct > 40
