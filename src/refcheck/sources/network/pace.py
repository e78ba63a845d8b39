"""How fast a service may be asked: evenly spaced turns, few at a time, and a pause when it asks for one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

_MARGIN = 1.08  # the server counts arrivals, we count departures: this absorbs the jitter between
_GREATEST_MARGIN = 2.5
_FASTEST = 100.0  # requests a second, whatever the headers promise


class Clock:
    """The time, and waiting for it; tests put a faster one in its place."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Wait, but no longer than until ``stop`` is set."""
        stop.wait(seconds)


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``requests`` in every ``seconds``."""

    requests: float
    seconds: float = 1.0

    @property
    def spacing(self) -> float:
        """Seconds between two requests that are evenly spaced."""
        return max(self.seconds / self.requests, 1 / _FASTEST)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a service allows: a rate for each kind of request, and how many may be under way at once."""

    rates: Mapping[str, Rate]
    concurrency: int = 1


class Pace:
    """Keeps all threads that ask one service within its limits, which its answers' headers may change."""

    def __init__(self, limits: Limits, clock: Clock, stop: threading.Event) -> None:
        self._published = limits.rates
        self._rates = dict(limits.rates)
        self._trusting = True
        self._concurrency = limits.concurrency
        self._clock = clock
        self._stop = stop
        self._margin = _MARGIN
        self._next = dict.fromkeys(self._rates, float("-inf"))
        self._under_way = 0
        self._changed = threading.Condition()

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        return self._concurrency

    @contextmanager
    def turn(self, kind: str) -> Iterator[None]:
        """Wait for the turn of a request of one ``kind``; its request is under way inside the context."""
        with self._changed:
            while self._under_way >= self._concurrency and not self._stop.is_set():
                self._changed.wait(0.5)
            self._under_way += 1
        try:
            self._await(self._reserve(kind))
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify()

    def pause(self, seconds: float) -> None:
        """Send nothing for so long: the service asked for it."""
        with self._changed:
            resume = self._clock.now() + seconds
            for kind, moment in self._next.items():
                self._next[kind] = max(moment, resume)

    def slow_down(self) -> None:
        """Space requests more widely from now on: the service counted more than we did.

        Headers that promised more than the published limits are not believed any more.
        """
        with self._changed:
            self._margin = min(self._margin * 1.25, _GREATEST_MARGIN)
            self._trusting = False
            for kind, rate in self._rates.items():
                self._take_over(kind, rate)

    def learn(self, kind: str, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer to a request of one ``kind`` advertises."""
        rate = _advertised_rate(headers)
        concurrency = _whole_number(headers.get("x-concurrency-limit", ""))
        with self._changed:
            if rate is not None:
                self._take_over(kind, rate)
            if concurrency:
                self._concurrency = concurrency
                self._changed.notify_all()

    def _take_over(self, kind: str, rate: Rate) -> None:
        if not self._trusting:
            rate = max(rate, self._published[kind], key=lambda one: one.spacing)
        before, self._rates[kind] = self._rates[kind], rate
        if rate.spacing > before.spacing:  # the turn given out last was reckoned with the shorter spacing
            self._next[kind] += (rate.spacing - before.spacing) * self._margin
        elif rate.spacing < before.spacing:
            soonest = self._clock.now() + rate.spacing * self._margin
            self._next[kind] = min(self._next[kind], soonest)

    def _reserve(self, kind: str) -> float:
        """The moment at which the next request of this kind may leave."""
        with self._changed:
            moment = max(self._next[kind], self._clock.now())
            self._next[kind] = moment + self._rates[kind].spacing * self._margin
            return moment

    def _await(self, moment: float) -> None:
        wait = moment - self._clock.now()
        if wait > 0:
            self._clock.wait(wait, self._stop)


def _advertised_rate(headers: Mapping[str, str]) -> Rate | None:
    """Crossref's ``x-rate-limit-limit: 3`` with ``x-rate-limit-interval: 1s``; None when it is not given."""
    requests = _whole_number(headers.get("x-rate-limit-limit", ""))
    seconds = _whole_number(headers.get("x-rate-limit-interval", "").strip().removesuffix("s"))
    return Rate(requests, seconds) if requests and seconds else None


def _whole_number(text: str) -> int:
    return int(text) if text.strip().isascii() and text.strip().isdigit() else 0
