"""What reference managers leave in Word documents: each manager's own way of keeping records and lists."""

import base64
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from refcheck import extract, flow
from refcheck.formats import docx as docx_format
from refcheck.model import Document, Item, Reference
from tests.formats.wordfile import docx, field, paragraph, relationships, run, with_part

WORKS = [
    ("Quill", "A", 2001, "On tidal clocks in winter", "Acta Ficta", "1", "2", "11", "19"),
    ("Abbott", "C", 1987, "Notes about copper bells", "J Imag Res", "14", "1", "21", "29"),
    ("Zatzick", "D", 2014, "Effects of slow lichens", "Rev Inexist", "8", "3", "130", "138"),
    ("Okafor", "G", 1999, "On paper moons and silent looms", "Annals of Nothing", "33", "4", "7", "12"),
]
TEXT = "The rivers of glass run slowly in winter, and barley stands in every field of the north. "
HEADING = paragraph(run("References"))


def printed(work: tuple[object, ...]) -> str:
    author, given, year, title, journal, volume, issue, first, last = work
    return f"{author} {given}. {title}. {journal}. {year};{volume}({issue}):{first}-{last}."


LISTED = [printed(work) for work in WORKS]
PARAGRAPHS = [run(f"{number}. {text}") for number, text in enumerate(LISTED, 1)]
LIST = "</w:p><w:p>".join(PARAGRAPHS)


def csl(number: int, **properties: str) -> str:
    author, given, year, title, journal, volume, issue, first, last = WORKS[number - 1]
    data = {
        "type": "article-journal",
        "title": title,
        "author": [{"family": author, "given": given}],
        "issued": {"date-parts": [[year]]},
        "container-title": journal,
        "volume": volume,
        "issue": issue,
        "page": f"{first}-{last}",
    }
    return json.dumps({"citationItems": [{"id": number, "itemData": data}], "properties": properties})


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def citavi(number: int) -> str:
    author, given, year, title, journal, volume, issue, first, last = WORKS[number - 1]
    reference = {
        "$id": "3",
        "Authors": [{"$id": "4", "FirstName": given, "LastName": author}],
        "Title": title,
        "Year": str(year),
        "ReferenceType": "JournalArticle",
        "Periodical": {"$id": "5", "Name": journal},
        "Volume": volume,
        "Number": issue,
        "PageRange": f"<sp>\r\n  <n>1</n>\r\n</sp>\r\n<os>{first}-{last}</os>\r\n<ps>{first}</ps>",
    }
    placeholder = {
        "$id": "1",
        "Entries": [{"$id": "2", "Reference": reference}, {"Reference": {"$ref": "3"}}],
    }
    return f"ADDIN CitaviPlaceholder{{{encoded(json.dumps(placeholder))}}}"


def papers(number: int) -> str:
    author, given, year, title, journal, volume, issue, first, last = WORKS[number - 1]
    return (
        "ADDIN PAPERS2_CITATIONS <citation><publications><publication>"
        f"<volume>{volume}</volume><publication_date>99{year}00001200000000200000</publication_date>"
        f"<number>{issue}</number><startpage>{first}</startpage><endpage>{last}</endpage><title>{title}</title>"
        f"<subtype>400</subtype><bundle><publication><title>{journal}</title></publication></bundle><authors>"
        f"<author><firstName>{given}</firstName><lastName>{author}</lastName></author></authors></publication>"
        "</publications><cites></cites></citation>"
    )


def reference_manager(number: int) -> str:
    author, given, year, title, journal, volume, issue, first, last = WORKS[number - 1]
    return (
        'ADDIN REFMGR.CITE <Refman><Cite><Author>x</Author><MDL Ref_Type="Journal">'
        f"<Title_Primary>{title}</Title_Primary><Authors_Primary>{author},{given}</Authors_Primary>"
        f"<Date_Primary>{year}/8/3</Date_Primary><Start_Page>{first}</Start_Page><End_Page>{last}</End_Page>"
        f"<Periodical>{journal}</Periodical><Volume>{volume}</Volume><Issue>{issue}</Issue></MDL></Cite></Refman>"
    )


def endnote(number: int) -> str:
    author, given, year, title, journal, volume, issue, first, last = WORKS[number - 1]
    return (
        f"<EndNote><Cite><Author>{author}</Author><record><rec-number>{number}</rec-number>"
        '<ref-type name="Journal Article">17</ref-type><contributors><authors>'
        f"<author>{author}, {given}</author></authors></contributors><titles><title>{title}</title>"
        f"<secondary-title>{journal}</secondary-title></titles><pages>{first}-{last}</pages>"
        f"<volume>{volume}</volume><number>{issue}</number><dates><year>{year}</year></dates></record></Cite></EndNote>"
    )


