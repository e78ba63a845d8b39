"""The way to one service over HTTP: pace, retries, a breaker, and limits on the time and size of an answer.

httpx2 is imported when the first request is about to be sent.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from refcheck.sources.network import faults
from refcheck.sources.network.breaker import LONGEST_WAIT, Breaker
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.pace import Clock, Limits, Pace

if TYPE_CHECKING:
    import httpx2

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, the next bytes, and a whole answer; its greatest size in bytes."""

    connect: float = 10.0
    read: float = 30.0
    whole: float = 60.0
    size: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Request:
    """What to GET. ``kind`` names the rate it falls under, ``accept`` the statuses its reader understands."""

    url: str
    params: Mapping[str, str]
    kind: str
    accept: tuple[int, ...] = (200,)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that came in whole: header names in lower case, the body unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


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
        self._borrowers = 0
        self._lending = threading.Lock()
        self.pace = Pace(limits, self._clock, self._stop)

    def get(self, request: Request, read: Callable[[Response], _T]) -> _T:
        """What ``read`` makes of the answer; ``read`` may raise a Fault, which counts as one on the way.

        Raises Fault once no further try is worth while.
        """
        attempt = 0
        while True:
            attempt += 1
            self._breaker.check()
            try:
                answer = read(self._once(request))
            except Fault as fault:
                self._wait_or_give_up(fault, attempt)
            else:
                self._breaker.succeeded()
                self.pace.went_well()
                return answer

    def close(self) -> None:
        """Wake whoever waits, send nothing more, and let go of the connections as soon as none is in use."""
        self._stop.set()
        with self._lending:
            self._close_if_idle()

    def _once(self, request: Request) -> Response:
        with self.pace.turn(request.kind) as departed:
            if self._stop.is_set():
                raise faults.stopped(self.service)
            response = self._fetch(request, departed)
        self.pace.learn(request.kind, response.headers)
        if response.status not in request.accept:
            raise faults.of_status(self.service, response.status, response.headers)
        return response

    def _wait_or_give_up(self, fault: Fault, attempt: int) -> None:
        too_long = fault.after is not None and fault.after > LONGEST_WAIT
        if attempt >= fault.tries or too_long or self._stop.is_set():
            self._breaker.failed(fault)
            raise fault
        backoff = 2.0 ** (attempt - 1) * random.uniform(0.8, 1.2)
        if fault.crowded:
            self.pace.slow_down()
            self.pace.pause(fault.after if fault.after is not None else backoff)
        else:
            self._clock.wait(fault.after if fault.after is not None else backoff, self._stop)

    def _fetch(self, request: Request, departed: Callable[[], None]) -> Response:
        import httpx2

        deadline = time.monotonic() + self._patience.whole
        options: dict[str, Any] = {
            "params": request.params or None,
            "headers": request.headers,
            "extensions": {"trace": _on_sending(departed)},
        }
        try:
            with self._lent_client() as client, client.stream("GET", request.url, **options) as answer:
                body = self._body(answer.iter_bytes(), deadline)
                lowered = {name.lower(): value for name, value in answer.headers.items()}
                return Response(answer.status_code, lowered, body)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            raise faults.of_connection(self.service, error) from error

    def _body(self, chunks: Any, deadline: float) -> bytes:
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > self._patience.size:
                raise faults.too_large(self.service, self._patience.size)
            if time.monotonic() > deadline:
                raise faults.too_slow(self.service)
        return bytes(body)

    @contextmanager
    def _lent_client(self) -> Iterator[httpx2.Client]:
        """The one client, opened for the first borrower; after ``close`` the last one closes it."""
        with self._lending:
            if self._stop.is_set():
                raise faults.stopped(self.service)
            self._client = self._client or self._new_client()
            self._borrowers += 1
        try:
            yield self._client
        finally:
            with self._lending:
                self._borrowers -= 1
                if self._stop.is_set():
                    self._close_if_idle()

    def _close_if_idle(self) -> None:
        if self._client is not None and not self._borrowers:
            self._client.close()
            self._client = None

    def _new_client(self) -> httpx2.Client:
        import httpx2

        timeout = httpx2.Timeout(self._patience.read, connect=self._patience.connect)
        try:
            return httpx2.Client(timeout=timeout, headers=self._headers, follow_redirects=True)
        except (
            ImportError,
            OSError,
            ValueError,
        ) as error:  # a proxy or certificates that the environment names
            raise faults.misconfigured(self.service, error) from error


def _on_sending(departed: Callable[[], None]) -> Callable[[str, Mapping[str, Any]], None]:
    """A trace for httpx2: connecting may take a while, and the pace counts from when a request is sent."""

    def trace(event: str, _info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.complete"):
            departed()

    return trace
