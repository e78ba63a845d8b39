from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from refcheck.errors import UsageError
from refcheck.model import Date, Item, Name, Reference, Span
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.crossref import Crossref
from tests.sources.clock import FakeClock
from tests.sources.server import PUBLISHED_LIMITS, CrossrefServer, PoolLimits, replaced
from tests.sources.works import doi, family, record, reference, title


@pytest.fixture
def server() -> Iterator[CrossrefServer]:
    with CrossrefServer([record(number) for number in range(120)], {"10.5072": "datacite"}) as server:
        yield server


class Opener(Protocol):
    def __call__(self, server: CrossrefServer, **options: Any) -> Crossref: ...


@pytest.fixture
def ask() -> Iterator[Opener]:
    """Opens sources that ask a server, and closes them."""
    with ExitStack() as closing:

        def open_source(server: CrossrefServer, **options: Any) -> Crossref:
            crossref = Crossref(server.url, **{"clock": FakeClock(), **options})
            closing.callback(crossref.close)
            return crossref

        yield open_source


def test_known_dois_are_looked_up_fifty_at_a_time(server: CrossrefServer, ask: Opener) -> None:
    answers = ask(server).lookup([doi(number) for number in range(120)])
    assert [answer.works[0].item.doi for answer in answers] == [doi(number).value for number in range(120)]
    assert (server.list_requests, server.single_requests) == (3, 0)
    assert {request.params["rows"] for request in server.asked} == {"50", "20"}


def test_long_dois_are_looked_up_fewer_at_a_time(server: CrossrefServer, ask: Opener) -> None:
    long = [doi(f"10.5555/{'<long>' * 30}{number}") for number in range(20)]
    ask(server).lookup(long)
    lists = [request for request in server.asked if request.kind == "list"]
    assert 2 <= len(lists) <= 6


def test_a_doi_asked_for_twice_is_looked_up_once(server: CrossrefServer, ask: Opener) -> None:
    first, second = ask(server).lookup([doi(1), doi(1)])
    assert first == second
    assert server.asked[0].params["filter"] == "doi:10.5555/made.up.1"


ODD_DOIS = [
    "10.5555/a#b",
    "10.5555/a?b",
    "10.5555/a%2fb",
    "10.5555/(sici)1097<1113::aid-x10>3.0.co;2-v",
    "10.5555/a,b",
    "10.5555/a,b#c?d%20e/",
    "10.5555/ünïcode",
    "10.5555/a+b&c=d",
    "10.5555/a b",
]


@pytest.mark.parametrize("odd", ODD_DOIS)
def test_a_doi_of_odd_characters_leads_to_its_own_record(odd: str, ask: Opener) -> None:
    decoys = [record(1, DOI="10.5555/a"), record(2, DOI="10.5555/b")]
    with CrossrefServer([record(0, DOI=odd.upper()), *decoys]) as server:
        (answer,) = ask(server).lookup([doi(odd)])
    assert answer.works[0].item.title == title(0)


def test_a_doi_with_a_comma_is_looked_up_singly(ask: Opener) -> None:
    with CrossrefServer([record(0, DOI="10.5555/a,b"), record(1)]) as server:
        answers = ask(server).lookup([doi("10.5555/a,b"), doi(1)])
    assert [len(answer.works) for answer in answers] == [1, 1]
    assert (server.list_requests, server.single_requests) == (1, 1)


def test_a_doi_that_no_agency_knows_does_not_exist(server: CrossrefServer, ask: Opener) -> None:
    known, unknown = ask(server).lookup([doi(3), doi("10.5555/nowhere")])
    assert known.works
    assert (unknown.works, unknown.outcome) == ((), Outcome.COMPLETE)


@pytest.mark.parametrize("value", ["10.5072/zenodo.1", "10.5072/with,comma"])
def test_a_doi_of_another_agency_is_no_absence(server: CrossrefServer, value: str, ask: Opener) -> None:
    (answer,) = ask(server).lookup([doi(value)])
    assert (answer.works, answer.outcome) == ((), Outcome.PARTIAL)
    assert "datacite" in answer.why


