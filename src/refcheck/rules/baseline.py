"""The findings a project has accepted: what is in the baseline is not reported again, what is new is.

A finding is known by its fingerprint (rule, cited work, wrong characters), so that a baseline outlives
moved and
reformatted references; of several alike as many are accepted as were recorded.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from refcheck.errors import ConfigurationError
from refcheck.fields.identity import fingerprint
from refcheck.formats import writing
from refcheck.model import Checked, Finding, Report

VERSION = 1


def read(path: str) -> Counter[str]:
    """How often each fingerprint is accepted. Raises ConfigurationError when the file is no baseline."""
    try:
        known = json.loads(Path(path).read_text(encoding="utf-8"))
        if known["version"] != VERSION:
            raise ConfigurationError(
                f"{path}: a baseline of version {known['version']}, and this refcheck reads {VERSION}; "
                "write it anew with --write-baseline"
            )
        return Counter(str(entry["fingerprint"]) for entry in known["findings"])
    except OSError as error:
        reason = error.strerror or error
        raise ConfigurationError(
            f"{path}: cannot be read ({reason}); make it with --write-baseline"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f"{path}: is no baseline; make one with --write-baseline") from error


def write(path: str, report: Report) -> None:
    """Record all findings of the report at ``path``, sorted so that versions compare well."""
    found = [_entry(checked, finding) for checked in report.documents for finding in checked.findings]
    found.sort(key=lambda entry: (entry["path"], entry["code"], entry["key"], entry["fingerprint"]))
    text = json.dumps({"version": VERSION, "findings": found}, indent=1, ensure_ascii=False)
    writing.write(path, text + "\n")


def unknown(report: Report, accepted: Counter[str]) -> Report:
    """The report with the findings that the baseline does not accept."""
    left = accepted.copy()
    return replace(report, documents=tuple(_unknown(checked, left) for checked in report.documents))


def _unknown(checked: Checked, left: Counter[str]) -> Checked:
    new: list[Finding] = []
    for finding in checked.findings:
        mark = fingerprint(checked.document, finding)
        if left[mark]:
            left[mark] -= 1
        else:
            new.append(finding)
    return replace(checked, findings=tuple(new))


def _entry(checked: Checked, finding: Finding) -> dict[str, Any]:
    """What is recorded of a finding; all but the fingerprint is for the person who reads the file."""
    return {
        "fingerprint": fingerprint(checked.document, finding),
        "code": finding.rule.code,
        "path": checked.document.path,
        "key": finding.reference.key if finding.reference else "",
        "message": finding.message,
    }
