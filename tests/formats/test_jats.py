from contextlib import suppress
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats import jats
from refcheck.model import Date, Document, Name, Reference

ARTICLE = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "https://example.org/never-fetched.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><title-group>
<article-title>On clocks</article-title></title-group></article-meta></front>
<body><sec><title>Known things</title><p>Bells ring <xref ref-type="bibr" rid="r2">[2]</xref>, and clocks
<xref ref-type="bibr" rid="r1">[1]</xref>&#8211;<xref ref-type="bibr" rid="r3">[3]</xref>
tick&nbsp;on.<sup>2</sup>
</p></sec></body><back><ref-list><title>References</title>{refs}</ref-list></back></article>"""

PRINTED = """<ref id="r1"><label>1</label><mixed-citation publication-type="journal"><string-name>\
<surname>Quill</surname>,
<given-names>A. B.</given-names></string-name>, <etal>et al.</etal> (<year>1999b</year>). <article-title>On
<italic>tidal</italic> clocks</article-title>. <source>Acta Ficta</source>,
<volume>1</volume>(<issue>2</issue>):<fpage>627</fpage>&#8211;<lpage>35</lpage>.
<pub-id pub-id-type="doi">10.5555/Clocks</pub-id></mixed-citation></ref>"""

GLUED = """<ref id="r2"><element-citation publication-type="journal">\
<person-group person-group-type="author"><name>
<surname>Strom</surname><given-names>C</given-names></name><collab>The Bell Group</collab>\
</person-group><article-title>Copper
bells</article-title><source>Acta Ficta</source><year>2001</year><volume>7</volume><issue>3</issue>\
<fpage>11</fpage><lpage>19</lpage>
<pub-id pub-id-type="pmid">00000001</pub-id></element-citation></ref>"""

ALTERNATIVES = """<ref id="r3"><citation-alternatives><element-citation><source>Not this</source>\
</element-citation>
<mixed-citation>Zatzick D. A book without tags. Nowhere; 2011.</mixed-citation></citation-alternatives>\
</ref>"""


def read(*refs: str) -> Document:
    return jats.read("article.xml", ARTICLE.replace("{refs}", "".join(refs)).encode())


def references(document: Document) -> tuple[Reference, ...]:
    return extract.references(document)[1]


def printed(
    document: Document, reference: Reference, variable: str, part: str = "", index: int | None = None
) -> str:
    span = reference.field_span(variable, index, part)
    assert span is not None
    return document.text[span.start : span.end]


def test_tags_give_the_item_and_every_field_its_place() -> None:
    document = read(PRINTED)
    (reference,) = references(document)
    item = reference.item
    assert (reference.label, reference.key, reference.structured) == ("1", "r1", True)
    assert reference.unstructured == (
        "Quill, A. B., et al. (1999b). On tidal clocks. Acta Ficta, 1(2):627–35. 10.5555/Clocks"
    )
    assert document.text[reference.span.start : reference.span.end] == reference.unstructured
    assert item.author == (Name(family="Quill", given="A. B."),)
    assert item.authors_truncated
    assert item.issued == Date(year=1999, suffix="b")
    assert (item.type, item.title, item.container_title) == (
        "article-journal",
        "On tidal clocks",
        "Acta Ficta",
    )
    assert (item.volume, item.issue, item.page, item.doi) == ("1", "2", "627-635", "10.5555/clocks")
    assert printed(document, reference, "title") == "On tidal clocks"
    assert printed(document, reference, "issued", "year") == "1999b"
    assert printed(document, reference, "page", "last") == "35"
    assert printed(document, reference, "author", index=0) == "Quill, A. B."


def test_separators_that_a_style_sheet_would_add_are_added() -> None:
    document = read(GLUED)
    (reference,) = references(document)
    assert reference.unstructured == (
        "Strom C, The Bell Group. Copper bells. Acta Ficta 2001 7(3):11-19, 00000001"
    )
    assert reference.item.author == (Name(family="Strom", given="C"), Name(literal="The Bell Group"))
    assert reference.item.pmid == "00000001"


def test_untagged_strings_are_left_for_the_parser() -> None:
    (reference,) = references(read(ALTERNATIVES))
    assert reference.unstructured == "Zatzick D. A book without tags. Nowhere; 2011."
    assert not reference.structured


def test_links_are_citations_and_a_dash_makes_a_range() -> None:
    document = read(PRINTED, GLUED, ALTERNATIVES)
    marks = {document.text[mark.span.start : mark.span.end]: mark.numbers for mark in document.citations}
    assert marks == {"[2]": (2,), "[1]": (1,), "[1]–[3]": (1, 2, 3), "[3]": (3,)}
    assert [document.text[span.start : span.end] for span in document.superscripts] == ["2"]
    assert document.text.startswith("On clocks\nKnown things\nBells ring [2], and clocks")


def test_jats_is_told_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE.replace("{refs}", PRINTED))
    assert formats.read(str(file)).format == "jats"


def test_reviews_within_an_article_are_left_out() -> None:
    review = (
        "<sub-article><back><ref-list>" + PRINTED.replace('"r1"', '"x1"') + "</ref-list></back></sub-article>"
    )
    text = ARTICLE.replace("{refs}", GLUED).replace("</article>", review + "</article>", 1)
    text = text.replace("</article>", "") + "</article>" if text.count("</article>") > 1 else text
    assert [reference.key for reference in references(jats.read("a.xml", text.encode()))] == ["r2"]


def test_what_is_no_xml_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"odd\.xml: holds no article"):
        jats.read("odd.xml", b"<other/>")


@pytest.mark.parametrize("data", [b"<article", b"<article>" * 400])
def test_a_broken_article_has_no_references(data: bytes) -> None:
    with suppress(InputError):
        assert jats.read("odd.xml", data).references == ()
