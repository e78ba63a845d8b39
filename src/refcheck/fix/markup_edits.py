"""Edits of a file with markup: made only where they neither take markup away nor bring any in."""

from __future__ import annotations

import re

from refcheck.model import Document, Edit, Fix

_MARKUP = re.compile(r"[\\{}<>$]|\]\(")
# What else a format takes for more than a character: in what is taken away, and in what is put in.
_TAKEN = {"latex": re.compile(r"%"), "html": re.compile(r"&"), "jats": re.compile(r"&")}
_PUT_IN = {
    "latex": re.compile(r"[&%#_^~]"),
    "markdown": re.compile(r"[*`|\[\]]"),
    "html": re.compile(r"&"),
    "jats": re.compile(r"&"),
}
_FORMATS = frozenset(_PUT_IN)


def is_sound(document: Document, fix: Fix) -> bool:
    """Whether no edit of the fix meets markup; of a format without markup every fix is sound."""
    return document.format not in _FORMATS or not any(_meets_markup(document, edit) for edit in fix.edits)


def _meets_markup(document: Document, edit: Edit) -> bool:
    old = document.text[edit.start : edit.end]
    # A pair may come about at an edge: "]" before the edit, "(" at its beginning.
    around = document.text[max(edit.start - 1, 0) : edit.start], document.text[edit.end : edit.end + 1]
    new = f"{around[0]}{edit.text}{around[1]}"
    return bool(
        _MARKUP.search(old)
        or _MARKUP.search(edit.text)
        or ("](" in new)
        or _found(_TAKEN, document.format, old)
        or _found(_PUT_IN, document.format, edit.text)
    )


def _found(signs: dict[str, re.Pattern[str]], language: str, text: str) -> bool:
    return language in signs and bool(signs[language].search(text))
