"""What a rule says about a reference, and the edit that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from refcheck.model.document import Document
from refcheck.model.reference import Reference, Span
from refcheck.model.work import Match


class Severity(StrEnum):
    """How much a finding weighs; ``rank`` orders them."""

    ERROR = "error"  # the record or the file contradicts what is printed
    WARNING = "warning"  # very likely wrong, or a person must look
    INFO = "info"  # worth knowing

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's stable ``code`` ("DAT101"), its ``name`` ("online-year") and default severity."""

    code: str
    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the document's characters ``start`` up to ``end`` by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding together; ``safe`` ones may be applied without a look."""

    edits: tuple[Edit, ...]
    safe: bool
    description: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    ``reference`` is None for a finding about the document as a whole. ``evidence`` maps names to
    printable values ("published-print": "1993-09", "source": "crossref", "doi": ...).
    """

    rule: Rule
    message: str
    span: Span
    reference: Reference | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
    severity: Severity | None = None  # set where a case is graver or milder than its rule's default

    @property
    def level(self) -> Severity:
        """The severity that counts: the finding's own, or its rule's."""
        return self.severity or self.rule.severity


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with the verdict on each of its references and all findings, in order of place."""

    document: Document
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run over one or more documents."""

    documents: tuple[Checked, ...]
