"""What the neighbours of Crossref share: a gateway to one service, and its answers in the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from refcheck.sources.cache import Cache
from refcheck.sources.network import faults
from refcheck.sources.network.gateway import Gateway, Patience, Request, Response
from refcheck.sources.network.pace import Clock, Limits, Rate

_T = TypeVar("_T")


class Service:
    """GET requests to one service, which people know as ``label``, at most ``rate`` and one at a time.

    ``own`` are parameters that say who asks (an address, a key): they are sent, but are no part of what the
    cache remembers as the question.
    """

    def __init__(
        self,
        label: str,
        rate: Rate,
        cache: Cache | None,
        *,
        mailto: str = "",
        own: Mapping[str, str] | None = None,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.label = label
        self._cache = cache
        self._own = dict(own or {})
        headers = {"User-Agent": _agent(mailto)}
        self._gateway = Gateway(label, Limits({"any": rate}), headers=headers, clock=clock, patience=patience)

    def get(
        self,
        url: str,
        params: Mapping[str, str],
        read: Callable[[Response], _T],
        *,
        accept: tuple[int, ...] = (200,),
        headers: Mapping[str, str] | None = None,
    ) -> _T:
        """What ``read`` makes of the answer; kept only once ``read`` has found no fault with it."""
        question = f"{url}?{urlencode(sorted(params.items()))}"
        kept = self._cache.get(self.label, question) if self._cache else None
        if kept is not None:
            status, _, body = kept.partition(b"\n")
            return read(Response(int(status), {}, body))

        def read_and_keep(response: Response) -> _T:
            answer = read(response)
            if self._cache:
                self._cache.put(self.label, question, b"%d\n%b" % (response.status, response.body))
            return answer

        request = Request(url, {**params, **self._own}, "any", accept, headers or {})
        return self._gateway.get(request, read_and_keep)

    def json(self, response: Response) -> Any:
        """The document in an answer; raises Fault when it is none."""
        try:
            return json.loads(response.body)
        except ValueError:
            raise self.garbled("it is not whole JSON") from None

    def garbled(self, what: str) -> faults.Fault:
        """The fault of an answer that is not what the service documents."""
        return faults.garbled(self.label, what)

    def close(self) -> None:
        """Send nothing more, and let go of the connections."""
        self._gateway.close()


def _agent(mailto: str) -> str:
    from refcheck.version import __version__

    return f"refcheck/{__version__}" + (f" (mailto:{mailto})" if mailto else "")
