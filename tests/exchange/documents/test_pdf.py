"""Pages drawn line by line: what stands where decides, not the order in the file."""

import pypdfium2
import pytest
from PySide6.QtGui import QFontDatabase

from app.exchange.documents.opening import read_lines
from app.exchange.documents.pdf.glyph import Glyph
from app.exchange.documents.pdf.radicals import unified
from app.exchange.documents.pdf.rows import rows_of
from app.exchange.documents.source import PAGE_END
from tests.exchange.documents.forms import FONT, Paper, as_printed

LEADING = 18


@pytest.fixture(autouse=True)
def _font(qapp):
    if FONT not in QFontDatabase.families():
        pytest.skip(f"{FONT} is not installed")


@pytest.fixture
def paper(tmp_path):
    return Paper(tmp_path / "a.pdf")


def lines(paper):
    return list(read_lines(paper.save()).lines)


def words(paper):
    """The lines that are not blank; the font has one shape for two signs of bullets."""
    return [line.replace("·", "•") for line in lines(paper) if line.strip()]


def column(paper, left, top, texts, size=12):
    for number, text in enumerate(texts):
        paper.write(left, top + number * LEADING, text, size)


def test_rows_are_read_from_top_to_bottom_whatever_their_order_in_the_file(paper):
    paper.write(90, 200, "檢討計劃。（保安局）")
    paper.write(72, 200, "•")
    paper.write(72, 160, "完善治理")
    paper.write(300, 120, "年施政報告")
    paper.write(220, 120, "行政長官")
    assert words(paper) == ["行政長官 年施政報告", "完善治理", "• 檢討計劃。（保安局）"]


def test_quotation_marks_of_latin_words_stand_apart_from_the_words_around_them():
    def row(*placed):
        glyphs = [
            Glyph(text, left, left + width, 0, 10, 0, order)
            for order, (text, left, width) in enumerate(placed)
        ]
        return rows_of(glyphs)[0].text

    assert (
        row(("e", 0, 5), ("“", 7.5, 3), ("i", 10.5, 2), ("”", 12.5, 3), ("t", 18, 3)) == "e “i” t"
    )
    chinese = (("出", 0, 10), ("“", 12, 3), ("智", 15, 10), ("”", 25, 3), ("2", 28.5, 5))
    assert row(*chinese) == "出“智”2"


def test_a_narrow_blank_counts_where_the_file_has_one():
    """Behind the f of some fonts less room is left than between letters that are set apart."""
    of = [Glyph("o", 0, 5, 0, 10, 0, 0), Glyph("f", 5, 8, 0, 10, 0, 1)]
    assert rows_of([*of, Glyph("t", 9.1, 12, 0, 10, 0, 3)])[0].text == "of t"
    assert rows_of([*of, Glyph("t", 9.1, 12, 0, 10, 0, 2)])[0].text == "oft"


def test_a_wider_gap_between_rows_parts_paragraphs(paper):
    column(paper, 72, 100, ["一的頭", "一的尾"])
    column(paper, 72, 100 + 2 * LEADING + 14, ["二的頭", "二的尾"])
    column(paper, 72, 300, ["三的頭"])
    found = lines(paper)
    assert found[:6] == ["一的頭", "一的尾", "", "二的頭", "二的尾", ""]
    assert found[6:9] == ["", "", "三的頭"]


LEFT = [
    "• 在二○二四年內推出先導計劃，安排合資格人",
    "士接受服務，並因應檢討的結果，考慮把計劃",
    "恆常化。（保安局）",
    "• 優化審批程序，縮短所需時間，並增加處理申",
    "請的人手。（發展局）",
    "• 為長者提供更多院舍名額，改善輪候時間，並",
    "檢討服務的質素和成效。（勞工及福利局）",
]
RIGHT = [
    "• 推動大學與業界合作，在三年內培育更多創科",
    "人才，支持本地研發成果商品化和產業化。",
    "（創新科技及工業局）",
    "• 加強與海外的聯繫，爭取更多企業來港開設分",
    "公司或地區總部。（商務及經濟發展局）",
]


