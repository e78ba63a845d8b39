"""Every rule asked about every reference, and the answers put in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain

from refcheck.model import Document, Finding, Match
from refcheck.rules import catalogue


def judge(
    document: Document, matches: Sequence[Match], codes: Collection[str] | None = None
) -> list[Finding]:
    """The findings of the rules with these ``codes`` (all when None), sorted by place, then by code."""
    matches = [_as_either(match) for match in matches]
    judged = [match for match in matches if match.reference.is_reference]
    found = (entry.findings(matches, judged, document) for entry in catalogue.entries(codes))
    return sorted(chain.from_iterable(found), key=_place)


def _as_either(match: Match) -> Match:
    """A work that is registered twice is judged by what both records tell, which is all but their DOIs."""
    if match.reason_name != "registered-twice" or len(match.runners_up) < 2:
        return match
    first, second = match.runners_up[:2]
    work = replace(first, item=replace(first.item, doi=""), updates=(*first.updates, *second.updates))
    return replace(match, work=work)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule.code
