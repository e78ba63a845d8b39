r"""The foot- and endnotes of a LaTeX source: \\footnote, \\footnotetext, \\endnote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.formats.latex.plain import argument_end, plain
from refcheck.model import Note, Span

_NOTE = re.compile(r"\\(?:foot|end)note(text)?(?![A-Za-z])\s*(?:\[\s*(\d{1,4})\s*\]\s*)?(?=\{)")
_MARK = re.compile(r"\\(?:foot|end)notemark(?![A-Za-z])")


def notes(visible: str) -> Iterator[Note]:
    """The notes of a source without comments, in order, with the numbers that they are printed with."""
    number = 0
    for match in _NOTE.finditer(visible):
        marked = len(_MARK.findall(visible, 0, match.start()))
        number += not match[1] and not match[2]
        end = argument_end(visible, match.end(), len(visible))
        printed = plain(visible, match.end() + 1, end - 1)
        if printed.text:
            label = match[2] or str(number + marked)
            span = Span(printed.runs[0].source_start, end - 1)
            yield Note(label, (span,), printed.text, tuple(printed.runs))
