"""Whatever the network does, a reference is at worst unchecked, and the reason says what to do."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from refcheck.sources.base import Answer, Outcome
from refcheck.sources.cache import Cache
from refcheck.sources.crossref import Crossref
from refcheck.sources.network.gateway import Patience
from tests.sources import server as faults
from tests.sources.clock import FakeClock
from tests.sources.server import CrossrefServer, Misbehaviour
from tests.sources.works import doi, record, reference

HASTY = Patience(read=0.4, whole=0.5)
FOREVER = 1000


@pytest.fixture
def server() -> Iterator[CrossrefServer]:
    with CrossrefServer([record(number) for number in range(9)]) as server:
        yield server


def ask(url: str, how: str, **options: Any) -> Answer:
    crossref = Crossref(url, **{"clock": FakeClock(), **options})
    try:
        if how == "search":
            return crossref.search([reference(3)])[0]
        return crossref.lookup([doi(3)])[0]
    finally:
        crossref.close()


FAULTS: dict[str, tuple[Misbehaviour, str]] = {
    "429": (faults.status(429), "asked for fewer requests (HTTP 429). Run again later"),
    "429 with a second": (faults.status(429, "1"), "asked for fewer requests (HTTP 429). Run again later"),
    "429 with an hour": (faults.status(429, "3600"), "asked for fewer requests (HTTP 429). Run again later"),
    "429 with nonsense": (faults.status(429, "soon"), "asked for fewer requests (HTTP 429). Run again later"),
    "500": (faults.status(500), "is in trouble (HTTP 500). Run again later"),
    "502": (faults.status(502), "is in trouble (HTTP 502). Run again later"),
    "503": (faults.status(503), "is in trouble (HTTP 503). Run again later"),
    "504": (faults.status(504), "is in trouble (HTTP 504). Run again later"),
    "403": (faults.status(403), "refuses our requests (HTTP 403). Give --mailto"),
    "418": (faults.status(418), "did not understand the request (HTTP 418). Please report this"),
    "reset mid-body": (faults.reset, "broke off"),
    "hang-up": (faults.hang_up, "broke off"),
    "truncated JSON": (faults.truncated, "it is not whole JSON"),
    "HTML with 200": (faults.web_page, "it is a web page, perhaps a proxy's"),
    "no message": (faults.null_message, "it has no message"),
    "gzip garbage": (faults.bad_gzip, "it cannot be unpacked"),
    "60 MB": (faults.huge, "sent more than 32 MB"),
}
LIST_FAULTS: dict[str, tuple[Misbehaviour, str]] = {
    "an empty list beside a total": (faults.empty_list, "it announces 7 works and holds none"),
    "null works": (faults.null_items, "one of its works has no DOI"),
    "a null DOI": (faults.replaced(DOI=None), "one of its works has no DOI"),
}
LOOKUP_FAULTS = (
    FAULTS
    | LIST_FAULTS
    | {
        "another DOI": (faults.replaced(DOI="10.5555/made.up.4"), "another DOI than the one asked"),
        "fewer works than announced": (faults.short_list, "fewer records than it announced"),
    }
)
SEARCH_FAULTS = FAULTS | LIST_FAULTS
CASES = [
    pytest.param(how, *fault, id=f"{how}: {name}")
    for how, table in (("lookup", LOOKUP_FAULTS), ("search", SEARCH_FAULTS))
    for name, fault in table.items()
]


@pytest.mark.parametrize(("how", "misbehaviour", "words"), CASES)
def test_a_fault_that_lasts_leaves_the_reference_unchecked(
    server: CrossrefServer, how: str, misbehaviour: Misbehaviour, words: str, tmp_path: Path
) -> None:
    server.misbehave(misbehaviour, FOREVER)
    cache = Cache(tmp_path / "cache.sqlite")
    answer = ask(server.url, how, cache=cache)
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert words in answer.why
    assert answer.why.endswith(".")
    assert not cache.info().answers
    cache.close()
    assert len(server.asked) <= 5


@pytest.mark.parametrize("slowness", [faults.silence(0.8), faults.drip(0.02)], ids=["silence", "drip"])
@pytest.mark.parametrize("times", [1, FOREVER])
def test_a_slow_answer_is_not_waited_for_without_end(
    server: CrossrefServer, slowness: Misbehaviour, times: int
) -> None:
    server.misbehave(slowness, times)
    answer = ask(server.url, "lookup", patience=HASTY)
    if times == 1:
        assert answer.works[0].item.doi == doi(3).value
    else:
        assert answer.outcome is Outcome.FAILED
        assert "took too long to answer. Run again later" in answer.why
    assert len(server.asked) == 2


PASSING = [name for name in LOOKUP_FAULTS if name not in ("403", "418", "60 MB", "429 with an hour")]


@pytest.mark.parametrize("how", ["lookup", "search"])
@pytest.mark.parametrize("name", [name for name in PASSING if name in FAULTS])
def test_a_fault_that_passes_costs_nothing_but_time(server: CrossrefServer, how: str, name: str) -> None:
    server.misbehave(FAULTS[name][0])
    answer = ask(server.url, how)
    assert answer.outcome is Outcome.COMPLETE
    assert answer.works[0].item.doi == doi(3).value
    assert len(server.asked) == 2


@pytest.mark.parametrize("how", ["lookup", "search"])
@pytest.mark.parametrize(("retry_after", "least"), [("7", 7), ("a date", 30)])
def test_retry_after_is_waited_for(server: CrossrefServer, how: str, retry_after: str, least: float) -> None:
    clock = FakeClock()
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60))  # from now, not from collection
    server.misbehave(faults.status(429, in_a_minute if retry_after == "a date" else retry_after))
    assert ask(server.url, how, clock=clock).works
    assert least <= sum(clock.waits) <= least * 2 + 5


@pytest.mark.parametrize("how", ["lookup", "search"])
def test_records_with_missing_or_null_fields_are_works_all_the_same(server: CrossrefServer, how: str) -> None:
    nothing = dict.fromkeys(
        ("title", "author", "issued", "published-print", "container-title", "page", "type")
    )
    server.misbehave(faults.replaced(**nothing))
    answer = ask(server.url, how)
    assert answer.outcome is Outcome.COMPLETE
    assert answer.works[0].item.doi == doi(3).value


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("how", ["lookup", "search"])
@pytest.mark.parametrize(
    ("url", "words"),
    [
        # the port is filled in by the test: a case's name must be the same in every process
        ("http://127.0.0.1:{port}", "could not be reached: "),
        ("http://no.such.host.invalid", "could not be reached: "),
        ("nonsense://127.0.0.1", "could not be reached: "),
    ],
)
def test_nobody_at_the_address(how: str, url: str, words: str) -> None:
    answer = ask(url.format(port=_closed_port()), how)
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert words in answer.why
    assert "--offline" in answer.why


@pytest.mark.parametrize("how", ["lookup", "search"])
def test_tls_failure(server: CrossrefServer, how: str) -> None:
    answer = ask(server.url.replace("http:", "https:"), how)
    assert (answer.works, answer.outcome) == ((), Outcome.FAILED)
    assert "No secure connection to Crossref" in answer.why


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("HTTP_PROXY", "ftp://127.0.0.1:9"),
        ("SSL_CERT_FILE", "/no/such/file"),
    ],
)
def test_a_proxy_or_certificates_that_cannot_be_used(
    server: CrossrefServer, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    answer = ask(server.url, "search")
    assert answer.outcome is Outcome.FAILED
    assert "HTTPS_PROXY" in answer.why


@pytest.mark.parametrize("value", ["10.5555/made.up.0", "10.5555/with,comma"])
def test_a_wrong_address_is_no_absence(server: CrossrefServer, value: str) -> None:
    server.misbehave(faults.status(404), FOREVER)
    crossref = Crossref(server.url, clock=FakeClock())
    (answer,) = crossref.lookup([doi(value)])
    crossref.close()
    assert answer.outcome is Outcome.FAILED
    assert "HTTP 404" in answer.why


def test_an_agency_that_cannot_be_asked_leaves_a_missing_doi_unchecked(server: CrossrefServer) -> None:
    server.misbehave(lambda handler, answer: handler.send_json(200, answer))
    server.misbehave(faults.status(503), FOREVER)
    crossref = Crossref(server.url, clock=FakeClock())
    known, missing = crossref.lookup([doi(1), doi("10.5555/missing")])
    crossref.close()
    assert known.works
    assert missing.outcome is Outcome.FAILED


def test_a_run_of_failures_ends_the_hammering_and_is_told_once(
    server: CrossrefServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.misbehave(faults.status(500), FOREVER)
    crossref = Crossref(server.url, clock=FakeClock())
    with caplog.at_level(logging.WARNING):
        answers = list(crossref.search([reference(number) for number in range(9)] * 5))
    crossref.close()
    assert {answer.outcome for answer in answers} == {Outcome.FAILED}
    assert all("HTTP 500" in answer.why for answer in answers)
    assert len(server.asked) <= 3 * 4 + 4 * 4  # three failures, and what other threads had begun
    assert len(caplog.records) == 1
    assert "is not asked any more" in caplog.text


def test_after_a_while_one_request_tries_whether_the_service_is_back(server: CrossrefServer) -> None:
    clock = FakeClock()
    crossref = Crossref(server.url, clock=clock)
    server.misbehave(faults.status(500), 3 * 4)
    for _ in range(3):
        assert crossref.lookup([doi(1)])[0].outcome is Outcome.FAILED
    asked = len(server.asked)
    assert "HTTP 500" in crossref.lookup([doi(1)])[0].why
    assert len(server.asked) == asked
    clock.time += 61
    assert crossref.lookup([doi(1)])[0].works
    crossref.close()


def test_a_request_that_is_itself_to_blame_stops_no_other(server: CrossrefServer) -> None:
    crossref = Crossref(server.url, clock=FakeClock())
    server.misbehave(faults.status(418), 6)
    for _ in range(6):
        assert crossref.lookup([doi(1)])[0].outcome is Outcome.FAILED
    assert crossref.lookup([doi(1)])[0].works
    crossref.close()


def test_a_closed_source_answers_at_once(server: CrossrefServer) -> None:
    crossref = Crossref(server.url)
    crossref.close()
    (answer,) = crossref.search([reference(1)])
    assert answer.outcome is Outcome.FAILED
    assert not server.asked
