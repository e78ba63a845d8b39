"""The report as one HTML page that needs nothing else: no script, no file beside it.

Structure carries the meaning (headings, a table with headers, ``mark`` for the wrong characters), so that
a screen
reader tells the same as colour does.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from refcheck.model import Checked, Document, Finding, Match, Report, Severity, Status
from refcheck.reports import places

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
article { border-left: 0.3rem solid; margin: 1.5rem 0; padding: 0.1rem 1rem; }
.error { border-color: #c62828; } .warning { border-color: #b26a00; } .info { border-color: #1565c0; }
blockquote { font-family: ui-monospace, monospace; margin: 0.5rem 0; overflow-wrap: anywhere; }
mark { background: #ffe08a; color: #000; text-decoration: underline wavy #c62828; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; }
th, td { border-bottom: 1px solid; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
""".strip()


def render(report: Report) -> str:
    """The report as an HTML document."""
    sections = "\n".join(_section(checked) for checked in report.documents)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Reference check</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Reference check</h1>\n{_summary(report)}\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _summary(report: Report) -> str:
    counts = places.summary(report)
    verdicts = [(str(status), counts.statuses[status]) for status in Status]
    weights = [(places.counted(2, level).removeprefix("2 "), counts.severities[level]) for level in Severity]
    rows = [("references", counts.references), *verdicts, ("findings", counts.findings), *weights]
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{number}</td></tr>' for name, number in rows)
    return f"<table><caption>Summary</caption><tbody>{cells}</tbody></table>"


def _section(checked: Checked) -> str:
    found = "\n".join(_finding(checked.document, finding) for finding in checked.findings)
    reasons = "".join(_unchecked(reason, numbers) for reason, numbers in places.unchecked_reasons(checked))
    none = f"<p>{places.no_findings(places.summary(Report((checked,))))}</p>"
    return (
        f"<section>\n<h2>{escape(checked.document.path)}</h2>\n{reasons}\n"
        f"{found or none}\n{_references(checked)}\n</section>"
    )


def _unchecked(reason: str, numbers: list[int]) -> str:
    return f"<p>Not checked: references {places.ranges(numbers)}. {escape(reason)}</p>"


def _finding(document: Document, finding: Finding) -> str:
    at = places.place(document, finding.span)
    rule = f"{escape(finding.rule.code)} {escape(finding.rule.name)}"
    within = "" if at.path == document.path else f"{at.path}, "
    number = f"Reference {finding.reference.label or finding.reference.number}, " if finding.reference else ""
    return (
        f'<article class="{finding.level}">\n<h3>{rule} ({finding.level})</h3>\n'
        f"<p>{escape(number)}{escape(within)}line {at.line}, column {at.column}</p>\n"
        f"<blockquote>{_marked(document, finding)}</blockquote>\n"
        f"<p><strong>{escape(finding.message)}</strong></p>\n"
        f"{''.join(_notes(document, finding))}</article>"
    )


def _marked(document: Document, finding: Finding) -> str:
    """The reference (or the line) with the wrong characters marked."""
    span = finding.span
    whole = finding.reference.span if finding.reference else span
    start, end = min(whole.start, span.start), max(whole.end, span.end)
    text = document.text
    before, wrong, after = text[start : span.start], text[span.start : span.end], text[span.end : end]
    return f"{escape(before)}<mark>{escape(wrong)}</mark>{escape(after)}"


def _notes(document: Document, finding: Finding) -> Iterator[str]:
    evidence = finding.evidence
    shown = [f"{name} {value}" for name, value in evidence.items() if name not in ("doi", "url") and value]
    if shown:
        yield f"<p>{escape('; '.join(shown))}</p>\n"
    if doi := evidence.get("doi"):
        yield f'<p><a href="https://doi.org/{escape(doi, quote=True)}">doi:{escape(doi)}</a></p>\n'
    if finding.fix:
        changes = (
            f"<del>{escape(document.text[edit.start : edit.end])}</del> <ins>{escape(edit.text)}</ins>"
            for edit in finding.fix.edits
        )
        yield f"<p>Fix{'' if finding.fix.safe else ' (needs a look)'}: {'; '.join(changes)}</p>\n"


def _references(checked: Checked) -> str:
    rows = "".join(_row(match) for match in checked.matches)
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Number", "Reference", "Verdict", "Record"))
    return (
        "<details><summary>All references</summary><table><caption>References and their verdicts</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _row(match: Match) -> str:
    doi = match.work.item.doi if match.work else ""
    link = f'<a href="https://doi.org/{escape(doi, quote=True)}">{escape(doi)}</a>' if doi else ""
    reference = match.reference
    verdict = f"{match.status}: {escape(match.reason)}"
    number = escape(reference.label or str(reference.number))
    cells = (number, escape(reference.unstructured), verdict, link)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
