"""Any HTTP service on the loopback: a function from path and parameters to an answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

Answer = tuple[int, Any] | Any
Route = Callable[[str, dict[str, str], dict[str, str]], Answer]


class Loopback:
    """Answers with what ``route(path, params, headers)`` returns: a document, or a status and a document.

    A string goes out as text, anything else as JSON. ``asked`` are the paths and parameters that came in.
    """

    def __init__(self, route: Route) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                path, params = unquote(parts.path), dict(parse_qsl(parts.query))
                loopback.asked.append((path, params))
                answer = route(path, params, {name.lower(): value for name, value in self.headers.items()})
                status, document = answer if isinstance(answer, tuple) else (200, answer)
                body = document.encode() if isinstance(document, str) else json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
                """Tests have no use for a log."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
