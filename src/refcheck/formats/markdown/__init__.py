"""Markdown, R Markdown, Quarto and Typst: citation keys and the bibliography files that hold them.

A document without such files is read as text: its list stands under a heading, and the marks of emphasis and
links are left out of the strings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from refcheck.formats import parts, text
from refcheck.formats.markdown import bibliography, cites, marks
from refcheck.formats.markdown.bibliography import Head
from refcheck.model import Citation, Document, Reference

_TYPST = re.compile(r"^#(?:set|show|let|import|include|bibliography)\b", re.MULTILINE)
_MOST_LOST = 0.5  # of the keys may be missing from the files that are there, if others are not there


def read(path: str, data: bytes) -> Document:
    """The document that a Markdown or Typst file holds, with the bibliography files it names.

    Raises InputError where those are not there.
    """
    main = text.document(path, data, "markdown")
    whole = parts.Assembly(path, main.text)
    _append_included(whole)
    typst = PurePath(path).suffix.lower() == ".typ" or _TYPST.search(main.text) is not None
    shown = cites.visible(whole.text, typst)
    head = Head(main.text)
    named = head.names() or bibliography.typst_names(shown)
    cited = {key for mark in _citations(shown, typst, ()) for key in mark.keys}
    if cited and not named and not head.values.get("references"):
        named = bibliography.of_project(path) or [file.name for file in whole.beside(".bib")]
    entries, lost = bibliography.entries(whole, named)
    entries += head.references()
    if lost and len(cited - {entry.key for entry in entries}) > _MOST_LOST * len(cited):
        whole.require(lost)
    whole.lost += lost
    if not entries:
        whole.require(lost)
        return replace(
            main,
            text=whole.text,
            markup=tuple(marks.markup(shown)),
            superscripts=() if typst else tuple(marks.raised(shown)),
            links=tuple(marks.links(shown)),
            notes=tuple(marks.notes(shown)),
            parts=tuple(whole.parts),
            lost=tuple(dict.fromkeys(whole.lost)),
        )
    every = head.cites_all() or (typst and bibliography.typst_prints_all(shown))
    citations = _citations(shown, typst, {entry.key for entry in entries})
    return _with(main, whole, _cited(entries, citations, every), citations)


def _append_included(whole: parts.Assembly) -> None:
    """Append the files that the text includes, and those that they include."""
    done = 0
    while done < len(whole.text):
        start, done = done, len(whole.text)
        for name in bibliography.includes(whole.text[start:done]):
            if file := whole.find(name, ("",)):
                whole.append(file, "markdown")
            else:
                whole.lost.append(name)


def _citations(shown: str, typst: bool, listed: set[str] | tuple[()]) -> list[Citation]:
    found = (cites.typst_citations if typst else cites.citations)(shown, listed)
    return sorted(found, key=lambda mark: mark.span)


def _cited(entries: Sequence[Reference], citations: Sequence[Citation], every: bool) -> tuple[Reference, ...]:
    """The entries that are cited; all of them when none are, or where the document says so."""
    keys = {key for mark in citations for key in mark.keys}
    if not keys or every:
        return parts.numbered(entries)
    return parts.numbered([entry for entry in entries if entry.key in keys])


def _with(
    main: Document, whole: parts.Assembly, references: tuple[Reference, ...], citations: Sequence[Citation]
) -> Document:
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
        lost=tuple(dict.fromkeys(whole.lost)),
    )
