from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from refcheck.model import Date, DateKind, Item, Name, Reference, Span
from refcheck.sources.arxiv import Arxiv
from refcheck.sources.base import Identifier, Outcome, Scheme
from tests.sources.clock import FakeClock
from tests.sources.loopback import Loopback

ENTRY = """
  <entry>
    <id>http://arxiv.org/abs/{id}v2</id>
    <updated>2021-03-04T10:00:00Z</updated>
    <published>2021-01-02T18:59:59Z</published>
    <title>Hollow bones:
  a made-up theory</title>
    <summary>None.</summary>
    <author><name>Ida B. van der Made</name></author>
    <author><name>Bourbaki</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/Made.Up.1</arxiv:doi>
  </entry>"""
ERROR = """
  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_bad</id>
    <title>Error</title>
    <summary>incorrect id format for bad</summary>
  </entry>"""
UNKNOWN = "<entry><id>http://arxiv.org/abs/2101.99999</id><title></title></entry>"


def feed(*entries: str) -> str:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'


class Site:
    def __init__(self) -> None:
        self.instead: Any = None

    def __call__(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Any:
        if self.instead is not None:
            return self.instead
        if "id_list" in params:
            asked = [value.partition("v")[0] for value in params["id_list"].split(",")]
            return feed(*(UNKNOWN if value == "2101.99999" else ENTRY.format(id=value) for value in asked))
        return feed(ENTRY.format(id="2101.00001")) if "Hollow bones" in params["search_query"] else feed()


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def server(site: Site) -> Iterator[Loopback]:
    with Loopback(site) as server:
        yield server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def arxiv(server: Loopback, clock: FakeClock) -> Iterator[Arxiv]:
    arxiv = Arxiv(server.url, clock=clock)
    yield arxiv
    arxiv.close()


def arxiv_id(value: str) -> Identifier:
    return Identifier(Scheme.ARXIV, value)


def titled(title: str) -> Reference:
    return Reference(1, "printed", Span(0, 7), item=Item(title=title))


def test_a_preprint(arxiv: Arxiv) -> None:
    (answer,) = arxiv.lookup([arxiv_id("2101.00001")])
    (work,) = answer.works
    assert (work.item.type, work.item.title) == ("article", "Hollow bones: a made-up theory")
    assert work.item.author == (Name("van der Made", "Ida B."), Name(literal="Bourbaki"))
    assert (work.item.arxiv, work.item.doi) == ("2101.00001", "10.48550/arxiv.2101.00001")
    assert work.date(DateKind.POSTED) == Date(2021, 1, 2, DateKind.POSTED)
    assert work.relations == {"is-preprint-of": ("10.5555/made.up.1",)}
    assert work.url == "https://arxiv.org/abs/2101.00001"


def test_identifiers_of_every_form_in_one_request(arxiv: Arxiv, server: Loopback) -> None:
    asked = [
        arxiv_id("2101.00001"),
        arxiv_id("2101.00002v2"),
        arxiv_id("hep-th/9901001"),
        Identifier(Scheme.DOI, "10.48550/arxiv.2101.00003"),
        arxiv_id("2101.99999"),
        Identifier(Scheme.DOI, "10.5555/1"),
        arxiv_id("nonsense"),
    ]
    answers = arxiv.lookup(asked)
    assert [len(answer.works) for answer in answers] == [1, 1, 1, 1, 0, 0, 0]
    assert [answer.outcome for answer in answers[4:]] == [Outcome.COMPLETE, Outcome.PARTIAL, Outcome.PARTIAL]
    assert len(server.asked) == 1


def test_search_by_title(arxiv: Arxiv) -> None:
    found, nothing, untitled = arxiv.search(
        [titled("Hollow bones (a theory)"), titled("Other things"), titled("")]
    )
    assert [work.item.arxiv for work in found.works] == ["2101.00001"]
    assert [answer.outcome for answer in (nothing, untitled)] == [Outcome.PARTIAL] * 2


def test_three_seconds_between_requests(arxiv: Arxiv, server: Loopback, clock: FakeClock) -> None:
    begun = clock.now()
    list(arxiv.search([titled(f"Other things {number}") for number in range(4)]))
    assert len(server.asked) == 4
    assert clock.now() - begun >= 9


@pytest.mark.parametrize(
    "instead",
    [
        (503, "trouble"),
        feed(ERROR),
        "",
        "<html><body>busy</body></html>",
        "<feed",
        '{"json": 1}',
        "<!DOCTYPE html>",
    ],
)
def test_faults_leave_a_reference_unchecked(site: Site, arxiv: Arxiv, instead: Any) -> None:
    site.instead = instead
    answers = [*arxiv.lookup([arxiv_id("2101.00001")]), *arxiv.search([titled("Hollow bones")])]
    assert [(answer.works, answer.outcome) for answer in answers] == [((), Outcome.FAILED)] * 2
