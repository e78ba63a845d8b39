"""Every rule asked about every reference, and the answers put in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from refcheck.model import Document, Finding, Match
from refcheck.rules import catalogue


def judge(
    document: Document, matches: Sequence[Match], codes: Collection[str] | None = None
) -> list[Finding]:
    """The findings of the rules with these ``codes`` (all when None), sorted by place, then by code."""
    judged = [match for match in matches if match.reference.is_reference]
    found = (entry.findings(matches, judged, document) for entry in catalogue.entries(codes))
    return sorted(chain.from_iterable(found), key=_place)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule.code
