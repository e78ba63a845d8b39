r"""A list in LaTeX that nothing but its heading tells: items of an enumeration, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refcheck.formats.latex.macros import Macro
from refcheck.formats.latex.plain import plain
from refcheck.model import Reference, Span

_HEADING = re.compile(
    r"\\(?:chapter|(?:sub)*section|paragraph|textbf|begin|centerline|centering|textsc|Large|large|refname|bf|sc)\*?[\s{\\A-Za-z]*?"
    r"(?:(?:list\s+of\s+|selected\s+)?references|(?:selected\s+)?bibliography|(?:literature|works|sources)\s+cited|literature"
    r"|literatur(?:verzeichnis)?|quellenverzeichnis|r\S{0,4}f\S{0,4}rences(?:\s+bibliographiques)?|bibliographie|referencias(?:\s+bibliogr\S+)?"
    r"|bibliograf\S{1,5}|refer\S{1,4}ncias(?:\s+bibliogr\S+)?|riferimenti(?:\s+bibliografici)?|литература|список\s+литературы|参考文献|文献)"
    r"\s*[}.:]*\s*(?=\n|\\|\})\}*",
    re.IGNORECASE,
)
_END = re.compile(r"\\(?:chapter|(?:sub)*section|appendix|end\s*\{document\})|\\newpage\s*\\")
_ITEM = re.compile(r"\\item(?![A-Za-z])\s*(?:\[([^\]]*)\])?")
_PARTED = re.compile(
    r"(?:\r?\n[ \t]*){2,}|\\\\\s*(?:\[[^\]]*\])?"
    r"|\\(?:par|noindent|hangindent|bigskip|medskip|smallskip)(?![A-Za-z])"
)
_LIST_END = re.compile(
    r"\\end\s*\{(?:enumerate|itemize|list|description|etaremune|\w*list|\w*refs?|hangparas)\}"
)
_SHORTEST = 20  # characters of a paragraph that may be a reference
_FEWEST = 2


def references(visible: str, known: Mapping[str, Macro]) -> list[Reference]:
    """The references under the last heading that names such a list; none where no such list is."""
    headings = list(_HEADING.finditer(visible))
    if not headings:
        return []
    start = headings[-1].end()
    closing = _END.search(visible, start)
    found = list(_references(visible, start, closing.start() if closing else len(visible), known))
    return found if len(found) >= _FEWEST else []


def _references(visible: str, start: int, end: int, known: Mapping[str, Macro]) -> Iterator[Reference]:
    number = 0
    for label, first, last in _pieces(visible, start, end):
        printed = plain(visible, first, last, known)
        if len(printed.text) >= _SHORTEST:
            number += 1
            run = printed.runs[-1]
            span = Span(printed.runs[0].source_start, run.source_start + run.length)
            yield Reference(
                number, printed.text, span, label=label, runs=tuple(printed.runs), links=tuple(printed.urls)
            )


def _pieces(visible: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The label of each entry, and where it stands."""
    items = list(_ITEM.finditer(visible, start, end))
    if items:
        closing = _LIST_END.search(visible, items[-1].end(), end)
        stops = [item.start() for item in items[1:]] + [closing.start() if closing else end]
        for item, stop in zip(items, stops, strict=True):
            yield (item.group(1) or "").strip("[]{}() ."), item.end(), stop
        return
    position = start
    for parted in [*_PARTED.finditer(visible, start, end), None]:
        yield "", position, parted.start() if parted else end
        position = parted.end() if parted else end
