"""Reference lists in the many ways in which people set them in Word, and citations of them."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck import extract
from refcheck.formats import docx as docx_format
from refcheck.model import Document, Reference
from tests.formats.wordfile import (
    R,
    W,
    docx,
    numbered,
    numbering,
    paragraph,
    relationships,
    rewritten,
    run,
    table,
    with_part,
)

LISTED = [
    "Quill A, Strom B. On tidal clocks in winter. Acta Ficta. 2001;1(2):11-19.",
    "Abbott C. Notes about copper bells. J Imag Res. 1987;14(1):21-29.",
    "Zatzick D, Lund E, Duval F. Effects of slow lichens. Rev Inexist. 2014;8(3):130-8.",
    "Okafor G. On paper moons and silent looms. Annals of Nothing. 1999;33:7-12.",
    "Haverty H, Ibsen I. Glass rivers seen from afar. Acta Ficta. 2019;21(4):401-9.",
]
TEXT = "The rivers of glass run slowly in winter, and barley stands in every field of the north. "
HEADING = paragraph(run("References"))
BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
RAISED = '<w:vertAlign w:val="superscript"/>'


def cited(mark: Callable[[int], str]) -> str:
    return "".join(paragraph(run(TEXT) + mark(number) + run(". " + TEXT)) for number in range(1, 6))


BODY = cited(lambda number: run(f"as found [{number}]"))


def read(body: str, **parts: str) -> tuple[Document, tuple[Reference, ...]]:
    return extract.references(docx_format.read("paper.docx", docx(body, **parts)))


def strings(references: Sequence[Reference]) -> list[str]:
    return [reference.unstructured for reference in references]


def each(content: Callable[[int, str], str]) -> str:
    return "".join(content(number, text) for number, text in enumerate(LISTED, 1))


def messy(text: str) -> str:
    """One reference in the pieces into which proofing, links, comments and old smart tags cut it."""
    return (
        f'<w:smartTag w:uri="x" w:element="y">{run(text[:5])}</w:smartTag><w:proofErr w:type="spellStart"/>'
        f'{run(text[5:9])}<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
        f'<w:hyperlink w:anchor="z">{run(text[9:30])}</w:hyperlink><w:r><w:lastRenderedPageBreak/></w:r>'
        f'<w:customXml w:element="q">{run(text[30:40])}</w:customXml>'
        f'<w:dir w:val="ltr">{run(text[40:])}</w:dir>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )


SET = {
    "numbers typed before a tab": each(lambda number, text: paragraph(run(f"{number}.") + TAB + run(text))),
    "all in one paragraph": paragraph(each(lambda number, text: run(f"{number}. {text}") + BREAK)),
    "a text box": paragraph(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + each(lambda number, text: paragraph(run(f"{number}. {text}")))
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph(run("the same again"))
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "content controls": "<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>"
    + each(lambda number, text: paragraph(run(f"{number}. {text}")))
    + "</w:sdtContent></w:sdt>",
    "a table with a column of numbers": table(
        *([paragraph(run(f"{number}.")), paragraph(run(text))] for number, text in enumerate(LISTED, 1))
    ),
    "a table within a table": table(
        [
            table(*([paragraph(run(f"[{k}]")), paragraph(run(text))] for k, text in enumerate(LISTED, 1)))
            + paragraph("")
        ]
    ),
    "a table of one column": table(*([paragraph(run(f"{k}. {text}"))] for k, text in enumerate(LISTED, 1))),
    "pieces": each(lambda number, text: paragraph(run(f"{number}. ") + messy(text))),
}


@pytest.mark.parametrize("name", SET)
def test_lists_come_back_however_they_are_set(name: str) -> None:
    document, references = read(BODY + HEADING + SET[name] + paragraph(""))
    assert strings(references) == LISTED
    assert [mark.numbers for mark in document.citations] == [(1,), (2,), (3,), (4,), (5,)]


@pytest.mark.parametrize("text", ["%1.", "[%1]", "(%1)", "%1)", "%1"])
@pytest.mark.parametrize("in_table", [False, True])
def test_automatic_numbers_of_every_form_are_labels(text: str, in_table: bool) -> None:
    listed = (
        table(*([paragraph("", numbered()), paragraph(run(text))] for text in LISTED))
        if in_table
        else each(lambda number, text: paragraph(run(text), numbered()))
    )
    document, references = read(BODY + HEADING + listed, numbering=numbering(text))
    assert strings(references) == LISTED
    assert [reference.label for reference in references] == ["1", "2", "3", "4", "5"]
    assert len(document.citations) == 5


def by_name(text: str) -> tuple[str, str]:
    """An entry by author and date, parted where a person would begin a new line."""
    names, title, where = text.split(". ", 2)
    journal, rest = where.split(". ")
    return f"{names}. ({rest[:4]}).", f"{title}. {journal}, {rest[5:]}"


@pytest.mark.parametrize("between", ["", paragraph("")])
def test_an_entry_may_hold_line_breaks(between: str) -> None:
    parts = sorted(by_name(text) for text in LISTED)
    listed = between.join(paragraph(run(first) + BREAK + run(second)) for first, second in parts)
    document, references = read(paragraph(run(TEXT)) * 6 + HEADING + listed)
    assert strings(references) == [f"{first} {second}" for first, second in parts]
    assert document.paragraph_starts


def test_entries_may_be_lines_of_one_paragraph_without_numbers() -> None:
    listed = sorted(" ".join(by_name(text)) for text in LISTED)
    body = paragraph(run(TEXT)) * 6 + HEADING + paragraph("".join(run(text) + BREAK for text in listed))
    assert strings(read(body)[1]) == listed


@given(
    st.lists(
        st.tuples(st.text("ab é.", min_size=1, max_size=6), st.sampled_from(["", "ins", "del", "moveTo"]))
    )
)
def test_whatever_was_changed_the_text_is_what_remains(pieces: list[tuple[str, str]]) -> None:
    wrapped = (
        f'<w:{change} w:id="1">{run(text)}</w:{change}>' if change else run(text) for text, change in pieces
    )
    text = docx_format.read("paper.docx", docx(paragraph("".join(wrapped)))).text
    assert text == "".join(text for text, change in pieces if change != "del") + "\n"


RESTARTED = (
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def test_a_list_that_is_set_back_counts_from_one_again() -> None:
    aims = paragraph(run("To see."), numbered()) + paragraph(run("To know."), numbered())
    listed = each(lambda number, text: paragraph(run(text), numbered(2)))
    document, references = read(aims + BODY + HEADING + listed, numbering=numbering("%1.", more=RESTARTED))
    assert document.text.startswith("1. To see.\n2. To know.\n")
    assert [reference.number for reference in references] == [1, 2, 3, 4, 5]


def test_levels_count_within_each_other_and_are_numbered_by_styles() -> None:
    levels = [f'<w:pStyle w:val="{name}"/><w:lvlText w:val="{text}"/>' for name, text in LEVELS.items()]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
        for name in LEVELS
    )
    styles += '<w:style w:styleId="Own"><w:basedOn w:val="Entry"/></w:style>'
    parts = {"numbering": numbering(*levels), "styles": f"<w:styles NAMESPACES>{styles}</w:styles>"}
    told = [("Part", "a"), ("Chapter", "b"), ("Entry", "c"), ("Own", "d"), ("Chapter", "e"), ("Entry", "f")]
    body = "".join(paragraph(run(text), f'<w:pStyle w:val="{style}"/>') for style, text in told)
    text = docx_format.read("paper.docx", docx(body, **parts)).text
    assert text == "1 a\n1.1 b\n[1] c\n[2] d\n1.2 e\n[1] f\n"


LEVELS = {"Part": "%1", "Chapter": "%1.%2", "Entry": "[%3]"}


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ('<w:lvlRestart w:val="0"/><w:lvlText w:val="%2."/>', ["1.", "2."]),
        ('<w:isLgl/><w:lvlText w:val="%1.%2"/>', ["1.1", "2.1"]),
        ('<w:lvlText w:val="%1.%2"/>', ["I.1", "II.1"]),
        ("%2)", ["1)", "1)"]),
    ],
)
def test_levels_say_how_they_count(level: str, said: list[str]) -> None:
    first = numbering('<w:lvlText w:val="%1"/>', level).replace('"decimal"', '"upperRoman"', 1)
    body = (paragraph(run(""), numbered()) + paragraph(run(""), numbered(1, 1))) * 2
    lines = docx_format.read("paper.docx", docx(body, numbering=first)).text.split("\n")
    assert [lines[1].strip(), lines[3].strip()] == said


def test_a_list_may_name_the_style_that_says_how_it_counts() -> None:
    linked = numbering("[%1]").replace(
        "</w:abstractNum>",
        '<w:styleLink w:val="Refs"/></w:abstractNum><w:abstractNum w:abstractNumId="7">'
        '<w:numStyleLink w:val="Refs"/></w:abstractNum>',
    )
    linked = linked.replace(
        "</w:numbering>", '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    assert (
        docx_format.read("a.docx", docx(paragraph(run("x"), numbered(4)), numbering=linked)).text == "[1] x\n"
    )


@pytest.mark.parametrize("raised", [RAISED, '<w:position w:val="6"/>', '<w:rStyle w:val="Mine"/>'])
def test_raised_numbers_cite_the_list(raised: str) -> None:
    styles = (
        f'<w:styles NAMESPACES><w:style w:styleId="Up"><w:rPr>{RAISED}</w:rPr></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Up"/></w:style></w:styles>'
    )
    listed = each(lambda number, text: paragraph(run(f"{number}. {text}")))
    body = cited(lambda number: run("run slowly") + run(str(number), raised))
    document, _ = read(body + HEADING + listed, styles=styles)
    assert [mark.numbers for mark in document.citations] == [(1,), (2,), (3,), (4,), (5,)]


@pytest.mark.parametrize("headed", [True, False])
def test_endnotes_may_be_the_list(headed: bool) -> None:
    notes = each(
        lambda number, text: (
            f'<w:endnote w:id="{number + 1}">'
            + paragraph(f"<w:r><w:rPr>{RAISED}</w:rPr><w:endnoteRef/></w:r>" + run(" " + text))
            + "</w:endnote>"
        )
    )
    body = cited(lambda number: f'<w:r><w:endnoteReference w:id="{number + 1}"/></w:r>')
    document, references = read(
        body + (HEADING if headed else ""), endnotes=f"<w:endnotes NAMESPACES>{notes}</w:endnotes>"
    )
    assert strings(references) == LISTED
    assert [mark.numbers for mark in document.citations] == [(1,), (2,), (3,), (4,), (5,)]


def test_a_list_that_follows_notes_in_full_is_the_list() -> None:
    notes = each(lambda number, text: f'<w:footnote w:id="{number + 1}">{paragraph(run(text))}</w:footnote>')
    body = cited(lambda number: f'<w:r><w:footnoteReference w:id="{number + 1}"/></w:r>')
    listed = each(lambda number, text: paragraph(run(text)))
    document, references = read(
        body * 2 + HEADING + listed, footnotes=f"<w:footnotes NAMESPACES>{notes}</w:footnotes>"
    )
    assert strings(references) == LISTED
    assert document.text.index("References") < references[0].span.start


GONE = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def test_deleted_entries_are_gone_and_do_not_count() -> None:
    deleted = (
        f"<w:p><w:pPr>{numbered()}{GONE}</w:pPr><w:del w:id='2'><w:r><w:delText>Old A. A deleted work. "
        "Acta Ficta. 1990;1:1-2.</w:delText></w:r></w:del></w:p>"
    )
    row = (
        f'<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc>{paragraph(run("gone"))}</w:tc></w:tr></w:tbl>'
    )
    parted = paragraph(run(LISTED[2][:20]), numbered() + GONE) + paragraph(run(LISTED[2][20:]), numbered())
    moved = (
        f"<w:moveFrom w:id='5'>{run(LISTED[4])}</w:moveFrom><w:moveTo w:id='6'>{run(LISTED[1])}</w:moveTo>"
    )
    listed = [paragraph(run(text), numbered()) for text in LISTED]
    listed[1:3] = [deleted, paragraph(moved, numbered()), row, parted]
    _, references = read(BODY + HEADING + "".join(listed), numbering=numbering("%1."))
    assert strings(references) == LISTED
    assert [reference.label for reference in references] == ["1", "2", "3", "4", "5"]


STRICT = (
    (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (R, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def test_a_document_in_the_strict_variant_is_read_like_any_other() -> None:
    linked = f'<w:hyperlink r:id="r1">{run("Link")}</w:hyperlink>'
    listed = each(lambda number, text: paragraph(run(text) + linked, numbered()))
    data = docx(BODY + HEADING + listed, numbering=numbering("%1."))
    data = with_part(
        data, "word/_rels/document.xml.rels", relationships(r1="hyperlink https://doi.org/10.5555/x")
    )
    usual, strict = docx_format.read("a.docx", data), docx_format.read("b.docx", rewritten(data, *STRICT))
    assert strict.text == usual.text
    assert (strict.links, strict.superscripts) == (usual.links, usual.superscripts)
    assert strict.text.count("1. Quill") == 1
    assert len(strict.links) == 5


def test_parts_are_found_by_their_relationships() -> None:
    data = with_part(docx(""), "_rels/.rels", relationships(a="officeDocument word/document2.xml"))
    body = paragraph(run("x") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = with_part(
        data, "word/document2.xml", f"<w:document NAMESPACES><w:body>{body}</w:body></w:document>"
    )
    data = with_part(
        data, "word/_rels/document2.xml.rels", relationships(b="footnotes /word/Notes7.xml", c="styles x.xml")
    )
    data = with_part(
        data,
        "word\\notes7.XML",
        f'<w:footnotes NAMESPACES><w:footnote w:id="1">{paragraph(run("note"))}</w:footnote></w:footnotes>',
    )
    assert docx_format.read("paper.docx", data).text == "x\nnote\n"
