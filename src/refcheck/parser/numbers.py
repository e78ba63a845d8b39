"""Volume, issue, supplement, pages, and the numbers of patents, standards and reports."""

from __future__ import annotations

import re

from refcheck.fields.numbers import roman
from refcheck.fields.pages import expand_range
from refcheck.parser.draft import Draft, Segment
from refcheck.parser.wording import NUMBER, SUPPLEMENT

_ARTICLE_NUMBER = re.compile(r"[eE]\s?\d{1,10}(?:[-–.]\d{1,4})?|\d{6,}|Article\s?\w+", re.IGNORECASE)
_NUMBER_TAIL = re.compile(r"[-–]\d{1,4}\b")
_RANGE = re.compile(r"[A-Za-z]?\d+\s?[-–—−]+\s?[A-Za-z]?\d+")
_ELECTRONIC = re.compile(r"e\d{3,10}")
_VOLUME_ISSUE = re.compile(r"(\d+[A-Za-z]?)\s?\(([^()]{1,12})\)?")
_LEAD_WORD = re.compile(r"(?:n\s?[°ºo]|nos?|nr|vols?|bd)[.\s]{0,2}(?=\d)", re.IGNORECASE)
# How many pages a book has: "320 p.", "84 pp", "320 с."; "666S" is a page of a supplement.
_EXTENT = re.compile(r"(\d{1,4})(?:\s?(?:pp?|pgs?|pages|págs?|Seiten|hlm)|\s[SсC])\b(?!\.?\s?\d)\.?")
_LAST_EXTENT = re.compile(r"[\s,.;:]{0,4}" + _EXTENT.pattern)
_ASCENDING = re.compile(r"([A-Za-z]?)(\d+) (\1)(\d+)")
_NUMBERS = frozenset({"volume", "issue", "pages", "publisher"})
_OWN_KIND = re.compile(r"(?:[\w.]+\s){0,2}(?:patents?|standards?|std\.?)", re.IGNORECASE)


def supplement(draft: Draft) -> None:
    """Find "Suppl 1" between the container and the pages, or within the volume or issue."""
    container = draft.labelled("container")
    pages = draft.labelled("pages")
    start = container[-1].end if container else 0
    end = pages[-1].start if pages else len(draft.text)
    if not container or end <= start:
        return
    mark = draft.search(SUPPLEMENT, start, end)
    if mark:
        draft.put("supplement", mark["number"] or "Suppl", *mark.span())


def volume_and_issue(draft: Draft) -> None:
    """Put both, unless what is labelled so stands for pages or tells how many there are."""
    for variable in ("volume", "issue"):
        for segment in draft.labelled(variable):
            if variable in draft.values:
                break
            if not _put_extent(draft, segment) and not _stands_for_pages(draft, segment):
                _put_number(draft, variable, segment)


def _stands_for_pages(draft: Draft, segment: Segment) -> bool:
    """Whether an issue is none, but the article number or page after "8:", and was put as such."""
    if segment.label != "issue" or draft.labelled("pages"):
        return False
    before, _ = draft.gap(segment)
    volumes = [volume.end for volume in draft.labelled("volume")]
    alone = before in volumes and draft.text[before : segment.start].strip() == ":"
    if not alone and not _ELECTRONIC.fullmatch(draft.string(segment)):
        return False
    _put_pages(draft, Segment("pages", segment.start, _number_end(draft.text, segment.end)))
    return True


def _number_end(text: str, end: int) -> int:
    """Where an article number like "e00006-17" ends."""
    more = _NUMBER_TAIL.match(text, end)
    return more.end() if more else end


def _put_number(draft: Draft, variable: str, segment: Segment) -> None:
    start, end = _without_supplement(draft, segment)
    lead = _LEAD_WORD.match(draft.text, start, end)
    start = lead.end() if lead else start
    segment = Segment(variable, start, end)
    printed = draft.string(segment)
    both = _VOLUME_ISSUE.fullmatch(printed)
    if both and variable == "volume" and "issue" not in draft.values:
        draft.put("volume", both[1], segment.start, segment.start + len(both[1]))
        start = draft.text.index("(", segment.start) + 1
        draft.put("issue", both[2], start, start + len(both[2]))
        return
    if any(char.isalnum() for char in printed):
        draft.put(variable, printed, segment.start, segment.end)


