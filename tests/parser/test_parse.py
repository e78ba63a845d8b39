"""Parsing streams, documents' offsets, and strings that are no references or worse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model import Date, DateKind, Item, Name, Reference, Run, Span
from refcheck.parser import parse, parse_string
from refcheck.parser.tokens import MAXIMUM, tokenise

PLAIN = "Roe A, Poe B. A made-up study of nothing at all. J Test Stud. 2001;12(3):45-9. doi:10.5555/x.1"


def test_places_count_in_the_document() -> None:
    # In the document the reference breaks its line after "study" and starts at 100.
    border = PLAIN.index(" of nothing")
    runs = (Run(0, 100, border), Run(border + 1, 103 + border, len(PLAIN) - border - 1))
    (parsed,) = parse([Reference(1, PLAIN, Span(100, 102 + len(PLAIN)), runs=runs)])
    year = parsed.field_span("issued", part="year")
    assert year is not None
    assert year.start == PLAIN.index("2001") + 102


def test_structured_references_pass_through() -> None:
    structured = Reference(1, PLAIN, Span(0, 5), item=Item(title="Kept"), structured=True)
    first, second = parse([structured, Reference(2, PLAIN, Span(0, len(PLAIN)))])
    assert first is structured
    assert second.item.title == "A made-up study of nothing at all"


def test_streaming_keeps_the_order_and_holds_little() -> None:
    taken = 0

    def endless() -> Iterator[Reference]:
        nonlocal taken
        while True:
            taken += 1
            yield Reference(taken, f"Roe A. Title number. J Test. {1900 + taken % 100};1:2-3.", Span(0, 50))

    stream = parse(endless())
    numbers = [next(stream).number for _ in range(300)]
    assert numbers == list(range(1, 301))
    assert taken < 1000


@pytest.mark.parametrize(
    "text",
    [
        "References", "1. Introduction", "Table 3. Results of the trial", "Page 7 of 12",
        "A 72-year-old woman came with back pain three weeks after a fall.",
        "The patients were treated in 2009.", "We thank John Roe for help.",
        "A made-up study of nothing at all",
    ],
)  # fmt: skip
def test_headings_and_sentences(text: str) -> None:
    parsed = parse_string(text)
    assert not parsed.is_reference
    assert parsed.confidence == 0


@pytest.mark.parametrize("text", ["", " ", "...", "\x00\x07", "12", "—", "\ud800", "[3]"])
def test_no_reference(text: str) -> None:
    parsed = parse_string(text)
    assert not parsed.is_reference
    assert parsed.confidence == 0


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "1" * 100_000, "(" * 50_000, ". " * 50_000, "\u202e" + PLAIN + "\u202c", PLAIN * 200,
     "\ud800" + PLAIN, PLAIN.replace(" ", "\x00"), "et al " * 20_000, "10.5555/a " * 5_000, "A. " * 30_000,
     "http://" * 10_000, "von der " * 20_000],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_hostile_strings(text: str) -> None:
    check_places(parse_string(text))


WORDED = {
    "Roe A. A study of nothing [Internet]. Test Town: Test Press; 2001 [cited 2015 May 12].": {
        "medium": "Internet", "accessed": Date(2015, 5, 12, DateKind.ACCESSED), "issued": Date(2001),
    },
    "Roe A. A study of nothing [dissertation]. Test Town: University of Nowhere; 2001.": {
        "genre": "dissertation", "type": "thesis",
    },
    "Roe A, Poe B. A study of nothing. J Test Stud. 2001;12 Suppl 3:S45-9.": {
        "supplement": "3", "volume": "12", "page": "S45-S49",
    },
    "Roe A, Poe B, et al. A study of nothing. J Test Stud. 2001;12:e0159982.": {
        "number": "e0159982", "page": "", "authors_truncated": True,
    },
    "Roe, A., & Poe, B. (2001, May 3). A study of nothing. Journal of Test Studies, 12(3), 45-49.": {
        "issued": Date(2001, 5, 3), "issue": "3",
    },
    "Roe A. A study of nothing. J Test Stud. 2001;12:45-9. PMID: 123456; PMCID: PMC654321.": {
        "pmid": "123456", "pmcid": "PMC654321",
    },
    "Roe, A. (1972). A study of nothing (H. Poe, Trans.; 2nd ed.). Test Press.": {
        "title": "A study of nothing", "translator": (Name("Poe", "H."),), "publisher": "Test Press",
    },
    'Roe, John D. "The Study of Nothing." Test Studies 104 (2009): 439–58.': {
        "author": (Name("Roe", "John D."),), "page": "439-458",
    },
    "Roe A, Poe B. A study of nothing. J Test Stud. 2001;12(3):45-9. Norwegian.": {
        "language": "Norwegian", "publisher": "",
    },
    "Roe, A. (n.d.). A study of nothing. Retrieved July 3, 2018, from https://example.org/nothing": {
        "issued": Date(literal="n.d."), "accessed": Date(2018, 7, 3, DateKind.ACCESSED), "type": "webpage",
    },
    "Roe J. Historia de la nada. Madrid: Editorial Nada, s.f.": {
        "issued": Date(literal="s.f."), "publisher": "Editorial Nada",
    },
    "Roe J. Escola e nada. Disponível em: http://example.org/nada. Acesso em: 12 maio 2015.": {
        "accessed": Date(2015, 5, 12, DateKind.ACCESSED),
    },
    'J. P. Roe, "Nonlinear devices of nothing," U.S. Patent 3 624 125, Jul. 16, 1990.': {
        "type": "patent", "number": "3 624 125", "container_title": "", "volume": "",
    },
    "Nothing Criteria for Test Systems, IEEE Standard 308, 1969.": {
        "type": "standard", "number": "IEEE Standard 308", "container_title": "",
    },
    "Roe JA. The study of nothing. Academic Press, London, UK, 355 pp.": {
        "page": "", "number_of_pages": "355",
    },
    "Roe, A. (2014). A study of nothing [Unpublished doctoral dissertation]. University of Nowhere.": {
        "type": "thesis", "title": "A study of nothing", "publisher": "University of Nowhere",
    },
    "Roe, A.; Poe, B. Nothing at All. J. Test. Stud. 2004, 126, 1245.": {
        "container_title": "J. Test. Stud.", "volume": "126", "page": "1245",
    },
    "Roe A, Poe B. Adsorption of CO<sub>2</sub>. J Test Stud. 2001;12:45-9.": {
        "title": "Adsorption of CO<sub>2</sub>",
    },
    "Roe A, Poe B. 2011. The study of nothing. <italic>Test Studies</italic> 18: 1279–1288.": {
        "container_title": "Test Studies", "volume": "18",
    },
    "Roe A, Poe B. A study of nothing. Proc Natl Acad Sci U S A. In press 2002.": {
        "type": "article-journal", "issued": Date(2002), "note": "In press",
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "values"), WORDED.items())
def test_fields_told_by_words(text: str, values: dict[str, object]) -> None:
    item = parse_string(text).item
    assert {name: getattr(item, name) for name in values} == values


def test_no_more_tokens_than_a_reference_can_have() -> None:
    assert len(tokenise("word " * 10_000)) == MAXIMUM


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from([*PLAIN.split(), "(", "et al.", "in:", "\n"])).map(" ".join)
)
def test_places_of_any_string(text: str) -> None:
    check_places(parse_string(text))


def check_places(parsed: Reference) -> None:
    """Variables stand apart, so the string can be put together again; members and parts stand within it."""
    text = parsed.unstructured
    whole = sorted(field.span for field in parsed.fields if field.index is None and not field.part)
    position, rebuilt = 0, ""
    for span in whole:
        assert position <= span.start < span.end <= len(text)
        rebuilt += text[position : span.start] + text[span.start : span.end]
        position = span.end
    assert rebuilt + text[position:] == text
    for field in parsed.fields:
        assert 0 <= field.span.start < field.span.end <= len(text)
