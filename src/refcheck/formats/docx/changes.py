"""A part of a Word document as it would be with every tracked change accepted and every field whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.formats.docx.package import W

_GONE = (f"{W}del", f"{W}moveFrom")
_MARKED = {  # what a mark within properties takes out: the properties, and the marks
    f"{W}tr": (f"{W}trPr", (f"{W}del",)),
    f"{W}tc": (f"{W}tcPr", (f"{W}cellDel",)),
}


def accept(root: Any) -> None:
    """Take out what was deleted or moved away, join paragraphs parted no more, and drop halves of fields."""
    for element in [*root.iter(*_GONE)]:
        if not _is_property(element):
            _remove(element)
    for element in [*root.iter(*_MARKED)]:
        properties, marks = _MARKED[element.tag]
        if any(element.find(f"{properties}/{mark}") is not None for mark in marks):
            _remove(element)
    for paragraph in [*root.iter(f"{W}p")]:
        if any(paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None for mark in _GONE):
            _join_with_next(paragraph)
    for mark in [*_halves(root)]:
        _remove(mark)


def _is_property(element: Any) -> bool:
    """Whether a mark of change belongs to properties: it says of a row or paragraph that it was deleted."""
    parent = element.getparent()
    return parent is None or parent.tag in (f"{W}rPr", f"{W}trPr", f"{W}numPr")


def _join_with_next(paragraph: Any) -> None:
    """Move what a paragraph without its mark holds to the next one, whose mark and properties remain."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return
    properties = following.find(f"{W}pPr")
    place = 0 if properties is None else 1
    for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
        following.insert(place, child)
        place += 1
    _remove(paragraph)


def _halves(root: Any) -> Iterator[Any]:
    """The marks of fields that begin and never end: they would swallow the text behind them."""
    open_fields: list[list[Any]] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields and kind == "separate":
            open_fields[-1].append(mark)
        elif open_fields and kind == "end":
            open_fields.pop()
    for marks in open_fields:
        yield from marks


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
