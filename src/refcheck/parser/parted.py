"""Numbers that only a space parts, and that the tagger took for one: "2017 53", "311 5769 1940–1942"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.parser.draft import Segment

_DESIGNATION = r"[A-Za-z]?\d{1,5}(?:[-–/]\d{1,3})?"
_PAGES = r"[A-Za-z]{0,2}\d+[\w.]*(?:\s?[-–—−]\s?[\w.-]+)?"
_DATE_VOLUME = re.compile(rf"(?P<date>(?:19|20)\d\d)[\s,;]+(?P<volume>{_DESIGNATION})")
_VOLUME_ISSUE = re.compile(rf"(?P<volume>{_DESIGNATION})\s+(?P<issue>{_DESIGNATION})")
_ISSUE_PAGES = re.compile(rf"(?P<issue>{_DESIGNATION})\s+(?P<pages>{_PAGES}|\d+ \d+)")
_DATE_PAGES = re.compile(rf"(?P<date>(?:19|20)\d\d)\s+(?P<pages>{_PAGES})")


def parted(segments: Sequence[Segment], text: str) -> list[Segment]:
    """The segments, those parted that hold a second field of which there is none yet."""
    labels = {segment.label for segment in segments}
    return [part for segment in segments for part in _parts(segment, text, labels)]


def _parts(segment: Segment, text: str, labels: set[str]) -> Iterator[Segment]:
    pattern = _pattern(segment.label, labels)
    found = pattern.fullmatch(text, segment.start, segment.end) if pattern else None
    if found is None or _is_range(found):
        yield segment
    else:
        yield from (Segment(label, *found.span(label)) for label in found.groupdict())


def _pattern(label: str, labels: set[str]) -> re.Pattern[str] | None:
    if label == "volume" and "date" not in labels:
        return _DATE_VOLUME
    if label == "issue" and "volume" not in labels:
        return _VOLUME_ISSUE
    if label == "pages" and "volume" in labels and "issue" not in labels:
        return _ISSUE_PAGES if "date" in labels else _DATE_PAGES
    return None


def _is_range(found: re.Match[str]) -> bool:
    """Whether "187 190" is first and last page rather than issue and page."""
    first, last = found.group(1, 2)
    return "pages" in found.groupdict() and last.isdecimal() and len(first) == len(last) and first < last
