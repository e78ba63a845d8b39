"""Where findings stand and how many there are, as every form of output says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from urllib.parse import quote

from refcheck.model import Checked, Document, Finding, Report, Severity, Span, Status


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1, the end exclusive; ``page`` and ``paragraph`` where the format has such.

    ``path`` is the file that they count in: the document's, or that of a file it draws on.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    paragraph: int | None = None


def place(document: Document, span: Span) -> Place:
    """Where ``span`` stands in the document."""
    start = document.position(span.start)
    # The end of a span that ends with its line is a column of that line, not the next line's first.
    last = document.position(max(span.end - 1, span.start))
    end_column = last.column + (1 if span.end > span.start else 0)
    path = start.path or document.path
    return Place(path, start.line, start.column, last.line, end_column, start.page, start.paragraph)


def findings(report: Report) -> Iterator[tuple[Checked, Finding]]:
    """Every finding with the document it is about."""
    for checked in report.documents:
        for finding in checked.findings:
            yield checked, finding


def uri(path: str) -> str:
    """A path as a URI reference; standard input is "stdin"."""
    if path == "-":
        return "stdin"
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


@dataclass(frozen=True, slots=True)
class Summary:
    """How many references and findings of each kind there are, in all documents."""

    references: int
    statuses: Counter[Status]
    severities: Counter[Severity]
    safe_fixes: int
    unsafe_fixes: int

    @property
    def findings(self) -> int:
        """All findings."""
        return self.severities.total()


def summary(report: Report) -> Summary:
    """The counts of a report."""
    matches = [match for checked in report.documents for match in checked.matches]
    found = [finding for _, finding in findings(report)]
    # What cannot be written into its file is no promise to make.
    fixes = [each.fix for checked, each in findings(report) if each.fix and checked.document.verbatim]
    return Summary(
        len(matches),
        Counter(match.status for match in matches),
        Counter(finding.level for finding in found),
        sum(fix.safe for fix in fixes),
        sum(not fix.safe for fix in fixes),
    )


def no_findings(counts: Summary) -> str:
    """What a report without findings says; what was not checked must not look like a pass."""
    unchecked = counts.statuses[Status.UNCHECKED]
    if not unchecked:
        return "No findings."
    if unchecked == counts.references:
        return "No findings, but nothing was checked against a record."
    return f"No findings among the {counts.references - unchecked} checked."


def unchecked_reasons(checked: Checked) -> list[tuple[str, list[int]]]:
    """Why references were not checked: each reason with the references' numbers, the commonest first."""
    reasons: dict[str, tuple[str, list[int]]] = {}
    for match in checked.matches:
        if match.status is Status.UNCHECKED:
            reasons.setdefault(match.reason_name, (match.reason, []))[1].append(match.reference.number)
    return sorted(reasons.values(), key=lambda reason: -len(reason[1]))


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as a person writes them: "1-6, 8, 12-13"."""
    runs = groupby(enumerate(sorted({*numbers})), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


def counted(number: int, noun: str) -> str:
    """A number and its noun in the right form: "1 error", "2 errors"; an "info" has no plural."""
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
