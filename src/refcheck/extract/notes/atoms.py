"""The stretches of a note between the places where it may be cut into references."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSED_IN = re.compile(
    r"“[^“”]{1,400}”|„[^„“”]{1,400}[“”]|«[^«»]{1,400}»|»[^«»]{1,400}«|\"[^\"]{1,400}\""
    r"|(?<!\w)‘[^‘]{1,400}?’(?!\w)|\((?:[^()]|\([^()]{0,200}\)){0,400}\)|\[[^\[\]]{0,200}\]"
)
_CUT = re.compile(
    r"(?P<semicolon>;\s+(?!\d)|;$)"
    r"|(?P<stop>(?<!\b[^\W\d_a-z])[.!?][”“»\"’)]?\s+(?=[^\W\d_a-z]|[“„«‘\"]|\d))"
    r"|(?P<word>,?\s(?:and|und|et|y|e|sowie|as\swell\sas|(?:as\s)?(?:quoted|cited|reprinted)\sin"
    r"|zit(?:iert)?\.?\s(?:nach|bei|in)|cité\s(?:par|dans))[.,:]?\s+(?=[^\W\d_a-z]|[“„«‘\"]))"
)
_NO_STOP = re.compile(
    r"\b(?:eds?|hgg?|hrsg|dir|éd|trans|transl|übers|vgl|cf|dr|prof|st|mrs?|jr|sr|nr|no|bd|vols?|jg|kap|ch"
    r"|univ|bzw|pp?|aufl|ca|[amus])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """The characters ``start`` up to ``end``; ``bound`` is the kind of cut before them.

    "semicolon" (also the note's beginning), "stop" (a sentence's end, or an abbreviation's) or "word" ("and",
    "quoted in").
    """

    start: int
    end: int
    bound: str


def atoms(text: str) -> list[Atom]:
    """The stretches of a note, in order; nothing is cut within quotes and brackets."""
    shut = [match.span() for match in _CLOSED_IN.finditer(text)]
    cuts = [cut for cut in _CUT.finditer(text) if not _is_shut_in(cut.start(), shut) and _cuts(text, cut)]
    bounds = [(0, "semicolon"), *((cut.end(), cut.lastgroup or "") for cut in cuts)]
    ends = [cut.start() + (cut.lastgroup == "stop") for cut in cuts]
    return [Atom(start, end, bound) for (start, bound), end in zip(bounds, [*ends, len(text)], strict=True)]


def _cuts(text: str, cut: re.Match[str]) -> bool:
    """Whether it is more than the stop of an abbreviation."""
    return cut.lastgroup != "stop" or not _NO_STOP.search(text, max(0, cut.start() - 8), cut.start() + 1)


def _is_shut_in(place: int, shut: list[tuple[int, int]]) -> bool:
    return any(first < place < after - 1 for first, after in shut)
