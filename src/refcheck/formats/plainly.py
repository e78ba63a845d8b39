"""reStructuredText, Org, AsciiDoc and wikis as text: their marks for emphasis, links and entries left out.

Where the list stands and how it is cut is found as in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from refcheck.formats import text
from refcheck.model import Document, Span

_QUOTED = r"(?<![\w\\])({0})(?=[^\s{1}])[^\n{1}]{{1,500}}?(?<=[^\s\\])\1(?!\w)"
_REST = (
    re.compile(r"^([ \t]*\.\. (?:container|class|role|_[^:\n]{1,80}):.*(?:\n[ \t]+:\w+:.*)*)$", re.MULTILINE),
    re.compile(r"^(?:\.\.[ \t]+)?(\[#[^\[\]\s]{0,60}\][ \t]+)", re.MULTILINE),  # numbered when printed
    re.compile(_QUOTED.format(r"\*{1,2}", "*")),
    re.compile(_QUOTED.format("``", "`")),
    re.compile(r"(`)[^`<>\n]{1,500}(\s<[^<>\s]{1,1000}>`__?)"),
)
_ORG = (
    re.compile(r"^([ \t]*(?:#\+|:[A-Z_]+:|<<).*)$", re.MULTILINE | re.IGNORECASE),
    re.compile(_QUOTED.format("[*/=~]", "*/=~")),
    re.compile(r"(\[\[[^\[\]\n]{1,1000}\]\[)[^\[\]\n]{1,500}(\]\])"),
)
_ASCIIDOC = (
    re.compile(r"^(\[.*\])[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:[*-][ \t]+)?(\[\[\[[^\[\]\n]{1,80}\]\]\][ \t]+)", re.MULTILINE),
    re.compile(r"^(\.{1,3}[ \t]+)(?=\S)", re.MULTILINE),
    re.compile(_QUOTED.format("[*_]{1,2}", "*_")),
    re.compile(r"((?:link:)?https?://[^\s\[\]]{1,1000}\[)[^\[\]\n]{1,500}(\])"),
)
_WIKI = (
    re.compile(r"(</?(?:div|span|br|ref|references|nowiki|small|sup|sub|i|b)(?:\s[^<>\n]{0,500})?/?>)"),
    re.compile(r"^(#[ \t]*)(?=\S)", re.MULTILINE),
    re.compile(r"('{2,3})(?=[^'\s])[^'\n]{1,500}?\1"),
    re.compile(r"(\[\[(?:[^\[\]|\n]{1,300}\|)?)[^\[\]|\n]{1,300}(\]\])"),
    re.compile(r"(\[https?://[^\s\[\]]{1,1000} )[^\[\]\n]{1,500}(\])"),
)
_MARKS = {
    ".rst": _REST, ".rest": _REST, ".org": _ORG, ".adoc": _ASCIIDOC, ".asciidoc": _ASCIIDOC, ".wiki": _WIKI,
    ".mediawiki": _WIKI,
}  # fmt: skip


def read(path: str, data: bytes) -> Document:
    """The text of the file, with the marks of the language that its suffix tells."""
    document = text.read(path, data)
    patterns = _MARKS.get(PurePath(path).suffix.lower(), ())
    found = sorted(span for pattern in patterns for span in _marks(pattern, document.text))
    return replace(document, markup=tuple(_apart(found)))


def _marks(pattern: re.Pattern[str], source: str) -> Iterator[Span]:
    """What the groups of a pattern match; of a quotation the mark that ends it, too."""
    for match in pattern.finditer(source):
        yield Span(*match.span(1))
        if pattern.groups > 1:
            yield Span(*match.span(2))
        elif match.end() > match.end(1) + len(match[1]):
            yield Span(match.end() - len(match[1]), match.end())


def _apart(spans: list[Span]) -> Iterator[Span]:
    last = 0
    for span in spans:
        if span.start >= last:
            yield span
            last = span.end
