from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from refcheck.model import Date, Name, Reference, Span
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.datacite import DataCite
from tests.sources.clock import FakeClock
from tests.sources.loopback import Loopback

ATTRIBUTES: dict[str, Any] = {
    "doi": "10.5555/Data.1",
    "creators": [
        {"name": "Inventor, Ida", "nameType": "Personal", "givenName": "Ida", "familyName": "Inventor"},
        {"name": "Maker, Max", "nameType": None},
        {"name": "Bone Group, Inc", "nameType": "Organizational"},
    ],
    "titles": [{"title": "Made-up measurements"}, {"title": "of hollow bones", "titleType": "Subtitle"}],
    "publisher": {"name": "Made-up Archive"},
    "container": {
        "type": "Journal",
        "title": "J Made-up Data",
        "volume": "3",
        "firstPage": "7",
        "lastPage": "9",
    },
    "publicationYear": 2019,
    "dates": [{"date": "2018-12-30", "dateType": "Created"}, {"date": "2019-05-02", "dateType": "Issued"}],
    "types": {"resourceTypeGeneral": "Dataset"},
    "language": "en",
    "relatedIdentifiers": [],
}
CSL = {
    "DOI": "10.5555/medra.1",
    "type": "article-journal",
    "title": "A made-up article",
    "author": [{"family": "Inventor"}],
}
AGENCIES = {
    "10.5555/data.1": "DataCite",
    "10.5555/a,b": "DataCite",
    "10.5555/gone": "DataCite",
    "10.5555/swapped": "DataCite",
    "10.5555/medra.1": "mEDRA",
    "10.5555/page": "JaLC",
    "10.5555/crossref": "Crossref",
}


class Agencies:
    def __init__(self) -> None:
        self.instead: Any = None

    def __call__(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Any:
        if self.instead is not None:
            return self.instead
        if path.startswith("/ra/"):
            asked = [path.removeprefix("/ra/")]
            return [self._agency(doi) for doi in (asked if asked[0] in AGENCIES else asked[0].split(","))]
        if path.startswith("/dois/"):
            return self._datacite(path.removeprefix("/dois/"))
        if headers["accept"] == "application/vnd.citationstyles.csl+json" and path == "/10.5555/medra.1":
            return CSL
        return (200, "<html>a landing page</html>") if path == "/10.5555/page" else (404, "no such DOI")

    def _agency(self, doi: str) -> dict[str, str]:
        return (
            {"DOI": doi, "RA": AGENCIES[doi]}
            if doi in AGENCIES
            else {"DOI": doi, "status": "DOI does not exist"}
        )

    def _datacite(self, doi: str) -> Any:
        if doi == "10.5555/gone":
            return 404, {
                "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
            }
        told = "10.5555/other" if doi == "10.5555/swapped" else doi.upper()
        return {"data": {"id": doi, "type": "dois", "attributes": {**ATTRIBUTES, "doi": told}}}


@pytest.fixture
def agencies() -> Agencies:
    return Agencies()


@pytest.fixture
def server(agencies: Agencies) -> Iterator[Loopback]:
    with Loopback(agencies) as server:
        yield server


@pytest.fixture
def datacite(server: Loopback) -> Iterator[DataCite]:
    datacite = DataCite(server.url, resolver_url=server.url, clock=FakeClock())
    yield datacite
    datacite.close()


def doi(value: str) -> Identifier:
    return Identifier(Scheme.DOI, value)


def test_a_data_set(datacite: DataCite) -> None:
    (answer,) = datacite.lookup([doi("10.5555/data.1")])
    (work,) = answer.works
    item = work.item
    assert (item.type, item.title) == ("dataset", "Made-up measurements: of hollow bones")
    assert item.author == (Name("Inventor", "Ida"), Name("Maker", "Max"), Name(literal="Bone Group, Inc"))
    assert (item.publisher, item.doi) == ("Made-up Archive", "10.5555/data.1")
    assert (item.container_title, item.volume, item.page) == ("J Made-up Data", "3", "7-9")
    assert item.issued == Date(2019, 5, 2)
    assert work.source == "datacite"


def test_each_agency_is_asked_in_its_own_way(datacite: DataCite, server: Loopback) -> None:
    asked = [
        "10.5555/data.1",
        "10.5555/medra.1",
        "10.5555/page",
        "10.5555/crossref",
        "10.5555/none",
        "10.5555/gone",
    ]
    answers = datacite.lookup([doi(value) for value in asked])
    assert [len(answer.works) for answer in answers] == [1, 1, 0, 0, 0, 0]
    partial, complete = Outcome.PARTIAL, Outcome.COMPLETE
    assert [answer.outcome for answer in answers] == [complete, complete, partial, partial, complete, partial]
    assert answers[1].works[0].item.title == "A made-up article"
    assert answers[1].works[0].source == "mEDRA"
    assert "JaLC" in answers[2].why
    assert [path for path, _ in server.asked if path.startswith("/ra/")] == [f"/ra/{','.join(asked)}"]


def test_a_doi_with_a_comma(datacite: DataCite) -> None:
    (answer,) = datacite.lookup([doi("10.5555/a,b")])
    assert answer.works[0].item.doi == "10.5555/a,b"


def test_another_record_than_the_one_asked_for_is_no_answer(datacite: DataCite) -> None:
    (answer,) = datacite.lookup([doi("10.5555/swapped")])
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert "another DOI" in answer.why


@pytest.mark.parametrize(
    "instead",
    [
        (500, "trouble"),
        (429, {}),
        "<html>maintenance</html>",
        "",
        {},
        [],
        [{"DOI": "10.5555/other", "RA": "DataCite"}],
    ],
)
def test_faults_leave_a_doi_unchecked(agencies: Agencies, datacite: DataCite, instead: Any) -> None:
    agencies.instead = instead
    (answer,) = datacite.lookup([doi("10.5555/data.1")])
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)


def test_what_is_not_asked_for(datacite: DataCite, server: Loopback) -> None:
    answers = [
        *datacite.lookup([Identifier(Scheme.PMID, "1")]),
        *datacite.search([Reference(1, "printed", Span(0, 7))]),
    ]
    assert [answer.outcome for answer in answers] == [Outcome.PARTIAL] * 2
    assert not server.asked


def test_a_preprints_published_version(agencies: Agencies, datacite: DataCite) -> None:
    from refcheck.sources.datacite_records import work

    related = [
        {"relationType": "IsVersionOf", "relatedIdentifier": "10.5555/J.1", "relatedIdentifierType": "DOI"}
    ]
    preprint = {**ATTRIBUTES, "types": {"resourceTypeGeneral": "Preprint"}, "relatedIdentifiers": related}
    assert work(preprint, "datacite").relations == {"is-preprint-of": ("10.5555/j.1",)}
    assert work({**preprint, "types": {"resourceTypeGeneral": "Dataset"}}, "datacite").relations == {}


@pytest.mark.parametrize("field", list(ATTRIBUTES))
def test_a_record_with_a_null_is_still_a_work(field: str) -> None:
    from refcheck.sources.datacite_records import work

    for empty in (None, {}, [], [None]):
        assert work({**ATTRIBUTES, field: empty}, "datacite").source == "datacite"