@pytest.mark.parametrize("shift", [0, 7])
def test_two_columns_are_read_one_after_the_other(paper, shift):
    """Also where their rows do not stand at the same heights."""
    paper.write(150, 60, "第二章 提升治理效能和服務質素，改善市民的生活", 14)
    column(paper, 310, 120 + shift, RIGHT)
    column(paper, 40, 120, LEFT)
    paper.write(40, 320, "附註橫跨全頁：以上各項由有關政策局負責，並會在下一年度匯報進展和成效。")
    found = words(paper)
    assert found[1:] == [*LEFT, *RIGHT, found[-1]]
    assert found[0].startswith("第二章")
    assert found[-1].startswith("附註橫跨全頁")


def test_a_table_with_short_cells_is_read_row_by_row(paper):
    rows = [("推出先導計劃", "保安局"), ("優化審批程序", "發展局"), ("檢討服務", "教育局")]
    for number, (what, who) in enumerate([*rows, *rows]):
        paper.write(72, 100 + number * LEADING, what)
        paper.write(380, 100 + number * LEADING, who)
    assert words(paper)[:2] == ["推出先導計劃 保安局", "優化審批程序 發展局"]


DOWN = (40, 80, 330, 430, 550)
HEAD = ("編號", "措施", "完成時間", "負責機構")


def ruled(paper, top, rows, *, boxes):
    """A table as offices draw it: by lines, or cell by cell."""
    for row in rows:
        high = max(len(cell) if isinstance(cell, tuple) else 1 for cell in row) * LEADING + 6
        for at, cell in enumerate(row):
            texts = cell if isinstance(cell, tuple) else (cell,)
            column(paper, DOWN[at] + 4, top + 2, texts)
            if boxes:
                paper.box(DOWN[at], top, DOWN[at + 1], top + high)
        if not boxes:
            paper.line(DOWN[0], top, DOWN[-1], top)
            paper.line(DOWN[0], top + high, DOWN[-1], top + high)
            for place in DOWN:
                paper.line(place, top, place, top + high)
        top += high


@pytest.mark.parametrize("boxes", [False, True])
def test_a_ruled_table_is_read_cell_by_cell_also_over_pages(paper, boxes):
    first = (
        "1",
        ("推出先導計劃，安排合資格人士", "接受服務，並檢討成效。"),
        "2024年底",
        ("保安局、", "教育局"),
    )
    second = ("2", ("優化審批程序，縮短所需時間，", "並增加"), ("2025年", "年中"), "發展局")
    rest = ("", "處理申請的人手。", "", "")
    third = ("3", ("• 甲項工作；", "• 乙項工作。"), "", "房屋局")
    paper.write(40, 60, "附件")
    ruled(paper, 100, [HEAD, first, second], boxes=boxes)
    paper.write(290, 800, "1", 9)
    paper.next_page()
    ruled(paper, 100, [rest, third], boxes=boxes)
    paper.write(40, 300, "以上各項按年匯報。")
    paper.write(290, 800, "2", 9)
    assert words(paper) == [
        "附件",
        "編號 措施 完成時間 負責機構",
        "1. 推出先導計劃，安排合資格人士接受服務，並檢討成效。 2024年底 （保安局、教育局）",
        "2. 優化審批程序，縮短所需時間，並增加處理申請的人手。 2025年年中 （發展局）",
        "1",
        "3", "• 甲項工作；", "• 乙項工作。", "房屋局",
        "以上各項按年匯報。",
        "2",
    ]  # fmt: skip


