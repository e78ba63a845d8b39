"""Markdown, R Markdown, Quarto and Typst: citation keys and the bibliography files that hold them.

A document without such files is read as text: its list stands under a heading, and the marks of emphasis and
links are left out of the strings. Citations follow pandoc (https://pandoc.org/MANUAL.html#citation-syntax).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.formats import parts, text
from refcheck.model import Citation, Document, Link, Note, Reference, Span

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"^bibliography\s*:\s*(.*(?:\r?\n[ \t]*-\s.*|\r?\n[ \t]+\S.*)*)", re.MULTILINE)
_TYPST = re.compile(r"#?bibliography\s*\(([^)]*)\)")
_NAME = re.compile(r"[^\s\"'\[\],()]+\.(?:bib|json|ya?ml|ris)\b")
_FENCE = re.compile(r"^(`{3,}|~{3,})", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]{1,1000}`")
_KEY = r"@(?:\{([^{}\s]+)\}|([^\W_][\w:.#$%&+?<>~/-]*))"
_GROUP = re.compile(r"\[[^\[\]]{0,2000}?-?(?<![\w.])@[^\[\]]{0,2000}\]")
_CITED = re.compile(rf"(?<![\w.@/]){_KEY}")
_NO_KEY = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|thm|def|cor|prp|exm|exr)[:-]|ref\(")
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
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!&~^@<>-])")
_NOTE = re.compile(
    r"^\[\^([^\[\]\s]{1,80})\]:[ \t]*(.*(?:\r?\n(?!\[\^)[ \t]*\S.*|(?:\r?\n[ \t]*)+\r?\n(?: {2,}|\t)\S.*)*)",
    re.MULTILINE,
)
_NOTE_IN_LINE = re.compile(r"(?<!\\)\^\[((?:[^\[\]]|\[[^\[\]]{0,1000}\]){1,5000})\]")


def read(path: str, data: bytes) -> Document:
    """The document that a Markdown or Typst file holds, with the bibliography files it names."""
    main = text.document(path, data, "markdown")
    visible = _visible(main.text)
    whole = parts.Assembly(path, main.text)
    named = _named(main.text)
    files = [file for name in named if (file := whole.find(name, ("",)))]
    if not files:
        whole.require(named)
    entries = [reference for file in files for reference in whole.append_bibliography(file)]
    if not entries:
        return replace(
            main,
            markup=tuple(_markup(visible)),
            links=tuple(_links(visible)),
            notes=tuple(_notes(visible)),
        )
    citations = list(_citations(visible))
    references = _cited(entries, citations, main.text)
    numbers = {reference.key: reference.number for reference in references}
    return replace(
        main,
        text=whole.text,
        references=references,
        citations=tuple(
            replace(mark, numbers=tuple(numbers[key] for key in mark.keys if key in numbers))
            for mark in citations
        ),
        parts=tuple(whole.parts),
    )


def _visible(source: str) -> str:
    """The source with code blanked out, every other character in its place."""
    pieces, position = [], 0
    while fence := _FENCE.search(source, position):
        closing = source.find("\n" + fence.group(1), fence.end())
        end = closing + 1 + len(fence.group(1)) if closing >= 0 else fence.end()
        pieces += [source[position : fence.start()], _blank(source[fence.start() : end])]
        position = end
    return _CODE.sub(lambda match: _blank(match.group()), "".join([*pieces, source[position:]]))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _named(source: str) -> list[str]:
    """The bibliography files that the front matter, or a Typst command, names."""
    front = _FRONT_MATTER.match(source)
    declared = _BIBLIOGRAPHY.search(front.group(1)) if front else None
    if declared:
        return _NAME.findall(declared.group(1))
    return [name for match in _TYPST.finditer(source) for name in _NAME.findall(match.group(1))]


def _cited(entries: Sequence[Reference], citations: Sequence[Citation], source: str) -> tuple[Reference, ...]:
    """The entries that are cited; all of them when none are, or when ``nocite`` names all."""
    keys = {key for mark in citations for key in mark.keys}
    if not keys or re.search(r"^nocite\s*:.*(?:\n\s+.*)?@\*", source, re.MULTILINE):
        return parts.numbered(entries)
    return parts.numbered([entry for entry in entries if entry.key in keys])


def _citations(visible: str) -> Iterator[Citation]:
    """Keys in one pair of brackets are one citation; others are one each."""
    grouped: list[Span] = []
    for match in _GROUP.finditer(visible):
        keys = tuple(_keys(match.group()))
        if keys:
            grouped.append(Span(match.start(), match.end()))
            yield Citation(grouped[-1], keys=keys)
    for match in _CITED.finditer(visible):
        inside = any(span.start <= match.start() < span.end for span in grouped)
        keys = tuple(_keys(match.group()))
        if keys and not inside and not _is_address(visible, match):
            yield Citation(Span(match.start(), match.start() + 1 + len(keys[0])), keys=keys)


def _keys(mark: str) -> Iterator[str]:
    for braced, bare in _CITED.findall(mark):
        key = braced or bare.rstrip(":.#$%&-+?<>~/")
        if key and not _NO_KEY.match(key):
            yield key


def _is_address(visible: str, match: re.Match[str]) -> bool:
    """Whether the @ is that of an e-mail address or stands in front matter."""
    line_start = visible.rfind("\n", 0, match.start()) + 1
    return bool(
        re.match(r"\s*(?:e-?mail|corresponding|orcid|author)\b", visible[line_start : match.start()], re.I)
    )


def _markup(visible: str) -> Iterator[Span]:
    """The characters that mark emphasis, links and escapes."""
    found = [Span(match.start(), match.end()) for match in _ESCAPE.finditer(visible)]
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


def _notes(visible: str) -> Iterator[Note]:
    """The notes defined at the beginning of lines, then those in the text, which print the next numbers."""
    defined = list(_NOTE.finditer(visible))
    yield from (Note(match.group(1), (Span(match.start(2), match.end(2)),)) for match in defined)
    for number, match in enumerate(_NOTE_IN_LINE.finditer(visible), len(defined) + 1):
        yield Note(str(number), (Span(match.start(1), match.end(1)),))


def _links(visible: str) -> Iterator[Link]:
    for match in _LINK.finditer(visible):
        if match.group(1) and match.group(2).startswith("http"):
            yield Link(Span(match.start(1), match.end(1)), match.group(2))
