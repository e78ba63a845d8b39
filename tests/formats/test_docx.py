import base64
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats import docx as docx_format
from refcheck.model import Document
from tests.formats.wordfile import NAMESPACES, csl, docx, field, paragraph, relationships, run, with_part

CLOCKS = "Quill A. On tidal clocks. Acta Ficta. 2001;1:11-19."
BELLS = "Quill A. Notes about copper bells. Acta Ficta. 2001;2:21-29."


def read(body: str, **parts: str) -> Document:
    return docx_format.read("paper.docx", docx(body, **parts))


@pytest.mark.parametrize("prefix", ["ADDIN ZOTERO_ITEM CSL_CITATION ", " ADDIN CSL_CITATION "])
def test_citation_fields_give_their_records_and_the_printed_list(prefix: str) -> None:
    cited = field(prefix + csl("On tidal clocks", "Notes about copper bells"), run("(1, 2)"))
    listed = paragraph(
        field(
            "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", run("1. " + BELLS) + "</w:p><w:p>" + run("2. " + CLOCKS)
        )
    )
    document, references = extract.references(
        read(paragraph(run("Known ") + cited) + listed + paragraph(run("Figure 1")))
    )
    assert [record.item.doi for record in document.embedded] == ["10.5555/clocks", "10.5555/bells"]
    assert [reference.unstructured for reference in references] == [BELLS, CLOCKS]
    (mark,) = document.citations
    assert document.text[mark.span.start : mark.span.end] == "(1, 2)"
    assert mark.numbers == (2, 1)


def test_mendeley_tags_are_read_like_fields() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl("On tidal clocks").encode()).decode()
    control = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    cited = control.format(tag, run("(Quill, 2001)"))
    listed = control.format("MENDELEY_BIBLIOGRAPHY", paragraph(run(CLOCKS)))
    document, references = extract.references(read(paragraph(cited) + listed))
    assert [reference.unstructured for reference in references] == [CLOCKS]
    assert document.citations[0].numbers == (1,)


ENDNOTE = (
    "<EndNote><Cite><Author>Quill</Author><RecNum>7</RecNum><record><rec-number>7</rec-number>"
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style>Quill, A.</style>'
    "</author></authors></contributors><titles><title>On tidal clocks</title>"
    "<secondary-title>Acta Ficta</secondary-title></titles>"
    "<pages>11-19</pages><volume>1</volume><dates><year>2001</year></dates>"
    "<electronic-resource-num>10.5555/Clocks</electronic-resource-num></record></Cite></EndNote>"
)


@pytest.mark.parametrize("inline", [True, False])
def test_endnote_citations_give_their_records(inline: bool) -> None:
    data = "" if inline else base64.b64encode(ENDNOTE.encode()).decode()
    cited = field(" ADDIN EN.CITE " + (ENDNOTE if inline else ""), run("[1]"), data)
    document = read(paragraph(cited))
    (record,) = document.embedded
    assert (record.item.title, record.item.doi, record.item.volume) == (
        "On tidal clocks",
        "10.5555/clocks",
        "1",
    )
    assert (record.item.author[0].family, record.item.author[0].given) == ("Quill", "A.")
    assert document.text == "[1]\n"


def test_a_broken_field_costs_nothing_but_itself() -> None:
    cited = field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", run("[1]"))
    document = read(paragraph(run("See ") + cited + run(".")))
    assert (document.text, document.embedded, document.citations) == ("See [1].\n", (), ())


