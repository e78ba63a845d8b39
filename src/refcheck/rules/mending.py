"""The edits that rules offer: only the wrong characters change, and only where the work is beyond doubt."""

from __future__ import annotations

from refcheck.model import Document, Edit, Fix, Match, Span, State
from refcheck.rules.reading import in_state, printed, same_work

_BIBLIOGRAPHIC = ("container-title", "issued", "volume", "issue", "page", "number")
_TOO_MANY_FAULTS = 3


def replace(
    match: Match, document: Document, place: Span | None, old: str, new: str, description: str
) -> Fix | None:
    """Put ``new`` where ``old`` is printed at ``place``.

    None where the characters there are not ``old``, where nothing would change, or where the author
    list and the title do not both agree with the record. Safe unless so much else contradicts the record
    that another version of the same work may be meant.
    """
    if place is None or not new or old == new or printed(document, place) != old or not same_work(match):
        return None
    return Fix(edits=(Edit(place.start, place.end, new),), safe=is_safe(match), description=description)


def is_safe(match: Match) -> bool:
    """Whether the record is so clearly of the cited version that an edit needs no look.

    A printed DOI that is the record's says so; without it, no more than a few fields may contradict.
    """
    if in_state(match, "doi", State.AGREE) is not None:
        return True
    faults = [name for name in _BIBLIOGRAPHIC if _contradicts(match, name)]
    return "container-title" not in faults and len(faults) < _TOO_MANY_FAULTS


def _contradicts(match: Match, variable: str) -> bool:
    found = match.agreement(variable)
    return found is not None and found.state is State.CONTRADICT
