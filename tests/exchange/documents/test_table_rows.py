import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.documents.table_heads import is_head_line
from app.exchange.documents.table_rows import (
    ABOVE,
    column_of_parties,
    lines_of_table,
    spaced_lines,
)


@pytest.mark.parametrize(
    "head",
    [
        "負責機構", "责任单位", "政策局／部門", "政策局/部門", "負責的政策局", "牽頭單位", "部門",
        "主责部门", "Responsible party", "Lead department", "Responsible bureau/department",
        "Bureaux / departments",
    ],
)  # fmt: skip
def test_a_column_of_organisations_is_known_by_its_head(head):
    assert column_of_parties([[["項目"], [head], ["時間"]]]) == 1


@pytest.mark.parametrize(
    "head", ["部門開支", "措施", "機構數目", "Responsibility of users", "Leading"]
)
def test_other_columns_are_none(head):
    assert column_of_parties([[["項目"], [head]]]) is None


def test_two_such_columns_are_not_guessed_at():
    assert column_of_parties([[["負責機構"], ["協助部門"], ["部門"]]]) is None


def test_what_stands_in_brackets_already_gets_no_more():
    rows = [[["項目"], ["負責機構"]], [["一"], ["（保安局）"]], [["二"], ["發展局"]], [["三"], []]]
    assert lines_of_table(rows) == [
        ["項目 負責機構"], ["• 一 （保安局）"], ["• 二 （發展局）"], ["三"]
    ]  # fmt: skip


def test_who_and_when_hold_for_all_rows_that_their_cells_reach_down_to():
    rows = [
        [["編號"], ["措施"], ["完成時間"], ["負責機構"], ["備註"]],
        [["1"], ["甲"], ["2025年內"], ["保安局"], ["按年匯報"]],
        [["2"], ["乙"], ABOVE, ABOVE, ABOVE],
        [["3"], ["丙"], ["2026年內"], ABOVE, []],
        [["4"], ["丁"], [], ["發展局"], []],
    ]
    assert lines_of_table(rows)[1:] == [
        ["1. 甲 2025年內 按年匯報 （保安局）"],
        ["2. 乙 2025年內 （保安局）"],
        ["3. 丙 2026年內 （保安局）"],
        ["4. 丁 （發展局）"],
    ]


def test_one_more_body_or_time_for_the_row_above_joins_it():
    rows = [
        [["編號"], ["措施"], ["時間表"], ["負責機構"]],
        [["1"], ["甲"], ["2025年內"], ["保安局"]],
        [ABOVE, ABOVE, ABOVE, ["消防處"]],
        [["2"], ["乙"], ["2026年內"], ["發展局"]],
    ]
    assert lines_of_table(rows)[1:] == [
        ["1. 甲 2025年內 （保安局、消防處）"], [], ["2. 乙 2026年內 （發展局）"]
    ]  # fmt: skip


def test_a_body_in_each_paragraph_of_a_cell_is_one_of_several():
    head = [["措施"], ["負責機構"]]
    assert lines_of_table([head, [["甲"], ["發展局", "渠務署"]]])[1] == ["• 甲 （發展局、渠務署）"]
    assert lines_of_table([head, [["甲"], ["文化體育及", "旅遊局"]]])[1] == [
        "• 甲 （文化體育及旅遊局）"
    ]
    assert lines_of_table([head, [["Do it"], ["HYAB", "Security Bureau"]]])[1] == [
        "• Do it （HYAB, Security Bureau）"
    ]


def test_those_who_help_stand_behind_those_who_are_responsible():
    rows = [
        [["任务"], ["牵头单位"], ["配合单位"]],
        [["甲"], ["市财政局"], ["市税务局"]],
        [["乙"], [], ["市水务局"]],
    ]
    assert lines_of_table(rows)[1:] == [
        ["• 甲 （市财政局；配合單位：市税务局）"], ["• 乙 （配合單位：市水务局）"]
    ]  # fmt: skip


