"""The marks of Markdown that are not printed: emphasis, links, escapes and HTML within it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Link, Note, Span

_EMPHASIS = re.compile(
    r"(?<!\\)(\*{1,3})(?=[^\s*])[^\n]{0,600}?(?<=[^\s*\\])\1"
    r"|(?<![\w\\])(_{1,3})(?=[^\s_])[^\n]{0,600}?(?<=\S)\2(?!\w)"
)
_LINK = re.compile(
    r"!?\[([^\[\]]{0,2000})\]"
    r"\(\s{0,9}<?([^()\s>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s>]{0,2000}){0,9})>?"
    r"(?:\s{1,9}\"[^\"]{0,1000}\")?\s{0,9}\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
# Pandoc's ^1,2^, in which spaces are escaped, and HTML's, each with its marks.
_RAISED = re.compile(r"(?<![\\^])\^(?:[^\s\\^]|\\\s){1,80}\^(?!\^)|<sup>[^<>]{1,80}</sup>", re.IGNORECASE)
_CODE = re.compile(
    r"(?<![\\`])(`{1,3})(?!`)[^`]{1,2000}(?<!`)\1(?!`)|(?<![\\$])\$[^\s$][^$\n]{0,500}\$(?!\d)"
)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!&~^@<>-])")
_NOTE = re.compile(
    r"^\[\^([^\[\]\s]{1,80})\]:[ \t]*(.*(?:\r?\n(?!\[\^)[ \t]*\S.*|(?:\r?\n[ \t]*)+\r?\n(?: {2,}|\t)\S.*)*)",
    re.MULTILINE,
)
_NOTE_IN_LINE = re.compile(r"(?<!\\)\^\[((?:[^\[\]]|\[[^\[\]]{0,1000}\]){1,5000})\]")
# No element of HTML has another name: what else stands in angle brackets is text.
_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|blockquote|br|center|cite|code|dd|div|dl|dt|em|font|hr|i|img|li|ol|p|q|s|small|span"
    r"|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


def markup(visible: str) -> Iterator[Span]:
    """The characters that mark emphasis, links, escapes and elements of HTML, in order of place."""
    found = [Span(*match.span()) for pattern in (_ESCAPE, _TAG) for match in pattern.finditer(visible)]
    for match in _EMPHASIS.finditer(visible):
        marks = len(match.group(1) or match.group(2))
        found += [Span(match.start(), match.start() + marks), Span(match.end() - marks, match.end())]
    for match in _LINK.finditer(visible):
        found += [Span(match.start(), match.start(1)), Span(match.end(1), match.end())]
    for match in _AUTOLINK.finditer(visible):
        found += [Span(match.start(), match.start(1)), Span(match.end(1), match.end())]
    last = 0
    for span in sorted(found):
        if span.start >= last:
            yield span
            last = span.end


def raised(visible: str) -> Iterator[Span]:
    """What is set raised outside code and formulae, with the marks that raise it."""
    code = [match.span() for match in _CODE.finditer(visible)]
    for match in _RAISED.finditer(visible):
        if not any(start < match.start() < end for start, end in code):
            yield Span(*match.span())


def notes(visible: str) -> Iterator[Note]:
    """The notes defined at the beginning of lines, then those in the text, which print the next numbers."""
    defined = list(_NOTE.finditer(visible))
    yield from (Note(match.group(1), (Span(match.start(2), match.end(2)),)) for match in defined)
    for number, match in enumerate(_NOTE_IN_LINE.finditer(visible), len(defined) + 1):
        yield Note(str(number), (Span(match.start(1), match.end(1)),))


def links(visible: str) -> Iterator[Link]:
    """The addresses behind words."""
    for match in _LINK.finditer(visible):
        if match.group(1) and match.group(2).startswith("http"):
            yield Link(Span(match.start(1), match.end(1)), match.group(2))
