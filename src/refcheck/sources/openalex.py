"""OpenAlex as a source: DOIs and PMIDs one by one (which is free of charge), other works by their title.

Documentation: https://developers.openalex.org. A key, which is free, is taken from OPENALEX_API_KEY.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from refcheck.model import Reference
from refcheck.sources import openalex_records
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Patience, Response
from refcheck.sources.network.pace import Clock, Rate
from refcheck.sources.network.pending import Pending
from refcheck.sources.network.service import Service
from refcheck.sources.values import mapping

BASE_URL = "https://api.openalex.org"

_SCHEMES = (Scheme.DOI, Scheme.PMID)
_ABSENT = Answer(outcome=Outcome.PARTIAL, why="OpenAlex has no record of it.")
_NOT_OURS = Answer(outcome=Outcome.PARTIAL, why="OpenAlex is asked for works by DOI or PMID.")
_NO_TITLE = Answer(
    outcome=Outcome.PARTIAL, why="OpenAlex is searched by title, and this reference gives none."
)


class OpenAlex:
    """OpenAlex at ``base_url``. It gathers from others and dates loosely: its silence means nothing."""

    name = "openalex"

    def __init__(
        self,
        base_url: str = BASE_URL,
        mailto: str = "",
        cache: Cache | None = None,
        *,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._url = f"{base_url.rstrip('/')}/works"
        own = {"mailto": mailto, "api_key": os.environ.get("OPENALEX_API_KEY", "")}
        self._service = Service(
            "OpenAlex",
            Rate(10),
            cache,
            mailto=mailto,
            own={name: value for name, value in own.items() if value},
            clock=clock,
            patience=patience,
        )

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The work behind each DOI or PMID."""
        return Pending([partial(self._lookup_one, one) for one in identifiers], 1)

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:
        """Candidates by the words of the title."""
        return Pending([partial(self._search_one, reference, limit) for reference in references], 1)

    def close(self) -> None:
        """Send nothing more, and let go of the connections."""
        self._service.close()

    def _lookup_one(self, one: Identifier) -> Answer:
        if one.scheme not in _SCHEMES:
            return _NOT_OURS
        url = f"{self._url}/{one.scheme.value}:{quote(one.value, safe='/')}"
        try:
            record = self._service.get(url, {}, self._read_work, accept=(200, 404))
        except Fault as fault:
            return fault.answer()
        if record is None:
            return _ABSENT
        work = openalex_records.work(record, self.name)
        told = work.item.doi if one.scheme is Scheme.DOI else work.item.pmid
        if told != one.value:
            return self._service.garbled("it is another work than the one asked for").answer()
        return Answer((work,))

    def _search_one(self, reference: Reference, limit: int) -> Answer:
        words = re.findall(r"\w+", reference.item.title)
        if len(words) < 2:
            return _NO_TITLE
        params = {"filter": f"title.search:{' '.join(words)}", "per_page": str(limit)}
        try:
            found = self._service.get(self._url, params, self._read_list)
        except Fault as fault:
            return fault.answer()
        works = tuple(openalex_records.work(record, self.name) for record in found)
        return Answer(works, Outcome.PARTIAL, "" if works else _ABSENT.why)

    def _read_work(self, response: Response) -> Mapping[str, Any] | None:
        record = self._service.json(response)
        if response.status == 404:
            return None
        if not isinstance(record, Mapping) or "id" not in record:
            raise self._service.garbled("it is no work")
        return record

    def _read_list(self, response: Response) -> list[Mapping[str, Any]]:
        document = mapping(self._service.json(response))
        results, total = document.get("results"), mapping(document.get("meta")).get("count")
        if not isinstance(results, list) or not all(isinstance(record, Mapping) for record in results):
            raise self._service.garbled("it holds no list of works")
        if not results and total:
            raise self._service.garbled("it announces works and holds none")
        return results
