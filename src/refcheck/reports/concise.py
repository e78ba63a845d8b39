"""One line a finding, in the form every editor's list of errors reads: path:line:column: CODE message."""

from __future__ import annotations

from refcheck.model import Checked, Finding, Report
from refcheck.reports import places


def render(report: Report) -> str:
    """The findings, one a line; "" when there are none."""
    return "".join(_line(checked, finding) for checked, finding in places.findings(report))


def _line(checked: Checked, finding: Finding) -> str:
    at = places.place(checked.document, finding.span)
    mended = " [*]" if finding.fix and finding.fix.safe else ""
    message = " ".join(finding.message.split())
    rule = f"{finding.rule.code}{mended} {finding.rule.name}"
    return f"{at.path}:{at.line}:{at.column}: {finding.level} {rule}: {message}\n"
