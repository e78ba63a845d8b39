"""Every rule asked about every reference, and the answers put in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from refcheck.model import Document, Finding, Match
from refcheck.rules import catalogue


def judge(
    document: Document, matches: Sequence[Match], codes: Collection[str] | None = None
) -> list[Finding]:
    """The findings of the rules with these ``codes`` (all when None), sorted by place, then by code."""
    found = [finding for entry in catalogue.entries(codes) for finding in entry.findings(matches, document)]
    return sorted(found, key=_place)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule.code
