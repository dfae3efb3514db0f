import pytest

from app.exchange.documents.web_page import read_web_page


def lines(page, encoding="utf-8"):
    return list(read_web_page(page.encode(encoding), "a.html").lines)


def words(page):
    return [line for line in lines(page) if line]


def test_lists_get_the_marks_that_a_browser_shows():
    page = (
        "<ul><li>一<ol type=a start=3><li>甲<li>乙</ol><li>二</ul>"
        "<ol><li value=7>七<li>八</ol><ol type=I><li>首</ol>"
    )
    assert words(page) == ["• 一", "    (c) 甲", "    (d) 乙", "• 二", "7. 七", "8. 八", "(I) 首"]


def test_headings_and_paragraphs_stand_apart():
    assert lines("<h1>章</h1><h2>節</h2><p>一<p>二<div>三</div>四") == [
        "章", "", "節", "", "一", "", "二", "三", "四"
    ]  # fmt: skip


def test_line_ends_of_the_source_are_no_blanks_between_chinese_words():
    assert words("<p>推出\n   計劃\nby 2024\nand on</p>") == ["推出計劃 by 2024 and on"]


def test_what_nobody_sees_is_not_read():
    page = (
        "<head><title>題</title><style>p{}</style><body><nav><ul><li>首頁</ul></nav>"
        "<script>'<li>- 假'</script><p hidden>暗<p>明</p><div hidden><div>暗</div></div>"
        "<select><option>選</select><del>刪</del><ins>增</ins>"
    )
    assert words(page) == ["明", "增"]


def test_of_a_page_that_names_its_main_part_only_that_is_read():
    page = "<body><div>選單</div><main><p>正文</p></main><footer>版權</footer>"
    assert words(page) == ["正文"]


def test_marks_of_notes_go_and_units_stay():
    page = (
        "<p>500個<sup><a href='#n1'>1</a></sup>單位共9m<sup>2</sup>，"
        "增至2,500元<sup>3</sup>。<sup>註</sup>"
    )
    assert words(page) == ["500個單位共9m²，增至2,500元。註"]


def test_a_table_is_read_row_by_row():
    page = (
        "<table><tr><th>項目<th>政策局／部門</tr><tr><td>推出<br>計劃<td>保安局</tr>"
        "<tr><td><table><tr><td>內</table><td>（發展局）</tr></table>"
    )
    assert words(page) == ["項目 政策局／部門", "• 推出計劃 （保安局）", "• 內 （發展局）"]


def test_cells_of_several_rows_and_columns_keep_the_others_in_their_column():
    page = (
        "<table><tr><th>範疇<th>措施<th>時間<th>負責機構<th>備註</tr>"
        "<tr><td rowspan=2>房屋<td>甲<td>2024年<td>房屋局<td rowspan=2>按年匯報</tr>"
        "<tr><td>乙<td>2025年<td>發展局</tr>"
        "<tr><td colspan=3>丙<td>教育局<td></tr></table>"
    )
    assert words(page)[1:] == [
        "房屋", "• 甲 2024年 按年匯報 （房屋局）", "• 乙 2025年 （發展局）", "• 丙 （教育局）"
    ]  # fmt: skip


def test_who_is_responsible_holds_for_all_rows_of_a_cell():
    page = (
        "<table><tr><th>編號<th>措施<th>完成時間<th>負責機構</tr>"
        "<tr><td>1<td>甲<td rowspan=2>2025年內<td rowspan=3>房屋局<br>發展局</tr>"
        "<tr><td>2<td>乙</tr><tr><td>3<td>丙<td>2026年內</tr>"
        "<tr><td>4<td>丁<td>2027年內<td>教育局</tr></table>"
    )
    assert words(page)[1:] == [
        "1. 甲 2025年內 （房屋局、發展局）", "2. 乙 2025年內 （房屋局、發展局）",
        "3. 丙 2026年內 （房屋局、發展局）", "4. 丁 2027年內 （教育局）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "heads"),
    [
        ("<table><tr><th>何事<th>何人</tr><tr><td>甲<td>乙</table>", {1}),
        ("<table><thead><tr><td>何事<td>何人</thead><tbody><tr><td>甲<td>乙</table>", {1}),
        ("<table><tr><td>措施<td>負責機構</tr><tr><td>甲<td>乙</table>", {1}),
        ("<table><tr><td>何事<td>何人</tr><tr><td>甲<td>乙</table>", set()),
        ("<table><tr><th colspan=2>完善治理</tr><tr><td>甲<td>乙</table>", set()),
        ("<table><tr><th>甲<td>乙</tr><tr><th>丙<td>丁</table>", set()),
        ("<table><tr><th>甲<th>乙</tr></table>", set()),
    ],
)
def test_rows_that_name_the_columns_are_marked(page, heads):
    found = read_web_page(page.encode(), "a.html")
    assert found.mark_up.table_heads == heads


def test_headings_are_marked_with_their_levels():
    page = (
        "<h1>章</h1><p>字</p><h2>節 <b>一</b></h2><ul><li>一</ul><h4>小<br>節</h4><h3></h3><div>尾"
    )
    found = read_web_page(page.encode(), "a.html")
    by_line = {found.lines[number - 1]: level for number, level in found.mark_up.levels.items()}
    assert by_line == {"章": 1, "節 一": 2, "小節": 4}


def test_a_table_that_is_there_for_the_place_keeps_its_lists():
    assert words("<table><tr><td>目錄<td><ul><li>一<li>二</ul></table>") == [
        "目錄", "• 一", "• 二"
    ]  # fmt: skip


def test_set_text_keeps_its_lines():
    assert lines("<pre>一\n  - 二\n</pre>三") == ["一", "  - 二", "三"]


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "big5", "Big5-HKSCS", "gb2312", "utf-16"])
def test_the_encoding_that_a_page_declares_is_believed(encoding):
    page = f"<meta http-equiv=Content-Type content='text/html; charset={encoding}'><p>在一年中"
    found = read_web_page(page.encode(encoding), "a.html")
    assert found.lines[-1] == "在一年中"
    wider = {"big5": "big5hkscs", "Big5-HKSCS": "big5hkscs", "gb2312": "gb18030", "UTF8": "utf-8"}
    assert found.encoding == wider.get(encoding, encoding)


def test_a_page_may_be_wrong_about_its_encoding():
    page = "<meta charset=iso-2022-jp><p>在未來一年內，改善服務。"
    found = read_web_page(page.encode("big5hkscs"), "a.html")
    assert (found.lines, found.encoding) == (("在未來一年內，改善服務。",), "big5hkscs")


@pytest.mark.parametrize(
    "broken",
    [
        "<ul>" * 50_000,
        "<table><tr><td>" * 20_000 + "深",
        "<p <p <p",
        "</li></ul></table>",
        "<!--",
        "<![",
        "&#x110000;",
    ],
)
def test_a_page_without_sense_does_no_harm(broken):
    read_web_page(f"<p>字</p>{broken}".encode(), "a.html")
