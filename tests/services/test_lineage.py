"""A later document, and a corrected edition, of one that the tracker holds."""

from datetime import date

import pytest

from app.domain.changes import Origin, Table
from app.domain.commitment import Status
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.lineage import LinkKind, Succession
from app.exchange.document_reader import read_document
from app.services.commands import ReviseDeadline
from app.services.editing import SetField, SetTags
from app.services.importing import planned, propose, related, with_parted
from tests.storage.contents import content_hash, truth_of

POOL = "在2024年內興建新的康樂及文化設施，包括一個恆溫游泳池。"
LIBRARY = "為區內居民重建公共圖書館，並延長開放時間至晚上十時。"
TREES = "每年在市區栽種5000棵樹木，改善行人環境。"
BUSES = "推出電動巴士先導計劃，資助營辦商購買一百輛電動巴士。"
CLINIC = "設立流動中醫診所，服務偏遠鄉郊的長者。"


def text(*items, title="施政綱領"):
    return f"{title}\n民生\n" + "".join(f"- {item}({bureau})\n" for item, bureau in items)


FIRST = text(
    (POOL, "民政及青年事務局"), (LIBRARY, "民政及青年事務局"), (TREES, "發展局"),
    (BUSES, "環境及生態局"),
)  # fmt: skip


@pytest.fixture
def read(tmp_path, empty):
    def read(words):
        path = tmp_path / "文件.txt"
        path.write_text(words, encoding="utf-8")
        return read_document(path, empty.directory, published=date(2023, 10, 25))

    return read


@pytest.fixture
def proposed(empty, read):
    def proposed(words):
        with empty.reader() as reader:
            return propose(reader, read(words), "文件.txt")

    return proposed


@pytest.fixture
def bring_in(empty, proposed):
    """Import a text; returns the proposal."""

    def bring_in(words, accepted=None):
        proposal = proposed(words)
        write(empty, proposal, accepted)
        return proposal

    return bring_in


def write(workspace, proposal, accepted=None):
    with workspace.reader() as reader:
        plan = planned(reader, proposal, accepted)
    workspace.write(plan, Origin.IMPORT)


def rows(workspace):
    """The rows by their reference."""
    keys = list(workspace.matches(FilterSpec()))
    found = workspace.rows(keys)
    return {found[key].ref: found[key] for key in keys}


def kin(workspace, ref):
    with workspace.reader() as reader:
        found = reader.kin(rows(workspace)[ref].id)
    return [(one.kind, one.is_older, one.ref) for one in found]


def report(workspace, ref, status="in_progress", owner="陳大文", tags="重點"):
    identifier = rows(workspace)[ref].id
    workspace.apply(SetField((identifier,), Field.STATUS, status))
    workspace.apply(SetField((identifier,), Field.OWNER, owner))
    workspace.apply(SetTags((identifier,), tags))


# --- a later document -----------------------------------------------------------------------------

LATER = text(
    (POOL.replace("2024", "2025"), "民政及青年事務局"), (LIBRARY, "民政及青年事務局"),
    (CLINIC, "醫務衞生局"), title="新施政綱領",
)  # fmt: skip


def test_a_later_document_is_matched_item_by_item(bring_in, proposed):
    bring_in(FIRST)
    proposal = proposed(LATER)
    assert proposal.succession is Succession.FOLLOWS
    assert [(link.kind, link.newer) for link in proposal.links] == [
        (LinkKind.REWORDED, (1,)), (LinkKind.SAME, (2,)), (LinkKind.NEW, (3,)),
        (LinkKind.DROPPED, ()), (LinkKind.DROPPED, ()),
    ]  # fmt: skip
    assert proposal.new == {1, 2, 3}


def test_what_follows_says_so_and_what_was_dropped_stays(empty, bring_in):
    bring_in(FIRST)
    bring_in(LATER)
    assert list(rows(empty)) == ["1", "2", "3", "4", "2-1", "2-2", "2-3"]
    assert kin(empty, "2-1") == [(LinkKind.REWORDED, True, "1")]
    assert kin(empty, "1") == [(LinkKind.REWORDED, False, "2-1")]
    assert kin(empty, "3") == [(LinkKind.DROPPED, False, "")]
    assert kin(empty, "2-3") == []


def test_owner_and_tags_go_on_and_status_only_where_the_words_are_the_same(empty, bring_in):
    bring_in(FIRST)
    report(empty, "1")
    report(empty, "2")
    bring_in(LATER)
    found = rows(empty)
    assert (found["2-1"].owner, found["2-1"].tags, found["2-1"].status) == (
        "陳大文", ("重點",), None
    )  # fmt: skip
    assert (found["2-2"].owner, found["2-2"].status) == ("陳大文", Status.IN_PROGRESS)
    assert (found["2-3"].owner, found["2-3"].tags) == ("", ())


