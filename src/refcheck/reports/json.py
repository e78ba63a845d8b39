"""The report as JSON: a public interface, versioned; its schema is docs/report.schema.json."""

from __future__ import annotations

import json
from typing import Any

from refcheck.formats.csljson import to_csl
from refcheck.model import (
    Agreement,
    Checked,
    Document,
    Edit,
    Finding,
    Fix,
    Match,
    Reference,
    Report,
    Span,
    Status,
)
from refcheck.reports import places

VERSION = 1


def render(report: Report) -> str:
    """The report as indented JSON."""
    return json.dumps(as_object(report), indent=2, ensure_ascii=False) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """The report as what JSON can hold."""
    return {
        "version": VERSION,
        "documents": [_document(checked) for checked in report.documents],
        "summary": _summary(report),
    }


def _document(checked: Checked) -> dict[str, Any]:
    document = checked.document
    return {
        "path": document.path,
        **_list(document),
        "references": [_reference(document, match) for match in checked.matches],
        "findings": [_finding(document, finding) for finding in checked.findings],
    }


def _list(document: Document) -> dict[str, Any]:
    """How surely the list is whole and cut right, where that was asked."""
    sure = document.certainty
    if sure is None:
        return {}
    signs = [{"name": sign.name, "score": round(sign.score, 4), "said": sign.said} for sign in sure.signs]
    return {"list": {"confidence": round(sure.value, 4), "signs": signs}}


def _reference(document: Document, match: Match) -> dict[str, Any]:
    reference = match.reference
    at = document.position(reference.span.start)
    beside = {"path": at.path, "page": at.page, "paragraph": at.paragraph}
    return {
        "number": reference.number,
        "key": reference.key,
        "line": at.line,
        "column": at.column,
        **{name: value for name, value in beside.items() if value},
        "unstructured": reference.unstructured,
        "item": to_csl(reference.item),
        "match": _match(match),
    }


def _match(match: Match) -> dict[str, Any]:
    work = match.work
    known: dict[str, Any] = {
        "status": match.status.value,
        "doi": (work.item.doi or None) if work else None,
        "source": work.source if work else None,
        "reason": match.reason,
        "reason_name": match.reason_name,
        "work": to_csl(work.item) if work else None,
        "agreements": [_agreement(agreement) for agreement in match.agreements],
    }
    if match.status is Status.AMBIGUOUS:
        known["candidates"] = [candidate.item.doi for candidate in match.runners_up if candidate.item.doi]
    return known


def _agreement(agreement: Agreement) -> dict[str, Any]:
    known: dict[str, Any] = {
        "variable": agreement.variable,
        "cited": agreement.cited,
        "recorded": agreement.recorded,
        "state": agreement.state.value,
    }
    if agreement.note:
        known["note"] = agreement.note
    if agreement.similarity is not None:
        known["similarity"] = round(agreement.similarity, 4)
    return known


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.level.value,
        "reference": _number(finding.reference),
        **_place(document, finding.span),
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "fix": _fix(document, finding.fix) if finding.fix else None,
    }


def _number(reference: Reference | None) -> int | None:
    return reference.number if reference else None


def _place(document: Document, span: Span) -> dict[str, int | str]:
    at = places.place(document, span)
    known: dict[str, int | str | None] = {
        "path": None if at.path == document.path else at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "page": at.page,
        "paragraph": at.paragraph,
    }
    return {name: value for name, value in known.items() if value is not None}


def _fix(document: Document, fix: Fix) -> dict[str, Any]:
    edits = [_edit(document, edit) for edit in fix.edits]
    return {"safe": fix.safe, "description": fix.description, "edits": edits}


def _edit(document: Document, edit: Edit) -> dict[str, Any]:
    """An edit whose offsets count within the file that it changes."""
    part = document.part(edit.start)
    named = {} if part.path == document.path else {"path": part.path}
    return {**named, "start": edit.start - part.start, "end": edit.end - part.start, "text": edit.text}


def _summary(report: Report) -> dict[str, int]:
    counts = places.summary(report)
    by_status = {status.value: counts.statuses[status] for status in Status}
    return {"references": counts.references, **by_status, "findings": counts.findings}
