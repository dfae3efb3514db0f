import pytest

from app.base.i18n import Language
from app.base.progress import Cancelled
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.exchange.cell_block import text_block
from app.services.commands import SetField
from app.services.listing import plain_cell, safe_cell
from app.services.pasting import Outcome, heads_of, propose_paste, tiled
from app.wording.columns import Reader, cell
from tests.storage.contents import content_hash, everything

FIELDS = (Field.STATUS, Field.PERCENT, Field.OWNER, Field.DUE)


@pytest.fixture
def ids(sample):
    rows = sample.rows(sample.matches(FilterSpec()))
    return [rows[key].id for key in sample.matches(FilterSpec())]


def proposed(sample, text, ids, fields=FIELDS, **how):
    return propose_paste(sample, text_block(text), ids, fields, Language.ZH_HANT, **how)


def outcomes(proposal):
    return {(one.line, one.field): one.outcome for one in proposal.cells}


def rows_of(sample, ids):
    rows = {row.id: row for row in sample.rows(sample.keys(ids).values()).values()}
    return [rows[one] for one in ids]


def test_a_block_lies_on_rows_and_columns_and_every_cell_is_told(sample, ids):
    text = "進行中\t45%\t陳\t逾期\nDone\t101\t\t到期\n"
    found = proposed(sample, text, ids[:2])
    assert outcomes(found)[0, Field.STATUS] is Outcome.CHANGED
    assert outcomes(found)[1, Field.PERCENT] is Outcome.PROBLEM
    assert outcomes(found)[1, Field.OWNER] is Outcome.ALIKE
    assert outcomes(found)[0, Field.DUE] is Outcome.READ_ONLY
    (problem,) = [one.problem for one in found.cells if one.problem]
    assert isinstance(problem, InvalidValue)
    assert found.rows_changed == 2
    before = content_hash(sample.path)
    sample.apply(found.command())
    first, second = rows_of(sample, ids[:2])
    assert (first.status, first.percent, first.owner) == ("in_progress", 45, "陳")
    assert (second.status, second.percent) == ("done", None)
    sample.undo()
    assert content_hash(sample.path) == before


def test_proposing_writes_nothing_and_cancel_writes_nothing(sample, ids):
    class Impatient:
        def step(self, done, total, what):
            raise Cancelled

    before = everything(sample.path)
    found = proposed(sample, "進行中\n", ids[:1])
    with pytest.raises(Cancelled):
        sample.apply(found.command(), Impatient())
    assert everything(sample.path) == before
    assert sample.to_undo is None


def test_heads_in_any_language_say_which_columns_and_refs_which_rows(sample, ids):
    text = "Ref\tOwner\t備註\tNothing of ours\n3\t陳\t記\tx\n1\t李\t\ty\n99\t王\t\t\n"
    found = proposed(sample, text, ids[:4])
    assert (found.by_heads, found.ignored_heads) == (True, ("Nothing of ours",))
    assert found.rows_beyond == 1
    sample.apply(found.command())
    first, _second, third = rows_of(sample, ids[:3])
    assert (first.owner, third.owner, third.notes) == ("李", "陳", "記")


def test_words_that_are_no_heads_are_cells(sample, ids):
    assert heads_of(text_block("負責人\t陳\n李\t王\n")) is None
    assert heads_of(text_block("Owner\n")) is None


def test_lines_beyond_the_rows_become_commitments_only_if_wanted(sample, ids):
    text = "改過的字句。\t進行中\n在2025年內完成（教育局）\t已完成\n\t已完成\n"
    fields = (Field.TEXT, Field.STATUS)
    found = proposed(sample, text, ids[-1:], fields)
    assert (found.rows_beyond, len(found.added), found.columns_beyond) == (2, 1, 0)
    before = content_hash(sample.path)
    sample.apply(found.command())
    assert sample.count(FilterSpec()) == 54
    sample.undo()
    sample.apply(found.command(add_rows=True))
    rows = sample.rows(sample.matches(FilterSpec())).values()
    (added,) = [row for row in rows if row.id not in ids]
    assert (added.text, added.status, added.ref) == ("在2025年內完成", "done", "55")
    sample.undo()
    assert content_hash(sample.path) == before


def test_our_own_copy_comes_back_as_it_was(sample, ids):
    for text, one in zip(("=1+1", "'=1", "-5", "a\tb", '"x"', "一\n二"), ids, strict=False):
        sample.apply(SetField((one,), Field.NOTES, text))
    fields = tuple(Field)
    for language in Language:
        reader = Reader(language, sample.today, sample.directory)
        grid = tuple(
            tuple(safe_cell(cell(row, field, reader)) for field in fields)
            for row in rows_of(sample, ids)
        )
        found = propose_paste(sample, grid, ids, fields, language)
        assert {one.outcome for one in found.cells} == {Outcome.ALIKE}
        assert found.command() is None


@pytest.mark.parametrize("text", ["=1", "'=1", "''+2", "'abc", "", "'", "－1", "abc"])
def test_a_cell_made_safe_is_made_plain_again(text):
    assert plain_cell(safe_cell(text)) == text


def test_a_block_is_repeated_as_often_as_it_goes_into_the_selection():
    assert tiled((("a", "b"),), 2, 4) == (("a", "b", "a", "b"),) * 2
    assert tiled((("a", "b"),), 2, 3) == (("a", "b"),)
    assert tiled((), 2, 3) == ()
    assert tiled((("a", "b"),), 0, 0) == (("a", "b"),)
