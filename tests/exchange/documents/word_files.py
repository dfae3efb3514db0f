"""Word documents made by hand, part by part, as Word itself writes them."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def level(number, form, text, start=1):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(identifier, *levels):
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


NUMBERING = (
    kind(0, level(0, "bullet", "\uf0b7"), level(1, "bullet", "○"))
    + kind(
        1,
        level(0, "decimal", "%1."),
        level(1, "lowerRoman", "(%2)"),
        level(2, "decimal", "%1.%2.%3"),
    )
    + kind(2, level(0, "taiwaneseCountingThousand", "第%1章"))
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content="", *, style="", number=None, level=0, properties=""):
    """A paragraph of runs, or of plain text; `number` is a list of NUMBERING."""
    inside = content if content.startswith("<w:") else run(content)
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        said += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{said}{properties}</w:pPr>{inside}</w:p>"


def table(*rows):
    """A table of cells; each is text or the XML of paragraphs."""

    def cell(content):
        inside = content if content.startswith("<w:") else paragraph(content)
        return f"<w:tc>{inside}</w:tc>"

    inside = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


def parts_of(body, **others):
    """The parts of a document; `others` are further ones below `word/`, without their root."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>",
    }
    for name, content in others.items():
        parts[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>"
    return parts


def save(path: Path, parts) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def word_file(path: Path, *blocks: str, **others: str) -> Path:
    """A whole document on the disk."""
    return save(path, parts_of("".join(blocks), **others))
