"""What Crossref is asked, as habanero puts it, sent over our own gateway.

habanero composes and checks the requests (its ``Request`` knows the API's paths, filters and selectable
elements). Its way of sending them is the one thing replaced here, because it
- drops the headers of good answers, in which Crossref tells the rate it allows;
- opens a new connection for every request, and bounds neither the time nor the size of a whole answer;
- leaves DOIs in paths as they are, so that ``10.1000/a#b`` fetches the record of ``10.1000/a``;
- raises exceptions of four unrelated kinds, some without the status or the waiting time that came with it.
The place is ``habanero.request_class.Request._req``; habanero is pinned below 2.10 for its sake.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from refcheck.sources.network import faults
from refcheck.sources.network.gateway import Gateway, Request, Response
from refcheck.sources.network.pace import Limits, Rate

SERVICE = "Crossref"

# Since 2025-12-01; https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
PUBLIC = Limits({"single": Rate(5), "list": Rate(1)}, concurrency=1)
POLITE = Limits({"single": Rate(10), "list": Rate(3)}, concurrency=3)

# All that a record is judged by and that the API lets us select. It does not offer published-other, language
# and journal-issue: candidates of a search come without them (their year is still in published and issued),
# records looked up by DOI come whole.
_SELECTED = (
    "DOI,URL,type,title,subtitle,original-title,short-title,author,editor,translator,container-title,"
    "short-container-title,volume,issue,page,article-number,published-print,published-online,published,"
    "issued,posted,accepted,created,publisher,publisher-location,event,ISBN,ISSN,issn-type,update-to,"
    "updated-by,relation,group-title,standards-body,degree,alternative-id,score"
)


class Client:
    """Crossref's three kinds of request that we need; each raises Fault when there is no good answer."""

    def __init__(self, gateway: Gateway, base_url: str, mailto: str) -> None:
        self._gateway = gateway
        self._base_url = base_url.rstrip("/")
        self._mailto = mailto or None
        self._agent = f"refcheck/{_version()}"
        self._selected: str | None = _SELECTED

    def search(self, text: str, rows: int) -> list[dict[str, Any]]:
        """Records for a bibliographic text, best first; trimmed to what they are judged by."""
        query = {"query_bibliographic": text}
        if (selected := self._selected) is not None:
            try:
                return self._items(rows, select=selected, **query)
            except faults.Fault as fault:
                if fault.status != 400:
                    raise
            self._selected = None  # an element is no longer on offer (or a mirror offers none)
        return self._items(rows, **query)

    def records(self, dois: Sequence[str]) -> tuple[list[dict[str, Any]], bool]:
        """The records of DOIs without commas, in any order, and whether they are all that Crossref announced.

        A DOI that Crossref does not hold has no record.
        """
        message = self._list(len(dois), filter={"doi": list(dois)})
        return message["items"], message["total-results"] <= len(message["items"])

    def record(self, doi: str) -> Mapping[str, Any] | None:
        """The record of one DOI; None when Crossref does not hold it."""
        return self._single(quote(doi, safe=""))

    def agency(self, doi: str) -> str | None:
        """The registration agency of a DOI ("crossref", "datacite", ...); None when no agency knows it."""
        message = self._single(quote(doi, safe="") + "/agency")
        if message is None:
            return None
        agency = message.get("agency")
        name = agency.get("id") if isinstance(agency, Mapping) else None
        if not isinstance(name, str):
            raise faults.garbled(SERVICE, "it names no registration agency")
        return name.casefold()

    def _items(self, rows: int, **query: Any) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self._list(rows, **query)["items"]
        return items

    def _list(self, rows: int, **query: Any) -> dict[str, Any]:
        request = self._request(self._send_list, "/works", limit=rows, **query)
        message: dict[str, Any] = request.do_request()["message"]
        return message

    def _single(self, tail: str) -> Mapping[str, Any] | None:
        # do_request would look for a list's total in the answer, so that a single record goes around it too
        answer = self._request(self._send_single, f"/works/{tail}")._req({}, should_warn=False)
        return None if answer is None else answer["message"]

    def _request(self, send: Callable[..., Any], path: str, **query: Any) -> Any:
        request = _habanero_request()(self._mailto, self._agent, None, self._base_url, path, **query)
        request.send = send
        return request

    def _send_list(
        self, url: str, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> Mapping[str, Any]:
        return self._gateway.get(Request(url, params, "list", headers=headers), _read_list)

    def _send_single(
        self, url: str, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> Mapping[str, Any] | None:
        return self._gateway.get(Request(url, params, "single", (200, 404), headers), _read_single)


def _version() -> str:
    from refcheck.version import __version__

    return __version__


@cache
def _habanero_request() -> Any:
    from habanero.habanero_utils import make_ua
    from habanero.request_class import Request

    class OverOurGateway(Request):  # type: ignore[misc]  # habanero has no types
        send: Callable[..., Any]

        def _req(self, payload: Mapping[str, str], should_warn: bool) -> Any:  # noqa: ARG002
            return self.send(self._url(), payload, make_ua(self.mailto, self.ua_string))

    return OverOurGateway


def _read_list(response: Response) -> Mapping[str, Any]:
    document = _document(response)
    message = document["message"]
    items, total = message.get("items"), message.get("total-results")
    if not isinstance(items, list) or not isinstance(total, int):
        raise faults.garbled(SERVICE, "it holds no list of works")
    if not items and total > 0:
        raise faults.garbled(SERVICE, f"it announces {total} works and holds none")
    if not all(isinstance(item, Mapping) and isinstance(item.get("DOI"), str) for item in items):
        raise faults.garbled(SERVICE, "one of its works has no DOI")
    return document


def _read_single(response: Response) -> Mapping[str, Any] | None:
    # A proxy's or a wrong base address's 404 is a page; Crossref's own is the sentence "Resource not found."
    if response.status == 404:
        if response.body.lstrip()[:1] == b"<":
            raise faults.garbled(SERVICE, "it is a web page (HTTP 404), so the address may be wrong")
        return None
    return _document(response)


def _document(response: Response) -> Mapping[str, Any]:
    try:
        document = json.loads(response.body)
    except ValueError:
        if response.body.lstrip()[:1] == b"<":
            raise faults.garbled(SERVICE, "it is a web page, perhaps a proxy's or a log-in page") from None
        raise faults.garbled(SERVICE, "it is not whole JSON") from None
    if not isinstance(document, Mapping) or not isinstance(document.get("message"), Mapping):
        raise faults.garbled(SERVICE, "it has no message")
    return document
