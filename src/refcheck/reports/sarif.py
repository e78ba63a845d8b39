"""SARIF 2.1.0 (OASIS, 2020), as code scanning services read it: one run, its rules, its results."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from refcheck.fields.identity import fingerprint
from refcheck.model import Checked, Document, Edit, Finding, Fix, Report, Rule, Severity, Span
from refcheck.reports import places
from refcheck.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """The report as a SARIF log."""
    found = list(places.findings(report))
    rules = {finding.rule.code: finding.rule for _, finding in found}
    codes = {code: index for index, code in enumerate(sorted(rules))}
    run = {
        "tool": {"driver": _driver([rules[code] for code in codes])},
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact for checked in report.documents for artifact in _artifacts(checked.document)],
        "results": [_result(checked, finding, codes) for checked, finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _driver(rules: list[Rule]) -> dict[str, Any]:
    return {
        "name": "refcheck",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary or rule.name},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": f"refcheck rule {rule.code} explains this rule."},
    }


def _artifacts(document: Document) -> list[dict[str, Any]]:
    """The document's file, and those that it draws on."""
    own = {"location": _location(document.path), "encoding": document.encoding}
    return [own, *({"location": _location(part.path)} for part in document.parts)]


def _result(checked: Checked, finding: Finding, codes: Mapping[str, int]) -> dict[str, Any]:
    document = checked.document
    path = document.part(finding.span.start).path
    physical = {"artifactLocation": _location(path), "region": _region(document, finding.span)}
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": codes[finding.rule.code],
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"refcheck/v1": fingerprint(document, finding)},
        "properties": {"evidence": dict(finding.evidence)},
    }
    if finding.fix:
        description = finding.fix.description or "Replace by what the record says"
        result["fixes"] = [
            {"description": {"text": description}, "artifactChanges": _changes(document, finding.fix)}
        ]
    return result


def _changes(document: Document, fix: Fix) -> list[dict[str, Any]]:
    """The edits, those of one file together."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        changes.setdefault(document.part(edit.start).path, []).append(_replacement(document, edit))
    return [
        {"artifactLocation": _location(path), "replacements": replacements}
        for path, replacements in changes.items()
    ]


def _replacement(document: Document, edit: Edit) -> dict[str, Any]:
    region = _region(document, Span(edit.start, edit.end))
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _location(path: str) -> dict[str, str]:
    return {"uri": places.uri(path)}


def _region(document: Document, span: Span) -> dict[str, int]:
    at = places.place(document, span)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "charOffset": span.start - document.part(span.start).start,
        "charLength": span.end - span.start,
    }