def test_what_is_set_apart_follows_nothing(empty, bring_in, proposed):
    bring_in(FIRST)
    report(empty, "1")
    proposal = with_parted(proposed(LATER), 1, apart=True)
    assert [link.kind for link in proposal.links][:1] == [LinkKind.NEW]
    assert len(proposal.dropped) == 3
    write(empty, proposal)
    assert (kin(empty, "2-1"), rows(empty)["2-1"].owner) == ([], "")
    assert kin(empty, "1") == [(LinkKind.DROPPED, False, "")]
    again = with_parted(proposal, 1, apart=False)
    assert [link.kind for link in again.links][:1] == [LinkKind.REWORDED]


def test_split_and_merged_items_keep_their_lineage(empty, bring_in):
    bring_in(
        text((POOL + LIBRARY, "發展局"), (TREES, "發展局"), (BUSES, "發展局"), (CLINIC, "發展局"))
    )
    bring_in(
        text(
            (POOL, "發展局"),
            (LIBRARY, "發展局"),
            (TREES + BUSES, "發展局"),
            (CLINIC, "發展局"),
            title="新",
        )
    )
    assert kin(empty, "2-1") == kin(empty, "2-2") == [(LinkKind.SPLIT, True, "1")]
    assert kin(empty, "2-3") == [(LinkKind.MERGED, True, "2"), (LinkKind.MERGED, True, "3")]
    assert kin(empty, "1") == [(LinkKind.SPLIT, False, "2-1"), (LinkKind.SPLIT, False, "2-2")]


def test_a_document_about_something_else_follows_nothing(bring_in, proposed):
    bring_in(FIRST)
    proposal = proposed(text((CLINIC, "醫務衞生局"), title="醫療"))
    assert (proposal.succession, proposal.links) == (Succession.UNRELATED, ())


def test_somebody_may_know_better(empty, bring_in, proposed):
    bring_in(FIRST)
    proposal = proposed(LATER)
    with empty.reader() as reader:
        (document,) = reader.documents()
        apart = related(reader, proposal, Succession.UNRELATED, None)
        edition = related(reader, proposal, Succession.EDITION, document.id)
    assert (apart.links, apart.new) == ((), {1, 2, 3})
    assert (edition.succession, edition.new) == (Succession.EDITION, {1, 2, 3})


# --- a corrected edition --------------------------------------------------------------------------

CORRECTED = text(
    (CLINIC, "醫務衞生局"), (POOL.replace("一個", "兩個"), "民政及青年事務局"),
    (LIBRARY, "發展局"), (BUSES, "環境及生態局"),
)  # fmt: skip


def test_a_corrected_edition_brings_only_the_differences(empty, bring_in):
    bring_in(FIRST)
    report(empty, "1")
    before = rows(empty)
    proposal = bring_in(CORRECTED)
    assert (proposal.succession, proposal.new) == (Succession.EDITION, {1, 2, 3})
    found = rows(empty)
    assert [found[ref].text for ref in ("5", "1", "2", "4", "3")] == [
        CLINIC, POOL.replace("一個", "兩個"), LIBRARY, BUSES, TREES,
    ]  # fmt: skip
    assert {ref: found[ref].id for ref in before} == {ref: row.id for ref, row in before.items()}
    assert (found["1"].owner, found["1"].status) == ("陳大文", Status.IN_PROGRESS)
    with empty.reader() as reader:
        (party,) = reader.commitment(found["2"].id).responsibilities
    assert (party.name, party.organisation_id) == ("發展局", empty.directory.named("發展局").id)
    assert kin(empty, "3") == [(LinkKind.DROPPED, False, "")]
    with empty.reader() as reader:
        assert len(reader.documents()) == 1
        assert reader.check().sound


def test_rows_stand_in_the_order_of_the_edition(empty, bring_in):
    bring_in(FIRST)
    bring_in(CORRECTED)
    assert [ref for ref in rows(empty) if ref != "3"] == ["5", "1", "2", "4"]


def test_the_lines_of_the_source_are_those_of_the_edition(empty, bring_in):
    bring_in(FIRST)
    bring_in(CORRECTED)
    lines = sorted(truth_of(empty.path)[Table.SOURCE_LINE].values(), key=lambda one: one["number"])
    assert [line["text"] for line in lines] == CORRECTED.rstrip().split("\n")
    found = {row.id: ref for ref, row in rows(empty).items()}
    assert [found.get(line["commitment_id"]) for line in lines] == [None, None, "5", "1", "2", "4"]


