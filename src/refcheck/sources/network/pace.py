"""How fast a service may be asked: evenly spaced turns, few at a time, and a pause when it asks for one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

_MARGIN = 1.12  # the server counts arrivals, we count departures: this absorbs the jitter between
_GREATEST_MARGIN = 2.5
_STEP = 1.1
_GOOD_ANSWERS = 30
_TICK = 1e-6  # seconds; less is no wait
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
        self._good_answers = 0
        self._good_answers_wanted = _GOOD_ANSWERS
        self._departures = dict.fromkeys(self._rates, float("-inf"))
        self._resumption = float("-inf")
        self._gates = {kind: threading.Lock() for kind in self._rates}
        self._under_way = 0
        self._changed = threading.Condition()

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        return self._concurrency

    @contextmanager
    def turn(self, kind: str) -> Iterator[Callable[[], None]]:
        """Wait for the turn of a request of one ``kind``; its request is under way inside the context.

        What is given is to be called when the request has really been sent, should that take a while.
        """
        with self._changed:
            while self._under_way >= self._concurrency and not self._stop.is_set():
                self._changed.wait(0.5)
            self._under_way += 1
        try:
            self._depart(kind)
            yield partial(self._departed, kind)
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify()

    def pause(self, seconds: float) -> None:
        """Send nothing for so long: the service asked for it."""
        with self._changed:
            self._resumption = max(self._resumption, self._clock.now() + seconds)

    def slow_down(self) -> None:
        """Space requests more widely for a while: the service counted more than we did.

        Headers that promised more than the published limits are not believed any more.
        """
        with self._changed:
            self._margin = min(self._margin * _STEP, _GREATEST_MARGIN)
            self._good_answers, self._good_answers_wanted = 0, self._good_answers_wanted * 2
            self._trusting = False
            for kind, rate in self._rates.items():
                self._rates[kind] = self._believable(kind, rate)

    def went_well(self) -> None:
        """Come back to the advertised rate, a step after every long run of good answers."""
        with self._changed:
            self._good_answers += 1
            if self._good_answers >= self._good_answers_wanted:
                self._margin, self._good_answers = max(self._margin / _STEP, _MARGIN), 0

    def learn(self, kind: str, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer to a request of one ``kind`` advertises."""
        rate = _advertised_rate(headers)
        concurrency = _whole_number(headers.get("x-concurrency-limit", ""))
        with self._changed:
            if rate is not None:
                self._rates[kind] = self._believable(kind, rate)
            if concurrency:
                self._concurrency = concurrency
                self._changed.notify_all()

    def _believable(self, kind: str, rate: Rate) -> Rate:
        if self._trusting:
            return rate
        return max(rate, self._published[kind], key=lambda one: one.spacing)

    def _depart(self, kind: str) -> None:
        """Wait until a request of this kind may leave.

        One thread at a time waits here, so that the spacing lies between real departures, however late the
        system wakes a thread.
        """
        with self._gates[kind]:
            while (wait := self._due(kind) - self._clock.now()) > _TICK and not self._stop.is_set():
                self._clock.wait(wait, self._stop)
            self._departed(kind)

    def _departed(self, kind: str) -> None:
        with self._changed:
            self._departures[kind] = self._clock.now()

    def _due(self, kind: str) -> float:
        with self._changed:
            spacing = self._rates[kind].spacing * self._margin
            return max(self._departures[kind] + spacing, self._resumption)


def _advertised_rate(headers: Mapping[str, str]) -> Rate | None:
    """Crossref's ``x-rate-limit-limit: 3`` with ``x-rate-limit-interval: 1s``; None when it is not given."""
    requests = _whole_number(headers.get("x-rate-limit-limit", ""))
    seconds = _whole_number(headers.get("x-rate-limit-interval", "").strip().removesuffix("s"))
    return Rate(requests, seconds) if requests and seconds else None


def _whole_number(text: str) -> int:
    return int(text) if text.strip().isascii() and text.strip().isdigit() else 0
