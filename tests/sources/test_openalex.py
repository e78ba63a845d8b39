from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from refcheck.model import Date, DateKind, Item, Name, Reference, Span
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.openalex import OpenAlex
from refcheck.sources.openalex_records import work
from tests.sources.clock import FakeClock
from tests.sources.loopback import Loopback

RECORD: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/Made.Up.1",
    "title": "Hollow bones",
    "display_name": "Hollow bones",
    "publication_year": 2009,
    "publication_date": "2009-12-03",
    "ids": {
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/77",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5",
    },
    "language": "en",
    "primary_location": {"source": {"display_name": "Journal of Made-up Results", "issn": ["0000-0000"]}},
    "type": "article",
    "authorships": [
        {"raw_author_name": "Ida B. van der Made", "author": {"display_name": "Ida van der Made"}},
        {"raw_author_name": None, "author": {"display_name": "Max Maker"}},
    ],
    "biblio": {"volume": "8", "issue": "9", "first_page": "1137", "last_page": "1148"},
    "is_retracted": True,
}


class Site:
    def __init__(self) -> None:
        self.instead: Any = None

    def __call__(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Any:
        if self.instead is not None:
            return self.instead
        if "filter" in params:
            found = [RECORD] if "hollow" in params["filter"].lower() else []
            return {"meta": {"count": len(found)}, "results": found}
        if path in ("/works/doi:10.5555/made.up.1", "/works/pmid:77"):
            return RECORD
        return 404, {"error": "404 Not Found"}


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def server(site: Site) -> Iterator[Loopback]:
    with Loopback(site) as server:
        yield server


@pytest.fixture
def openalex(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAlex]:
    monkeypatch.setenv("OPENALEX_API_KEY", "secret")
    openalex = OpenAlex(server.url, clock=FakeClock())
    yield openalex
    openalex.close()


DOI = Identifier(Scheme.DOI, "10.5555/made.up.1")


def titled(title: str) -> Reference:
    return Reference(1, "printed", Span(0, 7), item=Item(title=title))


@pytest.mark.parametrize("identifier", [DOI, Identifier(Scheme.PMID, "77")])
def test_a_work(openalex: OpenAlex, server: Loopback, identifier: Identifier) -> None:
    (answer,) = openalex.lookup([identifier])
    (work,) = answer.works
    assert (work.item.title, work.item.type) == ("Hollow bones", "article-journal")
    assert work.item.author == (Name("van der Made", "Ida B."), Name("Maker", "Max"))
    assert (work.item.volume, work.item.issue, work.item.page) == ("8", "9", "1137-1148")
    assert (work.item.doi, work.item.pmid, work.item.pmcid) == ("10.5555/made.up.1", "77", "PMC5")
    assert work.dates == (Date(2009, 12, 3, DateKind.PUBLISHED),)
    assert [update.type for update in work.updates] == ["retraction"]
    assert server.asked[0][1]["api_key"] == "secret"


def test_absence_says_nothing(openalex: OpenAlex) -> None:
    answers = [
        *openalex.lookup([Identifier(Scheme.DOI, "10.5555/none"), Identifier(Scheme.ARXIV, "2101.00001")]),
        *openalex.search([titled("Other things"), titled("")]),
    ]
    assert [(answer.works, answer.outcome) for answer in answers] == [((), Outcome.PARTIAL)] * 4


def test_search_by_title(openalex: OpenAlex) -> None:
    (answer,) = openalex.search([titled("Hollow, and other: bones")])
    assert answer.works[0].item.doi == "10.5555/made.up.1"


def test_another_record_than_the_one_asked_for_is_no_answer(site: Site, openalex: OpenAlex) -> None:
    site.instead = {**RECORD, "doi": "https://doi.org/10.5555/other"}
    (answer,) = openalex.lookup([DOI])
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)


@pytest.mark.parametrize(
    "instead",
    [
        (500, {}),
        (429, {"error": "Rate limit exceeded"}),
        (403, {}),
        (404, "<html>wrong address</html>"),
        "<html>",
        "",
        [],
        {"meta": {"count": 5}, "results": []},
        {"results": [None]},
    ],
)
def test_faults_leave_a_reference_unchecked(site: Site, openalex: OpenAlex, instead: Any) -> None:
    site.instead = instead
    answers = [*openalex.lookup([DOI]), *openalex.search([titled("Hollow bones")])]
    assert [(answer.works, answer.outcome) for answer in answers] == [((), Outcome.FAILED)] * 2


@pytest.mark.parametrize("field", list(RECORD))
def test_a_record_with_a_null_is_still_a_work(field: str) -> None:
    for empty in (None, {}, [], [None]):
        assert work({**RECORD, field: empty}, "openalex").source == "openalex"
