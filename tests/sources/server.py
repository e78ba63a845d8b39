"""A Crossref on the loopback: the routes, limits, headers and misbehaviour that the real one shows.

    with CrossrefServer(records) as server:
        Crossref(server.url)
    assert server.list_requests == 1

Without ``limits`` it allows as much as anyone can ask, and says so in its headers.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

_SELECTABLE = frozenset(
    re.findall(
        r"\S+",
        "abstract URL resource member posted score created degree update-policy short-title license ISSN "
        "container-title issued update-to issue prefix approved indexed article-number clinical-trial-number "
        "accepted author group-title DOI is-referenced-by-count updated-by event chair standards-body "
        "original-title funder translator published archive published-print alternative-id subject subtitle "
        "published-online publisher-location content-domain reference title link type publisher volume "
        "references-count ISBN issn-type assertion deposited page content-created short-container-title "
        "relation editor",
    )
)


@dataclass(frozen=True)
class PoolLimits:
    """What one pool allows: requests a second by kind, and how many at once."""

    single: int
    list: int
    concurrency: int
    seconds: int = 1


PUBLISHED_LIMITS = {"public": PoolLimits(5, 1, 1), "polite": PoolLimits(10, 3, 3)}
"""As published for the time since 2025-12-01."""

GENEROUS = {"public": PoolLimits(1000, 1000, 50), "polite": PoolLimits(1000, 1000, 50)}


@dataclass
class Asked:
    """A request as it came in."""

    path: str
    params: dict[str, str]
    kind: str
    pool: str
    headers: dict[str, str]
    status: int = 0


Misbehaviour = Callable[["_Handler", Mapping[str, Any]], None]


@dataclass
class CrossrefServer:
    """Serves ``records``; ``agencies`` maps DOI prefixes to registration agencies other than Crossref."""

    records: Iterable[Mapping[str, Any]] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, PoolLimits] = field(default_factory=lambda: GENEROUS)
    clock: Callable[[], float] = time.monotonic
    latency: float = 0.0

    def __post_init__(self) -> None:
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self.connections = 0
        self._misbehaviours: deque[Misbehaviour] = deque()
        self._at_once = 0
        self._arrivals: dict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()
        self._by_doi = {str(record["DOI"]).lower(): dict(record) for record in self.records}
        self._words: dict[str, set[str]] = defaultdict(set)
        for doi, record in self._by_doi.items():
            for word in _words(json.dumps(_bibliographic(record), ensure_ascii=False)):
                self._words[word].add(doi)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"crossref": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def list_requests(self) -> int:
        return sum(request.kind == "list" for request in self.asked)

    @property
    def single_requests(self) -> int:
        return sum(request.kind == "single" for request in self.asked)

    @property
    def refused(self) -> int:
        """How many requests were answered with 429 because they broke the limits."""
        return sum(request.status == 429 for request in self.asked)

    def misbehave(self, misbehaviour: Misbehaviour, times: int = 1) -> None:
        """Answer the next so many requests in this way."""
        self._misbehaviours.extend([misbehaviour] * times)

    def answer(self, handler: _Handler) -> None:
        parts = urlsplit(handler.path)
        params = dict(parse_qsl(parts.query))
        kind = "list" if parts.path.rstrip("/") == "/works" else "single"
        agent = handler.headers.get("User-Agent", "")
        pool = "polite" if "mailto" in params or "mailto:" in agent else "public"
        asked = Asked(parts.path, params, kind, pool, {k.lower(): v for k, v in handler.headers.items()})
        with self._lock:
            self.asked.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            crowded = self._is_crowded(pool, kind)
            misbehaviour = self._misbehaviours.popleft() if self._misbehaviours else None
        time.sleep(self.latency)
        with self._lock:
            self._at_once -= 1  # before the answer is out: the client may send its next as soon as it is
        handler.advertised = self._advertised(pool, kind)
        if crowded:
            asked.status = 429
            handler.send_json(429, {"status": "error", "message": "Too many requests"})
            return
        status, answer = self._answered(parts.path, params)
        asked.status = status
        if misbehaviour is not None:
            misbehaviour(handler, answer if isinstance(answer, Mapping) else {})
        elif isinstance(answer, str):
            handler.send_body(status, answer.encode(), "text/plain")
        else:
            handler.send_json(status, answer)

    def _is_crowded(self, pool: str, kind: str) -> bool:
        """Whether this request is one too many, in any window of the limits' length."""
        limits, now = self.limits[pool], self.clock()
        arrivals = self._arrivals[pool, kind]
        while arrivals and arrivals[0] <= now - limits.seconds:
            arrivals.popleft()
        if self._at_once > limits.concurrency or len(arrivals) >= getattr(limits, kind):
            return True
        arrivals.append(now)
        return False

    def _advertised(self, pool: str, kind: str) -> dict[str, str]:
        limits = self.limits[pool]
        return {
            "x-api-pool": pool,
            "x-rate-limit-limit": str(getattr(limits, kind)),
            "x-rate-limit-interval": f"{limits.seconds}s",
            "x-concurrency-limit": str(limits.concurrency),
        }

    def _answered(self, path: str, params: Mapping[str, str]) -> tuple[int, Any]:
        if path.rstrip("/") == "/works":
            return self._list(params)
        single = re.fullmatch(r"/works/([^/]+)(/agency)?", path)
        if single is None:
            return 404, "Resource not found."
        doi = unquote(single[1]).lower()
        return self._agency(doi) if single[2] else self._single(doi)

    def _single(self, doi: str) -> tuple[int, Any]:
        if doi not in self._by_doi:
            return 404, "Resource not found."
        return 200, {"status": "ok", "message-type": "work", "message": self._by_doi[doi]}

    def _agency(self, doi: str) -> tuple[int, Any]:
        agency = self.agencies.get(doi.partition("/")[0]) or ("crossref" if doi in self._by_doi else None)
        if agency is None:
            return 404, "Resource not found."
        message = {"DOI": doi, "agency": {"id": agency, "label": agency.title()}}
        return 200, {"status": "ok", "message-type": "work-agency", "message": message}

    def _list(self, params: Mapping[str, str]) -> tuple[int, Any]:
        selected = params["select"].split(",") if "select" in params else None
        if unknown := [name for name in selected or () if name not in _SELECTABLE]:
            problem = {"type": "parameter-not-allowed", "value": unknown[0], "message": "not selectable"}
            return 400, {"status": "failed", "message-type": "validation-failure", "message": [problem]}
        wanted = [part.partition(":")[2] for part in params.get("filter", "").split(",") if part]
        if malformed := [doi for doi in wanted if not re.match(r"10\.\d{4,}/\S", doi)]:
            problem = {"type": "filter-value-invalid", "value": malformed[0], "message": "not a DOI"}
            return 400, {"status": "failed", "message-type": "validation-failure", "message": [problem]}
        found = self._found(params)
        rows = int(params.get("rows", "20"))
        items = [
            {name: record[name] for name in selected if name in record} if selected else record
            for record in found[:rows]
        ]
        message = {"facets": {}, "total-results": len(found), "items": items, "items-per-page": rows}
        return 200, {"status": "ok", "message-type": "work-list", "message": message}

    def _found(self, params: Mapping[str, str]) -> list[dict[str, Any]]:
        if "filter" in params:
            wanted = [part.partition(":")[2].lower() for part in params["filter"].split(",")]
            return [self._by_doi[doi] for doi in dict.fromkeys(wanted) if doi in self._by_doi]
        scores: Counter[str] = Counter()
        for word in set(_words(params.get("query.bibliographic", ""))):
            holders = self._words.get(word, set())
            scores.update(dict.fromkeys(holders, 1 / (1 + len(holders)) ** 0.5))
        return [{**self._by_doi[doi], "score": 10 * score} for doi, score in scores.most_common()]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up early are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    crossref: CrossrefServer
    advertised: Mapping[str, str] = {}

    def setup(self) -> None:
        super().setup()
        self.crossref.connections += 1

    def do_GET(self) -> None:
        self.crossref.answer(self)

    def send_json(self, status: int, document: Any, headers: Mapping[str, str] | None = None) -> None:
        self.send_body(status, json.dumps(document).encode(), "application/json", headers)

    def send_body(
        self, status: int, body: bytes, content_type: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_head(status, len(body), content_type, headers)
        self.wfile.write(body)

    def send_head(
        self, status: int, length: int, content_type: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {**self.advertised, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Tests have no use for a log."""


def status(code: int, retry_after: str = "") -> Misbehaviour:
    """An error page of a load balancer."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    return lambda handler, _answer: handler.send_body(code, b"<html>sorry</html>", "text/html", headers)


def reset(handler: _Handler, answer: Mapping[str, Any]) -> None:
    """Hang up in the middle of the body."""
    body = json.dumps(answer).encode()
    handler.send_head(200, len(body), "application/json")
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def hang_up(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """Hang up without a word."""
    handler.close_connection = True


def silence(seconds: float) -> Misbehaviour:
    """Say nothing for a while."""

    def wait(handler: _Handler, answer: Mapping[str, Any]) -> None:
        time.sleep(seconds)
        handler.send_json(200, answer)

    return wait


def drip(pause: float) -> Misbehaviour:
    """One byte after the other, each in time."""

    def send(handler: _Handler, answer: Mapping[str, Any]) -> None:
        body = json.dumps(answer).encode()
        handler.send_head(200, len(body), "application/json")
        for byte in body:
            handler.wfile.write(bytes([byte]))
            time.sleep(pause)

    return send


def truncated(handler: _Handler, answer: Mapping[str, Any]) -> None:
    """Half a document, whole as far as HTTP can tell."""
    body = json.dumps(answer).encode()
    handler.send_body(200, body[: len(body) // 2], "application/json")


def web_page(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """A captive portal's log-in page, with 200."""
    handler.send_body(200, b"<!doctype html><title>Please log in</title>", "text/html")


def empty_list(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """No items beside a total above zero."""
    message = {"total-results": 7, "items": [], "items-per-page": 20}
    handler.send_json(200, {"status": "ok", "message-type": "work-list", "message": message})


def short_list(handler: _Handler, answer: Mapping[str, Any]) -> None:
    """One work fewer than the total announces."""
    message = answer["message"]
    items = message["items"][1:]
    handler.send_json(
        200,
        {
            **answer,
            "message": {
                **message,
                "items": items or [{"DOI": "10.5555/filler"}],
                "total-results": len(items) + 2,
            },
        },
    )


def null_message(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """A document without its message."""
    handler.send_json(200, {"status": "ok", "message": None})


def replaced(**changes: Any) -> Misbehaviour:
    """Every record with some fields replaced (None: null), the answer otherwise right."""

    def send(handler: _Handler, answer: Mapping[str, Any]) -> None:
        message = answer["message"]
        if "items" in message:
            message = {**message, "items": [{**item, **changes} for item in message["items"]]}
        else:
            message = {**message, **changes}
        handler.send_json(200, {**answer, "message": message})

    return send


def null_items(handler: _Handler, answer: Mapping[str, Any]) -> None:
    """A list whose records are null."""
    message = answer["message"]
    items = [None for _ in message["items"]]
    handler.send_json(200, {**answer, "message": {**message, "items": items}})


def bad_gzip(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """Not gzip, though it says so."""
    handler.send_body(200, b"this was never compressed" * 9, "application/json", {"Content-Encoding": "gzip"})


def huge(handler: _Handler, _answer: Mapping[str, Any]) -> None:
    """Sixty megabytes of blank JSON."""
    chunk = b" " * 2**20
    handler.send_head(200, 60 * len(chunk), "application/json")
    for _ in range(60):
        handler.wfile.write(chunk)


def _bibliographic(record: Mapping[str, Any]) -> list[Any]:
    names = (
        "title",
        "subtitle",
        "author",
        "container-title",
        "short-container-title",
        "volume",
        "issue",
        "page",
    )
    return [record.get(name) for name in (*names, "issued", "published-print")]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
