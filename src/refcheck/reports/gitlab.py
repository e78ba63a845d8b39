"""GitLab's Code Quality report: an array of objects in the Code Climate form that GitLab reads.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from refcheck.fields.identity import fingerprint
from refcheck.model import Checked, Finding, Report, Severity
from refcheck.reports import places

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """The report as a JSON array."""
    seen: Counter[str] = Counter()
    issues = [_issue(checked, finding, seen) for checked, finding in places.findings(report)]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _issue(checked: Checked, finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    at = places.place(checked.document, finding.span)
    mark = f"{at.path}\0{fingerprint(checked.document, finding)}"
    seen[mark] += 1  # GitLab drops issues that share a fingerprint
    return {
        "description": finding.message,
        "check_name": f"{finding.rule.code} {finding.rule.name}",
        "fingerprint": f"{mark.split(chr(0))[1]}-{places.uri(at.path)}-{seen[mark]}",
        "severity": _SEVERITIES[finding.level],
        "location": {"path": at.path, "lines": {"begin": at.line, "end": at.end_line}},
    }
