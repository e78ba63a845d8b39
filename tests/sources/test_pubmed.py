from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refcheck.model import Date, DateKind, Item, Name, Reference, Span
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.pubmed import PubMed
from tests.sources.clock import FakeClock
from tests.sources.loopback import Loopback

GENANT = {
    "uid": "8237484",
    "pubdate": "1993 Sep",
    "epubdate": "",
    "source": "J Bone Miner Res",
    "authors": [
        {"name": "Genant HK", "authtype": "Author", "clusterid": ""},
        {"name": "Wu CY", "authtype": "Author", "clusterid": ""},
        {"name": "van Kuijk C", "authtype": "Author", "clusterid": ""},
        {"name": "Nevitt MC", "authtype": "Author", "clusterid": ""},
    ],
    "title": "Vertebral fracture assessment using a semiquantitative technique.",
    "volume": "8",
    "issue": "9",
    "pages": "1137-48",
    "lang": ["eng"],
    "issn": "",
    "essn": "",
    "pubtype": ["Journal Article"],
    "pubstatus": "4",
    "articleids": [
        {"idtype": "pubmed", "idtypen": 1, "value": "8237484"},
        {"idtype": "doi", "idtypen": 3, "value": "10.1002/jbmr.5650080915"},
    ],
    "fulljournalname": "Journal of bone and mineral research",
    "doctype": "citation",
}


def made(uid: str, **changes: Any) -> dict[str, Any]:
    article = {
        "uid": uid,
        "pubdate": "2001 Nov-Dec",
        "epubdate": "2001 Oct 3",
        "source": "J Made Up Res",
        "authors": [
            {"name": "Inventor IB 3rd", "authtype": "Author"},
            {"name": "Bone Group", "authtype": "CollectiveName"},
        ],
        "title": "[Hollow bones].",
        "volume": "7",
        "issue": "Suppl 2",
        "pages": "e33",
        "pubtype": ["Journal Article"],
        "pubstatus": "3",
        "articleids": [],
        "fulljournalname": "Journal of made-up results",
    }
    return {**article, **changes}