def test_a_malformed_doi_costs_the_others_nothing(server: CrossrefServer, ask: Opener) -> None:
    malformed, *known = ask(server).lookup([doi("10.5555"), *(doi(number) for number in range(5))])
    assert (malformed.works, malformed.outcome) == ((), Outcome.COMPLETE)
    assert [answer.works[0].item.doi for answer in known] == [doi(number).value for number in range(5)]


def test_other_schemes_are_not_asked_for(server: CrossrefServer, ask: Opener) -> None:
    (answer,) = ask(server).lookup([Identifier(Scheme.PMID, "8237484")])
    assert answer.outcome is Outcome.PARTIAL
    assert not server.asked


@pytest.mark.parametrize("value", ["10.5555/made.up.7", "10.5555/seven,comma"])
def test_another_record_than_the_one_asked_for_is_no_answer(value: str, ask: Opener) -> None:
    with CrossrefServer([record(7, DOI=value)]) as server:
        server.misbehave(replaced(DOI="10.5555/made.up.8"), 10)
        (answer,) = ask(server).lookup([doi(value)])
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert "another DOI" in answer.why


def test_search_sends_the_printed_string_and_no_filter(server: CrossrefServer, ask: Opener) -> None:
    (answer,) = ask(server).search([reference(42)])
    assert answer.works[0].item.doi == "10.5555/made.up.42"
    (asked,) = server.asked
    assert asked.params["query.bibliographic"] == reference(42).unstructured
    assert "filter" not in asked.params
    kept = {
        "updated-by",
        "update-to",
        "relation",
        "published-print",
        "published-online",
        "published",
        "issued",
    }
    assert kept <= set(asked.params["select"].split(","))


def test_what_cannot_be_sent_is_not_sent(server: CrossrefServer, ask: Opener) -> None:
    (answer,) = ask(server).lookup([doi("10.5555/\udce4")])
    assert answer.outcome is Outcome.PARTIAL
    assert not server.asked
    text = reference(42).unstructured + " \udce4"
    (answer,) = ask(server).search([Reference(1, text, Span(0, len(text)))])
    assert answer.works[0].item.doi == "10.5555/made.up.42"


def test_search_for_an_entry_of_a_bib_uses_its_fields(server: CrossrefServer, ask: Opener) -> None:
    item = Item(title=title(42), author=(Name(family(42), "Ida"),), volume="3", issued=Date(1993))
    entry = Reference(1, "@article{x, title = {...}}", Span(0, 26), item=item, structured=True)
    (answer,) = ask(server).search([entry])
    assert answer.works[0].item.doi == "10.5555/made.up.42"
    assert server.asked[0].params["query.bibliographic"] == f"{family(42)} {title(42)} 3 1993"


@pytest.mark.parametrize("mailto", ["nobody", "ida@exämple.org", "ida@example.org\nX: y", "@"])
def test_mailto_takes_an_address(mailto: str) -> None:
    with pytest.raises(UsageError, match="--mailto"):
        Crossref(mailto=mailto)


def test_search_for_nothing_asks_nothing(server: CrossrefServer, ask: Opener) -> None:
    (answer,) = ask(server).search([Reference(1, "", Span(0, 0))])
    assert answer.outcome is Outcome.PARTIAL
    assert not server.asked


def test_a_search_without_results_is_complete(ask: Opener) -> None:
    with CrossrefServer([]) as server:
        (answer,) = ask(server).search([reference(1)])
    assert (answer.works, answer.outcome) == ((), Outcome.COMPLETE)


def test_when_a_selected_element_is_refused_the_whole_record_is_asked_for(
    server: CrossrefServer, monkeypatch: pytest.MonkeyPatch, ask: Opener
) -> None:
    monkeypatch.setattr("tests.sources.server._SELECTABLE", frozenset({"DOI"}))
    answers = list(ask(server).search([reference(1), reference(2)]))
    assert [answer.works[0].item.doi for answer in answers] == [doi(1).value, doi(2).value]
    assert "select" not in server.asked[-1].params


