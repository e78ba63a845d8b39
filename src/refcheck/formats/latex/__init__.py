r"""LaTeX: the .tex, what it inputs, and its reference list: inline, in a .bbl, or in the .bib it names.

Citations are the commands of LaTeX, natbib and biblatex; their keys tie them to the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from refcheck.formats import parts, text
from refcheck.formats.latex import bibitems, notes
from refcheck.model import Citation, Document, Reference, Span

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_VERBATIM = re.compile(r"\\begin\{((?:verbatim|lstlisting|comment)\*?)\}")
_INPUT = re.compile(r"\\(?:input|include|subfile)\s*(?:\{\s*([^{}]+?)\s*\}|([^\s\\{}]+))")
_BIBLIOGRAPHY = re.compile(
    r"\\(?:bibliography|addbibresource|addglobalbib|addsectionbib|nobibliography)\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}"
)
_LISTED = re.compile(r"\\(?:bib|harvard)item\b|\\entry\{|\\hypertarget\{ref-[^{}]*\}\{\}")
_CITE = re.compile(
    r"\\(?!cite(?:namefont|proctext|style|dash|index|setup))(?:no)?(?:[Cc]ite|[Pp]arencite|[Ff]ootcite|[Tt]extcite|[Ss]martcite|[Ss]upercite|[Aa]utocite|[Ff]ullcite"
    r"|[Ff]ootfullcite|[Cc]iteauthor|[Cc]iteyear|citetitle|citenum|onlinecite|citealp|citealt|citep|citet|shortcite"
    r"|[Cc]itetext|[Aa]tnextcite|[Pp]notecite|[Nn]otecite|[Vv]olcite|[Bb]lockcquote|bibentry|possessivecite|citeA"
    r"|shortciteA|fullciteA|citeNP|shortciteNP)[A-Za-z]*\*?"
    r"((?:\s{0,20}(?:\[[^\]]{0,500}\]|\([^)\n]{0,200}\))){0,4}\s{0,20}\{[^{}]{0,5000}\}"
    r"(?:\s{0,20}(?:\[[^\]]{0,500}\]){0,2}\{[^{}]{0,5000}\}){0,50})"
)
_KEYS = re.compile(r"\{([^{}]*)\}")
_EVERY = "*"


def read(path: str, data: bytes) -> Document:
    """The document that a .tex (or .bbl) holds, with the files it draws on."""
    main = text.document(path, data, "latex")
    whole = parts.Assembly(path, main.text)
    _append_inputs(whole)
    visible = _visible(whole.text)
    references = _references(whole, visible)
    citations = tuple(_citations(_visible(whole.text)[: _code_end(whole, len(main.text))]))
    cited = {key for citation in citations for key in citation.keys}
    if any(part.path.endswith((".bib", ".json", ".ris")) for part in whole.parts):
        references = _cited(references, cited)
    numbers = {reference.key: reference.number for reference in references}
    return replace(
        main,
        text=whole.text,
        references=tuple(references) or None,
        citations=tuple(
            replace(mark, numbers=tuple(numbers[key] for key in mark.keys if key in numbers))
            for mark in citations
            if mark.keys != (_EVERY,)
        ),
        notes=() if references else tuple(notes.notes(_visible(whole.text))),
        parts=tuple(whole.parts),
    )


def _append_inputs(whole: parts.Assembly) -> None:
    """Append the files that the text inputs, and those that they input."""
    done = 0
    while done < len(whole.text):
        start, done = done, len(whole.text)
        for match in _INPUT.finditer(_visible(whole.text[start:done])):
            file = whole.find((match.group(1) or match.group(2)).strip(), (".tex", ".bbl"))
            if file:
                whole.append(file)


def _references(whole: parts.Assembly, visible: str) -> list[Reference]:
    """The list inline or input; else that of the .bib files named; else that of the .bbl beside the .tex."""
    if _LISTED.search(visible):
        return list(bibitems.references(visible))
    named = [name.strip() for match in _BIBLIOGRAPHY.finditer(visible) for name in match.group(1).split(",")]
    files = [file for name in named if (file := whole.find(name, (".bib", ".json", ".ris")))]
    if not named and "cite" in visible:  # a list that something else than the text puts in
        files = whole.beside(".bib")
    found = [reference for file in files for reference in whole.append_bibliography(file)]
    if found:
        return list(parts.numbered(found))
    compiled = whole.find(PurePath(whole.path).stem, (".bbl",))
    start = whole.append(compiled) if compiled else None
    if start is None:
        whole.require(named)
        return []
    return list(bibitems.references(_visible(whole.text), start))


def _cited(references: Sequence[Reference], cited: set[str]) -> list[Reference]:
    """The entries that the document cites; all of them when it cites none or all."""
    if _EVERY in cited or not cited:
        return list(references)
    return list(parts.numbered([reference for reference in references if reference.key in cited]))


def _citations(visible: str) -> Iterator[Citation]:
    for match in _CITE.finditer(visible):
        groups = _KEYS.findall(match.group(1))
        keys = tuple(key.strip() for group in groups for key in group.split(",") if key.strip())
        if keys:
            yield Citation(Span(match.start(), match.end()), keys=keys)


def _code_end(whole: parts.Assembly, main: int) -> int:
    """Where the LaTeX code ends and the first bibliography file begins."""
    starts = [
        part.start for part in whole.parts if PurePath(part.path).suffix.lower() not in (".tex", ".bbl")
    ]
    return min(starts, default=max(len(whole.text), main))


def _visible(source: str) -> str:
    """The source with comments and verbatim text blanked out, every other character in its place."""
    uncommented = _COMMENT.sub(
        lambda match: match.group(1) + " " * (len(match.group()) - len(match.group(1))), source
    )
    return _without_verbatim(uncommented)


def _without_verbatim(source: str) -> str:
    pieces, position = [], 0
    while opened := _VERBATIM.search(source, position):
        end = source.find(f"\\end{{{opened.group(1)}}}", opened.end())
        if end < 0:
            break
        blank = re.sub(r"[^\n]", " ", source[opened.start() : end])
        pieces += [source[position : opened.start()], blank]
        position = end
    return "".join([*pieces, source[position:]])
