from __future__ import annotations

import threading

import pytest

from refcheck.sources.crossref_client import POLITE, PUBLIC
from refcheck.sources.network.pace import Limits, Pace, Rate
from tests.sources.clock import FakeClock


def paced(limits: Limits) -> tuple[Pace, FakeClock]:
    clock = FakeClock()
    return Pace(limits, clock, threading.Event()), clock


def departures(pace: Pace, clock: FakeClock, kind: str, count: int) -> list[float]:
    times = []
    for _ in range(count):
        with pace.turn(kind):
            times.append(clock.now())
    return times


def most_in_a_second(times: list[float]) -> int:
    return max(sum(begin <= time < begin + 1 for time in times) for begin in times)


def rate(times: list[float]) -> float:
    return (len(times) - 1) / (times[-1] - times[0])


@pytest.mark.parametrize("limits", [PUBLIC, POLITE])
@pytest.mark.parametrize("kind", ["single", "list"])
def test_a_pools_rate_is_used_and_never_passed(limits: Limits, kind: str) -> None:
    allowed = limits.rates[kind].requests
    times = departures(*paced(limits), kind, 40)
    assert most_in_a_second(times) <= allowed
    assert rate(times) >= 0.85 * allowed


def test_kinds_of_request_have_paces_of_their_own() -> None:
    pace, clock = paced(PUBLIC)
    departures(pace, clock, "list", 1)
    begun = clock.now()
    departures(pace, clock, "single", 1)
    assert clock.now() == begun


@pytest.mark.parametrize("advertised", [2, 30])
def test_the_pace_follows_the_headers(advertised: int) -> None:
    pace, clock = paced(Limits({"list": Rate(10)}))
    departures(pace, clock, "list", 5)
    pace.learn("list", {"x-rate-limit-limit": str(advertised), "x-rate-limit-interval": "1s"})
    times = departures(pace, clock, "list", 40)
    assert most_in_a_second(times) <= advertised
    assert rate(times) >= 0.85 * advertised


def test_an_interval_may_be_longer_than_a_second() -> None:
    pace, clock = paced(Limits({"list": Rate(10)}))
    pace.learn("list", {"x-rate-limit-limit": "120", "x-rate-limit-interval": "60s"})
    assert 1.7 <= rate(departures(pace, clock, "list", 20)) <= 2


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-rate-limit-limit": "50"},
        {"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "many", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "-5", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "50", "x-rate-limit-interval": "soon"},
        {"x-concurrency-limit": "0"},
        {"x-concurrency-limit": "lots"},
    ],
)
def test_headers_without_sense_change_nothing(headers: dict[str, str]) -> None:
    pace, clock = paced(PUBLIC)
    pace.learn("list", headers)
    assert rate(departures(pace, clock, "list", 10)) == pytest.approx(
        rate(departures(*paced(PUBLIC), "list", 10))
    )
    assert pace.concurrency == 1


def test_no_header_makes_it_hammer() -> None:
    pace, clock = paced(PUBLIC)
    pace.learn("list", {"x-rate-limit-limit": "1000000", "x-rate-limit-interval": "1s"})
    assert rate(departures(pace, clock, "list", 200)) <= 100


def test_headers_that_promised_too_much_are_not_believed_again() -> None:
    pace, clock = paced(PUBLIC)
    promise = {"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}
    pace.learn("list", promise)
    assert rate(departures(pace, clock, "list", 20)) > 40
    pace.slow_down()
    pace.learn("list", promise)
    assert rate(departures(pace, clock, "list", 20)[1:]) <= 1
    pace.learn("list", {"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s"})
    assert rate(departures(pace, clock, "list", 20)[1:]) <= 0.5


def test_after_a_refusal_requests_are_spaced_more_widely_but_not_without_end() -> None:
    pace, clock = paced(PUBLIC)
    before = rate(departures(pace, clock, "list", 10))
    pace.slow_down()
    pace.pause(10)
    begun = clock.now()
    times = departures(pace, clock, "list", 10)
    assert times[0] - begun >= 10
    assert rate(times[1:]) < before
    for _ in range(50):
        pace.slow_down()
    assert rate(departures(pace, clock, "list", 10)[1:]) > before / 3


def test_after_many_good_answers_it_comes_back_to_the_advertised_rate() -> None:
    pace, clock = paced(PUBLIC)
    before = rate(departures(pace, clock, "list", 10))
    pace.slow_down()
    for _ in range(50):
        pace.went_well()
    assert rate(departures(pace, clock, "list", 10)[1:]) < before
    for _ in range(100):
        pace.went_well()
    assert rate(departures(pace, clock, "list", 10)[1:]) == pytest.approx(before)


def test_the_spacing_begins_when_a_request_is_really_sent() -> None:
    pace, clock = paced(PUBLIC)
    with pace.turn("list") as departed:
        clock.time += 0.6  # connecting
        departed()
        sent = clock.now()
    with pace.turn("list"):
        assert clock.now() - sent >= 1


def test_a_thread_that_wakes_late_brings_no_two_requests_closer() -> None:
    class Sluggish(FakeClock):
        def wait(self, seconds: float, stop: threading.Event) -> None:
            super().wait(seconds + 0.7 * (len(self.waits) % 3 == 0), stop)

    clock = Sluggish()
    pace = Pace(POLITE, clock, threading.Event())
    assert most_in_a_second(departures(pace, clock, "list", 40)) <= 3


def test_no_more_are_under_way_than_the_service_allows() -> None:
    pace, _ = paced(Limits({"list": Rate(100)}, concurrency=2))
    at_once: list[int] = []
    under_way = 0
    lock = threading.Lock()
    proceed = threading.Event()

    def ask() -> None:
        nonlocal under_way
        with pace.turn("list"):
            with lock:
                under_way += 1
                at_once.append(under_way)
            proceed.wait(0.02)
            with lock:
                under_way -= 1

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(at_once) == 2
