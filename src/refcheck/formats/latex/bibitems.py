"""The reference list that a .tex or .bbl holds: ``thebibliography`` with its items, or what pandoc wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from refcheck.formats.latex import amsrefs, biblatex, braces
from refcheck.formats.latex.macros import Macro
from refcheck.formats.latex.plain import Plain, plain
from refcheck.model import Reference, Span

LISTED = re.compile(
    r"\\(?:bib|harvard|harvardx)item(?![A-Za-z])|\\entry\{|\\hypertarget\{ref-[^{}]*\}\{\}|\\bib\s*\{[^{}]+\}\s*\{\w+\*?\}\s*\{"
)
_ITEM = re.compile(r"\\(?:bib|harvard)item(?![A-Za-z])|\\reference\s*\{(?=[^{}]*\}\s)")
_END = re.compile(r"\\end\s*\{(?:\w*bibliography|references|bibunit)\}|\\EOS\b(?=\s*$)|%merlin\.mbs")
_BEGIN = re.compile(r"\\begin\s*\{(?:thebibliography|references)\}")
_TARGET = re.compile(
    r"(?:\\leavevmode\s*)?(?:\\vadjust\s*pre\s*\{)?\\hypertarget\{ref-([^{}]*)\}\{\}\}?%?\s*(?:\\CSL\w+\{[^}]*\})?"
)
_TARGETS_END = re.compile(
    r"\\end\s*\{(?:CSLReferences|cslreferences|document)\}|\\endgroup|\\(?:sub)*section\b"
)
_NOT_PRINTED = re.compile(r"REV\w*-?Control|apsrev|^Note\d|control:|acs-|achemso-control", re.IGNORECASE)
_SPACE = " \t\r\n%"


def references(
    source: str, start: int = 0, end: int | None = None, known: Mapping[str, Macro] | None = None
) -> Iterator[Reference]:
    """The references of the source between two offsets, numbered from 1, items of style files left out."""
    stop = len(source) if end is None else end
    for reader in (biblatex.references, amsrefs.references):
        if found := list(reader(source, start, stop)):
            yield from found
            return
    targets = list(_TARGET.finditer(source, start, stop))
    if targets:
        yield from _targets(source, targets, stop)
        return
    yield from _items(source, start, stop, known or {})


def _items(source: str, start: int, stop: int, known: Mapping[str, Macro]) -> Iterator[Reference]:
    number = 0
    begin = _BEGIN.search(source, start, stop)
    marks = [match.start() for match in _ITEM.finditer(source, begin.end() if begin else start, stop)]
    for first, after in zip(marks, [*marks[1:], stop], strict=False):
        closing = _END.search(source, first, after)
        found = _item(source, first, closing.start() if closing else after, number + 1, known)
        if found:
            number += 1
            yield found


def _targets(source: str, targets: Sequence[re.Match[str]], stop: int) -> Iterator[Reference]:
    """The references of a list that pandoc wrote: a hyperlink's target before each."""
    ends = [match.start() for match in targets[1:]]
    last = _TARGETS_END.search(source, targets[-1].end(), stop)
    for number, (match, end) in enumerate(
        zip(targets, [*ends, last.start() if last else stop], strict=True), 1
    ):
        printed = plain(source, match.end(), end)
        if printed.text:
            yield _reference(printed, number, "", match.group(1))


def _item(source: str, start: int, end: int, number: int, known: Mapping[str, Macro]) -> Reference | None:
    harvard = source.startswith("\\harvarditem", start)
    label, key, body = (_harvard_head if harvard else _head)(source, start, end, known)
    if _NOT_PRINTED.search(key):
        return None
    printed = plain(source, body, end, known)
    if not printed.text:
        return None
    by_pandoc = "\\citeproctext" in source[start:body]
    return _reference(printed, number, label, key.removeprefix("ref-") if by_pandoc else key)


def _reference(printed: Plain, number: int, label: str, key: str) -> Reference:
    last = printed.runs[-1]
    return Reference(
        number=number,
        unstructured=printed.text,
        span=Span(printed.runs[0].source_start, last.source_start + last.length),
        label=label,
        key=key,
        runs=tuple(printed.runs),
        links=tuple(dict.fromkeys(printed.urls)),
    )


def _head(source: str, start: int, end: int, known: Mapping[str, Macro]) -> tuple[str, str, int]:
    r"""The label and key of ``\bibitem[label]{key}``, and where its text begins."""
    position = _after_name(source, start)
    option = braces.option_end(source, position, end)
    label = (
        plain(source, source.index("[", position) + 1, option - 1, known).text if option > position else ""
    )
    inside = next(braces.groups(source, option, end, 1), None)
    if inside is None:
        return label, "", option
    return label, source[slice(*inside)].strip(_SPACE), min(inside[1] + 1, end)


def _harvard_head(source: str, start: int, end: int, known: Mapping[str, Macro]) -> tuple[str, str, int]:
    r"""The same of ``\harvarditem[short]{authors}{year}{key}``."""
    position = braces.option_end(source, _after_name(source, start), end)
    groups = list(braces.groups(source, position, end, 3))
    if len(groups) < 3:
        return "", "", position
    authors, year = (plain(source, *place, known).text for place in groups[:2])
    return f"{authors}, {year}", source[slice(*groups[2])].strip(_SPACE), min(groups[2][1] + 1, end)


def _after_name(source: str, start: int) -> int:
    position = start + 1
    while position < len(source) and source[position].isalpha():
        position += 1
    return position
