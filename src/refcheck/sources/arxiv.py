"""arXiv as a source: its identifiers, and preprints by their title.

Documentation: https://info.arxiv.org/help/api/user-manual.html and tou.html, which asks for three seconds
between requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from xml.etree import ElementTree

from refcheck.model import Reference
from refcheck.sources import arxiv_records
from refcheck.sources.arxiv_records import ATOM, identifier
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Patience, Response
from refcheck.sources.network.pace import Clock, Rate
from refcheck.sources.network.pending import Pending
from refcheck.sources.network.service import Service

BASE_URL = "https://export.arxiv.org/api"

_BATCH = 50
_DOI_PREFIX = "10.48550/arxiv."
_IDENTIFIER = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
_VERSION = re.compile(r"v\d+$", re.IGNORECASE)

_NOT_OURS = Answer(outcome=Outcome.PARTIAL, why="arXiv is asked for its own identifiers alone.")
_NO_TITLE = Answer(outcome=Outcome.PARTIAL, why="arXiv is searched by title, and this reference gives none.")
_OUT_OF_SCOPE = "arXiv holds preprints alone, and found none of this title."


class Arxiv:
    """arXiv's query API at ``base_url``."""

    name = "arxiv"

    def __init__(
        self,
        base_url: str = BASE_URL,
        mailto: str = "",
        cache: Cache | None = None,
        *,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._url = f"{base_url.rstrip('/')}/query"
        self._service = Service("arXiv", Rate(1, 3), cache, mailto=mailto, clock=clock, patience=patience)

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The preprint behind each arXiv identifier, or behind a DOI made of one; fifty in a request."""
        wanted = [_arxiv_id(one) for one in identifiers]
        answers: dict[str, Answer] = {}
        known = list(dict.fromkeys(value for value in wanted if value))
        for start in range(0, len(known), _BATCH):
            answers |= self._lookup_batch(known[start : start + _BATCH])
        return [answers.get(value, _NOT_OURS) for value in wanted]

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:
        """Preprints of the reference's title."""
        return Pending([partial(self._search_one, reference, limit) for reference in references], 1)

    def close(self) -> None:
        """Send nothing more, and let go of the connections."""
        self._service.close()

    def _lookup_batch(self, batch: Sequence[str]) -> dict[str, Answer]:
        params = {"id_list": ",".join(batch), "max_results": str(len(batch))}
        try:
            entries = self._service.get(self._url, params, self._read)
        except Fault as fault:
            return dict.fromkeys(batch, fault.answer())
        by_id = {_VERSION.sub("", identifier(entry)).lower(): entry for entry in entries}
        works = {
            value: arxiv_records.work(by_id[_VERSION.sub("", value)], self.name)
            for value in batch
            if _VERSION.sub("", value) in by_id
        }
        return {value: Answer((works[value],)) if value in works else Answer() for value in batch}

    def _search_one(self, reference: Reference, limit: int) -> Answer:
        words = re.findall(r"\w+", reference.item.title)
        if len(words) < 2:
            return _NO_TITLE
        params = {"search_query": f'ti:"{" ".join(words)}"', "max_results": str(limit)}
        try:
            entries = self._service.get(self._url, params, self._read)
        except Fault as fault:
            return fault.answer()
        works = tuple(arxiv_records.work(entry, self.name) for entry in entries)
        return Answer(works, Outcome.PARTIAL, "" if works else _OUT_OF_SCOPE)

    def _read(self, response: Response) -> list[ElementTree.Element]:
        try:
            feed = ElementTree.fromstring(response.body)
        except ElementTree.ParseError:
            raise self._service.garbled("it is not whole XML") from None
        if feed.tag != f"{ATOM}feed":
            raise self._service.garbled("it is no Atom feed")
        entries = list(_entries(feed))
        # arXiv reports an error as a feed whose one entry is called so.
        if any("/api/errors" in (entry.findtext(f"{ATOM}id") or "") for entry in entries):
            raise self._service.garbled(entries[0].findtext(f"{ATOM}summary") or "it reports an error")
        return entries


def _entries(feed: ElementTree.Element) -> Iterator[ElementTree.Element]:
    # An unknown identifier comes back as an entry without a title, or not at all.
    for entry in feed.iterfind(f"{ATOM}entry"):
        if entry.findtext(f"{ATOM}title"):
            yield entry


def _arxiv_id(one: Identifier) -> str:
    """The arXiv identifier in one, in lower case; "" when there is none (or one that arXiv would refuse)."""
    value = one.value.lower()
    if one.scheme is Scheme.DOI and value.startswith(_DOI_PREFIX):
        value = value.removeprefix(_DOI_PREFIX)
    elif one.scheme is not Scheme.ARXIV:
        return ""
    return value if _IDENTIFIER.fullmatch(value) else ""
