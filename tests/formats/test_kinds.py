"""The same list in many kinds of file: what a user gets out of each, from the bytes to the references."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from refcheck import extract, flow, formats
from refcheck.formats import docx
from tests.formats.wordfile import NAMESPACES, csl, field, paragraph, run

WORKS = (
    "Quill AB, Strøm C. On tidal clocks and their keepers. Acta Ficta. 1999;12(3):45-52.",
    "Fünnemore B, Zatzick D. Copper bells in winter. Ann Nothing. 2001;7:627-35.",
    "Ünder K. Paper moons: a history. 2nd ed. Nowhere: Made Up Press; 2005.",
)
NUMBERED = "\n".join(f"{number}. {work}" for number, work in enumerate(WORKS, 1))
TEXT = f"A title\n\nKnown [1,2], and naïvely disputed [3].\n\nReferences\n\n{NUMBERED}\n"
ITEMS = "".join(f"<li>{work}</li>" for work in WORKS)
BODY = f"<body><p>Known&nbsp;[1,2], and disputed &ndash; [3].</p><h2>References</h2><ol>{ITEMS}</ol></body>"
XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/strict.dtd"'
)
PAGE = BODY.replace("ü", "&uuml;").replace("Ü", "&Uuml;").replace("ø", "&oslash;")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("latin-1"),
        TEXT.replace("naïvely", "“naïvely”").encode("cp1252"),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
        f"{XHTML}>\n<html><head><title>x</title></head>{PAGE}</html>".encode(),
        f'<?xml version="1.0"?>\n{XHTML} [<!ENTITY x "y">]>\n<html xmlns="http://www.w3.org/1999/xhtml">{PAGE}</html>'.encode(),
    ],
)
def test_the_list_and_its_citations_come_out_of_every_kind(data: bytes) -> None:
    document, references = extract.references(formats.document("paper", data))
    assert [reference.unstructured for reference in references] == list(WORKS)
    assert [mark.numbers for mark in document.citations] == [(1, 2), (3,)]


def test_of_alternative_citations_one_is_read() -> None:
    name = "<name><surname>Quill</surname><given-names>AB</given-names></name>"
    data = (
        '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.0//EN" "JATS-archivearticle1.dtd">'
        '<article><body><p>Known <xref ref-type="bibr" rid="r1">1</xref> &ndash; F&uuml;nnemore.</p></body>'
        '<back><ref-list><ref id="r1"><label>1</label><citation-alternatives>'
        f'<element-citation><person-group person-group-type="author">{name}</person-group>'
        "<article-title>On tidal clocks</article-title><year>1999</year></element-citation>"
        "<mixed-citation>Quill AB. On tidal clocks. 1999.</mixed-citation>"
        "</citation-alternatives></ref></ref-list></back></article>"
    )
    document, (reference,) = extract.references(formats.document("paper.xml", data.encode()))
    assert "Quill AB" in reference.unstructured
    assert "On tidal clocks" in reference.unstructured
    assert [mark.numbers for mark in document.citations] == [(1,)]


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    "<b:Source><b:Tag>Qui99</b:Tag><b:SourceType>JournalArticle</b:SourceType>"
    "<b:Title>On tidal clocks</b:Title><b:Year>1999</b:Year><b:Author><b:Author><b:NameList>"
    "<b:Person><b:Last>Quill</b:Last>"
    "<b:First>Anna</b:First>"
    "</b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"
)


def test_the_sources_of_word_itself_are_tied_to_the_printed_list() -> None:
    printed = paragraph(field("BIBLIOGRAPHY", run("Quill, A. (1999). On tidal clocks. Acta Ficta.")))
    gallery = '<w:docPartObj><w:docPartGallery w:val="Bibliographies"/></w:docPartObj>'
    listed = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{printed}</w:sdtContent></w:sdt>"
    cited = paragraph(run("Known ") + field(r"CITATION Qui99 \l 1033", run("(Quill, 1999)")) + run("."))
    content = cited + paragraph(run("Works Cited")) + listed
    body = f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("customXml/item1.xml", SOURCES)
    document, (reference,) = extract.references(docx.read("paper.docx", buffer.getvalue()))
    assert reference.unstructured == "Quill, A. (1999). On tidal clocks. Acta Ficta."
    assert [(mark.numbers, mark.keys) for mark in document.citations] == [((1,), ())]
    assert document.embedded[0].item.author[0].family == "Quill"


def test_a_printed_list_that_lags_behind_the_fields_is_a_finding(tmp_path: Path) -> None:
    titles = [f"On the clocks of {town}" for town in ("Alpha", "Beta", "Gamma", "Delta")]
    cited = "".join(
        paragraph(run("Known ") + field(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(title)}", run("(Quill, 2001)")))
        for title in titles
    )
    entries = "".join(
        paragraph(run(f"Quill A. {title}. Acta Ficta. 2001.")) for title in [*titles[:3], "Old bells"]
    )
    listed = field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "").replace(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = cited + paragraph(run("References")) + paragraph(listed) + entries + paragraph(end)
    path = tmp_path / "paper.docx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
    path.write_bytes(buffer.getvalue())
    findings = flow.check_document(flow.read(str(path)), (), ("CIT901", "CIT902")).findings
    said = [finding.message for finding in findings]
    assert len(said) == 2
    assert "On the clocks of Delta" in said[0]
    assert said[1].startswith("reference 4 is cited nowhere")
