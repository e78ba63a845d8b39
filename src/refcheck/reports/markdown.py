"""The report in GitHub-flavoured Markdown, for a pull request or a letter to the authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Checked, Document, Finding, Report, Status
from refcheck.reports import places

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&@])")


def render(report: Report) -> str:
    """The report as Markdown: a section a document, a table of its findings."""
    counts = places.summary(report)
    lines = ["# Reference check", "", _counts(counts), ""]
    for checked in report.documents:
        lines += _section(checked)
    return "\n".join(lines).rstrip() + "\n"


def _counts(counts: places.Summary) -> str:
    verdicts = ", ".join(
        f"{counts.statuses[status]} {status}" for status in Status if counts.statuses[status]
    )
    found = places.counted(counts.findings, "finding")
    return f"{places.counted(counts.references, 'reference')} ({verdicts or 'none'}), {found}."


def _section(checked: Checked) -> Iterator[str]:
    yield from (f"## {_text(checked.document.path)}", "")
    for reason, numbers in places.unchecked_reasons(checked):
        yield from (f"Not checked: {places.ranges(numbers)}. {_text(reason)}", "")
    if not checked.findings:
        yield from (places.no_findings(places.summary(Report((checked,)))), "")
        return
    yield "| Reference | Line | Rule | Finding | Fix |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(checked.document, finding) for finding in checked.findings)
    yield ""


def _row(document: Document, finding: Finding) -> str:
    reference = finding.reference
    number = (reference.label or str(reference.number)) if reference else ""
    at = places.place(document, finding.span)
    within = "" if at.path == document.path else f"{_text(at.path)}:"
    where = f"{within}{at.line}:{at.column}"
    rule = f"{finding.level}: {finding.rule.code} {_text(finding.rule.name)}"
    cells = (_text(number), where, rule, _message(finding), _fix(document, finding))
    return f"| {' | '.join(cells)} |"


def _message(finding: Finding) -> str:
    doi = finding.evidence.get("doi", "")
    source = finding.evidence.get("source", "")
    link = f"<https://doi.org/{doi}>" if doi and not re.search(r"[<>\s|]", doi) else _text(doi)
    origin = ", ".join(part for part in (_text(source), link) if part)
    return _text(finding.message) + (f" ({origin})" if origin else "")


def _fix(document: Document, finding: Finding) -> str:
    if not finding.fix:
        return ""
    edits = finding.fix.edits
    changes = (f"{_quoted(document.text[edit.start : edit.end])} → {_quoted(edit.text)}" for edit in edits)
    return _text(finding.fix.description) or "; ".join(changes)


def _quoted(text: str) -> str:
    return _text(text) or "(nothing)"


def _text(text: str) -> str:
    """``text`` on one line with nothing in it that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
