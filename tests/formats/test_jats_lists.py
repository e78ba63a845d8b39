"""The shapes that reference lists take in JATS and its forerunners."""

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.model import Document, Reference

NAME = "<name><surname>Quill</surname><given-names>AB</given-names></name>"
FIELDS = (
    f'<person-group person-group-type="author">{NAME}</person-group><article-title>On clocks</article-title>'
    "<source>Acta Ficta</source><year>1999</year><volume>7</volume><fpage>11</fpage><lpage>19</lpage>"
)
ELEMENT = f'<element-citation publication-type="journal">{FIELDS}</element-citation>'
MIXED = (
    "<mixed-citation><string-name><surname>Strom</surname> <given-names>B</given-names></string-name>. "
    "<article-title>Copper bells</article-title>. <source>Acta Ficta</source>. "
    "<year>2001</year>.</mixed-citation>"
)
CITED = '<p>Known <xref ref-type="bibr" rid="r1">1</xref> and <xref ref-type="bibr" rid="r2">2</xref>.</p>'
LIST = (
    f'<ref-list><ref id="r1"><label>1</label>{ELEMENT}</ref>'
    f'<ref id="r2"><label>2</label>{MIXED}</ref></ref-list>'
)
ANSWER = f'<body>{CITED}</body><back><ref-list><ref id="s1">{MIXED}</ref></ref-list></back>'
SUB = f"<sub-article>{ANSWER}</sub-article>"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def article(back: str, attributes: str = "", body: str = CITED) -> str:
    return f"<article {attributes}><front/><body>{body}</body><back>{back}</back></article>"


def read(source: str) -> tuple[Document, tuple[Reference, ...]]:
    return extract.references(formats.document("article", source.encode()))


@pytest.mark.parametrize(
    "source",
    [
        article(LIST),
        article(LIST, f'xmlns="http://jats.nlm.nih.gov" {XLINK}'),
        article(LIST).replace("element-citation", "nlm-citation").replace("mixed-citation", "citation"),
        article(LIST.replace(ELEMENT, f"<citation-alternatives>{ELEMENT}</citation-alternatives>")),
        article(LIST.replace(ELEMENT, f"<note><p>{ELEMENT}</p></note>")),
        article(f"<ref-list><title>References</title>{LIST}</ref-list>"),
        article("", body=f"{CITED}<sec>{LIST}</sec>"),
        article(LIST).replace("</article>", f"{SUB}</article>"),
        f'<!DOCTYPE pmc-articleset SYSTEM "x.dtd"><pmc-articleset>{article(LIST)}</pmc-articleset>',
        f"<OAI-PMH><record><metadata>{article(LIST)}</metadata></record></OAI-PMH>",
        f"<book><book-body><book-part><body>{CITED}</body><back>{LIST}</back></book-part></book-body></book>",
        "<!-- a --><?x y?>" + article(LIST),
        '<!DOCTYPE article PUBLIC "-//NLM//X" "http://example.org/x.dtd" [<!ENTITY acta "Acta">]>'
        + article(LIST.replace("Acta Ficta", "&acta; Ficta")),
    ],
)  # fmt: skip
def test_the_list_and_its_citations(source: str) -> None:
    document, references = read(source)
    assert [reference.item.title for reference in references] == ["On clocks", "Copper bells"]
    assert [reference.item.container_title for reference in references] == ["Acta Ficta"] * 2
    assert [mark.numbers for mark in document.citations] == [(1,), (2,)]


def test_names_of_characters_are_characters() -> None:
    _, references = read(article(LIST.replace("Quill", "Qu&iuml;ll &amp; S&oslash;n &nosuch;")))
    assert references[0].item.author[0].family.startswith("Quïll & Søn")


def test_two_references_of_one_entry_are_both_cited() -> None:
    document, references = read(article(LIST.replace(MIXED, MIXED + MIXED)))
    assert [mark.numbers for mark in document.citations] == [(1,), (2, 3)]
    assert len(references) == 3


def test_an_entry_that_is_a_remark_is_no_lost_reference() -> None:
    document, references = read(article(LIST.replace(ELEMENT, "<note><p>See the text.</p></note>")))
    assert len(references) == 1
    assert [mark.keys for mark in document.citations] == [("r2",)]


def test_citations_in_footnotes_are_read_where_no_list_is() -> None:
    notes = f'<fn id="n1"><label>1</label><p>{MIXED}</p></fn><fn id="n2"><p>{ELEMENT}</p></fn>'
    _, references = read(article(notes, body="<p>Words.</p>"))
    assert [reference.item.title for reference in references] == ["Copper bells", "On clocks"]


def test_several_articles_are_not_mixed() -> None:
    with pytest.raises(InputError, match=r"holds 2 articles\. Save each of them"):
        read(f"<pmc-articleset>{article(LIST)}{article(LIST)}</pmc-articleset>")
