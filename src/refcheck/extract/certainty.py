"""How surely a list is whole and cut right: a few named signs, weighed together.

The weights are those of a logistic regression, rounded. ``scripts/evaluate_extract.py DATA certainty`` prints
the signs' worth and how often a list of each confidence is exact.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import exp

from refcheck.extract import labels, signs
from refcheck.extract.split import Segmentation
from refcheck.fields.identifiers import is_identifier
from refcheck.model import Certainty, Citation, Reference, Sign

_WEIGHTS = {
    "setting": 1.3,
    "order": 0.5,
    "entries": 0.5,
    "cutting": 4.8,
    "bounds": 1.0,
    "citations": 2.0,
}
_BASE = -4.6
_UNMARKED = frozenset({"text", "tagged", "whole"})  # ways of cutting that nothing but the words tell
_NO_EVIDENCE = 0.7
_CUT_SHORT = 0.3  # how sure a list may be that the text cites beyond its end
_NEAR = 1.5  # times the list's last number
_CLEAR = 0.3  # lines in doubt that are none to a person
_LETTERS = re.compile(r"[^\W\d_]+")


def given(references: Sequence[Reference]) -> Certainty:
    """The certainty of a list whose entries the format itself tells apart."""
    said = f"the format tells the {len(references)} entries apart"
    return Certainty(1.0, (Sign("format", 1.0, said),))


def of(
    references: Sequence[Reference],
    cuts: Sequence[Segmentation],
    in_doubt: float,
    citations: Iterable[Citation],
) -> Certainty:
    """The certainty of a list that was found in the text and cut as ``cuts`` say.

    ``in_doubt``: how many lines may belong to the list and were left, or do not and were kept.
    """
    cited = _citations(references, citations)
    found = (
        _setting(cuts),
        _order(references),
        _entries(references),
        _cutting(cuts),
        _bounds(in_doubt),
        cited,
    )
    total = _BASE + sum(_WEIGHTS[sign.name] * sign.score for sign in found)
    value = 1 / (1 + exp(-total))
    return Certainty(min(value, _CUT_SHORT) if cited.score == 0 else value, found)


def _setting(cuts: Sequence[Segmentation]) -> Sign:
    """Whether numbers, gaps or indents set the entries apart."""
    kinds = {cut.kind for cut in cuts}
    marked = sum(cut.kind not in _UNMARKED for cut in cuts) / len(cuts)
    told = "only their words" if kinds <= _UNMARKED else f"how they are set ({', '.join(sorted(kinds))})"
    return Sign("setting", marked, f"{told} part the entries")


def _order(references: Sequence[Reference]) -> Sign:
    """How far the printed numbers run on from 1, or the names are in alphabetical order."""
    places = {reference.label_span: labels.number(reference.label) for reference in references}
    numbers = [number for number in places.values() if number is not None]
    if len(numbers) * 2 > len(places):
        kept = sum(after == before + 1 for before, after in pairwise([0, *numbers]))
        said = f"{kept} of {len(numbers)} numbers follow the one before"
        return Sign("order", kept / max(len(numbers), len(places)), said)
    names = [_first_letters(reference.unstructured) for reference in references]
    kept = sum(before <= after for before, after in pairwise(names))
    said = f"{kept} of {len(names) - 1} entries stand in alphabetical order after another"
    return Sign("order", max(0.0, 2 * kept / max(len(names) - 1, 1) - 1), said)


def _first_letters(text: str) -> str:
    found = _LETTERS.search(text)
    return found.group().casefold() if found else ""


def _entries(references: Sequence[Reference]) -> Sign:
    """How many entries have a year, begin as references do and end as they do, or are a DOI or the like."""
    whole = sum(_looks_whole(reference.unstructured) for reference in references)
    said = f"{whole} of {len(references)} entries look like whole references"
    return Sign("entries", whole / len(references), said)


def _looks_whole(text: str) -> bool:
    begins = signs.begins_with_author(text) or signs.is_group(text)
    dated = bool(signs.YEAR.search(text))
    return (dated and begins and signs.looks_closed(text)) or is_identifier(text)


def _cutting(cuts: Sequence[Segmentation]) -> Sign:
    """How surely every reference begins where it was made to begin, by what its lines look like."""
    doubt = sum(cut.doubt for cut in cuts)
    said = (
        f"{_lines(doubt)} may begin a reference or not"
        if doubt > _CLEAR
        else "it is clear where references begin"
    )
    return Sign("cutting", exp(-doubt), said)


def _bounds(in_doubt: float) -> Sign:
    """How surely the lines of the list are the list's, and no others are."""
    said = (
        f"{_lines(in_doubt)} may belong to the list or not"
        if in_doubt > _CLEAR
        else "it is clear what belongs to the list"
    )
    return Sign("bounds", exp(-in_doubt), said)


def _lines(in_doubt: float) -> str:
    count = max(1, round(in_doubt))
    return f"about {count} {'line' if count == 1 else 'lines'}"


def _citations(references: Sequence[Reference], citations: Iterable[Citation]) -> Sign:
    """Whether the numbers in the text go as far as the list, and no further."""
    last = max(reference.number for reference in references)
    cited = {number for mark in citations for number in mark.numbers}
    highest = max(cited, default=0)
    if not highest or not _is_numbered(references):
        return Sign("citations", _NO_EVIDENCE, "no numbers in the text tell how long the list is")
    score = 1.0 if highest == last else 0.0 if _goes_beyond(cited, last) else _NO_EVIDENCE
    said = f"{len(references)} entries were found, the text cites up to [{highest}]"
    return Sign("citations", score, said)


def _goes_beyond(cited: Collection[int], last: int) -> bool:
    """Whether the text cites references behind the list's last: a number far above it alone means nothing."""
    beyond = [number for number in cited if number > last]
    if not beyond:
        return False
    return max(beyond) <= last * _NEAR + 2 or len(beyond) * 2 > max(beyond) - last


def _is_numbered(references: Collection[Reference]) -> bool:
    return sum(reference.label.isdigit() for reference in references) * 2 > len(references)
