r"""The foot- and endnotes of a LaTeX source: \footnote, \footnotetext, \endnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refcheck.formats.latex.braces import closing
from refcheck.formats.latex.macros import Macro
from refcheck.formats.latex.plain import plain
from refcheck.model import Note, Span

_NOTE = re.compile(
    r"\\(?P<mark>(?:foot|end)notemark)(?![A-Za-z])"
    r"|\\(?:foot|end)note(?P<text>text)?(?![A-Za-z])\s*(?:\[\s*(?P<label>\d{1,4})\s*\]\s*)?(?=\{)"
)


def notes(visible: str, known: Mapping[str, Macro]) -> Iterator[Note]:
    """The notes of a source without comments, in order, with the numbers that they are printed with."""
    count = 0
    for match in _NOTE.finditer(visible):
        count += not match["text"] and not match["label"]
        if match["mark"]:
            continue
        end = closing(visible, match.end(), len(visible)) - 1
        printed = plain(visible, match.end() + 1, end, known)
        if printed.text:
            span = Span(printed.runs[0].source_start, end)
            yield Note(match["label"] or str(count), (span,), printed.text, tuple(printed.runs))
