import zipfile
from contextlib import suppress

import pytest

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.word import read_word
from tests.exchange.documents.word_files import (
    W,
    paragraph,
    parts_of,
    run,
    save,
    table,
    word_file,
)

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


@pytest.fixture
def read(tmp_path):
    """The lines of a document made of some blocks."""

    def lines(*blocks, **others):
        path = word_file(tmp_path / "a.docx", *blocks, **others)
        found = read_word(path.read_bytes(), path.name, lambda _done, _total: None)
        assert (found.form, found.encoding) == (DocumentForm.DOCX, "")
        return list(found.lines)

    return lines


@pytest.fixture
def words(read):
    return lambda *blocks, **others: [line for line in read(*blocks, **others) if line.strip()]


def test_paragraphs_are_lines_and_empty_ones_stay(read):
    assert read(paragraph("一"), paragraph(), paragraph("二")) == ["一", "", "二"]


def test_words_are_one_however_many_runs_they_are_in(words):
    split = run("在2024") + run("年", "<w:b/>") + "<w:r><w:tab/><w:t>內</w:t></w:r>"
    broken = "<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>"
    bullet = '<w:sym w:font="Wingdings" w:char="F0A8"/>'
    signs = f"<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t>{bullet}</w:r>"
    found = words(paragraph(split), paragraph(broken), paragraph(signs))
    assert found == ["在2024年 內", "上", "下", "A-B•"]


def test_numbers_and_bullets_are_those_that_word_shows(words):
    found = words(
        paragraph("甲", number=2),
        paragraph("子", number=2, level=1),
        paragraph("丑", number=2, level=1),
        paragraph("深", number=2, level=2),
        paragraph("乙", number=2),
        paragraph("子", number=2, level=1),
        paragraph("點", style="Item"),
        paragraph("圈", number=1, level=1),
        paragraph("再來", number=4),
        paragraph("無", number=0, style="Item"),
        paragraph("又", number=2),
    )
    assert found == [
        "1. 甲", "    (i) 子", "    (ii) 丑", "        1.ii.1 深", "2. 乙", "    (i) 子", "• 點",
        "    ○ 圈", "1. 再來", "無", "2. 又",
    ]  # fmt: skip


def test_headings_stand_apart_with_their_number_unless_it_looks_like_an_item(read):
    found = read(
        paragraph("目的", style="1"),
        paragraph("範圍", style="2"),
        paragraph("推出。", number=1),
        paragraph("檢討", style="1", number=2),
        paragraph("附表", properties='<w:outlineLvl w:val="0"/>'),
        paragraph("正文", style="1", properties='<w:outlineLvl w:val="9"/>'),
    )
    assert found == ["目的", "", "第一章 範圍", "", "• 推出。", "", "檢討", "", "附表", "", "正文"]


def test_changes_read_as_if_accepted(words):
    kept = f"<w:r/><w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>舊</w:delText></w:r></w:del>"
    moved = f"<w:r/><w:moveFrom>{run('此')}</w:moveFrom><w:moveTo>{run('彼')}</w:moveTo>"
    joined = paragraph("上半", properties="<w:rPr><w:del/></w:rPr>") + paragraph("下半")
    gone = table(["留"], ["去"]).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">去',
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>去",
    )
    assert words(paragraph(kept), paragraph(moved), joined, gone) == ["新", "彼", "上半下半", "留"]


def test_hidden_words_and_codes_of_fields_are_not_read(words):
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("頁一") + run("暗", "<w:vanish/>")
    shown = run("明", '<w:vanish w:val="0"/>')
    assert words(paragraph(field), paragraph(shown)) == ["頁一", "明"]


def test_a_text_box_is_read_once_behind_its_paragraph(words):
    box = f"<w:txbxContent>{paragraph('框內')}</w:txbxContent>"
    both = (
        f"<w:r><w:t>正文</w:t><mc:AlternateContent xmlns:mc='m'><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert words(paragraph(both)) == ["正文", "框內"]


def test_links_controls_and_insertions_are_transparent(words):
    inner = f"<w:r/><w:hyperlink>{run('連結')}</w:hyperlink><w:smartTag>{run('標籤')}</w:smartTag>"
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    assert words(paragraph(inner), control) == ["連結標籤", "控件"]


def test_notes_stand_at_the_end_and_leave_no_mark(words):
    marked = run("500個") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("單位")
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("線")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("包括過渡性房屋。")}{paragraph("見附件。")}</w:footnote>'
    )
    assert words(paragraph(marked), footnotes=notes) == [
        "500個單位",
        "[1] 包括過渡性房屋。 見附件。",
    ]


def test_a_table_is_read_row_by_row(words):
    found = words(
        table(["編號", "措施", "完成時間", "負責機構"], ["1", "推出計劃", "2024年底", "保安局"]),
        table([paragraph("一", number=1) + paragraph("二", number=1), "旁"]),
        table(["外", table(["內"]) + paragraph()]),
    )
    assert found == [
        "編號 措施 完成時間 負責機構", "1. 推出計劃 2024年底 （保安局）", "• 一", "• 二", "旁",
        "外 內",
    ]  # fmt: skip


def test_cells_of_several_rows_and_columns_keep_the_others_in_their_column(words):
    from_above = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph()
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("丙")
    first = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("房屋")
    rows = [first, "甲", "房屋局"], [from_above, "乙", "發展局"], [wide, "教育局"]
    assert words(table(["範疇", "措施", "負責機構"], *rows))[1:] == [
        "房屋", "• 甲 （房屋局）", "• 乙 （發展局）", "• 丙 （教育局）"
    ]  # fmt: skip


