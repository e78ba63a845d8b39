"""Kinds of work whose printed form is fixed, so that a pattern reads them better than the tagger.

A court case ("Roe v. Poe, 410 U.S. 113 (1973)") has neither author nor pages as articles do. Each shape's
named groups
are labels of the tagger, which they replace where the whole string has that shape.
"""

from __future__ import annotations

import re

from refcheck.parser.draft import Segment

_COURT_CASE = re.compile(
    r"(?P<title>(?:In re|Ex parte) [A-Z][\w.,&' -]{2,80}?"
    r"|[A-Z][\w.,&’' -]{1,80}? vs?\. [A-Z][\w.,&’' -]{1,80}?),? "
    r"(?:\[?\(?\d{4}[\])]? )?(?P<volume>\d{1,4}) "
    r"(?P<container>[A-Z][A-Za-z]{0,8}\.?(?: ?(?:[A-Z][A-Za-z]{0,6}\.?|\d(?:d|nd|rd|th))){0,4}) "
    r"(?P<pages>\d{1,5})(?:, [\d, -]{1,20})? ?(?:\((?:[^()]{0,40}? )?(?P<date>\d{4})\))?[.;]?"
)

_SHAPES = (_COURT_CASE,)


def shaped(text: str) -> list[Segment]:
    """The segments of a string that has one of the fixed shapes, else none."""
    if " v. " not in text and " vs. " not in text and not text.startswith(("In re", "Ex parte")):
        return []
    for shape in _SHAPES:
        found = shape.fullmatch(text[:400].strip())
        if found:
            offset = len(text) - len(text.lstrip())
            places = (
                Segment(label, found.start(label) + offset, found.end(label) + offset)
                for label, value in found.groupdict().items()
                if value
            )
            return sorted(places, key=lambda segment: segment.start)
    return []
