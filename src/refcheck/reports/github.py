"""Annotations of a GitHub workflow: workflow commands on standard output.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from refcheck.model import Checked, Finding, Report, Severity
from refcheck.reports import places

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One workflow command a finding."""
    return "".join(_command(checked, finding) for checked, finding in places.findings(report))


def _command(checked: Checked, finding: Finding) -> str:
    at = places.place(checked.document, finding.span)
    properties = {
        "title": f"{finding.rule.code} {finding.rule.name}",
        "file": at.path,
        "line": str(at.line),
        "endLine": str(at.end_line),
    }
    if at.line == at.end_line:  # columns are allowed on one line only
        properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
