"""DataCite and the other registration agencies as a source of the DOIs that are not Crossref's.

The DOI system says which agency registered a DOI (https://www.doi.org/the-identifier/resources/factsheets/
doi-resolution-documentation, "What is the RA"). DataCite's records come from its REST API
(https://support.datacite.org/docs/api-get-doi), any other agency's by content negotiation, as CSL-JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from refcheck.model import Reference, Work
from refcheck.sources import datacite_records, records
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.cache import Cache
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Patience, Response
from refcheck.sources.network.pace import Clock, Rate
from refcheck.sources.network.service import Service
from refcheck.sources.values import mapping, mappings, text

BASE_URL = "https://api.datacite.org"
RESOLVER_URL = "https://doi.org"

_LONGEST_LIST = 3_000  # characters of encoded DOIs in one question for their agencies
_NO_SUCH_DOI = ("DOI does not exist", "Invalid DOI")
_CSL = "application/vnd.citationstyles.csl+json"

_NOT_A_DOI = Answer(outcome=Outcome.PARTIAL, why="Registration agencies know works by their DOI alone.")
_NO_SEARCH = Answer(
    outcome=Outcome.PARTIAL, why="DataCite is asked for DOIs alone; this reference gives none."
)


class DataCite:
    """The agencies besides Crossref: DataCite at ``base_url``, the DOI system at ``resolver_url``."""

    name = "datacite"

    def __init__(
        self,
        base_url: str = BASE_URL,
        mailto: str = "",
        cache: Cache | None = None,
        *,
        resolver_url: str = RESOLVER_URL,
        clock: Clock | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._resolver_url = resolver_url.rstrip("/")
        # DataCite: 500 requests in five minutes without an address, 1,000 with one.
        rate = Rate(1000 if mailto else 500, 300)
        self._datacite = Service("DataCite", rate, cache, mailto=mailto, clock=clock, patience=patience)
        self._resolver = Service("doi.org", Rate(5), cache, mailto=mailto, clock=clock, patience=patience)

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The work behind each DOI, from the agency that registered it; Crossref's are left to Crossref."""
        dois = dict.fromkeys(one.value for one in identifiers if one.scheme is Scheme.DOI)
        answers = {doi: self._answer(doi, agency) for doi, agency in self._agencies(list(dois)).items()}
        return [answers[one.value] if one.scheme is Scheme.DOI else _NOT_A_DOI for one in identifiers]

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:  # noqa: ARG002
        """Nothing: these agencies are asked for known DOIs alone."""
        return [_NO_SEARCH] * len(references)

    def close(self) -> None:
        """Send nothing more, and let go of the connections."""
        self._datacite.close()
        self._resolver.close()

    def _agencies(self, dois: Sequence[str]) -> dict[str, str | Fault]:
        """The agency of each DOI ("" when there is no such DOI), or why it could not be asked for."""
        found: dict[str, str | Fault] = {}
        for batch in _batches(dois):
            url = f"{self._resolver_url}/ra/{','.join(quote(doi, safe='') for doi in batch)}"
            try:
                told = self._resolver.get(url, {}, self._read_agencies)
            except Fault as fault:
                found |= dict.fromkeys(batch, fault)
            else:
                silent = self._resolver.garbled("it leaves out a DOI that was asked for")
                found |= {doi: told.get(doi, silent) for doi in batch}
        return found

    def _answer(self, doi: str, agency: str | Fault) -> Answer:
        if isinstance(agency, Fault):
            return agency.answer()
        if not agency:
            return Answer()
        if agency.casefold() == "crossref":
            return Answer(outcome=Outcome.PARTIAL, why="This DOI is Crossref's, and was not looked up here.")
        try:
            work = (
                self._datacite_work(doi) if agency.casefold() == "datacite" else self._negotiated(doi, agency)
            )
        except Fault as fault:
            return fault.answer()
        if work is None:
            return Answer(
                outcome=Outcome.PARTIAL, why=f"{agency} registered this DOI but gives no record of it."
            )
        return Answer((work,))

    def _datacite_work(self, doi: str) -> Work | None:
        url = f"{self._base_url}/dois/{quote(doi, safe='')}"
        attributes = self._datacite.get(url, {}, self._read_attributes, accept=(200, 404))
        if attributes is None:
            return None
        self._check(self._datacite, doi, attributes.get("doi"))
        return datacite_records.work(attributes, self.name)

    def _negotiated(self, doi: str, agency: str) -> Work | None:
        url = f"{self._resolver_url}/{quote(doi, safe='/')}"
        headers = {"Accept": _CSL}
        record = self._resolver.get(url, {}, self._read_csl, accept=(200, 204, 404, 406), headers=headers)
        if record is None:
            return None
        self._check(self._resolver, doi, record.get("DOI"))
        return records.work(record, agency)

    def _check(self, service: Service, doi: str, told: Any) -> None:
        if records.doi(told) != doi:
            raise service.garbled("it is the record of another DOI than the one asked for")

    def _read_agencies(self, response: Response) -> dict[str, str]:
        document = self._resolver.json(response)
        agencies = {}
        for entry in mappings(document):
            status = text(entry.get("status"))
            if agency := text(entry.get("RA")):
                agencies[records.doi(entry.get("DOI"))] = agency
            elif status in _NO_SUCH_DOI:
                agencies[records.doi(entry.get("DOI"))] = ""
        if not agencies:
            raise self._resolver.garbled("it names no registration agency")
        return agencies

    def _read_attributes(self, response: Response) -> Mapping[str, Any] | None:
        if response.status == 404:
            self._datacite.json(response)  # a page instead of JSON is a wrong address, not an absence
            return None
        attributes = mapping(mapping(self._datacite.json(response)).get("data")).get("attributes")
        if not isinstance(attributes, Mapping):
            raise self._datacite.garbled("it has no attributes")
        return attributes

    def _read_csl(self, response: Response) -> Mapping[str, Any] | None:
        if response.status != 200 or response.body.lstrip()[:1] == b"<":
            return None  # several agencies answer with their landing page whatever is asked for
        record = self._resolver.json(response)
        if not isinstance(record, Mapping):
            raise self._resolver.garbled("it is no record")
        return record


def _batches(dois: Sequence[str]) -> Iterator[list[str]]:
    """Lists that fit into a URL; a DOI with a comma, which parts the list, stands alone."""
    batch: list[str] = []
    for doi in dois:
        if "," in doi:
            yield [doi]
            continue
        if batch and sum(len(quote(other, safe="")) + 1 for other in (*batch, doi)) > _LONGEST_LIST:
            yield batch
            batch = []
        batch.append(doi)
    if batch:
        yield batch
