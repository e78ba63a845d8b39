"""Crossref's REST API as a source: known DOIs fifty at a time, other references by their printed string."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import quote

from refcheck.model import Reference
from refcheck.sources import address, records
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.crossref_client import POLITE, PUBLIC, SERVICE, Client
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Gateway, Patience
from refcheck.sources.network.pace import Clock
from refcheck.sources.network.pending import Pending
from refcheck.sources.questions import bibliographic_text, is_sendable

BASE_URL = "https://api.crossref.org"

_BATCH = 50
_LONGEST_FILTER = 3_600  # characters, encoded; the API's limit on a whole URL is near 4 kB
_ABSENCE_DAYS = 1.0  # a DOI may be registered tomorrow
_NOT_UNDERSTOOD = (400, 414)
_THREADS = 5  # no pool allows more at once; the pace holds back those that are too many
# Bulky and never judged; not worth their place in the cache.
_UNUSED = frozenset({"reference", "abstract", "license", "link", "assertion", "funder", "indexed", "subject"})

_ABSENT = Answer()
_NOT_A_DOI = {
    scheme: Answer(outcome=Outcome.PARTIAL, why=f"Crossref holds no {name}. --source {source} looks it up.")
    for scheme, name, source in (
        (Scheme.PMID, "PMIDs", "pubmed"),
        (Scheme.PMCID, "PMCIDs", "pubmed"),
        (Scheme.ARXIV, "arXiv identifiers", "arxiv"),
    )
}
_UNSENDABLE = Answer(outcome=Outcome.PARTIAL, why="This DOI holds characters that cannot be sent.")
_NOTHING_TO_ASK = Answer(outcome=Outcome.PARTIAL, why="The reference holds nothing to search for.")
_SHORT = Answer(
    outcome=Outcome.FAILED,
    why="Crossref sent fewer records than it announced. Run again later; what was answered is kept.",
)
_OTHER_DOI = Answer(
    outcome=Outcome.FAILED,
    why="Crossref sent the record of another DOI than the one asked for. Look this DOI up by hand.",
)


class Crossref:
    """Crossref, or a mirror of its REST API at ``base_url``.

    ``mailto`` (an e-mail address, or UsageError) chooses the polite pool and its higher limits. ``cache``
    keeps good answers; None keeps nothing.
    """

    name = "crossref"

    def __init__(
        self,
        base_url: str = BASE_URL,
        mailto: str = "",
        cache: Cache | None = None,
        *,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        address.require(mailto)
        self._base_url = base_url or BASE_URL
        self._cache = cache
        self._gateway = Gateway(SERVICE, POLITE if mailto else PUBLIC, clock=clock, patience=patience)
        self._client = Client(self._gateway, self._base_url, mailto)

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The work behind each DOI, in one list request for about fifty of them.

        A DOI that Crossref does not hold is complete and empty only when no registration agency knows it.
        """
        dois = dict.fromkeys(one.value for one in identifiers if one.scheme is Scheme.DOI)
        answers = dict.fromkeys((doi for doi in dois if not is_sendable(doi)), _UNSENDABLE)
        answers |= {doi: kept for doi in dois if doi not in answers and (kept := self._kept_lookup(doi))}
        asked = [doi for doi in dois if doi not in answers]
        for batch in _batches(doi for doi in asked if "," not in doi):
            answers |= self._lookup_batch(batch)
        answers |= self._lookup_singly([doi for doi in asked if "," in doi])
        return [_NOT_A_DOI.get(one.scheme) or answers[one.value] for one in identifiers]

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:
        """Candidates for each reference, best first; they come as they are answered."""
        texts = [bibliographic_text(reference) for reference in references]
        return self._all(partial(self._search_one, text, limit) for text in texts)

    def close(self) -> None:
        """Send nothing more, and let go of the connections; the cache is its owner's to close."""
        self._gateway.close()

    def _all(self, tasks: Iterable[Any]) -> Pending:
        return Pending(list(tasks), _THREADS)

    def _search_one(self, text: str, limit: int) -> Answer:
        if not text:
            return _NOTHING_TO_ASK
        question = f"search {limit} {text}"
        found = self._kept(question)
        if found is None:
            try:
                found = [_slim(record) for record in self._client.search(text, limit)]
            except Fault as fault:
                return fault.answer()
            self._keep(question, found)
        return Answer(tuple(records.work(record, self.name) for record in found))

    def _lookup_batch(self, batch: Sequence[str]) -> dict[str, Answer]:
        try:
            found, whole = self._client.records(batch)
        except Fault as fault:
            if fault.status in _NOT_UNDERSTOOD:  # one malformed DOI must not cost the others their answers
                return self._lookup_singly(batch)
            return dict.fromkeys(batch, fault.answer())
        by_doi = {records.doi(record.get("DOI")): record for record in found}
        answers = {doi: self._present(doi, by_doi[doi]) for doi in batch if doi in by_doi}
        missing = [doi for doi in batch if doi not in by_doi]
        if not whole or len(answers) < len(by_doi):  # what is missing may well exist
            return answers | dict.fromkeys(missing, _OTHER_DOI if whole else _SHORT)
        return answers | dict(
            zip(missing, self._all(partial(self._absent, doi) for doi in missing), strict=True)
        )

    def _lookup_singly(self, dois: Sequence[str]) -> dict[str, Answer]:
        return dict(zip(dois, self._all(partial(self._lookup_single, doi) for doi in dois), strict=True))

    def _lookup_single(self, doi: str) -> Answer:
        try:
            record = self._client.record(doi)
        except Fault as fault:
            return fault.answer()
        if record is None:
            return self._absent(doi)
        return self._present(doi, record) if records.doi(record.get("DOI")) == doi else _OTHER_DOI

    def _present(self, doi: str, record: Mapping[str, Any]) -> Answer:
        slim = _slim(record)
        self._keep(f"doi {doi}", [slim])
        return Answer((records.work(slim, self.name),))

    def _absent(self, doi: str) -> Answer:
        """Tell a DOI that does not exist from one that is not Crossref's."""
        try:
            agency = self._client.agency(doi)
        except Fault as fault:
            return fault.answer()
        self._keep(f"absent {doi}", agency or "")
        return _absence(agency)

    def _kept_lookup(self, doi: str) -> Answer | None:
        if (found := self._kept(f"doi {doi}")) is not None:
            return Answer(tuple(records.work(record, self.name) for record in found))
        if (agency := self._kept(f"absent {doi}", days=_ABSENCE_DAYS)) is not None:
            return _absence(agency)
        return None

    def _kept(self, question: str, days: float | None = None) -> Any:
        body = self._cache.get(self._base_url, question, days) if self._cache else None
        with suppress(ValueError):  # what is no JSON was not kept by us
            return None if body is None else json.loads(body)
        return None

    def _keep(self, question: str, answer: Any) -> None:
        if self._cache:
            self._cache.put(self._base_url, question, json.dumps(answer).encode())


def _batches(dois: Iterable[str]) -> Iterator[list[str]]:
    """At most fifty DOIs at a time, fewer where they are long."""
    batch: list[str] = []
    length = 0
    for doi in dois:
        encoded = len(quote(f"doi:{doi},", safe=""))
        if batch and (len(batch) == _BATCH or length + encoded > _LONGEST_FILTER):
            yield batch
            batch, length = [], 0
        batch.append(doi)
        length += encoded
    if batch:
        yield batch


def _slim(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in _UNUSED}


def _absence(agency: str | None) -> Answer:
    if not agency:
        return _ABSENT
    if agency == "crossref":
        why = "Crossref registered this DOI but gives no record of it. It may be new, or another DOI's alias."
    else:
        hint = " --source datacite asks there." if agency == "datacite" else ""
        why = f"This DOI is registered with {agency}, whose records Crossref does not hold.{hint}"
    return Answer(outcome=Outcome.PARTIAL, why=why)