NUMBERING = (
    '<w:numbering NAMESPACES><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'


def test_automatic_numbers_are_part_of_the_text() -> None:
    body = paragraph(run("References")) + paragraph(run(CLOCKS), NUMBERED) + paragraph(run(BELLS), NUMBERED)
    document, references = extract.references(read(body, numbering=NUMBERING))
    assert document.text == f"References\n[1] {CLOCKS}\n[2] {BELLS}\n"
    assert [reference.label for reference in references] == ["1", "2"]
    assert document.position(references[1].span.start).paragraph == 3


def test_changes_are_read_as_accepted_and_hidden_text_is_not_read() -> None:
    body = paragraph(
        run("a")
        + f"<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('d')}</w:moveFrom><w:moveTo>{run('e')}</w:moveTo>"
        + run("f", "<w:vanish/>")
        + "<mc:AlternateContent><mc:Choice>"
        + run("g")
        + "</mc:Choice><mc:Fallback>"
        + run("h")
        + "</mc:Fallback></mc:AlternateContent>"
    )
    assert read(body).text == "abeg\n"


def test_footnotes_text_boxes_and_endnotes_stand_apart_from_what_holds_them() -> None:
    note = '<w:{0}s NAMESPACES><w:{0} w:id="2">' + paragraph(run("{1}")) + "</w:{0}></w:{0}s>"
    body = paragraph(
        run("Text")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        + f"<w:r><w:txbxContent>{paragraph(run('Box'))}</w:txbxContent></w:r>"
        + run(" goes on")
    )
    parts = {"footnotes": note.format("footnote", "Foot"), "endnotes": note.format("endnote", "End")}
    assert read(body, **parts).text == "Text1 goes on\nBox\nFoot\nEnd\n"


def test_superscripts_are_marked() -> None:
    styles = (
        '<w:styles NAMESPACES><w:style w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "</w:style></w:styles>"
    )
    body = paragraph(
        run("known") + run("1", '<w:vertAlign w:val="superscript"/>') + run("2", '<w:rStyle w:val="Up"/>')
    )
    document = read(body, styles=styles)
    assert [document.text[span.start : span.end] for span in document.superscripts] == ["1", "2"]


def test_a_link_goes_with_the_reference_that_holds_it() -> None:
    buffer = io.BytesIO(
        docx(
            paragraph(run("References"))
            + paragraph(run(CLOCKS) + f'<w:hyperlink r:id="r1">{run(" Link")}</w:hyperlink>')
        )
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="r1" TargetMode="External" Target="https://doi.org/10.5555/x"/></Relationships>',
        )
    _, references = extract.references(docx_format.read("paper.docx", buffer.getvalue()))
    assert references[0].links == ("https://doi.org/10.5555/x",)


def test_word_files_are_told_by_their_content(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes(docx(paragraph(run("Hello"))))
    assert formats.read(str(file)).format == "docx"


def with_entities(declared: str, used: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        body = f"<w:body>{paragraph(run(used))}</w:body>"
        document = f"<!DOCTYPE d [{declared}]><w:document {NAMESPACES}>{body}</w:document>"
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def test_entities_are_neither_multiplied_nor_fetched(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    with suppress(InputError):  # a library that refuses them outright is welcome to
        assert len(docx_format.read("bomb.docx", with_entities(laughs, "&e11;")).text) < 20
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden")
    outside = with_entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;")
    assert "hidden" not in docx_format.read("outside.docx", outside).text


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (20 << 20))
    return buffer.getvalue()


def displaced(data: bytes) -> bytes:
    """The archive with its table of contents said to stand further on than it does."""
    end = data.rindex(b"PK\x05\x06")
    return data[: end + 16] + bytes([data[end + 16] ^ 0x7F]) + data[end + 17 :]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 nothing more", "is damaged. Open it in its program"),
        (docx(paragraph(run("x")))[:-60], "is damaged"),
        (
            docx(paragraph(run("x"))).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xb7"),
            "is damaged",
        ),
        (displaced(docx(paragraph(run("x")))), "is damaged"),
        (docx("<w:p><w:r></w:p>"), "is not well-formed"),
        (bomb(), "unpacks beyond measure"),
    ],
)
def test_bad_files_are_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as raised:
        docx_format.read("bad.docx", data)
    assert "bad.docx" in str(raised.value)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("../../etc/passwd", "is an archive and no Word document. Unpack it"),
        ("word/other.xml", "holds no Word document"),
        ("xl/workbook.xml", "is an Excel workbook"),
        ("ppt/presentation.xml", "is a PowerPoint presentation"),
        ("Index/Document.iwa", "is a Pages document. Export it"),
        ("META-INF/container.xml", "is an EPUB book"),
    ],
)
def test_an_archive_of_something_else_is_refused(member: str, message: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(InputError, match=message):
        docx_format.read("other.docx", buffer.getvalue())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("paper.docx", "is no Word document"),
        ("~$per.docx", "Check the document itself"),
        ("._a.docx", "macOS"),
    ],
)
def test_a_file_by_the_name_of_a_word_document_is_told(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        formats.document(f"some/{name}", b"Jane Doe wrote this.")


def test_a_document_that_only_imports_another_is_refused() -> None:
    with pytest.raises(InputError, match=r"an imported file that only Word shows\. Save it anew"):
        read('<w:altChunk r:id="x"/>')


def test_signs_formulas_and_typed_line_breaks_are_characters() -> None:
    formula = "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
    body = paragraph(
        '<w:r><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Wingdings" w:char="F04A"/>'
        '<w:sym w:font="Times" w:char="2264"/><w:softHyphen/><w:noBreakHyphen/></w:r>'
        + formula
        + ruby.format(run("漢"))
        + "<w:r><w:t>a\n   b</w:t></w:r>"
        + run("shown", '<w:vanish w:val="0"/>')
        + run("hidden", '<w:rStyle w:val="Dark"/>')
    )
    styles = '<w:styles NAMESPACES><w:style w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    assert read(body, styles=styles).text == "β≤-x=2漢a bshown\n"


def test_of_several_forms_of_one_content_the_first_with_characters_is_read() -> None:
    forms = "".join(f"<mc:Choice>{run(text) if text else ''}</mc:Choice>" for text in ("", "one", "two"))
    fallback = f"<mc:Fallback>{run('other')}</mc:Fallback>"
    alternatives = f"<mc:AlternateContent>{{}}{fallback}</mc:AlternateContent>"
    assert read(paragraph(alternatives.format(forms))).text == "one\n"
    assert read(paragraph(alternatives.format(""))).text == "other\n"


def test_notes_that_call_themselves_are_read_once() -> None:
    mark = '<w:r><w:{0}Reference w:id="1"/></w:r>'
    note = '<w:{0}s NAMESPACES><w:{0} w:id="1">{1}{1}</w:{0}></w:{0}s>'
    parts = {
        f"{kind}s": note.format(kind, paragraph(run(kind) + mark.format(kind)))
        for kind in ("footnote", "endnote")
    }
    document = read(paragraph(mark.format("footnote") + mark.format("endnote")), **parts)
    assert document.text == "1\nfootnote\nfootnote\nendnote\nendnote\n"


def test_a_note_without_text_is_no_trouble() -> None:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (1, 2))
    notes = (
        f'<w:footnote w:id="1">{paragraph(run(CLOCKS))}</w:footnote><w:footnote w:id="2"><w:p/></w:footnote>'
    )
    document = read(
        paragraph(run("Known") + marks), footnotes=f"<w:footnotes NAMESPACES>{notes}</w:footnotes>"
    )
    _, references = extract.references(document)
    assert [reference.unstructured for reference in references] == [CLOCKS]


