"""The way to one service over HTTP: pace, retries, a breaker, and limits on the time and size of an answer.

httpx2 is imported when the first request is about to be sent.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from refcheck.sources import faults
from refcheck.sources.faults import Fault
from refcheck.sources.pace import Clock, Limits, Pace

if TYPE_CHECKING:
    import httpx2

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_LONGEST_WAIT = 120.0  # seconds a person will wait for a single Retry-After
_COOL_DOWN = 60.0  # seconds after which one request may try whether the service is back
_FAILURES_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, the next bytes, and a whole answer; its greatest size in bytes."""

    connect: float = 10.0
    read: float = 30.0
    whole: float = 60.0
    size: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that came in whole: header names in lower case, the body unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


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
                raise faults.not_asked(self._service, self._last)
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
            hopeless = fault.unreachable or (fault.after or 0) > _LONGEST_WAIT
            if self._open_until > self._clock.now() or not (hopeless or self._failures >= _FAILURES_IN_A_ROW):
                return
            self._open_until = self._clock.now() + max(_COOL_DOWN, fault.after or 0)
            if self._last is None:
                _log.warning("%s is not asked any more for now. %s", self._service, fault.why)
            self._last = fault


class Gateway:
    """Sends GET requests to one ``service`` (its name as people know it), from any number of threads."""

    def __init__(
        self,
        service: str,
        limits: Limits,
        *,
        headers: Mapping[str, str] | None = None,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.service = service
        self._clock = clock or Clock()
        self._patience = patience or Patience()
        self._headers = dict(headers or {})
        self._stop = threading.Event()
        self._breaker = Breaker(service, self._clock)
        self._client: httpx2.Client | None = None
        self._opening = threading.Lock()
        self.pace = Pace(limits, self._clock, self._stop)

    def get(
        self,
        url: str,
        params: Mapping[str, str],
        read: Callable[[Response], _T],
        *,
        kind: str,
        accept: tuple[int, ...] = (200,),
        headers: Mapping[str, str] | None = None,
    ) -> _T:
        """What ``read`` makes of the answer; ``read`` may raise a Fault, which counts as one on the way.

        ``kind`` names the rate the request falls under; ``accept`` the statuses ``read`` understands.
        Raises Fault once no further try is worth while.
        """
        for attempt in range(1, 100):
            self._breaker.check()
            try:
                answer = read(self._once(url, params, kind, accept, headers or {}))
            except Fault as fault:
                self._wait_or_give_up(fault, attempt)
            else:
                self._breaker.succeeded()
                return answer
        raise AssertionError("a fault's tries are far fewer")

    def close(self) -> None:
        """Wake whoever waits, send nothing more, and let go of the connections."""
        self._stop.set()
        with self._opening:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _once(
        self,
        url: str,
        params: Mapping[str, str],
        kind: str,
        accept: tuple[int, ...],
        headers: Mapping[str, str],
    ) -> Response:
        with self.pace.turn(kind):
            if self._stop.is_set():
                raise faults.stopped(self.service)
            response = self._fetch(url, params, headers)
        self.pace.learn(kind, response.headers)
        if response.status not in accept:
            raise faults.of_status(self.service, response.status, response.headers)
        return response

    def _wait_or_give_up(self, fault: Fault, attempt: int) -> None:
        too_long = fault.after is not None and fault.after > _LONGEST_WAIT
        if attempt >= fault.tries or too_long or self._stop.is_set():
            self._breaker.failed(fault)
            raise fault
        backoff = 2.0 ** (attempt - 1) * random.uniform(0.8, 1.2)
        if fault.crowded:
            self.pace.slow_down()
            self.pace.pause(fault.after if fault.after is not None else backoff)
        else:
            self._clock.wait(fault.after if fault.after is not None else backoff, self._stop)

    def _fetch(self, url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Response:
        client = self._connected()
        import httpx2

        deadline = time.monotonic() + self._patience.whole
        try:
            with client.stream("GET", url, params=params or None, headers=headers) as response:
                body = self._body(response.iter_bytes(), deadline)
                lowered = {name.lower(): value for name, value in response.headers.items()}
                return Response(response.status_code, lowered, body)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            raise faults.of_connection(self.service, error) from error
        except RuntimeError as error:  # what httpx2 raises when the client is closed under way
            if self._stop.is_set():
                raise faults.stopped(self.service) from error
            raise

    def _body(self, chunks: Any, deadline: float) -> bytes:
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > self._patience.size:
                raise faults.too_large(self.service, self._patience.size)
            if time.monotonic() > deadline:
                raise faults.too_slow(self.service)
        return bytes(body)

    def _connected(self) -> httpx2.Client:
        with self._opening:
            if self._stop.is_set():
                raise faults.stopped(self.service)
            if self._client is None:
                import httpx2

                patience = self._patience
                timeout = httpx2.Timeout(patience.read, connect=patience.connect)
                self._client = httpx2.Client(timeout=timeout, headers=self._headers, follow_redirects=True)
            return self._client