def endnote_in_data(number: int) -> str:
    """EndNote's long citations: the field and one nested in its code both hold the data in base64."""
    data = f"<w:fldData>{encoded(endnote(number))}</w:fldData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return (
        f"{begin}<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>{begin}<w:r><w:instrText> ADDIN "
        f"EN.CITE.DATA </w:instrText></w:r>{end}{separate}{run(f'[{number}]')}{end}"
    )


def control(tag: str, content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def by_code(code: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: field(code(number), run(f"[{number}]"))


def listed_by(code: str) -> str:
    return HEADING + paragraph(field(code, LIST))


MANAGERS: dict[str, tuple[Callable[[int], str], str]] = {
    "Zotero": (
        by_code(lambda number: f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(number)} RNDabc"),
        listed_by('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY'),
    ),
    "Mendeley Desktop": (
        by_code(lambda number: f"ADDIN CSL_CITATION {csl(number)}"),
        listed_by("ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY"),
    ),
    "Mendeley Desktop, early": (
        by_code(lambda number: f"ADDIN Mendeley Citation{{8a6b7b2e-1fd6-4b9d}} CSL_CITATION {csl(number)}"),
        listed_by("ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY"),
    ),
    "Mendeley Cite": (
        lambda number: control(f"MENDELEY_CITATION_v3_{encoded(csl(number))}", run(f"[{number}]")),
        control("MENDELEY_BIBLIOGRAPHY", HEADING + paragraph(LIST)),
    ),
    "EndNote": (by_code(lambda number: f" ADDIN EN.CITE {endnote(number)}"), listed_by(" ADDIN EN.REFLIST ")),
    "EndNote, long": (endnote_in_data, listed_by(" ADDIN EN.REFLIST ")),
    "Citavi": (
        lambda number: control("CitaviPlaceholder#1", by_code(citavi)(number)),
        control("CitaviBibliography", listed_by("ADDIN CitaviBibliography")),
    ),
    "Papers": (by_code(papers), HEADING + paragraph(LIST)),
    "Reference Manager": (by_code(reference_manager), listed_by("ADDIN REFMGR.REFLIST")),
}
LAST = paragraph(run("Appendix")) + paragraph(run(TEXT))


def read(data: bytes) -> tuple[Document, tuple[Reference, ...]]:
    return extract.references(docx_format.read("paper.docx", data))


def cited(mark: Callable[[int], str]) -> str:
    return "".join(paragraph(run(TEXT) + mark(number) + run(".")) for number in range(1, 5))


def strings(references: Sequence[Reference]) -> list[str]:
    return [reference.unstructured for reference in references]


def told(item: Item) -> tuple[object, ...]:
    issued = item.issued.year if item.issued else None
    first, last = item.page.split("-")
    name = item.author[0]
    where = (item.container_title, item.volume, item.issue, first, last)
    return (name.family, name.given, issued, item.title, *where)


def holds_all(data: bytes) -> Document:
    document, references = read(data)
    assert strings(references) == LISTED
    assert [told(record.item) for record in document.embedded] == WORKS
    assert [mark.numbers for mark in document.citations] == [(1,), (2,), (3,), (4,)]
    assert [record.number for record in document.embedded] == [1, 2, 3, 4]
    return document


@pytest.mark.parametrize("manager", MANAGERS)
def test_every_managers_records_and_list_come_back(manager: str) -> None:
    mark, listed = MANAGERS[manager]
    holds_all(docx(cited(mark) + listed + LAST))


def properties(codes: dict[str, str]) -> str:
    """docProps/custom.xml with each code in pieces of 255 characters, the last one first."""
    escaped = {name: code.replace("&", "&amp;") for name, code in codes.items()}
    pieces = [
        f'<property name="{name}_{place // 255 + 1}"><lpwstr>{code[place : place + 255]}</lpwstr></property>'
        for name, code in escaped.items()
        for place in range(0, len(code), 255)
    ]
    return f'<Properties xmlns="made">{"".join(reversed(pieces))}</Properties>'


def bookmark(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize(
    ("prefix", "citing", "listing"),
    [
        ("ZOTERO_BREF_aB", "ZOTERO_ITEM CSL_CITATION ", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"),
        ("Mendeley_Bookmark_aB", "ADDIN CSL_CITATION ", "Mendeley Bibliography CSL_BIBLIOGRAPHY"),
    ],
)
def test_bookmarks_stand_for_fields_whose_code_is_in_the_properties(
    prefix: str, citing: str, listing: str
) -> None:
    codes = {f"{prefix}{number}": citing + csl(number) for number in range(1, 5)}
    codes[f"{prefix}9"] = listing
    body = cited(lambda number: bookmark(number, f"{prefix}{number}", run(f"[{number}]")))
    listed = f'<w:bookmarkStart w:id="9" w:name="{prefix}9"/>{paragraph(LIST)}<w:bookmarkEnd w:id="9"/>'
    data = with_part(docx(body + HEADING + listed + LAST), "docProps/custom.xml", properties(codes))
    assert len(holds_all(data).lists) == 1


def test_words_own_sources_are_tied_by_their_tags() -> None:
    sources = "".join(
        f"<Source><Tag>T{n}</Tag><SourceType>JournalArticle</SourceType><Author><Author><NameList><Person>"
        f"<Last>{work[0]}</Last><First>{work[1]}</First></Person></NameList></Author></Author>"
        f"<Title>{work[3]}</Title><Year>{work[2]}</Year><JournalName>{work[4]}</JournalName>"
        f"<Volume>{work[5]}</Volume><Issue>{work[6]}</Issue><Pages>{work[7]}-{work[8]}</Pages></Source>"
        for n, work in enumerate(WORKS, 1)
    )
    body = cited(by_code(lambda number: f" CITATION T{number} \\l 1033 "))
    data = with_part(
        docx(body + listed_by(" BIBLIOGRAPHY ")),
        "customXml/item3.xml",
        f'<Sources xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">{sources}</Sources>',
    )
    holds_all(data)


def linked(text: str) -> str:
    return f'<w:hyperlink r:id="z">{run(text)}</w:hyperlink>'


def test_a_document_made_ready_for_another_program_gives_its_records() -> None:
    """There the codes are the texts of links, and no list is printed."""
    body = cited(lambda number: linked(f"ITEM CSL_CITATION {csl(number, plainCitation=f'[{number}]')}"))
    ends = (
        HEADING + paragraph(linked("BIBL {} CSL_BIBLIOGRAPHY")) + paragraph(linked("DOCUMENT_PREFERENCES x"))
    )
    data = with_part(
        docx(paragraph(run("ZOTERO_TRANSFER_DOCUMENT")) + body + ends),
        "word/_rels/document.xml.rels",
        relationships(z="hyperlink https://www.zotero.org/"),
    )
    document, references = read(data)
    assert document.text.count("citationItems") == document.text.count("PREFERENCES") == 0
    assert "of the north. [2]." in document.text
    assert [told(reference.item) for reference in references] == WORKS


def test_notes_that_hold_citations_in_full_are_the_references_where_no_list_is() -> None:
    zotero = MANAGERS["Zotero"][0]
    notes = "".join(
        f'<w:footnote w:id="{number}">'
        + paragraph(zotero(number).replace(f"[{number}]", LISTED[number - 1]))
        + "</w:footnote>"
        for number in range(1, 5)
    )
    body = cited(lambda number: f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')
    document, references = read(docx(body, footnotes=f"<w:footnotes NAMESPACES>{notes}</w:footnotes>"))
    assert [told(reference.item) for reference in references] == WORKS
    place = references[1].span
    assert document.text[place.start : place.end] == LISTED[1]


@pytest.mark.parametrize("first", [True, False])
def test_an_entry_typed_beside_the_field_belongs_to_the_list(first: bool) -> None:
    typed = "Ibsen I, Lund E. Glass rivers seen from afar. Acta Ficta. 2019;21(4):401-9."
    own, field_list = (
        paragraph(run(typed)),
        paragraph(field("ADDIN EN.REFLIST", "</w:p><w:p>".join(map(run, LISTED)))),
    )
    listed = own + field_list if first else field_list + own
    _, references = read(docx(cited(MANAGERS["EndNote"][0]) + HEADING + listed + LAST))
    assert strings(references) == ([typed, *LISTED] if first else [*LISTED, typed])


def test_every_chapters_list_is_read() -> None:
    mark = MANAGERS["EndNote"][0]
    chapters = "".join(
        paragraph(run(TEXT) + mark(n))
        + paragraph(run("References"))
        + paragraph(field("ADDIN EN.REFLIST", "</w:p><w:p>".join(map(run, listed))))
        for n, listed in ((1, LISTED[:2]), (3, LISTED[2:]))
    )
    _, references = read(docx(chapters))
    assert strings(references) == LISTED


def test_records_are_tied_to_entries_without_titles() -> None:
    entries = [f"[{n}] {w[1]}. {w[0]}, {w[4]} {w[5]}, {w[7]} ({w[2]})." for n, w in enumerate(WORKS, 1)]
    listed = paragraph(field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "</w:p><w:p>".join(map(run, entries))))
    document, _ = read(docx(cited(MANAGERS["Zotero"][0]) + HEADING + listed))
    assert [mark.numbers for mark in document.citations] == [(1,), (2,), (3,), (4,)]


def test_works_by_one_name_are_told_apart_by_their_places() -> None:
    data = [
        {**json.loads(csl(1))["citationItems"][0]["itemData"], "title": "Editorial", "volume": volume}
        for volume in ("5", "6")
    ]
    codes = [json.dumps({"citationItems": [{"itemData": one}]}) for one in data]
    listed = [f"Quill A. Editorial. Acta Ficta. 2001;{volume}(2):11-19." for volume in ("6", "5")]
    body = "".join(
        paragraph(run(TEXT) + field(f"ADDIN CSL_CITATION {code}", run(mark)))
        for code, mark in zip([*codes, codes[0]], ["[2]", "[1]", "[2]"], strict=True)
    )
    entries = "</w:p><w:p>".join(run(f"{n}. {text}") for n, text in enumerate(listed, 1))
    document, _ = read(docx(body + HEADING + paragraph(field("ADDIN Mendeley Bibliography", entries))))
    assert [mark.numbers for mark in document.citations] == [(2,), (1,), (2,)]
    assert len(document.embedded) == 2


def test_a_list_that_was_never_filled_in_is_none() -> None:
    empty = paragraph(field("ADDIN ZOTERO_BIBL {}", run("{Bibliography}")))
    typed = "".join(paragraph(piece) for piece in PARAGRAPHS)
    assert strings(read(docx(cited(MANAGERS["Zotero"][0]) + empty + HEADING + typed))[1]) == LISTED
    _, references = read(docx(cited(MANAGERS["Zotero"][0]) + empty))
    assert [told(reference.item) for reference in references] == WORKS


def said(path: Path, listed: Sequence[str]) -> list[str]:
    entries = "</w:p><w:p>".join(run(f"{number}. {text}") for number, text in enumerate(listed, 1))
    body = cited(MANAGERS["Zotero"][0]) + HEADING + paragraph(field("ADDIN ZOTERO_BIBL {}", entries))
    path.write_bytes(docx(body))
    codes = ("LST805", "CIT901", "CIT902")
    return [
        f"{finding.rule.code} {finding.message}"
        for finding in flow.check_document(flow.read(str(path)), (), codes).findings
    ]


def test_a_list_that_lags_behind_its_records_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    assert said(path, LISTED) == []
    changed = [text.replace("1987", "1978").replace("8(3)", "9(3)") for text in LISTED]
    assert said(path, changed) == [
        "LST805 the record behind its citation has the year 1987",
        "LST805 the record behind its citation has the volume 8",
    ]
    removed = said(path, [LISTED[0], *LISTED[2:]])
    assert removed[0].startswith("CIT901 Abbott 1987, Notes about copper bells is cited")
    assert removed[1] == "LST805 3 is printed here, but the list has what is cited as 2"
    added = said(path, [*LISTED, "Lund E. On nothing at all. Acta Ficta. 2003;4:1-9."])
    assert added == ["CIT902 reference 5 is cited nowhere in the text"]


@pytest.mark.parametrize(
    "code",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {broken",
        "ADDIN CitaviPlaceholder{!!!}",
        "ADDIN CitaviPlaceholder{e30=}",
        "ADDIN EN.CITE <EndNote><Cite>",
        "ADDIN PAPERS2_CITATIONS <citation></citation>",
        "ADDIN RW.CITE{{4 Quill, A. 2001}}",
        "CITATION Unknown",
        "PAGEREF _x \\h",
    ],
)
def test_a_field_that_tells_nothing_costs_nothing_but_itself(code: str) -> None:
    document = docx_format.read(
        "paper.docx", docx(paragraph(run("See ") + field(code, run("[1]")) + run(".")))
    )
    assert (document.text, document.embedded) == ("See [1].\n", ())


def test_a_field_that_never_ends_takes_nothing_with_it() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    data = docx(paragraph(run("One ") + begun + run("two")) + paragraph(MANAGERS["EndNote"][0](1)))
    document = docx_format.read("paper.docx", data)
    assert document.text == "One two\n[1]\n"
    assert len(document.embedded) == 1


def test_codes_keep_the_characters_that_are_elements() -> None:
    begin, rest = field(f"ADDIN CSL_CITATION {csl(1)}", run("[1]")).split("tidal clocks")
    split = (
        f"{begin}tidal</w:instrText></w:r><w:r><w:noBreakHyphen/></w:r>"
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:instrText xml:space="preserve">clocks{rest}'
    )
    document = docx_format.read("paper.docx", docx(paragraph(split)))
    assert document.embedded[0].item.title == "On tidal-clocks in winter"
    assert document.text == "[1]\n"