def test_links_of_notes_and_of_fields_lead_where_they_lead() -> None:
    link = f'<w:hyperlink r:id="r1" w:anchor="part">{run("here")}</w:hyperlink>'
    notes = f'<w:footnotes NAMESPACES><w:footnote w:id="1">{paragraph(link)}</w:footnote></w:footnotes>'
    body = paragraph(
        link
        + '<w:r><w:footnoteReference w:id="1"/></w:r>'
        + field(' HYPERLINK "https://c.example/" ', run("there"))
    )
    data = with_part(
        docx(body, footnotes=notes),
        "word/_rels/document.xml.rels",
        relationships(r1="hyperlink https://a.example/"),
    )
    data = with_part(data, "word/_rels/footnotes.xml.rels", relationships(r1="hyperlink https://b.example/"))
    links = docx_format.read("paper.docx", data).links
    assert sorted(link.url for link in links) == [
        "https://a.example/#part",
        "https://b.example/#part",
        "https://c.example/",
    ]


def test_numbers_that_no_list_reaches_do_no_harm() -> None:
    huge = NUMBERING.replace('w:start w:val="1"', 'w:start w:val="%s"' % ("9" * 5000)).replace(
        "decimal", "upperRoman"
    )
    long = NUMBERING.replace('w:start w:val="1"', 'w:start w:val="999999"').replace("decimal", "upperRoman")
    assert read(paragraph(run("x"), NUMBERED), numbering=huge).text == "[I] x\n"
    assert read(paragraph(run("x"), NUMBERED), numbering=long).text == "[999999] x\n"
