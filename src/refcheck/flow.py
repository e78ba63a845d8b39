"""The whole program on one page.

A document is read, its reference list is found and cut, each reference is parsed and resolved against the
sources, and the rules judge what came out. Everything that waits (the network) happens inside ``resolve``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from refcheck import extract, formats, parser, resolve, rules
from refcheck.fields import keys
from refcheck.formats import text
from refcheck.model import Checked, Document, Match, Reference, Report, Span, Status
from refcheck.sources import SourceSettings, open_sources

if TYPE_CHECKING:
    from refcheck.sources.base import Source

Advance = Callable[[], None]
Begin = Callable[[int], Advance]


def check(
    *paths: str, settings: SourceSettings | None = None, codes: Collection[str] | None = None
) -> Report:
    """Check the documents at ``paths`` and say what is wrong with their references.

    ``codes`` limits the rules that speak (all of them when None). Raises InputError for a document that
    cannot be read or holds no references; a source that cannot be reached leaves references unchecked.
    """
    with open_sources(settings or SourceSettings()) as sources:
        return Report(tuple(check_document(read(path), sources, codes) for path in paths))


def read(path: str) -> Document:
    """The document at ``path`` ("-": standard input), told by its content; raises InputError."""
    return formats.read(path)


def parse(strings: Iterable[str]) -> Iterator[Reference]:
    """Parse printed references, in order, without a network and without holding them all."""
    return parser.parse(
        Reference(number, string, Span(0, len(string))) for number, string in enumerate(strings, 1)
    )


def references_in(path: str) -> Iterator[Reference]:
    """The parsed references of a bare list, or of the section that holds one; raises InputError.

    Standard input ("-") is read as it comes, so that a list of any length costs the same memory.
    """
    return parser.parse(_streamed(sys.stdin.buffer) if path == "-" else _listed(read(path)))


def _listed(document: Document) -> Sequence[Reference]:
    return extract.references(document, bare=True)[1]


def _streamed(stream: BinaryIO) -> Iterable[Reference]:
    pieces = formats.pieces(stream)
    first, second = next(pieces, b""), next(pieces, b"")
    if not second or formats.kind("-", first) != "text":
        return _listed(formats.document("-", formats.joined("-", chain((first, second), pieces))))
    return extract.stream(text.decode("-", piece).text for piece in chain((first, second), pieces))


def check_document(
    document: Document,
    sources: Sequence[Source],
    codes: Collection[str] | None = None,
    begin: Begin | None = None,
) -> Checked:
    """Check one document.

    ``begin`` is told how many references there are, and gives the function to call after each verdict.

    Ctrl-C while the sources are asked ends the asking: what is known by then is judged, the rest is
    ``unchecked``.
    """
    document, references = extract.references(document)
    references = tuple(parser.parse(references))
    advance = begin(len(references)) if begin else None
    resolved = resolve.with_journals(_resolved(references, sources, advance), sources)
    matches = keys.assign(tuple(resolved))
    findings = rules.judge(document, matches, codes)
    return Checked(document, tuple(matches), tuple(findings))


def _resolved(
    references: Sequence[Reference], sources: Sequence[Source], advance: Advance | None
) -> tuple[Match, ...]:
    matches: list[Match] = []
    try:
        for match in resolve.resolve(references, sources):
            matches.append(match)
            if advance:
                advance()
    except KeyboardInterrupt:
        matches += [_interrupted(reference) for reference in references[len(matches) :]]
    return tuple(matches)


def _interrupted(reference: Reference) -> Match:
    return Match(
        reference, Status.UNCHECKED, "the run was interrupted before it was looked up", "interrupted"
    )
