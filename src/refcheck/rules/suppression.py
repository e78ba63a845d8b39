r"""Findings that a person has looked at and put aside, each with a reason.

In the file, a comment above the reference: ``% refcheck: ignore[DAT101] the reprint of 2009 is meant``;
in Markdown or
HTML it stands in ``<!-- -->``. In the configuration, by key or DOI. Codes may be whole or a family
("BIB", "NUM2").
A suppression that puts nothing aside is reported, and so is one without a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from refcheck.model import Document, Finding, Match, Reference

_COMMENT = re.compile(
    r"(?:%|<!--|//|#)\s*refcheck:\s*ignore(?:\[([^\]\n]*)\])?[ \t]*:?[ \t]*(.*?)[ \t]*(?:-->[ \t]*)?$",
    re.MULTILINE,
)
_NEAR = 400  # characters between a comment and the reference it stands above
_SKIPPED = re.compile(r"(?:\s|%[^\n]*(?:\n|$)|<!--.*?-->|\d{1,3}[.)]|\[\d{1,3}\]|[-*•])*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Puts the findings of ``codes`` (all when empty) about one reference aside.

    The reference is told by ``key`` or ``doi``, or, for a comment in the file, by ``offset``: it is the one
    that follows. ``place`` says where the suppression is written.
    """

    codes: tuple[str, ...]
    reason: str
    key: str = ""
    doi: str = ""
    offset: int = -1
    place: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is of one of the codes."""
        return not self.codes or finding.rule.code.startswith(self.codes)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The findings that are left, those put aside, and a line for each suppression with something amiss."""

    left: tuple[Finding, ...]
    aside: tuple[Finding, ...]
    notes: tuple[str, ...]


def suppress(
    document: Document,
    matches: Sequence[Match],
    findings: Sequence[Finding],
    configured: Iterable[Suppression] = (),
) -> Suppressed:
    """Put aside what the document's comments and the configuration say."""
    suppressions = [*comments(document), *configured]
    if not suppressions:
        return Suppressed(tuple(findings), (), ())
    meant = [(each, _meant(each, document, matches)) for each in suppressions]
    used: set[int] = set()
    left: list[Finding] = []
    aside: list[Finding] = []
    for finding in findings:
        by = [index for index, (each, numbers) in enumerate(meant) if _applies(each, numbers, finding)]
        used.update(by)
        (aside if by else left).append(finding)
    notes = (
        note for index, (each, numbers) in enumerate(meant) for note in _notes(each, numbers, index in used)
    )
    return Suppressed(tuple(left), tuple(aside), tuple(notes))


def comments(document: Document) -> Iterator[Suppression]:
    """The suppressions written in the document's own comments."""
    if "refcheck:" not in document.text:
        return
    for found in _COMMENT.finditer(document.text):
        codes = tuple(code.strip().upper() for code in (found[1] or "").split(",") if code.strip())
        at = document.position(found.start())
        place = f"{at.path or document.path}:{at.line}"
        yield Suppression(codes, found[2], offset=found.end(), place=place)


def _meant(each: Suppression, document: Document, matches: Sequence[Match]) -> frozenset[int]:
    """The numbers of the references a suppression is about."""
    references = [match.reference for match in matches]
    if each.offset >= 0:
        return frozenset(_following(each.offset, document, references))
    wanted = (
        match.reference.number
        for match in matches
        if (each.key and match.reference.key == each.key) or (each.doi and each.doi.lower() in _dois(match))
    )
    return frozenset(wanted)


def _following(offset: int, document: Document, references: Sequence[Reference]) -> Iterator[int]:
    """The reference that stands below a comment, with nothing but comments and its own label between."""
    index = bisect_left(references, offset, key=lambda reference: reference.span.start)
    if index < len(references):
        start = references[index].span.start
        if start - offset <= _NEAR and _SKIPPED.fullmatch(document.text, offset, start):
            yield references[index].number


def _dois(match: Match) -> tuple[str, ...]:
    recorded = match.work.item.doi if match.work else ""
    return tuple(doi for doi in (match.reference.item.doi, recorded) if doi)


def _applies(each: Suppression, numbers: frozenset[int], finding: Finding) -> bool:
    return bool(finding.reference and finding.reference.number in numbers and each.covers(finding))


def _notes(each: Suppression, numbers: frozenset[int], used: bool) -> Iterator[str]:
    codes = f"ignore[{', '.join(each.codes)}]" if each.codes else "ignore"
    if not numbers:
        named = each.key or each.doi
        yield (
            f"{each.place}: {codes} stands above no reference"
            if not named
            else f"{each.place}: no reference {named}"
        )
    elif not used:
        yield f"{each.place}: {codes} puts nothing aside; delete it"
    if not each.reason:
        yield f"{each.place}: {codes} gives no reason"
