"""The real services, for whoever has a network: ``pytest -m live``."""

from __future__ import annotations

import pytest

from refcheck.model import Date, DateKind, Item, Name, Reference, Span
from refcheck.sources.arxiv import Arxiv
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.crossref import Crossref
from refcheck.sources.datacite import DataCite
from refcheck.sources.openalex import OpenAlex
from refcheck.sources.pubmed import PubMed

pytestmark = pytest.mark.live

GENANT = "10.1002/jbmr.5650080915"
PRINTED = (
    "Genant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative "
    "technique. J Bone Miner Res 2009;8:1137-48."
)
CITED = Reference(
    1,
    PRINTED,
    Span(0, len(PRINTED)),
    item=Item(
        title="Vertebral fracture assessment using a semiquantitative technique",
        author=(Name("Genant", "HK"),),
        container_title="J Bone Miner Res",
        issued=Date(2009),
        volume="8",
        page="1137-1148",
    ),
)


def test_crossref_by_doi() -> None:
    crossref = Crossref()
    genant, nowhere, zenodo = crossref.lookup(
        [
            Identifier(Scheme.DOI, value)
            for value in (GENANT, "10.5555/no-such-doi-at-all", "10.5281/zenodo.31780")
        ]
    )
    crossref.close()
    (work,) = genant.works
    assert work.item.volume == "8"
    assert {date.kind: date.year for date in work.dates}[DateKind.PRINT] == 1993
    assert nowhere.works == ()
    assert (zenodo.works, zenodo.outcome) == ((), Outcome.PARTIAL)


def test_crossref_by_the_printed_string() -> None:
    crossref = Crossref()
    (answer,) = crossref.search([CITED])
    crossref.close()
    assert GENANT in [work.item.doi for work in answer.works[:3]]


def test_pubmed() -> None:
    pubmed = PubMed()
    (by_pmid,) = pubmed.lookup([Identifier(Scheme.PMID, "8237484")])
    (by_citation,) = pubmed.search([CITED])
    pubmed.close()
    assert by_pmid.works[0].item.doi == GENANT
    assert [work.item.pmid for work in by_citation.works] == ["8237484"]


def test_datacite() -> None:
    datacite = DataCite()
    ours, crossrefs, none = datacite.lookup(
        [
            Identifier(Scheme.DOI, value)
            for value in ("10.5281/zenodo.31780", GENANT, "10.5555/no-such-doi-at-all")
        ]
    )
    datacite.close()
    assert ours.works[0].item.doi == "10.5281/zenodo.31780"
    assert crossrefs.outcome is Outcome.PARTIAL
    assert (none.works, none.outcome) == ((), Outcome.COMPLETE)


def test_arxiv() -> None:
    arxiv = Arxiv()
    (answer,) = arxiv.lookup([Identifier(Scheme.ARXIV, "1706.03762")])
    arxiv.close()
    assert answer.works[0].item.arxiv == "1706.03762"


def test_openalex() -> None:
    openalex = OpenAlex()
    (answer,) = openalex.lookup([Identifier(Scheme.DOI, GENANT)])
    openalex.close()
    assert answer.works[0].item.doi == GENANT
