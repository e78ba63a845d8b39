from __future__ import annotations

import json

import pytest

from refcheck.errors import InputError
from refcheck.formats import csljson
from refcheck.model import Date, DateKind, Item, Name

FULL = Item(
    type="article-journal",
    title="A made-up title",
    author=(
        Name("Kuijk", "C", non_dropping_particle="van"),
        Name("Nobody", "A", suffix="Jr"),
        Name(literal="A Group"),
    ),
    container_title="Journal of Made-up Studies",
    issued=Date(2001, 2, 3),
    accessed=Date(2020, 1, 2, DateKind.ACCESSED),
    volume="1",
    issue="2",
    supplement="3",
    page="224-229",
    number="e0159982",
    doi="10.5555/12345678",
    pmid="123",
    pmcid="PMC123",
    arxiv="2101.00001",
    isbn=("9783161484100",),
    issn=("1234-5679", "2345-6787"),
    url="https://example.org/",
)


def test_the_names_are_csls() -> None:
    known = csljson.to_csl(FULL, "kuijk2001")
    assert next(iter(known)) == "id"
    assert known["author"][0] == {"family": "Kuijk", "given": "C", "non-dropping-particle": "van"}
    assert known["author"][2] == {"literal": "A Group"}
    assert known["issued"] == {"date-parts": [[2001, 2, 3]]}
    assert (known["DOI"], known["PMID"], known["ISSN"]) == ("10.5555/12345678", "123", "1234-5679 2345-6787")
    assert known["supplement-number"] == "3"


def test_what_is_written_reads_back() -> None:
    assert csljson.from_csl(csljson.to_csl(FULL)) == FULL


def test_only_what_is_known_is_written() -> None:
    assert csljson.to_csl(Item(title="A", issued=Date(literal="in press"))) == {
        "title": "A",
        "issued": {"literal": "in press"},
    }


def test_a_file_reads_as_structured_references_with_their_places() -> None:
    text = csljson.write([("a", FULL), ("b", Item(title="Another"))])
    document = csljson.read("x.json", text.encode())
    assert document.references is not None
    first, second = document.references
    assert (first.key, first.item, first.structured) == ("a", FULL, True)
    assert text[second.span.start : second.span.end] == "Another"


@pytest.mark.parametrize("text", ["{", "[1, 2]", '"a"'])
def test_what_is_no_csl_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.json"):
        csljson.read("x.json", text.encode())


def test_crossrefs_lists_are_read_as_their_first() -> None:
    assert csljson.from_csl(json.loads('{"title": ["A"], "issued": {"date-parts": [[null]]}}')) == Item(
        title="A"
    )


def test_a_list_that_ends_in_et_al_says_so() -> None:
    item = Item(title="A", author=(Name("Nobody", "A."),), authors_truncated=True)
    known = csljson.to_csl(item)
    assert known["author"][-1] == {"literal": "others"}
    assert csljson.from_csl(known) == item
