"""Resolving over the network: how often Crossref is asked, and what an outage is called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from refcheck.model import Status
from refcheck.resolve import resolve
from refcheck.sources.crossref import Crossref
from tests.sources import server as faults
from tests.sources.clock import FakeClock
from tests.sources.server import CrossrefServer
from tests.sources.works import record, reference

REFERENCES = [reference(number, with_doi=number % 3 != 0) for number in range(30)]


@pytest.fixture
def server() -> Iterator[CrossrefServer]:
    with CrossrefServer([record(number) for number in range(30)]) as server:
        yield server


@pytest.fixture
def crossref(server: CrossrefServer) -> Iterator[Crossref]:
    crossref = Crossref(server.url, clock=FakeClock())
    yield crossref
    crossref.close()


def test_thirty_references_of_which_twenty_have_dois_cost_eleven_requests(
    server: CrossrefServer, crossref: Crossref
) -> None:
    assert sum(bool(one.item.doi) for one in REFERENCES) == 20
    matches = list(resolve(REFERENCES, [crossref]))
    assert [match.status for match in matches] == [Status.FOUND] * 30
    assert [match.work.item.doi for match in matches if match.work] == [record(n)["DOI"] for n in range(30)]
    assert (server.list_requests, server.single_requests) == (11, 0)


def test_a_match_is_handed_on_before_the_next_is_asked_for(
    server: CrossrefServer, crossref: Crossref
) -> None:
    server.latency = 0.02
    first = next(resolve([reference(number) for number in range(30)], [crossref]))
    assert first.status is Status.FOUND
    assert len(server.asked) < 30


@pytest.mark.parametrize("fault", [faults.status(503), faults.empty_list, faults.web_page, faults.reset])
def test_an_outage_leaves_references_unchecked_and_never_not_found(
    server: CrossrefServer, crossref: Crossref, fault: faults.Misbehaviour
) -> None:
    server.misbehave(fault, 1000)
    matches = list(resolve(REFERENCES, [crossref]))
    assert {match.status for match in matches} == {Status.UNCHECKED}
    assert {match.reason_name for match in matches} == {"source-failed"}
    assert all("Crossref" in match.reason for match in matches)


def test_an_outage_half_way_keeps_what_was_found(server: CrossrefServer, crossref: Crossref) -> None:
    server.misbehave(lambda handler, answer: handler.send_json(200, answer))  # the look-up of the DOIs
    server.misbehave(faults.status(500), 1000)
    matches = list(resolve(REFERENCES, [crossref]))
    found = [match.reference.number for match in matches if match.status is Status.FOUND]
    assert found == [one.number for one in REFERENCES if one.item.doi]
    assert {match.status for match in matches} == {Status.FOUND, Status.UNCHECKED}
