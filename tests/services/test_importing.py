from datetime import date

import pytest

from app.domain.changes import Origin, Table
from app.domain.filters import AnyOf, Facet, FilterSpec
from app.exchange.document_reader import read_document
from app.services.importing import planned, propose
from tests.storage.contents import content_hash, truth_of

PUBLISHED = date(2023, 10, 25)
FIRST = "章\n節\n- 推出計劃。(保安局)\n- 在2024年內推出。(保安局、發展局)\n- 檢討服務。(某某局)\n"


@pytest.fixture
def document(tmp_path):
    """A document with a given text, read for a tracker."""

    def read(workspace, text, name="文件.txt", title="", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read_document(path, workspace.directory, published=PUBLISHED, title=title)

    return read


def bring_in(workspace, reading, accepted=None):
    """Import what is proposed; returns the numbers that were new."""
    with workspace.reader() as reader:
        proposal = propose(reader, reading, "文件.txt")
        plan = planned(reader, proposal, accepted)
    if plan.changes:
        workspace.write(plan, Origin.IMPORT)
    return proposal.new


def listed(workspace):
    keys = list(workspace.matches(FilterSpec()))
    rows = workspace.rows(keys)
    return [(rows[key].ref, rows[key].text) for key in keys]


def test_a_document_comes_in_whole(empty, document):
    assert bring_in(empty, document(empty, FIRST)) == {1, 2, 3}
    assert listed(empty) == [("1", "推出計劃。"), ("2", "在2024年內推出。"), ("3", "檢討服務。")]
    rows = truth_of(empty.path)
    assert [row["text"] for row in rows[Table.SOURCE_LINE].values()] == FIRST.rstrip().split("\n")
    assert sorted(row["title"] for row in rows[Table.SECTION].values()) == ["章", "節"]
    (stored,) = rows[Table.DOCUMENT].values()
    assert (stored["title"], stored["published"], stored["source_name"]) == (
        "章", "2023-10-25", "文件.txt"
    )  # fmt: skip


def test_a_shared_commitment_is_found_under_each_of_its_bureaux_and_counted_once(empty, document):
    bring_in(empty, document(empty, FIRST))
    bodies = {one.code: one.id for one in empty.directory.organisations}
    counts = empty.counts(FilterSpec(), Facet.ORGANISATION)
    assert (counts[bodies["sb"]], counts[bodies["devb"]], counts["?某某局"]) == (2, 1, 1)
    both = FilterSpec((AnyOf(Facet.ORGANISATION, (bodies["sb"], bodies["devb"])),))
    assert empty.count(both) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5hkscs"])
def test_the_same_document_again_proposes_nothing(empty, document, encoding):
    bring_in(empty, document(empty, FIRST))
    again = document(empty, FIRST.replace("\n-", "\n\n-"), "另存.txt", encoding=encoding)
    assert bring_in(empty, again) == frozenset()


def test_the_same_document_under_another_title_proposes_nothing(empty, document):
    bring_in(empty, document(empty, FIRST))
    assert bring_in(empty, document(empty, FIRST, title="另名")) == frozenset()


def test_of_a_longer_edition_only_what_is_new_comes_in(empty, document):
    bring_in(empty, document(empty, FIRST))
    longer = FIRST.replace("計劃", "计划") + "- 新增一項。(保安局)\n"
    assert bring_in(empty, document(empty, longer)) == {4}
    assert listed(empty)[3:] == [("4", "新增一項。")]


def test_another_document_with_the_same_words_is_another_promise(empty, document):
    bring_in(empty, document(empty, FIRST))
    other = FIRST.replace("章", "次章").replace("節", "次節")
    assert bring_in(empty, document(empty, other)) == {1, 2, 3}
    assert [ref for ref, _ in listed(empty)] == ["1", "2", "3", "2-1", "2-2", "2-3"]


def test_what_was_left_out_of_an_import_is_proposed_again(empty, document):
    bring_in(empty, document(empty, FIRST), accepted={2})
    assert [text for _, text in listed(empty)] == ["在2024年內推出。"]
    assert bring_in(empty, document(empty, FIRST)) == {1, 3}
    assert sorted(text for _, text in listed(empty)) == sorted(
        ["推出計劃。", "在2024年內推出。", "檢討服務。"]
    )


def test_nothing_accepted_is_nothing_written(empty, document):
    before = content_hash(empty.path)
    bring_in(empty, document(empty, FIRST), accepted=set())
    assert content_hash(empty.path) == before


def test_one_undo_takes_a_whole_import_back_and_redo_brings_it_again(empty, document):
    before = content_hash(empty.path)
    bring_in(empty, document(empty, FIRST))
    after = content_hash(empty.path)
    empty.undo()
    assert (content_hash(empty.path), listed(empty)) == (before, [])
    empty.redo()
    assert content_hash(empty.path) == after
    with empty.reader() as reader:
        assert reader.check().sound


def test_the_import_of_the_sample_document_can_be_undone(empty, seed_path):
    before = content_hash(empty.path)
    bring_in(empty, read_document(seed_path, empty.directory, published=PUBLISHED))
    assert len(listed(empty)) == 54
    empty.undo()
    assert content_hash(empty.path) == before


@pytest.mark.parametrize(
    "number",
    ["9007199254740993", "12345678901234567890", "1億億億億", "9" * 400, "0.1", "99999999.99"],
)
def test_no_number_of_a_document_breaks_its_import_or_the_undo_of_it(empty, document, number):
    before = content_hash(empty.path)
    bring_in(empty, document(empty, f"- 撥款{number}元。(保安局)\n"))
    assert len(listed(empty)) == 1
    empty.undo()
    assert content_hash(empty.path) == before


def test_a_name_of_a_file_that_is_no_text_is_kept_as_far_as_it_is(empty, document):
    reading = document(empty, FIRST)
    with empty.reader() as reader:
        plan = planned(reader, propose(reader, reading, "\udca4\udce5件.txt"))
    empty.write(plan, Origin.IMPORT)
    (stored,) = truth_of(empty.path)[Table.DOCUMENT].values()
    assert stored["source_name"] == "\ufffd\ufffd件.txt"


def test_questions_of_the_reading_come_with_it(empty, document):
    bring_in(empty, document(empty, FIRST))
    questions = [row["code"] for row in truth_of(empty.path)[Table.QUESTION].values()]
    assert questions == ["organisation_unknown"]
