"""What somebody says that lines are, and what follows from it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import LineKind, Noise
from app.domain.organisation import Directory
from app.exchange.document_reader import read_document, understand
from app.exchange.documents.opening import read_lines
from app.exchange.organisation_list import hong_kong
from app.exchange.outline.corrections import (
    KINDS,
    Correction,
    as_read,
    headings,
    marked,
    shifted,
)
from app.exchange.outline.outline import outline
from app.exchange.remembering import Remembering

HEADING, COMMITMENT, CONTINUATION, NOISE = KINDS
PLAIN = ["章", "節", "- 甲。(保安局)", "- 乙。(保安局)", "- 丙。(保安局)"]


def corrected(lines, said):
    """The outline of lines of which some are said to be of a kind, or of a kind and a level."""
    pairs = {number: one if isinstance(one, tuple) else (one,) for number, one in said.items()}
    return outline(lines, {number: Correction(*pair) for number, pair in pairs.items()})


def items(found):
    return [(item.path, item.text, item.parts) for item in found.items]


def kinds(found):
    return [line.kind for line in found.lines]


def test_a_line_is_left_out_and_comes_back():
    found = corrected(PLAIN, {4: NOISE})
    assert [text for _, text, _ in items(found)] == ["甲。(保安局)", "丙。(保安局)"]
    assert (found.lines[3].kind, found.lines[3].noise) == (NOISE, Noise.BY_HAND)
    back = outline(PLAIN, as_read([4], {4: Correction(NOISE)}))
    assert back == outline(PLAIN)


def test_a_bullet_becomes_a_heading_of_those_below_it():
    found = corrected(PLAIN, {4: HEADING})
    assert items(found) == [
        (("章", "節"), "甲。(保安局)", ()), (("章", "乙。(保安局)"), "丙。(保安局)", ())
    ]  # fmt: skip
    assert [line.level for line in found.lines] == [1, 2, 0, 2, 0]


def test_a_number_stays_with_its_heading():
    lines = ["章", "1. 治理", "- 甲。(保安局)"]
    assert corrected(lines, {2: HEADING}).items[0].path == ("章", "1. 治理")


def test_a_long_line_becomes_a_heading():
    long = "這一行是很長的標題" * 5
    lines = ["章", long, "- 甲。(保安局)"]
    assert outline(lines).lines[1].noise is Noise.INTRODUCTION
    assert corrected(lines, {2: HEADING}).items[0].path == ("章", long)


def test_promoted_and_demoted_headings_take_those_below_along():
    lines = ["章", "甲", "- 一。", "乙", "子", "- 二。", "丑", "- 三。"]
    found = outline(lines)
    assert [item.path for item in found.items] == [("章", "甲"), ("乙", "子"), ("乙", "丑")]
    said = shifted(found.lines, [4], 1, {})
    deeper = outline(lines, said)
    assert [item.path for item in deeper.items] == [
        ("章", "甲"), ("章", "乙", "子"), ("章", "乙", "丑")
    ]  # fmt: skip
    again = outline(lines, shifted(deeper.lines, [4], -1, said))
    assert [item.path for item in again.items] == [item.path for item in found.items]


def test_only_headings_have_a_level_to_change():
    found = outline(PLAIN)
    assert shifted(found.lines, [2, 3, 4], 1, {}) == {2: Correction(HEADING, 3)}
    assert shifted(found.lines, [1], -1, {}) == {1: Correction(HEADING, 1)}
    assert [line.number for line in headings(found.lines, range(9))] == [1, 2]


def test_prose_becomes_a_commitment_with_the_lines_below_it():
    lines = ["章", "- 甲。(保安局)", "", "政府會在2024年內推出新計劃，", "並檢討成效。", "",
             "- 乙。(保安局)"]  # fmt: skip
    assert outline(lines).lines[3].kind is LineKind.UNRESOLVED
    found = corrected(lines, {4: COMMITMENT})
    assert [text for _, text, _ in items(found)] == [
        "甲。(保安局)", "政府會在2024年內推出新計劃，並檢討成效。", "乙。(保安局)"
    ]  # fmt: skip
    assert [line.commitment for line in found.lines] == [None, 1, None, 2, 2, None, 3]


def test_the_bullets_below_prose_that_announces_them_are_its_parts():
    lines = ["章", "政府會推出以下措施：", "- 甲。", "- 乙。(保安局)", "- 丙。(保安局)"]
    found = corrected(lines, {2: COMMITMENT})
    assert items(found)[0] == (("章",), "政府會推出以下措施：", ("甲。", "乙。(保安局)"))
    assert len(found.items) == 2


def test_a_part_becomes_a_commitment_of_its_own():
    lines = ["1. 措施：", "• 推出甲。", "• 推出乙。(保安局)", "2. 推出丙。(教育局)"]
    assert len(outline(lines).items) == 2
    found = corrected(lines, {3: COMMITMENT})
    assert [(text, parts) for _, text, parts in items(found)] == [
        ("措施：", ("推出甲。",)), ("推出乙。(保安局)", ()), ("推出丙。(教育局)", ())
    ]  # fmt: skip


def test_a_line_in_the_middle_of_an_item_begins_another():
    lines = ["- 推出甲，並且", "推出乙。(保安局)"]
    found = corrected(lines, {2: COMMITMENT})
    assert [text for _, text, _ in items(found)] == ["推出甲，並且", "推出乙。(保安局)"]


def test_a_bullet_joins_the_item_above_as_a_part_of_it():
    found = corrected(PLAIN, {4: CONTINUATION})
    assert items(found)[0][1:] == ("甲。(保安局)", ("乙。(保安局)",))
    assert [line.commitment for line in found.lines] == [None, None, 1, 1, 2]


def test_a_number_joins_the_sentence_that_it_was_broken_out_of():
    lines = ["- 撥款", "50. 萬元推出甲。(保安局)", "- 乙。(保安局)"]
    found = corrected(lines, {2: CONTINUATION})
    assert found.items[0].text == "撥款50. 萬元推出甲。(保安局)"
    assert found.items[0].parts == ()


def test_what_was_taken_for_a_page_number_joins_the_sentence():
    lines = ["- 推出", "2024", "個單位。(保安局)"]
    assert outline(lines).lines[1].noise is Noise.PAGE_NUMBER
    found = corrected(lines, {2: CONTINUATION})
    assert found.items[0].text == "推出2024個單位。(保安局)"


def test_a_heading_of_two_lines_is_put_together():
    lines = ["章", "加強應急", "管理能力", "- 甲。(保安局)"]
    found = corrected(lines, {3: CONTINUATION})
    assert found.items[0].path == ("章", "加強應急管理能力")
    assert [line.level for line in found.lines] == [1, 2, 0, 0]


def test_with_nothing_above_it_a_line_is_still_asked_about():
    found = corrected(["甲，", "- 乙。(保安局)"], {1: CONTINUATION})
    assert kinds(found) == [LineKind.UNRESOLVED, COMMITMENT]


def test_a_marker_of_nothing_is_left_out():
    found = corrected(["- 甲。(保安局)", "2.", "乙。(保安局)"], {2: NOISE})
    assert kinds(found)[1] is NOISE


def test_a_cover_gives_a_heading_back():
    lines = ["施政綱領", "口號，做實事", "1", "節", "- 甲。(保安局)"]
    assert outline(lines).lines[0].noise is Noise.COVER
    found = corrected(lines, {1: HEADING})
    assert found.items[0].path == ("施政綱領", "節")
    assert found.lines[1].noise is Noise.COVER
    far = ["施政綱領", "", "", "", "節", "- 甲。(保安局)"]
    assert outline(far).items[0].path == ("節",)
    assert corrected(far, {1: HEADING}).items[0].path == ("施政綱領", "節")


def test_a_running_head_and_a_footnote_are_what_somebody_says():
    lines = ["- 甲。(保安局)", "註", "乙是一項計劃", "- 丙。(保安局)"]
    assert corrected(lines, {3: HEADING}).items[1].path == ("乙是一項計劃",)
    pages = [line for page in range(3) for line in ("附篇", f"- 第{page}項。(保安局)", str(page))]
    assert corrected(pages, {4: HEADING}).items[1].path == ("附篇",)


def test_several_lines_of_a_paragraph_become_one_commitment():
    lines = ["甲", "- 一。", "", "政府會推出新計劃，", "並檢討成效。", "另一項是檢討", "- 二。"]
    found = outline(lines)
    said = marked(found.lines, {4, 5, 6, 7}, COMMITMENT, {})
    assert {number: one.kind for number, one in said.items()} == {
        4: COMMITMENT, 5: CONTINUATION, 6: COMMITMENT, 7: COMMITMENT,
    }  # fmt: skip


def test_each_of_several_lines_becomes_a_heading_and_blank_ones_stay_blank():
    found = outline(["甲", "", "乙", "- 一。"])
    said = marked(found.lines, {1, 2, 3}, HEADING, {1: Correction(NOISE)})
    assert said == {1: Correction(HEADING), 3: Correction(HEADING)}


def test_corrections_of_lines_that_are_not_there_say_nothing():
    assert corrected(PLAIN, {99: NOISE, 0: HEADING}) == outline(PLAIN)


def test_no_correction_changes_what_is_read(seed_path):
    lines = seed_path.read_text(encoding="utf-8").splitlines()
    assert outline(lines, {}) == outline(lines)


SAID = st.sampled_from(KINDS) | st.tuples(st.just(HEADING), st.integers(0, 9))
LINES = st.lists(
    st.sampled_from(
        [*PLAIN, "", "1. 推出：", "(a) 乙；", "這是一段說明，", "說明完了。", "12", "註 1", "\f",
         "•", "附篇", "第二階段"]
    ),
    max_size=24,
)  # fmt: skip


@given(LINES, st.dictionaries(st.integers(0, 26), SAID, max_size=12))
def test_every_line_stays_accounted_for(lines, said):
    found = corrected(lines, said)
    assert [(line.number, line.text) for line in found.lines] == list(enumerate(lines, 1))
    numbers = [item.number for item in found.items]
    assert numbers == list(range(1, len(numbers) + 1))
    begun = [line.commitment for line in found.lines if line.kind is COMMITMENT]
    assert begun == numbers
    assert {line.commitment for line in found.lines if line.commitment} == set(numbers)
    for line in found.lines:
        assert (line.commitment is not None) == (line.kind in (COMMITMENT, CONTINUATION))
        assert line.level == 0 or line.kind is HEADING
        if line.text.strip() and line.number in said:
            one = said[line.number]
            kind = one[0] if isinstance(one, tuple) else one
            assert line.kind is kind or kind is CONTINUATION


def test_what_follows_from_it_is_read(tmp_path):
    path = tmp_path / "文件.txt"
    path.write_text(
        "章\n- 推出甲。(保安局)\n\n在2024年內檢討，成效另行公布。(發展局)\n\n", encoding="utf-8"
    )
    plain = read_document(path, hong_kong(), published=date(2023, 10, 25))
    assert [question.code for question in plain.questions] == ["line_unresolved"]
    found = read_document(
        path, hong_kong(), published=date(2023, 10, 25), corrections={4: Correction(COMMITMENT)}
    )
    assert found.questions == ()
    second = found.commitments[1]
    assert [party.name for party in second.organisations] == ["發展局"]
    assert second.actions[0].deadline.latest == date(2024, 12, 31)


def test_what_was_read_before_is_the_same_as_what_is_read_again(seed_path):
    """A correction, another day and another directory are understood as if for the first time."""
    source, remembering = read_lines(seed_path), Remembering()
    few = Directory(hong_kong().organisations[:40])
    all_of_them = hong_kong()
    for day, directory, said in (
        (None, all_of_them, {}),
        (None, all_of_them, {9: Correction(NOISE), 30: Correction(HEADING)}),
        (date(2023, 10, 25), all_of_them, {9: Correction(NOISE)}),
        (date(2023, 10, 25), few, {}),
    ):
        asked = {"published": day, "corrections": said}
        again = understand(source, "x", directory, **asked, read_item=remembering)
        assert again == understand(source, "x", directory, **asked)
