"""A clock that runs as fast as it is asked to."""

from __future__ import annotations

import threading

from refcheck.sources.network.pace import Clock


class FakeClock(Clock):
    """Waiting moves it on at once."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float, stop: threading.Event) -> None:
        with self._lock:
            self.waits.append(seconds)
            self.time += seconds
