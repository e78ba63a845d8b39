"""What came of a check: its exit code, and what a report that only lists findings leaves unsaid."""

from __future__ import annotations

import click

from refcheck.model import Document, Report, Severity, Status
from refcheck.reports import places

# Names of reasons that leave a reference unchecked although the user asked for an answer.
_INTERRUPTED = "interrupted"
UNREACHED = ("source-failed", _INTERRUPTED)


def interrupted(report: Report) -> bool:
    """Whether the user ended the asking (Ctrl-C) before every reference was looked up."""
    return any(match.reason_name == _INTERRUPTED for checked in report.documents for match in checked.matches)


def tell_lost(document: Document, *, quiet: bool) -> None:
    """Say on standard error which files the document names that could not be read."""
    path, lost = document.path, document.lost
    if not lost or quiet:
        return
    them = "it" if len(lost) == 1 else "them"
    next_step = (
        "which cannot be looked for beside standard input. Name the document's file"
        if path == "-"
        else f"not found in its folder. Put {them} there, or findings are missed"
    )
    named = ", ".join(map(repr, lost))
    click.echo(f"refcheck: warning: {path}: names {named}, {next_step}.", err=True)


def tell_unchecked(report: Report) -> None:
    """Say on standard error, for reports that are lists of findings, what was not checked and why."""
    for checked in report.documents:
        for reason, numbers in places.unchecked_reasons(checked):
            of = f"{len(numbers)} of {places.counted(len(checked.matches), 'reference')}"
            click.echo(f"{checked.document.path}: {of} not checked: {reason}", err=True)


def exit_code(report: Report, *, fail_on: str, unreadable: bool, allow_unchecked: bool) -> int:
    """0, 1 (findings at or above ``fail_on``), 2 (``unreadable`` input), 3 (incomplete).

    2 wins over 1, and 1 over 3.
    """
    if unreadable:
        return 2
    if _reached(report, fail_on):
        return 1
    return 3 if _incomplete(report) and not allow_unchecked else 0


def _reached(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    threshold = Severity(fail_on).rank
    return any(
        finding.level.rank >= threshold for checked in report.documents for finding in checked.findings
    )


def _incomplete(report: Report) -> bool:
    return any(
        match.status is Status.UNCHECKED and match.reason_name in UNREACHED
        for checked in report.documents
        for match in checked.matches
    )
