"""How rules speak of citations by name and year that no reference of the list has."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.fields import name_forms
from refcheck.fields.characters import fold
from refcheck.model import Citation, Document, Reference
from refcheck.rules.reading import printed


def unlisted(document: Document) -> list[Citation]:
    """The citations that no reference can be meant by; none where the list was perhaps cut wrongly."""
    cut_right = document.certainty is None or document.certainty.is_sure
    return [mark for mark in document.citations if mark.author] if cut_right else []


def said(mark: Citation, document: Document) -> str:
    """The citation as it stands in the text; a year behind another one of the same author with the name."""
    whole = " ".join(printed(document, mark.span).split())
    if whole[0].isdigit():
        return f"{mark.author} {whole}"
    return f"{whole})" if "(" in whole else whole


def by_the_same(mark: Citation, references: Sequence[Reference]) -> list[Reference]:
    """The references whose first author has the name that a citation begins with."""
    name = fold(mark.author)
    return [
        reference
        for reference in references
        if reference.item.author and name in name_forms.family_of(reference.item.author[0]).split()
    ]
