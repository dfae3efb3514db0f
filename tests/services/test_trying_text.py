"""What is understood of a text that is still being written."""

from app.services.trying_text import tried


def test_a_text_is_read_as_an_item_of_a_document(sample):
    document = sample.documents()[0].id
    found = tried(sample, "在2025年年底前增加500個泊位。(保安局)", document)
    assert [one.deadline.phrase for one in found.actions] == ["2025年年底前"]
    assert [target.value for one in found.actions for target in one.targets] == [500]
    assert [one.name for one in found.organisations] == ["保安局"]


def test_no_words_say_nothing(sample):
    assert tried(sample, " \n ", None) is None


def test_without_a_document_it_is_read_too(sample):
    assert tried(sample, "by Q3 2026", None).actions[0].deadline is not None