def test_cells_without_a_rule_between_them_are_one(paper):
    for top in (100, 130, 160):
        paper.line(40, top, 550, top)
    for place in (40, 300, 550):
        paper.line(place, 130 if place == 300 else 100, place, 160)
    paper.write(44, 104, "第一部分")
    paper.write(310, 104, "橫跨兩欄")
    paper.write(44, 134, "推出計劃")
    paper.write(310, 134, "發展局")
    assert words(paper) == ["第一部分 橫跨兩欄", "推出計劃 發展局"]


def test_a_frame_around_a_page_is_no_table(paper):
    paper.box(20, 20, 575, 822)
    paper.box(24, 24, 571, 818)
    column(paper, 72, 100, ["一。", "二。"])
    assert words(paper) == ["一。", "二。"]


def turned(path, out, quarters, *, marked):
    """The same pages on paper that was turned, with or without a word to the reader about it."""
    source = pypdfium2.PdfDocument(path)
    for page in source:
        if marked:
            page.set_rotation(90 * quarters)
        else:
            left, bottom, right, top = 0, 0, 595, 842
            matrix = pypdfium2.PdfMatrix().rotate(90 * quarters)
            moved = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
            by = -min(x for x, _y in moved), -min(y for _x, y in moved)
            matrix = matrix.translate(by[0] + 37, by[1] + 11)
            for one in list(page.get_objects(max_depth=1)):
                one.transform(matrix)
            size = [max(x for x, _ in moved) + by[0], max(y for _, y in moved) + by[1]]
            page.set_mediabox(37, 11, size[0] + 37, size[1] + 11)
            page.gen_content()
    source.save(out)
    return out


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_it_does_not_matter_how_the_paper_lies(paper, tmp_path, quarters, marked):
    paper.write(40, 60, "附件")
    ruled(paper, 100, [HEAD, ("1", ("推出計劃，", "並檢討。"), "2024年底", "發展局")], boxes=True)
    column(paper, 72, 300, ["• 檢討成效，並改善", "服務。（教育局）"])
    paper.write(290, 800, "1", 9)
    upright = paper.save()
    known = read_lines(upright).lines
    path = turned(upright, tmp_path / "turned.pdf", quarters, marked=marked)
    assert [line for line in read_lines(path).lines if line] == [line for line in known if line]
    assert "1. 推出計劃，並檢討。 2024年底 （發展局）" in known


def test_words_along_an_edge_or_across_the_page_stay_out_of_the_text(paper):
    column(paper, 72, 100, ["一行字", "二行字", "三行字"])
    paper.write_turned(30, 130, "施政綱領", -90)
    paper.write_turned(100, 300, "草擬本", -45)
    assert words(paper) == ["一行字", "二行字", "三行字", "施政綱領草擬本"]


def pages(paper, number_of, *, head="施政報告2023", at=800, count=4):
    for page in range(count):
        if page:
            paper.next_page()
        paper.write(60, 30, head, 9)
        if number_of(page):
            paper.write(290, at, number_of(page), 9)
        for row in range(6):
            paper.write(72, 100 + row * LEADING, f"第{page}頁第{row}行，共計{page}{row}項。")


@pytest.mark.parametrize("at", [30, 800])
@pytest.mark.parametrize("form", ["{}", "- {} -", "第 {} 頁"])
def test_the_number_of_a_page_stands_at_its_end(paper, form, at):
    pages(paper, lambda page: form.format(page + 57), at=at)
    found = words(paper)
    assert len(found) == 4 * 8
    for page in range(4):
        assert "".join(found[page * 8 + 7].split()) == "".join(form.format(page + 57).split())
        assert found[page * 8] == "施政報告2023"


def test_pages_without_numbers_still_end(paper):
    pages(paper, lambda _page: "")
    assert lines(paper).count(PAGE_END) == 4


def test_a_number_that_does_not_count_the_pages_is_none_of_theirs(paper):
    pages(paper, lambda page: ["120", "7", "88", "3"][page])
    found = words(paper)
    assert found[1:8] == [*(f"第0頁第{row}行，共計0{row}項。" for row in range(6)), "120"]


