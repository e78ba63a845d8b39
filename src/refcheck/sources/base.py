"""The protocol every source of records speaks, and what an answer can be.

Questions come in batches so that a source can bundle them; answers keep the order of the questions.
"Could not check" is a value (``Outcome.FAILED``), never an exception and never "not found".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from refcheck.model import Journal, Reference, Work


class Scheme(StrEnum):
    """The identifier systems a source may be asked for."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A normalised identifier: a DOI is lower-case without resolver, a PMID digits only."""

    scheme: Scheme
    value: str


class Outcome(StrEnum):
    """What the absence of a work from an answer means."""

    COMPLETE = "complete"  # the source holds all of its scope: what is not in the answer is not there
    PARTIAL = "partial"  # absence says nothing: a partial index, a scheme the source does not know
    FAILED = "failed"  # the source could not be asked


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's answer to one question: the ``works``, best first.

    ``why`` is a sentence a person can act on when ``outcome`` is not complete.
    """

    works: tuple[Work, ...] = ()
    outcome: Outcome = Outcome.COMPLETE
    why: str = ""


class Source(Protocol):
    """Who can be asked about a work."""

    @property
    def name(self) -> str:
        """The name reports show and ``--source`` takes ("crossref", "local")."""

    def lookup(self, identifiers: Sequence[Identifier]) -> Sequence[Answer]:
        """The work behind each identifier; at most one work an answer."""

    def search(self, references: Sequence[Reference], limit: int = 20) -> Sequence[Answer]:
        """Candidates for each reference, from its ``unstructured`` string and its parsed item."""

    def close(self) -> None:
        """Let go of connections and files; the source is not asked again."""


@runtime_checkable
class JournalSource(Protocol):
    """A source that also knows journals by the works in them."""

    def journals(self, title_or_issn: str) -> Sequence[Journal]:
        """The journals that go by a title, full or short, or by an ISSN."""