def test_the_ledger_of_a_deadline_stays_through_a_correction(empty, bring_in):
    bring_in(FIRST)
    row = rows(empty)["1"]
    empty.apply(ReviseDeadline((row.id,), "2026年年底前", "工程延誤", "局長"))
    before = content_hash(empty.path)
    bring_in(CORRECTED)
    found = rows(empty)["1"]
    assert found.text == POOL.replace("一個", "兩個")
    assert (found.phrase, found.first_phrase, found.slips) == ("2026年年底前", "2024年內", 1)
    with empty.reader() as reader:
        (action,) = reader.commitment(found.id).actions
        assert [one.reason for one in action.revisions] == ["工程延誤"]
        assert reader.check().sound
    empty.undo()
    assert content_hash(empty.path) == before


def test_an_edition_without_a_day_keeps_the_one_that_is_known(empty, bring_in, tmp_path):
    bring_in(FIRST)
    path = tmp_path / "更正.txt"
    path.write_text(CORRECTED, encoding="utf-8")
    with empty.reader() as reader:
        proposal = propose(reader, read_document(path, empty.directory), "更正.txt")
    write(empty, proposal)
    (document,) = truth_of(empty.path)[Table.DOCUMENT].values()
    assert (document["published"], document["source_name"]) == ("2023-10-25", "更正.txt")


def test_the_same_edition_again_is_nothing_to_do(bring_in, proposed):
    bring_in(FIRST)
    assert proposed(FIRST).empty
    bring_in(CORRECTED)
    again = proposed(CORRECTED)
    assert (again.new, again.dropped, again.empty) == (frozenset(), (), True)


def test_a_correction_that_was_left_out_is_offered_again(empty, bring_in, proposed):
    bring_in(FIRST)
    bring_in(CORRECTED, accepted={1, 3})
    assert rows(empty)["1"].text == POOL
    assert proposed(CORRECTED).new == {2}


def test_one_undo_takes_a_correction_back_and_redo_brings_it_again(empty, bring_in):
    bring_in(FIRST)
    report(empty, "1")
    before = content_hash(empty.path)
    bring_in(CORRECTED)
    after = content_hash(empty.path)
    empty.undo()
    assert content_hash(empty.path) == before
    empty.redo()
    assert content_hash(empty.path) == after


def test_one_undo_takes_a_later_document_back(empty, bring_in):
    bring_in(FIRST)
    before = content_hash(empty.path)
    bring_in(LATER)
    empty.undo()
    assert content_hash(empty.path) == before
    assert kin(empty, "1") == []


def test_an_edition_in_which_one_item_became_two(empty, bring_in):
    bring_in(text((POOL + LIBRARY, "發展局"), (TREES, "發展局"), (BUSES, "發展局")))
    report(empty, "1")
    bring_in(text((POOL, "發展局"), (LIBRARY, "發展局"), (TREES, "發展局"), (BUSES, "發展局")))
    found = rows(empty)
    assert (found["1"].text, found["4"].text) == (POOL, LIBRARY)
    assert found["1"].owner == "陳大文"
    assert kin(empty, "4") == [(LinkKind.SPLIT, True, "1")]


def test_an_edition_in_which_two_items_became_one(empty, bring_in, proposed):
    bring_in(text((POOL, "發展局"), (LIBRARY, "發展局"), (TREES, "發展局")))
    words = text((POOL + LIBRARY, "發展局"), (TREES, "發展局"))
    bring_in(words)
    found = rows(empty)
    assert (found["1"].text, found["2"].text) == (POOL + LIBRARY, LIBRARY)
    assert kin(empty, "2") == [(LinkKind.MERGED, False, "1")]
    assert proposed(words).empty


def test_the_sample_again_in_simplified_characters_changes_nothing(sample, seed_path):
    with sample.reader() as reader:
        (document,) = reader.documents()
        published = date.fromisoformat(document.published)
        reading = read_document(seed_path, sample.directory, published=published)
        assert propose(reader, reading, "again.txt").empty


# --- the file itself ------------------------------------------------------------------------------


def test_the_file_is_kept_as_it_came_and_once(empty, bring_in, tmp_path):
    bring_in(FIRST)
    path = tmp_path / "文件.txt"
    (document,) = empty.documents()
    with empty.reader() as reader:
        assert reader.original(document.original) == path.read_bytes()
    empty.undo()
    bring_in(FIRST)
    with empty.reader() as reader:
        assert reader.original("0" * 64) is None
        assert reader.check().sound


def test_redo_finds_the_file_again(empty, bring_in):
    bring_in(FIRST)
    (document,) = empty.documents()
    empty.undo()
    empty.redo()
    with empty.reader() as reader:
        assert reader.original(document.original).decode() == FIRST
