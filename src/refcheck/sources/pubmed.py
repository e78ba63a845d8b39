"""PubMed's E-utilities as a source: PMIDs, and biomedical articles by their citation or title.

Documentation: https://www.ncbi.nlm.nih.gov/books/NBK25499/ (ecitmatch, esearch, esummary).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from refcheck.model import Item, Reference, Work
from refcheck.sources import pubmed_records
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Patience, Response
from refcheck.sources.network.pace import Clock, Rate
from refcheck.sources.network.service import Service
from refcheck.sources.values import mapping, texts

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

_SUMMARIES = 100  # PMIDs in one request; more than 200 would have to be posted
_CITATIONS = 15  # references in one request, each on two lines of a URL
_TITLE_WORDS = 15

_DATABASES = {Scheme.PMID: "pubmed", Scheme.PMCID: "pmc"}
_NOT_OURS = Answer(outcome=Outcome.PARTIAL, why="PubMed is asked for works by PMID or PMCID.")
_OUT_OF_SCOPE = "PubMed holds biomedical articles alone, and found none for this reference."


class PubMed:
    """PubMed at ``base_url``; the environment's NCBI_API_KEY raises its limit from 3 to 10 a second."""

    name = "pubmed"

    def __init__(
        self,
        base_url: str = BASE_URL,
        mailto: str = "",
        cache: Cache | None = None,
        *,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        key = os.environ.get("NCBI_API_KEY", "")
        own = {"tool": "refcheck", "email": mailto, "api_key": key}
        self._service = Service(
            "PubMed",
            Rate(10 if key else 3),
            cache,
            mailto=mailto,
            own={name: value for name, value in own.items() if value},
            clock=clock,
            patience=patience,
        )

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The article behind each PMID or PMCID; one that is not there does not exist."""
        answers = {
            scheme: self._summaries(
                dict.fromkeys(one.value for one in identifiers if one.scheme is scheme), db
            )
            for scheme, db in _DATABASES.items()
        }
        return [answers[one.scheme][one.value] if one.scheme in answers else _NOT_OURS for one in identifiers]

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:
        """Candidates by citation (journal, volume, page), and by title where that finds nothing."""
        try:
            matched = self._matched(references)
        except Fault as fault:
            return [fault.answer()] * len(references)
        found: list[list[str] | Fault] = [
            pmids or self._searched(reference, limit)
            for reference, pmids in zip(references, matched, strict=True)
        ]
        summaries = self._summaries(
            dict.fromkeys(pmid for pmids in found if isinstance(pmids, list) for pmid in pmids)
        )
        return [_candidates(pmids, summaries) for pmids in found]

    def close(self) -> None:
        """Send nothing more, and let go of the connections."""
        self._service.close()

    def _matched(self, references: Sequence[Reference]) -> list[list[str]]:
        """The PMIDs that the citation matcher finds: with the cited year, and in any year."""
        found: list[list[str]] = [[] for _ in references]
        asked = [
            (place, line) for place, one in enumerate(references) for line in _citations(one.item, place)
        ]
        for batch in _batches(asked, 2 * _CITATIONS):
            answer = self._service.get(
                f"{self._base_url}/ecitmatch.cgi",
                {"db": "pubmed", "retmode": "xml", "bdata": "\r".join(line for _, line in batch)},
                self._read_matches,
            )
            for place, pmid in answer:
                if place < len(found) and pmid not in found[place]:
                    found[place].append(pmid)
        return found

    def _searched(self, reference: Reference, limit: int) -> list[str] | Fault:
        term = _term(reference.item)
        if not term:
            return []
        params = {"db": "pubmed", "retmode": "json", "retmax": str(limit), "sort": "relevance", "term": term}
        try:
            return self._service.get(f"{self._base_url}/esearch.fcgi", params, self._read_search)
        except Fault as fault:
            return fault

    def _summaries(self, identifiers: Iterable[str], db: str = "pubmed") -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for batch in _batches(list(identifiers), _SUMMARIES):
            ids = ",".join(one.upper().removeprefix("PMC") for one in batch)
            params = {"db": db, "retmode": "json", "id": ids}
            try:
                result = self._service.get(f"{self._base_url}/esummary.fcgi", params, self._read_summaries)
            except Fault as fault:
                answers |= dict.fromkeys(batch, fault.answer())
            else:
                answers |= {one: self._summary(one, result) for one in batch}
        return answers

    def _summary(self, identifier: str, result: Mapping[str, Any]) -> Answer:
        uid = identifier.upper().removeprefix("PMC")
        record = mapping(result.get(uid))
        if record.get("uid") != uid:
            return self._service.garbled(f"it leaves out {identifier}").answer()
        if "error" in record:
            return Answer()
        return Answer((pubmed_records.work(record, self.name),))

    def _read_matches(self, response: Response) -> list[tuple[int, str]]:
        # One line a citation, closed by a PMID, or by NOT_FOUND or AMBIGUOUS with an explanation.
        text = response.body.decode("utf-8", "replace").strip()
        lines = [line.split("|") for line in text.splitlines() if line.strip()]
        if not lines or any(len(line) < 6 for line in lines):
            raise self._service.garbled("it is no list of matched citations")
        return [
            (int(line[5]), line[-1].strip())
            for line in lines
            if line[-1].strip().isdigit() and line[5].isdigit()
        ]

    def _read_search(self, response: Response) -> list[str]:
        result = mapping(self._service.json(response)).get("esearchresult")
        if not isinstance(result, Mapping) or "ERROR" in result or not isinstance(result.get("idlist"), list):
            raise self._service.garbled("it holds no list of PMIDs")
        pmids = [pmid for pmid in texts(result["idlist"]) if pmid.isdigit()]
        if not pmids and str(result.get("count", "0")) != "0":
            raise self._service.garbled("it announces articles and holds none")
        return pmids

    def _read_summaries(self, response: Response) -> Mapping[str, Any]:
        result = mapping(self._service.json(response)).get("result")
        if not isinstance(result, Mapping):
            raise self._service.garbled("it holds no summaries")
        return result


def _candidates(pmids: list[str] | Fault, summaries: Mapping[str, Answer]) -> Answer:
    if isinstance(pmids, Fault):
        return pmids.answer()
    answers = [summaries[pmid] for pmid in pmids]
    if failed := next((answer for answer in answers if answer.outcome is Outcome.FAILED), None):
        return failed
    works: tuple[Work, ...] = tuple(work for answer in answers for work in answer.works)
    return Answer(works, Outcome.PARTIAL, "" if works else _OUT_OF_SCOPE)


def _citations(item: Item, place: int) -> Iterator[str]:
    """Lines for the citation matcher; the second leaves the year open, since it may be what is wrong."""
    first_page = re.split(r"[-–,\s]", item.page, maxsplit=1)[0] or item.number
    author = _author(item)
    if not item.container_title or not (item.volume and first_page):
        return
    years = [str(item.issued.year), ""] if item.issued and item.issued.year else [""]
    for year in years:
        fields = (item.container_title, year, item.volume, first_page, author, str(place))
        yield "".join(f"{_bare(field)}|" for field in fields)


def _term(item: Item) -> str:
    """A search for the title's words, or for first author, volume and page."""
    words = re.findall(r"\w+", item.title)[:_TITLE_WORDS]
    by_title = f"({' '.join(words)}[ti])" if len(words) > 2 else ""
    parts = {"1au": _author(item), "vi": item.volume, "pg": item.page.partition("-")[0]}
    by_place = " AND ".join(f"{_bare(value)}[{tag}]" for tag, value in parts.items() if value)
    return " OR ".join(part for part in (by_title, f"({by_place})" if all(parts.values()) else "") if part)


def _author(item: Item) -> str:
    if not item.author:
        return ""
    first = item.author[0]
    initials = (
        "".join(part[0] for part in re.findall(r"\w+", first.given))
        if not first.given.isupper()
        else first.given
    )
    return f"{first.family or first.literal} {re.sub(r'[^A-Z]', '', initials)}".strip()


def _bare(text: str) -> str:
    return re.sub(r"[|\[\]\s]+", " ", text).strip()


def _batches(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (values[start : start + size] for start in range(0, len(values), size))
