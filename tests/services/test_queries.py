import pytest

from app.domain.errors import InvalidValue
from app.services.queries import parsed_filter, titles_of


def test_titles_of_sections_and_documents_can_be_asked_for(sample):
    titles = titles_of(sample)
    assert len(titles.sections) == 16
    assert [title for title, _ in titles.documents] == [sample.title]


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("", 54),
        ("消防處", 7),
        ("section:檔案管理", 1),
        ("section:应急", 12),
        ("document:施政報告", 54),
        ("bureau:保安局", 12),
        ("bureau:SB -消防處", 5),
        ("agent:消防處 target:yes", 5),
        ("due:past-latest", 11),
        ("due:<2024Q1", 7),
        ("due:2024年第三季", 3),
        ("question:yes", 2),
        ("relation:ongoing", 6),
        ("status:無", 54),
    ],
)
def test_a_typed_filter_finds_its_commitments(sample, typed, count):
    assert sample.count(parsed_filter(sample, typed)) == count


def test_what_cannot_be_understood_is_refused(sample):
    with pytest.raises(InvalidValue) as refused:
        parsed_filter(sample, "section:沒有這章")
    assert refused.value.code == "query_value_unknown"
