"""Stopping in time: a service that keeps failing is left alone for a while."""

from __future__ import annotations

import logging
import threading

from refcheck.sources.network import faults
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.pace import Clock

LONGEST_WAIT = 120.0
"""Seconds that a person will wait because a service asked for it; more is a failure."""

_COOL_DOWN = 60.0  # seconds after which one request may try whether the service is back
_FAILURES_IN_A_ROW = 3

_log = logging.getLogger(__name__)


class Breaker:
    """Stops asking a service that keeps failing, says so once, and tries again after a while."""

    def __init__(self, service: str, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._failures = 0
        self._open_until = float("-inf")
        self._last: Fault | None = None
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raise the fault that opened the breaker while it is open."""
        with self._lock:
            if self._last is not None and self._clock.now() < self._open_until:
                raise faults.not_asked(self._last)
            self._open_until = float("-inf")

    def succeeded(self) -> None:
        """A request was answered."""
        with self._lock:
            self._failures, self._last = 0, None

    def failed(self, fault: Fault) -> None:
        """A request failed for good, with all its retries."""
        if fault.ours:
            return
        with self._lock:
            self._failures += 1
            hopeless = fault.unreachable or (fault.after or 0) > LONGEST_WAIT
            if self._open_until > self._clock.now() or not (hopeless or self._failures >= _FAILURES_IN_A_ROW):
                return
            self._open_until = self._clock.now() + max(_COOL_DOWN, fault.after or 0)
            if self._last is None:
                _log.warning("%s is not asked any more for now. %s", self._service, fault.why)
            self._last = fault
