"""How the rules on a .bib's own source read it: its entries, their fields, the references they became."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from refcheck.formats.bibtex import view
from refcheck.formats.bibtex.syntax import Fault, Field, File, scan
from refcheck.formats.bibtex.view import Entry as Entry
from refcheck.model import Document, Edit, Finding, Fix, Match, Reference, Rule, Severity, Span

# The fields whose value a style prints, so that LaTeX reads it.
PRINTED = frozenset({
    "author", "editor", "title", "subtitle", "booktitle", "journal", "journaltitle", "publisher",
    "series", "note",
    "address", "location", "organization", "institution", "school", "howpublished", "edition", "chapter",
    "type",
    "volume", "number", "pages",
})  # fmt: skip
_BIBLATEX_FIELDS = frozenset(
    {"journaltitle", "date", "location", "eprinttype", "xdata", "subtitle", "langid", "eventtitle", "urldate"}
)
_BIBLATEX_TYPES = frozenset(
    {
        "online",
        "thesis",
        "report",
        "mvbook",
        "bookinbook",
        "suppbook",
        "collection",
        "xdata",
        "set",
        "dataset",
    }
)
_BIBLATEX_SHARE = 0.05  # of the entries; in a smaller share they are stray


def file(document: Document) -> File | None:
    """The document's blocks and faults; None when it is no .bib."""
    return scan(document.text) if document.format == "bibtex" else None


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries of a .bib in order; none of any other document."""
    return view.entries(document.text) if document.format == "bibtex" else ()


@lru_cache(maxsize=2)
def is_biblatex(text: str) -> bool:
    """Whether the file is written for biblatex and not for BibTeX: told by fields and types only it has."""
    known = view.entries(text)
    marked = sum(
        entry.block.type in _BIBLATEX_TYPES or not _BIBLATEX_FIELDS.isdisjoint(entry.fields)
        for entry in known
    )
    return marked > _BIBLATEX_SHARE * len(known)


def faults(
    rule: Rule, messages: Mapping[str, str], matches: Sequence[Match], document: Document
) -> Iterator[Finding]:
    """A finding for each fault of the names in ``messages``; ``{}`` in a message is what stands there."""
    source = file(document)
    for fault in source.faults if source else ():
        if fault.name in messages:
            yield fault_finding(rule, messages[fault.name], fault, matches, document)


def fault_finding(
    rule: Rule, message: str, fault: Fault, matches: Sequence[Match], document: Document
) -> Finding:
    """The finding that a fault is; the edits that mend a fault are certain, so the fix is safe."""
    written = " ".join(document.text[fault.span.start : fault.span.end].split())
    enclosed = [edit.text for edit in fault.edits] == ["{", "}"]
    said = f"write {{{shorten(written)}}}" if enclosed else ""
    fix = Fix(fault.edits, safe=True, description=said) if fault.edits else None
    return finding(rule, message.format(shorten(written)), fault.span, matches, fix=fix)


def finding(
    rule: Rule,
    message: str,
    span: Span,
    matches: Sequence[Match],
    fix: Fix | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding at ``span``, about the reference whose entry holds it."""
    return Finding(rule, message, span, reference_at(matches, span.start), fix=fix, severity=severity)


def reference_at(matches: Sequence[Match], offset: int) -> Reference | None:
    """The reference whose entry holds the character at ``offset``."""
    index = bisect_right(matches, offset, key=lambda match: match.reference.span.start) - 1
    if index < 0 or matches[index].reference.span.end <= offset:
        return None
    return matches[index].reference


def in_entry(document: Document, span: Span) -> bool:
    """Whether ``span`` lies in an entry's block, and not in a comment between entries."""
    blocks = scan(document.text).blocks
    index = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return index >= 0 and blocks[index].is_entry and span.start < blocks[index].span.end


def replacing(span: Span, text: str, *, safe: bool, description: str = "") -> Fix:
    """The fix that puts ``text`` in the place of ``span``."""
    return Fix((Edit(span.start, span.end, text),), safe, description)


def removal(document: Document, field: Field) -> Edit:
    """The edit that takes a field out with its comma and its line."""
    text = document.text
    end = field.span.end
    comma = re.compile(r"\s*,").match(text, end)
    start = field.span.start
    if comma:
        end = comma.end()
    line = text.rfind("\n", 0, start) + 1
    whole_line = re.compile(r"[ \t]*\r?\n").match(text, end)
    if not text[line:start].strip() and whole_line:
        return Edit(line, whole_line.end(), "")
    return Edit(start, end, "")


def shorten(text: str, limit: int = 60) -> str:
    """``text``, cut where it is too long for a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