def test_notes_below_the_text_are_set_apart_and_their_marks_go(paper):
    column(paper, 72, 100, ["推出計劃，提供500個", "單位，並檢討成效。（房屋局）", "每間9平方米。"])
    paper.write(72 + 12 * 9 + 1.5 + 12.2, 97, "1", 7)
    paper.write(72, 740, "1", 5)
    paper.write(77, 741, "包括過渡性房屋，詳情見附件一，", 8)
    paper.write(77, 752, "並按年更新。", 8)
    paper.write(290, 800, "57", 9)
    found = words(paper)
    assert found[0] == "推出計劃，提供500個"
    assert found[3:] == ["[1] 包括過渡性房屋，詳情見附件一，並按年更新。", "57"]


def test_a_raised_number_without_a_note_is_a_power(paper):
    column(paper, 72, 100, ["樓面面積共五百米", "其他的字句在此。"])
    paper.write(72 + 12 * 8, 97, "2", 7)
    assert words(paper)[0] == "樓面面積共五百米²"


def test_words_that_run_over_the_edge_of_the_paper_are_kept_and_those_beside_it_are_not(paper):
    paper.write(500, 100, "推出計劃並且檢討其成效")
    paper.write(700, 100, "裁切標記")
    paper.write(72, 900, "版本資料")
    assert words(paper) == ["推出計劃並且檢討其成效"]


@pytest.mark.parametrize(("order", "text"), [(1, "ff"), (40, "f")])
def test_the_letters_of_a_ligature_have_one_place_and_are_two(order, text):
    """One after the other in the file; far apart they are one letter, printed twice."""
    letters = [Glyph("f", 10, 14, 100, 112, 102, at) for at in (0, order)]
    (row,) = rows_of(letters)
    assert row.text == text


def test_words_that_are_printed_twice_are_bold_not_double(paper):
    for shift in (0, 0.3):
        paper.write(72 + shift, 100, "重點")
    assert words(paper) == ["重點"]


def test_spaced_out_chinese_is_one_word_and_latin_words_stay_apart(paper):
    for at, character in enumerate("完善治理"):
        paper.write(72 + at * 16, 100, character)
    paper.write(72, 130, "The Chief Executive's 2023 Policy Address, 3 300 ha", font="DejaVu Sans")
    assert words(paper) == ["完善治理", "The Chief Executive's 2023 Policy Address, 3 300 ha"]


def test_all_characters_of_a_printed_document_come_back(tmp_path, seed_path):
    """Qt names about one in ten as a Kangxi radical with this font."""
    text = seed_path.read_text(encoding="utf-8")
    found = read_lines(as_printed(text, tmp_path / "a.pdf")).lines
    there = {one for one in "".join(found) if one > "\u2e00"}
    assert there - set(text) - {"•"} == set()
    assert {one for one in text if one > "\u2e00" and not one.isspace()} - there == set()


def test_a_sign_that_the_file_does_not_name_is_not_left_out(paper):
    """Qt forgets to name the narrow digits that this font has for Latin text."""
    paper.write(72, 100, "By 2024 in 3 300 ha")
    assert words(paper) == ["By \ufffd\ufffd\ufffd\ufffd in \ufffd \ufffd\ufffd\ufffd ha"]


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("⼯", "工"),
        ("⻑", "長"),
        ("⻘", "青"),
        ("⺠", "民"),
        ("⼾", "戶"),
        ("\uf9d8", "律"),
        ("\u2f800", "⾀0"),
    ],
)
def test_a_radical_is_the_character_that_it_looks_like(named, meant):
    assert "".join(map(unified, named)) == "".join(map(unified, meant))


@pytest.mark.parametrize("character", "Ａ１（），。：①㎡ｱé2ﬁ衞")
def test_no_other_character_is_changed(character):
    assert unified(character) == character
