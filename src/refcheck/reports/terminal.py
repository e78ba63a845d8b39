"""The report for a person at a terminal: each finding with the wrong characters underlined.

Colour follows rich's reading of the terminal and of NO_COLOR and FORCE_COLOR; nothing is told by colour
alone.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from typing import IO, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from refcheck.model import Checked, Document, Finding, Report, Severity, Span
from refcheck.reports import places

# A line's pieces: text, or text and its style.
_Line = tuple[str | tuple[str, str], ...]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_INDENT = "    "
_WIDTH = 100  # of output that goes to no terminal
_NARROWEST = 40
_END = 120  # characters of a reference that are shown of its beginning, and of its end
_NEAR = 2000  # characters of a line on either side of a finding: more than any terminal shows
# What would move the cursor or change the terminal's state must not come from a document.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Said elsewhere in the report, or of use to programs only.
_SAID_ELSEWHERE = frozenset({"source", "doi", "url", "cited"})


def render(report: Report) -> str:
    """The report as plain text."""
    stream = io.StringIO()
    show(report, stream)
    return stream.getvalue()


def show(report: Report, stream: TextIO | None = None, *, verbose: bool = False) -> None:
    """Print the report to ``stream`` (standard output when None), in colour where that can be shown.

    ``verbose`` shows the verdict on every reference, and how it was cut, before the findings.
    """
    console = Console(file=stream, highlight=False, soft_wrap=True, emoji=False, markup=False)
    # Without colour a line is its text, and rich need not lay it out.
    write = _coloured_writer(console) if console.color_system else _plain_writer(console.file)
    width = max(console.width if console.is_terminal or "COLUMNS" in os.environ else _WIDTH, _NARROWEST)
    for line in _verdicts(report) if verbose else ():
        write(line)
    for checked, finding in places.findings(report):
        for line in _finding(checked.document, finding, width):
            write(line)
        write(())
    for line in _summary(report):
        write(line)


def _coloured_writer(console: Console) -> Callable[[_Line], None]:
    return lambda line: console.print(Text.assemble(*line))


def _plain_writer(stream: IO[str]) -> Callable[[_Line], None]:
    return lambda line: _put(stream, line)


def _put(stream: IO[str], line: _Line) -> None:
    stream.write("".join([piece if isinstance(piece, str) else piece[0] for piece in line]) + "\n")


def _verdicts(report: Report) -> Iterator[_Line]:
    for checked in report.documents:
        for match in checked.matches:
            reference, work = match.reference, match.work
            at = places.place(checked.document, reference.span)
            where = f"{at.path}:{at.line}: "
            doi = f" https://doi.org/{work.item.doi}" if work and work.item.doi else ""
            said = f"[{reference.label or reference.number}] {_verdict(match.status)}: {match.reason}{doi}"
            yield (_clean(where + said),)
            if not reference.structured:
                yield ((_INDENT + _clean(_ends(reference.unstructured)), "dim"),)
    yield ()


def _ends(text: str) -> str:
    """How a reference begins and ends, to be compared with what is printed."""
    line = " ".join(text.split())
    return line if len(line) <= 2 * _END else f"{line[:_END]} … {line[-_END:]}"


def _finding(document: Document, finding: Finding, width: int) -> Iterator[_Line]:
    yield _heading(document, finding)
    yield from _source(document, finding, width - len(_INDENT))
    yield ((_INDENT + _clean(finding.message), "bold"),)
    if evidence := _evidence(finding):
        name = "record" if finding.evidence.get("source") else "seen"
        yield ((f"{_INDENT}{name}: {_clean(evidence)}", "dim"),)
    if finding.fix:
        yield _INDENT, ("fix: ", "green"), _clean(_fix(document, finding))


def _heading(document: Document, finding: Finding) -> _Line:
    at = places.place(document, finding.span)
    beside = f" (page {at.page})" if at.page else f" (paragraph {at.paragraph})" if at.paragraph else ""
    where = f"{_clean(at.path)}:{at.line}:{at.column}{beside}: "
    number = f" [{finding.reference.label or finding.reference.number}]" if finding.reference else ""
    style = _STYLES[finding.level]
    return (
        where,
        (finding.rule.code, style),
        f" {finding.rule.name}",
        f" ({finding.level})",
        (_clean(number), "dim"),
    )


def _source(document: Document, finding: Finding, width: int) -> Iterator[_Line]:
    """The line on which the finding begins, cut to the width, and a line of carets under its span."""
    line, start, end = _line(document, finding.span)
    if not line.strip():
        return
    line, start, end = _cut(line, start, end, width)
    before, marked, after = line[:start], line[start:end], line[end:]
    style = _STYLES[finding.level]
    yield _INDENT, before, (marked, f"{style} underline"), after
    carets = "^" * max(cell_len(marked), 1)
    yield _INDENT, " " * cell_len(before), (carets, style)


def _line(document: Document, span: Span) -> tuple[str, int, int]:
    """The line where ``span`` begins, without indent, and the span's columns in it, from 0.

    Of a line that never ends there is no more than could be shown.
    """
    whole = document.line_span(span.start)
    first = max(whole.start, span.start - _NEAR)
    line = document.text[first : min(whole.end, span.start + _NEAR)].rstrip()
    at = min(span.start - first, len(line))
    indent = min(len(line) - len(line.lstrip()), at)
    end = max(min(span.end - first, len(line)), at)
    return _clean(line[indent:]), at - indent, end - indent


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """``line`` cut to ``width`` cells around ``start`` to ``end``; an ellipsis marks what is cut away."""
    if cell_len(line) <= width:
        return line, start, end
    room = max(width - cell_len(line[start:end]) - 2, 0)
    left, right = start, min(end, start + width - 2)
    # What comes before a span tells more of where it stands than what comes after.
    left = _extend(
        line, left, -1, room * 2 // 3 if len(line) - right > room // 3 else room - (len(line) - right)
    )
    right = _extend(line, right, 1, width - 2 - cell_len(line[left:right]))
    left = _extend(line, left, -1, width - 2 - cell_len(line[left:right]))
    prefix, suffix = "…" if left else "", "…" if right < len(line) else ""
    shift = left - len(prefix)
    return prefix + line[left:right] + suffix, start - shift, min(end, right) - shift


def _extend(line: str, place: int, step: int, room: int) -> int:
    """``place`` moved by whole characters as far as ``room`` cells allow."""
    while place > 0 if step < 0 else place < len(line):
        room -= cell_len(line[place - 1] if step < 0 else line[place])
        if room < 0:
            break
        place += step
    return place


def _evidence(finding: Finding) -> str:
    """What the record says, which source says it, and where a person can look."""
    evidence = finding.evidence
    said = [f"{name} {value}" for name, value in evidence.items() if name not in _SAID_ELSEWHERE and value]
    doi = evidence.get("doi", "")
    link = f"https://doi.org/{doi}" if doi else evidence.get("url", "")
    origin = ", ".join(part for part in (evidence.get("source", ""), link) if part)
    return "; ".join(part for part in (", ".join(said), origin) if part)


def _fix(document: Document, finding: Finding) -> str:
    fix = finding.fix
    assert fix  # the caller has looked
    changes = (_change(document.text[edit.start : edit.end], edit.text) for edit in fix.edits)
    note = "" if fix.safe else " (with --unsafe-fixes)"
    return (fix.description or "; ".join(changes)) + note


def _change(before: str, after: str) -> str:
    if not after:
        return f"delete {before!r}"
    return f"{before} -> {after}" if before else f"insert {after!r}"


def _summary(report: Report) -> Iterator[_Line]:
    for checked in report.documents:
        for reason, numbers in places.unchecked_reasons(checked):
            yield (_unchecked(checked, reason, numbers, len(report.documents) > 1),)
    counts = places.summary(report)
    verdicts = ", ".join(f"{count} {_verdict(status)}" for status, count in sorted(counts.statuses.items()))
    yield (f"{places.counted(counts.references, 'reference')}: {verdicts or 'none to check'}",)
    if not counts.findings:
        said = places.no_findings(counts)
        yield ((said, "green" if said == "No findings." else "yellow"),)
        return
    weights = [
        places.counted(counts.severities[level], level) for level in Severity if counts.severities[level]
    ]
    yield (f"{places.counted(counts.findings, 'finding')}: {', '.join(weights)}",)
    if counts.safe_fixes or counts.unsafe_fixes:
        yield ((_fixable(counts), "green"),)


def _unchecked(checked: Checked, reason: str, numbers: list[int], several: bool) -> str:
    where = f"{_clean(checked.document.path)}: " if several else ""
    verb = "was" if len(numbers) == 1 else "were"
    count = places.counted(len(numbers), "reference")
    return f"{where}{count} ({places.ranges(numbers)}) {verb} not checked: {_clean(reason)}"


def _verdict(status: str) -> str:
    return {"not-found": "not found", "unchecked": "not checked"}.get(status, status)


def _fixable(counts: places.Summary) -> str:
    safe = f"{counts.safe_fixes} can be mended with --fix" if counts.safe_fixes else ""
    verb = "more" if safe else "can be mended"
    unsafe = f"{counts.unsafe_fixes} {verb} with --unsafe-fixes, after a look" if counts.unsafe_fixes else ""
    return ", ".join(part for part in (safe, unsafe) if part)


def _clean(text: str) -> str:
    """``text`` on one line and without characters that would steer the terminal; its length is kept."""
    return _CONTROL.sub(lambda match: " " if match[0] in "\t\n\r\v\f" else "\ufffd", text)
