"""From labels to an item: an ordered list of small steps, each filling the fields it knows.

A step takes a draft and puts what it finds, with the place where it is printed. Earlier steps win: nothing
is put where something already stands.
"""

from __future__ import annotations

from collections.abc import Callable

from refcheck.model import Item
from refcheck.parser import dates, numbers, titles
from refcheck.parser.draft import Draft
from refcheck.parser.kinds import infer_type
from refcheck.parser.people import people


def assemble(draft: Draft) -> Item:
    """The item that a labelled reference describes; the draft keeps where its fields stand."""
    for step in STEPS:
        step(draft)
    return Item(**draft.values)


def _identifiers(draft: Draft) -> None:
    for identifier in draft.tokens.identifiers.values():
        if identifier.variable in {"isbn", "issn"}:
            draft.append(identifier.variable, identifier.value, identifier.start, identifier.end)
        else:
            draft.put(identifier.variable, identifier.value, identifier.start, identifier.end)


def _type(draft: Draft) -> None:
    kind = infer_type(draft.values, draft.text)
    if kind:
        draft.values["type"] = kind
    if kind in {"dataset", "software"} and "publisher" not in draft.values:
        draft.rename("container_title", "publisher")  # a repository or a company, and no journal


STEPS: tuple[Callable[[Draft], None], ...] = (
    _identifiers, people, numbers.own_designation, dates.issued, dates.accessed, titles.language,
    titles.titles, numbers.supplement, numbers.volume_and_issue, numbers.pages, numbers.designation,
    titles.medium, titles.genre_and_note, _type,
)  # fmt: skip