@pytest.mark.parametrize(("mailto", "pool"), [("", "public"), ("ida@example.org", "polite")])
def test_mailto_chooses_the_polite_pool(server: CrossrefServer, mailto: str, pool: str, ask: Opener) -> None:
    list(ask(server, mailto=mailto).search([reference(1)]))
    (asked,) = server.asked
    assert asked.pool == pool
    assert "refcheck/" in asked.headers["user-agent"]


def test_one_connection_serves_many_requests(server: CrossrefServer, ask: Opener) -> None:
    list(ask(server).search([reference(number) for number in range(10)]))
    assert len(server.asked) == 10
    assert server.connections <= 5


def test_a_warm_run_asks_nothing(server: CrossrefServer, tmp_path: Path, ask: Opener) -> None:
    questions = [doi(1), doi("10.5555/nowhere"), doi("10.5072/zenodo.1")]
    for _ in range(2):
        cache = Cache(tmp_path / "cache.sqlite")
        crossref = ask(server, cache=cache)
        looked_up = crossref.lookup(questions)
        found = list(crossref.search([reference(5)]))
        cache.close()
        assert [answer.outcome for answer in looked_up] == [
            Outcome.COMPLETE,
            Outcome.COMPLETE,
            Outcome.PARTIAL,
        ]
        assert looked_up[0].works[0].item.doi == doi(1).value
        assert found[0].works[0].item.doi == doi(5).value
        asked = len(server.asked)
    assert asked == 1 + 2 + 1


def test_five_hundred_references_are_never_refused(ask: Opener) -> None:
    clock = FakeClock()
    with CrossrefServer(
        [record(number) for number in range(500)], limits=PUBLISHED_LIMITS, clock=clock.now
    ) as server:
        crossref = ask(server, clock=clock)
        begun = clock.now()
        looked_up = crossref.lookup([doi(number) for number in range(250)])
        found = list(crossref.search([reference(number) for number in range(250, 500)], 5))
        taken = clock.now() - begun
    assert all(answer.works for answer in (*looked_up, *found))
    assert (server.refused, server.most_at_once) == (0, 1)
    assert server.list_requests == 5 + 250
    assert server.list_requests / taken >= 0.85


def test_the_pace_follows_the_headers(ask: Opener) -> None:
    clock = FakeClock()
    with CrossrefServer([record(0)], limits=PUBLISHED_LIMITS, clock=clock.now) as server:
        crossref = ask(server, clock=clock)
        list(crossref.search([reference(number) for number in range(5)]))
        server.limits = {"public": PoolLimits(5, 4, 1)}
        list(crossref.search([reference(5)]))
        begun = clock.now()
        list(crossref.search([reference(number) for number in range(6, 26)]))
        assert 20 / (clock.now() - begun) >= 0.85 * 4
        assert server.refused == 0
        server.limits = {"public": PoolLimits(5, 1, 1, seconds=4)}
        answers = list(crossref.search([reference(number) for number in range(26, 36)]))
        assert {answer.outcome for answer in answers} == {Outcome.COMPLETE}
        assert server.refused <= 1  # the one that brings the news


def test_the_polite_pool_is_asked_three_at_once(ask: Opener) -> None:
    with CrossrefServer([record(number) for number in range(30)], latency=0.03) as server:
        crossref = ask(server, mailto="ida@example.org")
        server.limits = {"polite": PoolLimits(1000, 1000, 3)}
        list(crossref.search([reference(number) for number in range(30)]))
    assert server.most_at_once == 3
    assert server.refused == 0


def test_importing_the_source_imports_no_network_library() -> None:
    code = (
        "import sys; from refcheck.sources.crossref import Crossref; Crossref();"
        "sys.exit(bool({'habanero', 'httpx2', 'ssl', 'platformdirs'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": "src"}).returncode == 0
    )
