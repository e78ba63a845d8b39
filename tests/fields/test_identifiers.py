"""Identifiers in prose: what is found, where it stands, and what it is reduced to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.identifiers import (
    find_identifiers,
    is_identifier,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)

PRINTED = [
    # text, variable, value, the bare identifier as printed
    ("doi: 10.1136/bjsm.8.1.52", "doi", "10.1136/bjsm.8.1.52", "10.1136/bjsm.8.1.52"),
    ("(https://doi.org/10.5555/JBMR.56).", "doi", "10.5555/jbmr.56", "10.5555/JBMR.56"),
    ("http://dx.doi. org/10.5555/S43(98)4-3.", "doi", "10.5555/s43(98)4-3", "10.5555/S43(98)4-3"),
    ("doi:10.1006/ anbe.1998.0806", "doi", "10.1006/anbe.1998.0806", "10.1006/ anbe.1998.0806"),
    ("https://doi.org/10.5555%2Fx.1", "doi", "10.5555/x.1", "10.5555%2Fx.1"),
    ("PMID: 12345678; x", "pmid", "12345678", "12345678"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid", "12345678", "12345678"),
    ("PMCID: PMC1234567.", "pmcid", "PMC1234567", "PMC1234567"),
    ("arXiv: 1409.4571[nucl- th]", "arxiv", "1409.4571", "1409.4571"),
    ("https://arxiv.org/abs/2101.00001v3", "arxiv", "2101.00001", "2101.00001v3"),
    ("hep-th/9901001v2", "arxiv", "hep-th/9901001", "hep-th/9901001v2"),
    ("ISBN 0-19-853453-1", "isbn", "0198534531", "0-19-853453-1"),
    ("ISSN 0378-5955", "issn", "0378-5955", "0378-5955"),
    ("at http://www.example.org/a(b), accessed", "url", "http://www.example.org/a(b)", "http://www.example.org/a(b)"),
    ("http:/example.org/x.html", "url", "http:/example.org/x.html", "http:/example.org/x.html"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "variable", "value", "printed"), PRINTED)
def test_found_in_prose(text: str, variable: str, value: str, printed: str) -> None:
    (found,) = find_identifiers(text)
    assert (found.variable, found.value, text[found.start : found.end]) == (variable, value, printed)


@pytest.mark.parametrize(
    "text", ["2013;10.1234:5", "pp. 10-1000", "ISBN 0-19-853453-2", "ISSN 0378-5956", "math 12", "10.1000/"]
)
def test_not_found(text: str) -> None:
    assert find_identifiers(text) == ()


def test_several_in_order() -> None:
    text = "J Test. 2001;1:2. doi:10.5555/a.1. PMID 123456; PMC654321. https://example.org/x"
    assert [found.variable for found in find_identifiers(text)] == ["doi", "pmid", "pmcid", "url"]


def test_normalised_forms() -> None:
    assert normalise_doi("https://www.doi.org/10.1000/ABC.") == "10.1000/abc"
    assert normalise_doi("no doi") == ""
    assert normalise_pmid("PMID: 0012") == "12"
    assert normalise_pmcid("pmc12.1") == "PMC12"
    assert normalise_arxiv("arXiv:math.AG/0309136v1") == "math/0309136"
    assert normalise_isbn("978-3-16-148410-0") == "9783161484100"
    assert normalise_isbn("978-3-16-148410-1") == ""
    assert normalise_issn("2434561x") == "2434-561X"


@given(st.text(alphabet="10. /doiarxvhtpPMCISBN-(),é\u202e\ud800", max_size=200))
def test_spans_are_ordered_and_apart(text: str) -> None:
    end = 0
    for found in find_identifiers(text):
        assert end <= found.expression_start <= found.start < found.end <= found.expression_end <= len(text)
        end = found.expression_end


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("10.5555/made.up", True),
        ("https://doi.org/10.5555/made.up.", True),
        ("PMID: 12345678", True),
        ("arXiv:1706.03762", True),
        ("10.5555/made.up 10.5555/other", False),
        ("Roe A. 10.5555/made.up", False),
        ("https://example.org/page", False),
        ("", False),
    ],
)
def test_an_identifier_and_nothing_else(text: str, alone: bool) -> None:
    assert is_identifier(text) is alone
