import pytest

from app.exchange.cell_block import block, html_block, text_block


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("", ()),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a", (("a",),)),
        ("a\t", (("a", ""),)),
        ("\t\n", (("", ""),)),
        ("a\nb\tc\n", (("a", ""), ("b", "c"))),
        ('"一行\n二行"\tb\n', (("一行\n二行", "b"),)),
        ('"說""好"""\tb\n', (('說"好"', "b"),)),
        ('"abc"\tb\n', (('"abc"', "b"),)),
        ('5" pipe\tb\n', (('5" pipe', "b"),)),
        ('"open\tb\n', (('"open', "b"),)),
        ('"a\tb"\tc', (("a\tb", "c"),)),
        ("a\r\n\r\nb\r\n", (("a",), ("",), ("b",))),
    ],
)
def test_lines_with_tabs_are_read_as_excel_writes_them(text, grid):
    assert text_block(text) == grid


def test_a_table_of_html_keeps_the_lines_of_a_cell():
    html = (
        "<html><body><table><tr><th>甲</th><td colspan=2>b<br>c</td></tr>\n"
        "<tr><td>&lt;1&gt;</td><td><p>x</p><p>y</p></td><td> z&nbsp;</td></tr></table>"
        "<table><tr><td>other</td></tr></table></body></html>"
    )
    assert html_block(html) == (("甲", "b\nc", ""), ("<1>", "x\ny", "z"))


def test_html_is_asked_only_where_the_text_has_no_cells():
    html = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert block("1\t2\n", html) == (("1", "2"),)
    assert block("a\nb\n", html) == (("a", "b"),)
    assert block("a\tb\tc\nd\n", html) == (("a", "b", "c"), ("d", "", ""))
    assert block("a b\n", html) == (("a", "b"),)
    assert block("", html) == (("a", "b"),)