def test_an_area_stands_above_its_rows_as_a_heading():
    rows = [
        [["範疇"], ["措施"], ["負責機構"]],
        [["房屋"], ["甲"], ["房屋局"]],
        [ABOVE, ["乙"], ["發展局"]],
        [["土地"], ["丙"], ["發展局"]],
        [["丁是橫跨兩欄的措施"], [], ["教育局"]],
    ]
    assert lines_of_table(rows)[1:] == [
        ["房屋", "• 甲 （房屋局）"], ["• 乙 （發展局）"], ["土地", "• 丙 （發展局）"],
        ["• 丁是橫跨兩欄的措施 （教育局）"],
    ]  # fmt: skip


def test_figures_of_two_cells_are_not_one_number():
    rows = [[["措施"], ["目標"], ["時間表"]], [["甲"], ["8000"], ["2025年內"]]]
    assert lines_of_table(rows)[1] == ["甲 8000，2025年內"]


HEADS = (
    "措施|負責機構|時間表|編號",
    "編號|具體措施|預計完成日期|主要負責政策局／部門",
    "序号|重点任务|牵头单位|配合单位|完成时限",
    "Measure|Responsible|Timetable",
    "No.|Initiative|Lead department|Target date|Remarks",
    "項目|部門",
)


@pytest.mark.parametrize("head", HEADS)
def test_a_row_of_labels_explains_the_columns(head):
    cells = [[cell] for cell in head.split("|")]
    found = spaced_lines([cells, [["甲"] for _cell in cells]])
    assert [line.table_head for line in found if line.text] == [True, False]
    assert is_head_line(head.replace("|", " "))
    assert is_head_line(head.replace("|", "\t"))


@pytest.mark.parametrize(
    "line",
    ["工作目標", "工作 進展", "措施", "完善治理", "發展局 房屋局", "Key work Progress",
     "Lead department", "1. 措施 負責機構", "推出措施 負責機構", "Actions and deadlines"],
)  # fmt: skip
def test_other_lines_are_no_heads_of_tables(line):
    assert not is_head_line(line)


def test_a_row_that_the_document_marks_is_a_head_whatever_its_words_unless_it_is_a_title():
    body = [["甲"], ["乙"]]
    assert [
        line.text for line in spaced_lines([[["何事"], ["何人"]], body], 1) if line.table_head
    ] == ["何事 何人"]
    for row in ([["完善治理"], []], [["推出新計劃，並於年內檢討。"], ["保安局"]]):
        assert not any(line.table_head for line in spaced_lines([row, body], 1))


CELLS = st.lists(
    st.sampled_from(["甲", "1", "保安局", "（發展局）", "2025年內", "• 一", ""]), max_size=2
)
ROWS = st.lists(st.lists(CELLS | st.just(ABOVE), max_size=5), max_size=6)


@given(ROWS, st.sampled_from(HEADS) | st.none(), st.integers(0, 3))
def test_no_table_breaks_the_reader_or_loses_a_word(rows, head, said):
    if head is not None:
        rows = [[[cell] for cell in head.split("|")], *rows]
    found = lines_of_table(rows)
    assert len(found) == len(rows)
    text = "".join(line for lines in found for line in lines)
    words = {
        word for row in rows for cell in row for word in cell if word.strip() not in ("", "• 一")
    }
    assert all(word in text for word in words)
    marked = spaced_lines(rows, said)
    assert [line.text for line in marked if line.text] == [
        line for lines in found for line in lines
    ]


def test_the_head_of_an_earlier_page_holds():
    assert lines_of_table([[["1"], ["推出"], ["保安局"]]], 2) == [["1. 推出 （保安局）"]]


def test_empty_rows_give_no_line():
    assert lines_of_table([[[], [" "]], [["字"]]]) == [[], ["字"]]
    assert lines_of_table([]) == []