def test_who_is_responsible_holds_for_all_rows_of_a_cell(words):
    first = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("房屋局")
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph()
    rows = ["1", "甲", first], ["2", "乙", goes_on], ["3", "丙", goes_on], ["4", "丁", "發展局"]
    assert words(table(["編號", "措施", "負責機構"], *rows))[1:] == [
        "1. 甲 （房屋局）", "2. 乙 （房屋局）", "3. 丙 （房屋局）", "4. 丁 （發展局）"
    ]  # fmt: skip


def mark_up(folder, *blocks, **others):
    path = word_file(folder / "a.docx", *blocks, **others)
    return read_word(path.read_bytes(), path.name, lambda *_: None).mark_up


def test_rows_that_come_again_on_each_page_are_heads(tmp_path):
    def marked(*rows):
        head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        return table(*rows).replace("<w:tr>", head, 1)

    body = ["甲", "乙"]
    assert mark_up(tmp_path, marked(["何事", "何人"], body)).table_heads == {1}
    assert mark_up(tmp_path, table(["措施", "負責機構"], body)).table_heads == {1}
    assert mark_up(tmp_path, table(["何事", "何人"], body)).table_heads == set()
    assert mark_up(tmp_path, marked(["完善治理", ""], body)).table_heads == set()


def test_headings_are_marked_with_their_levels_below_the_title(tmp_path):
    def style(identifier, name):
        return (
            f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
            "</w:style>"
        )

    blocks = [
        paragraph("綱領", style="T"),
        paragraph("副題", style="S"),
        paragraph("章", style="H1"),
        paragraph("<w:r><w:t>第一</w:t><w:br/><w:t>節</w:t></w:r>", style="H2"),
        paragraph("推出計劃。"),
        paragraph("附表", properties='<w:outlineLvl w:val="0"/>'),
    ]
    parts = parts_of("".join(blocks))
    named = {"T": "Title", "S": "Subtitle", "H1": "標題 1", "H2": "heading 2"}
    styles = "".join(style(*pair) for pair in named.items())
    parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    content = save(tmp_path / "a.docx", parts).read_bytes()
    found = read_word(content, "a.docx", lambda *_: None)
    by_line = {found.lines[number - 1]: level for number, level in found.mark_up.levels.items()}
    assert by_line == {"綱領": 1, "章": 2, "第一節": 3, "附表": 2}


def test_documents_of_the_strict_kind_and_with_other_names_are_read(tmp_path):
    parts = parts_of(paragraph("字"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = parts.pop("word/document.xml").replace(W, f'xmlns:w="{strict}"')
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    parts["word/document2.xml"] = main
    content = save(tmp_path / "a.docx", parts).read_bytes()
    assert read_word(content, "a", lambda *_: None).lines == ("字",)


def test_a_document_of_nothing_but_its_text_is_read(tmp_path):
    """Programs other than Word leave out what they do not need."""
    parts = {"word/document.xml": parts_of(paragraph("字", number=1))["word/document.xml"]}
    content = save(tmp_path / "a.docx", parts).read_bytes()
    assert read_word(content, "a", lambda *_: None).lines == ("字",)


@pytest.mark.parametrize(
    ("parts", "code", "values"),
    [
        ({"a.txt": "x"}, "document_not_word", {}),
        ({"xl/workbook.xml": "<a/>"}, "document_kind", {"suffix": ".xlsx"}),
        ({"ppt/presentation.xml": "<a/>"}, "document_kind", {"suffix": ".pptx"}),
        ({"mimetype": OPEN_DOCUMENT + "text"}, "document_kind", {"suffix": ".odt"}),
        ({"mimetype": OPEN_DOCUMENT + "spreadsheet"}, "document_kind", {"suffix": ".ods"}),
        ({"word/document.xml": "<a>"}, "document_damaged", {}),
        ({"word/document.xml": ""}, "document_damaged", {}),
    ],
)  # fmt: skip
def test_archives_that_hold_no_word_document_are_refused(tmp_path, parts, code, values):
    for name in parts:
        if name.startswith(("xl/", "ppt/")):
            target = f'<R><R Type="x/officeDocument" Target="{name}"/></R>'
            parts = {"_rels/.rels": target, **parts}
    content = save(tmp_path / "a.docx", parts).read_bytes()
    with pytest.raises(Refused) as refused:
        read_word(content, "a.docx", lambda *_: None)
    assert (refused.value.code, refused.value.values) == (code, {"name": "a.docx", **values})


def test_a_truncated_archive_is_refused_wherever_it_ends(tmp_path):
    body = "".join(paragraph(f"第{number}段。") for number in range(200))
    whole = word_file(tmp_path / "a.docx", body).read_bytes()
    for end in range(4, len(whole), max(1, len(whole) // 40)):
        with pytest.raises(Refused) as refused:
            read_word(whole[:end], "a.docx", lambda *_: None)
        assert refused.value.code == "document_damaged"


def test_a_part_with_flipped_bits_is_refused_or_read(tmp_path):
    whole = bytearray(word_file(tmp_path / "a.docx", paragraph("字" * 500)).read_bytes())
    for at in range(0, len(whole), 7):
        whole[at] ^= 0x5A
        with suppress(Refused):
            read_word(bytes(whole), "a.docx", lambda *_: None)
        whole[at] ^= 0x5A
    assert zipfile.is_zipfile(tmp_path / "a.docx")