def _without_supplement(draft: Draft, segment: Segment) -> tuple[int, int]:
    """The part of an issue like "5 Suppl 1" that is not the supplement."""
    start, end = segment.start, segment.end
    for variable, first, last, *_ in draft.printed:
        if variable == "supplement" and first < end and start < last:
            start, end = (start, first) if first > start else (last, max(end, last))
            while start < end and not draft.text[end - 1].isalnum():
                end -= 1
    return start, end


def pages(draft: Draft) -> None:
    """Put the pages or the article number; what holds neither a digit nor a roman number is none."""
    found = [segment for segment in draft.labelled("pages") if _is_page(draft.string(segment))]
    if len(found) > 1 and "issue" not in draft.values and _is_issue_before(draft, found[0], found[1]):
        _put_number(draft, "issue", found.pop(0))
    for segment in found:
        if not _put_extent(draft, segment):
            _put_pages(draft, segment)
    if not found:
        _put_last_extent(draft)


def _is_page(printed: str) -> bool:
    return any(map(str.isdigit, printed)) or roman(re.split(r"\W", printed)[0]) is not None


def _put_extent(draft: Draft, segment: Segment) -> bool:
    """Whether the number is that of all pages, as in "320 p.", and was put as such."""
    extent = _EXTENT.match(draft.text, segment.start)
    if extent is None or extent.end() < segment.end:
        return False
    draft.put("number_of_pages", extent[1], *extent.span(1))
    return True


def _put_last_extent(draft: Draft) -> None:
    """Put the number of all pages at the end, where the tagger may leave it without a label."""
    end = draft.segments[-1].end if draft.segments else 0
    extent = _LAST_EXTENT.match(draft.text, end)
    if extent:
        draft.put("number_of_pages", extent[1], *extent.span(1))


def _is_issue_before(draft: Draft, first: Segment, second: Segment) -> bool:
    """Whether of "105, 20, 8550-8555" the 20 is the issue: a bare number before a range."""
    single, both = draft.string(first), draft.string(second)
    parted = draft.text[first.end : second.start].strip()
    return single.isdecimal() and len(single) < 4 and parted == "," and bool(_RANGE.fullmatch(both))


def _put_pages(draft: Draft, segment: Segment) -> None:
    printed = draft.string(segment)
    if _ARTICLE_NUMBER.fullmatch(printed):
        draft.put("number", re.sub(r"^[Aa]rticle\s?|\s", "", printed), segment.start, segment.end)
    elif draft.put("page", expand_range(_with_dash(printed)), segment.start, segment.end):
        _page_parts(draft, segment)


def _with_dash(printed: str) -> str:
    """A range whose dash was lost, "8550 8555", with one."""
    both = _ASCENDING.fullmatch(printed)
    return (
        printed.replace(" ", "-") if both and len(both[2]) == len(both[4]) and both[2] < both[4] else printed
    )


def _page_parts(draft: Draft, segment: Segment) -> None:
    parts = list(re.finditer(r"[^\W_]+", draft.text[segment.start : segment.end]))
    for part, match in zip(("first", "last"), (parts[0], parts[-1]), strict=False):
        if part == "first" or len(parts) == 2:
            draft.part("page", part, segment.start + match.start(), segment.start + match.end())


def own_designation(draft: Draft) -> None:
    """The number of a patent or a standard, and the "U.S. Patent" before it, which is no journal."""
    mark = draft.search(NUMBER)
    if mark is None or mark["report"] or mark["publication"]:
        return
    start, end = mark.span(mark.lastgroup or 0)
    touched = [segment for segment in draft.segments if segment.start < end and mark.start() <= segment.end]
    if any(_is_prose(draft, segment) for segment in touched):
        return
    draft.put("number", draft.text[start:end], start, end)
    for segment in touched:
        if segment.label == "container" and segment.end <= start:
            draft.put("genre", draft.string(segment), segment.start, segment.end)


def _is_prose(draft: Draft, segment: Segment) -> bool:
    return segment.label not in _NUMBERS and not _OWN_KIND.fullmatch(draft.text, segment.start, segment.end)


def designation(draft: Draft) -> None:
    """The number of a report: not of what is printed in a journal."""
    mark = draft.search(NUMBER) if "volume" not in draft.values else None
    if mark:
        group = mark.lastgroup or ""
        draft.put("number", mark[group], *mark.span(group))