class Entrez:
    """E-utilities that know a few articles: by PMID, by page, and by a word of the title."""

    def __init__(self, *articles: dict[str, Any]) -> None:
        self.articles = {article["uid"]: article for article in articles}
        self.instead: dict[str, Any] = {}

    def __call__(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Any:
        name = path.rpartition("/")[2]
        if name in self.instead:
            return self.instead[name]
        return {"ecitmatch.cgi": self.match, "esearch.fcgi": self.search, "esummary.fcgi": self.summary}[
            name
        ](params)

    def match(self, params: dict[str, str]) -> str:
        return "\n".join(map(self._matched, params["bdata"].split("\r"))) + "\n"

    def _matched(self, line: str) -> str:
        _, year, volume, page, _, _, _ = line.split("|")
        hits = [
            uid
            for uid, article in self.articles.items()
            if article["volume"] == volume
            and article["pages"].split("-")[0] == page
            and article["pubdate"][:4].startswith(year)
        ]
        return line + (hits[0] if len(hits) == 1 else "AMBIGUOUS (2 citations)" if hits else "NOT_FOUND")

    def search(self, params: dict[str, str]) -> dict[str, Any]:
        hits = [
            uid
            for uid, one in self.articles.items()
            if one["title"].strip("[].").lower() in params["term"].lower()
        ]
        return {"header": {}, "esearchresult": {"count": str(len(hits)), "retmax": "20", "idlist": hits}}

    def summary(self, params: dict[str, str]) -> dict[str, Any]:
        missing = {"error": "cannot get document summary"}
        uids = params["id"].split(",")
        return {
            "result": {"uids": uids} | {uid: self.articles.get(uid, {"uid": uid, **missing}) for uid in uids}
        }


@pytest.fixture
def entrez() -> Entrez:
    return Entrez(GENANT, made("77"))


@pytest.fixture
def server(entrez: Entrez) -> Iterator[Loopback]:
    with Loopback(entrez) as server:
        yield server


@pytest.fixture
def pubmed(server: Loopback) -> Iterator[PubMed]:
    pubmed = PubMed(server.url, clock=FakeClock())
    yield pubmed
    pubmed.close()


def pmid(value: str) -> Identifier:
    return Identifier(Scheme.PMID, value)


def printed(**item: Any) -> Reference:
    return Reference(1, "printed", Span(0, 7), item=Item(**item))


CITED = {
    "container_title": "J Bone Miner Res",
    "volume": "8",
    "page": "1137-1148",
    "author": (Name("Genant", "HK"),),
    "issued": Date(2009),
}


def test_an_article_by_its_pmid(pubmed: PubMed) -> None:
    (answer,) = pubmed.lookup([pmid("8237484")])
    (work,) = answer.works
    item = work.item
    assert item.title == "Vertebral fracture assessment using a semiquantitative technique"
    assert item.author[0] == Name("Genant", "HK")
    assert item.author[2].family == "van Kuijk"
    assert (item.volume, item.issue, item.page) == ("8", "9", "1137-1148")
    assert (item.container_title, item.container_title_short) == (
        "Journal of bone and mineral research",
        "J Bone Miner Res",
    )
    assert (item.pmid, item.doi) == ("8237484", "10.1002/jbmr.5650080915")
    assert work.date(DateKind.PRINT) == Date(1993, 9, kind=DateKind.PRINT)
    assert work.date(DateKind.ONLINE) is None
    assert (work.source, work.url) == ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/8237484/")


def test_odd_titles_names_dates_and_pages(pubmed: PubMed) -> None:
    (answer,) = pubmed.lookup([pmid("77")])
    (work,) = answer.works
    assert work.item.title == "Hollow bones"
    assert work.item.author == (Name("Inventor", "IB", suffix="3rd"), Name(literal="Bone Group"))
    assert (work.item.supplement, work.item.page, work.item.number) == ("2", "e33", "")
    assert work.date(DateKind.ISSUED) == Date(2001, 11)
    assert work.date(DateKind.ONLINE) == Date(2001, 10, 3, DateKind.ONLINE)


def test_a_retracted_article_says_so(entrez: Entrez, pubmed: PubMed) -> None:
    entrez.articles["78"] = made("78", pubtype=["Journal Article", "Retracted Publication"])
    (answer,) = pubmed.lookup([pmid("78")])
    assert [update.type for update in answer.works[0].updates] == ["retraction"]


def test_an_unknown_pmid_does_not_exist(pubmed: PubMed) -> None:
    known, unknown = pubmed.lookup([pmid("77"), pmid("999999999")])
    assert known.works
    assert (unknown.works, unknown.outcome) == ((), Outcome.COMPLETE)


def test_an_article_by_its_pmcid(entrez: Entrez, pubmed: PubMed, server: Loopback) -> None:
    identifiers = [
        {"idtype": "pmid", "value": "77"},
        {"idtype": "doi", "value": "10.5555/made.up.7"},
        {"idtype": "pmcid", "value": "PMC5000"},
    ]
    entrez.articles["5000"] = made("5000", articleids=identifiers, printpubdate="2001 Nov")
    known, unknown = pubmed.lookup([Identifier(Scheme.PMCID, "PMC5000"), Identifier(Scheme.PMCID, "PMC1")])
    (work,) = known.works
    assert (work.item.pmid, work.item.pmcid, work.item.doi) == ("77", "PMC5000", "10.5555/made.up.7")
    assert work.date(DateKind.PRINT) == Date(2001, 11, kind=DateKind.PRINT)
    assert (unknown.works, unknown.outcome) == ((), Outcome.COMPLETE)
    assert [params["db"] for _, params in server.asked] == ["pmc"]


def test_a_hundred_pmids_are_one_request(pubmed: PubMed, server: Loopback) -> None:
    pubmed.lookup([pmid(str(number)) for number in range(1, 151)])
    assert len(server.asked) == 2


def test_other_schemes_are_not_asked_for(pubmed: PubMed, server: Loopback) -> None:
    (answer,) = pubmed.lookup([Identifier(Scheme.DOI, "10.5555/1")])
    assert answer.outcome is Outcome.PARTIAL
    assert not server.asked


def test_a_wrong_year_does_not_hide_the_article(pubmed: PubMed, server: Loopback) -> None:
    (answer,) = pubmed.search([printed(**CITED)])
    assert [work.item.pmid for work in answer.works] == ["8237484"]
    assert [path for path, _ in server.asked] == ["/ecitmatch.cgi", "/esummary.fcgi"]


def test_what_the_citation_does_not_find_the_title_does(pubmed: PubMed) -> None:
    title = "Vertebral fracture assessment using a semiquantitative technique"
    (answer,) = pubmed.search([printed(**{**CITED, "page": "1-2", "title": title})])
    assert [work.item.pmid for work in answer.works] == ["8237484"]


def test_nothing_found_says_nothing(pubmed: PubMed) -> None:
    answers = pubmed.search([printed(title="A study of no such kind at all"), printed()])
    assert [(answer.works, answer.outcome) for answer in answers] == [((), Outcome.PARTIAL)] * 2


@pytest.mark.parametrize("name", ["ecitmatch.cgi", "esearch.fcgi", "esummary.fcgi"])
@pytest.mark.parametrize(
    "instead",
    [
        (500, "trouble"),
        (429, {"error": "API rate limit exceeded", "count": "4", "limit": "3"}),
        (200, {"error": "something"}),
        (200, "<html>maintenance</html>"),
        (200, ""),
        (200, {"esearchresult": {"ERROR": "bad"}, "result": None}),
        (200, {"esearchresult": {"count": "3", "idlist": []}, "result": {}}),
    ],
)
def test_faults_leave_a_reference_unchecked(entrez: Entrez, pubmed: PubMed, name: str, instead: Any) -> None:
    entrez.instead[name] = instead
    title = "Vertebral fracture assessment using a semiquantitative technique"
    page = "1-2" if name == "esearch.fcgi" else "1137-1148"
    (answer,) = pubmed.search([printed(**{**CITED, "page": page, "title": title})])
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert "PubMed" in answer.why


def test_a_warm_run_asks_nothing(server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    for key in ("", "secret"):  # the key is no part of the question
        monkeypatch.setenv("NCBI_API_KEY", key)
        pubmed = PubMed(server.url, "ida@example.org", cache, clock=FakeClock())
        assert pubmed.search([printed(**CITED)])[0].works
        assert pubmed.lookup([pmid("77")])[0].works
        pubmed.close()
    cache.close()
    assert len(server.asked) == 3
    assert {params["email"] for _, params in server.asked} == {"ida@example.org"}
