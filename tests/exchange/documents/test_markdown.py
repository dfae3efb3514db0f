import pytest

from app.exchange.documents.markdown import plain, read_markdown


def lines(text):
    return list(read_markdown(text.encode(), "a.md").lines)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("在**2024年**內", "在2024年內"),
        ("__重點__、_次要_。", "重點、次要。"),
        ("__重點__與_次要_", "__重點__與_次要_"),
        ("snake_case_name", "snake_case_name"),
        ("***全部***", "全部"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("[施政報告](https://www.policyaddress.gov.hk/)全文", "施政報告全文"),
        ("![圖](a.png)", "圖"),
        ("[報告][1]", "報告"),
        ("`pledge`", "pledge"),
        ("~~舊的~~新的", "新的"),
        ("注腳[^1]之後", "注腳之後"),
        (r"\*不是\*強調 1\. 也不是", "*不是*強調 1. 也不是"),
        ("R&amp;D &lt; 2%", "R&D < 2%"),
        ("上<br/>下<span class='x'>文</span>", "上下文"),
        ("前<!-- 看不見 -->後", "前後"),
        ("(保安局)", "(保安局)"),
        ("[保安局]", "[保安局]"),
    ],
)
def test_marks_go_and_words_stay(marked, words):
    assert plain(marked) == words


def test_lists_keep_a_bullet_or_their_number():
    assert lines("* 一\n+ 二\n- 三\n1. 四\n   - [x] 五") == [
        "• 一", "• 二", "• 三", "1. 四", "   • 五"
    ]  # fmt: skip


def test_headings_stand_apart_whichever_way_they_are_marked():
    text = "# 章 #\n## 節\n小節\n----\n- 一\n"
    assert lines(text) == ["章", "", "節", "", "小節", "", "• 一"]


def test_blank_lines_mean_the_same_however_many_there_are():
    assert lines("\n\n一\n\n\n\n二\n") == ["一", "", "二"]


def test_facts_in_front_of_the_text_are_no_words_of_it():
    assert lines("---\ntitle: 報告\ntags:\n - a\n---\n正文\n") == ["正文"]
    assert lines("---\n正文\n---\n後文") == ["正文", "", "後文"]


def test_a_table_is_read_row_by_row():
    head = "| 編號 | 措施 | 負責機構 |\n|---|:-:|---|\n"
    text = head + "| 1 | **推出**計劃 | 保安局 |\n| 2 | 甲\\|乙 | |\n後文"
    assert [line for line in lines(text) if line] == [
        "編號 措施 負責機構", "1. 推出計劃 （保安局）", "2. 甲|乙", "後文"
    ]  # fmt: skip


def test_code_is_kept_as_it_is():
    assert lines("```\n* not a list *\n```\n> 引文") == ["* not a list *", "引文"]


def test_footnotes_can_be_told_from_the_text():
    assert lines("文[^a]\n\n[^a]: 說明") == ["文", "", "[a] 說明"]


@pytest.mark.parametrize(
    "hostile", ["[" * 20_000, "*" * 20_001, "_a" * 20_000, "<" * 30_000, "`" * 9_999]
)
def test_marks_without_end_take_no_time(hostile):
    assert "".join(lines(hostile)).strip() or True


def test_headings_are_marked_with_their_levels():
    text = "# 章 #\n\n## 節\n\n- 一\n\n章名\n===\n\n節名\n---\n\n字\n字\n---\n#### 1. 小節\n##\n"
    found = read_markdown(text.encode(), "a.md")
    by_line = {found.lines[number - 1]: level for number, level in found.mark_up.levels.items()}
    assert by_line == {"章": 1, "節": 2, "章名": 1, "節名": 2, "1. 小節": 4}


def test_the_first_row_of_a_table_is_its_head():
    found = read_markdown("甲 | 乙\n-|-\n丙 | 丁\n".encode(), "a.md")
    assert found.mark_up.table_heads == {1}
