"""From labels to an item: an ordered list of small steps, each filling the fields it knows.

A step takes a draft and puts what it finds, with the place where it is printed. Earlier steps win: nothing
is put where something already stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from refcheck.fields.dates import PrintedDate, read_date
from refcheck.fields.names import NameList, PrintedName, read_names
from refcheck.fields.pages import expand_range
from refcheck.model import DateKind, Item, Name
from refcheck.parser.draft import Draft, Segment
from refcheck.parser.kinds import infer_type
from refcheck.parser.wording import ACCESSED, GENRE, MEDIUM, NOTE, NUMBER, SUPPLEMENT

_ET_AL = re.compile(
    r"[\s,;.&]*(?:\bet\.?\s?al\b|\band\s+(?:others|colleagues)\b|\bet\s+coll\b|\bu\.\s?a\.|\by\s+cols?\b|…|\.\.\.)",
    re.IGNORECASE,
)
_ARTICLE_NUMBER = re.compile(r"[eE]\s?\d{1,10}(?:[-–.]\d{1,4})?|\d{6,}|Article\s?\w+", re.IGNORECASE)
_NUMBER_TAIL = re.compile(r"[-–]\d{1,4}\b")
_RANGE = re.compile(r"[A-Za-z]?\d+\s?[-–—−]+\s?[A-Za-z]?\d+")
_ELECTRONIC = re.compile(r"e\d{3,10}")
_VOLUME_ISSUE = re.compile(r"(\d+[A-Za-z]?)\s?\(([^()]{1,12})\)?")
_LEAD_WORD = re.compile(r"(?:n\s?[°ºo]|nos?|nr|vols?|bd)[.\s]{0,2}(?=\d)", re.IGNORECASE)
_LAST_INITIAL = re.compile(r"(?:^|[\s.,-])[^\W\d_]{1,2}$")
_AFTER_COMMA = re.compile(r",\s*[^\W\d_]$")


def assemble(draft: Draft) -> Item:
    """The item that a labelled reference describes; the draft keeps where its fields stand."""
    for step in STEPS:
        step(draft)
    return Item(**draft.values)


def _identifiers(draft: Draft) -> None:
    for identifier in draft.tokens.identifiers.values():
        if identifier.variable in {"isbn", "issn"}:
            _append(draft, identifier.variable, identifier.value, identifier.start, identifier.end)
        else:
            draft.put(identifier.variable, identifier.value, identifier.start, identifier.end)


def _append(draft: Draft, variable: str, value: str, start: int, end: int) -> None:
    """One more member of a list whose members stand apart."""
    members: tuple[str, ...] = draft.values.get(variable, ())
    if value not in members and draft.is_free(start, end):
        draft.values[variable] = (*members, value)
        draft.part(variable, "", start, end, len(members))


def _people(draft: Draft) -> None:
    for variable in ("author", "editor", "translator"):
        found = draft.labelled(variable)
        if found:
            _put_people(draft, variable, found)


def _put_people(draft: Draft, variable: str, found: Sequence[Segment]) -> None:
    """The names of the first stretch; further stretches add theirs."""
    names: list[Name] = []
    for segment in found:
        end = _with_initial_point(draft.text, segment)
        listed = read_names(draft.text[segment.start : end])
        if variable == "author" and _is_truncated(draft, listed, end):
            draft.values["authors_truncated"] = True
        if not listed.names or not draft.is_free(segment.start, end):
            continue
        for printed in listed.names:
            _place_name(draft, variable, len(names), segment.start, printed)
            names.append(printed.name)
        if len(found) == 1:
            first, last = listed.names[0].start, listed.names[-1].end
            draft.whole(variable, segment.start + first, segment.start + last)
    if names:
        draft.values[variable] = tuple(names)


def _place_name(draft: Draft, variable: str, index: int, offset: int, printed: PrintedName) -> None:
    draft.part(variable, "", offset + printed.start, offset + printed.end, index)
    if printed.family:
        draft.part(variable, "family", offset + printed.family[0], offset + printed.family[1], index)
    if printed.given:
        draft.part(variable, "given", offset + printed.given[0], offset + printed.given[1], index)


def _with_initial_point(text: str, segment: Segment) -> int:
    """The end of a list of names, with the point of a last initial where initials have points."""
    printed = text[segment.start : segment.end]
    dotted = "." in printed or _AFTER_COMMA.search(printed)
    if dotted and text.startswith(".", segment.end) and _LAST_INITIAL.search(printed):
        return segment.end + 1
    return segment.end


def _is_truncated(draft: Draft, listed: NameList, end: int) -> bool:
    return listed.truncated or bool(_ET_AL.match(draft.text, end))


def _titles(draft: Draft) -> None:
    for label, variable in (
        ("title", "title"), ("container", "container_title"), ("series", "collection_title"),
        ("publisher", "publisher"), ("location", "publisher_place"), ("edition", "edition"),
    ):  # fmt: skip
        found = draft.labelled(label)
        if found:
            chosen = (
                max(found, key=lambda segment: segment.end - segment.start) if label == "title" else found[0]
            )
            draft.put(variable, draft.string(chosen), chosen.start, chosen.end)


def _issued(draft: Draft) -> None:
    """The first date that is not one of access; month and day may stand unlabelled beside the year."""
    for segment in draft.labelled("date"):
        before, after = draft.gap(segment)
        if draft.search(ACCESSED, before, segment.start):
            continue
        printed = _read_around(draft.text, segment, before, after)
        if printed is not None and printed[0].date.kind is DateKind.ISSUED:
            _put_date(draft, "issued", *printed)
            return


def _read_around(text: str, segment: Segment, before: int, after: int) -> tuple[PrintedDate, int] | None:
    """The date of a segment, and the offset its places count from."""
    own = read_date(text[segment.start : segment.end])
    limit = min(after, segment.end + 24)
    start = max(before, segment.start - 24)
    around = text[start : segment.start] + text[segment.end : limit]
    if own is not None and len(own.parts) == 1 and not any(map(str.isalnum, around)):
        return own, segment.start
    wide = read_date(text[start:limit])
    if own is None:
        return (wide, start) if wide is not None and "year" not in wide.parts else None
    if wide is not None and _year_at(wide, start) == _year_at(own, segment.start) != -1:
        return wide, start
    return own, segment.start


def _year_at(printed: PrintedDate, offset: int) -> int:
    return offset + printed.parts["year"][0] if "year" in printed.parts else -1


def _put_date(draft: Draft, variable: str, printed: PrintedDate, offset: int) -> None:
    if draft.put(variable, printed.date, offset + printed.start, offset + printed.end):
        for part, (start, end) in printed.parts.items():
            draft.part(variable, part, offset + start, offset + end)


def _accessed(draft: Draft) -> None:
    mark = draft.search(ACCESSED)
    if mark is None:
        return
    printed = read_date(draft.text[mark.end() : mark.end() + 32], DateKind.ACCESSED)
    if printed is not None and "year" in printed.parts and printed.start < 12:
        _put_date(draft, "accessed", printed, mark.end())


def _supplement(draft: Draft) -> None:
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


def _numbers(draft: Draft) -> None:
    for variable in ("volume", "issue"):
        for segment in draft.labelled(variable):
            if variable in draft.values:
                break
            if not _stands_for_pages(draft, segment):
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


def _pages(draft: Draft) -> None:
    found = [segment for segment in draft.labelled("pages") if any(map(str.isalnum, draft.string(segment)))]
    if len(found) > 1 and "issue" not in draft.values and _is_issue_before(draft, found[0], found[1]):
        _put_number(draft, "issue", found.pop(0))
    for segment in found:
        _put_pages(draft, segment)


def _is_issue_before(draft: Draft, first: Segment, second: Segment) -> bool:
    """Whether of "105, 20, 8550-8555" the 20 is the issue: a bare number before a range."""
    single, both = draft.string(first), draft.string(second)
    parted = draft.text[first.end : second.start].strip()
    return single.isdecimal() and len(single) < 4 and parted == "," and bool(_RANGE.fullmatch(both))


def _put_pages(draft: Draft, segment: Segment) -> None:
    printed = draft.string(segment)
    if _ARTICLE_NUMBER.fullmatch(printed):
        draft.put("number", re.sub(r"^[Aa]rticle\s?|\s", "", printed), segment.start, segment.end)
    elif draft.put("page", expand_range(printed), segment.start, segment.end):
        _page_parts(draft, segment)


def _page_parts(draft: Draft, segment: Segment) -> None:
    parts = list(re.finditer(r"[^\W_]+", draft.text[segment.start : segment.end]))
    for part, match in zip(("first", "last"), (parts[0], parts[-1]), strict=False):
        if part == "first" or len(parts) == 2:
            draft.part("page", part, segment.start + match.start(), segment.start + match.end())


def _designation(draft: Draft) -> None:
    """The number of a patent, a standard, a report: not of what is printed in a journal."""
    if "volume" in draft.values:
        return
    mark = draft.search(NUMBER)
    if mark:
        group = mark.lastgroup or ""
        draft.put("number", mark[group], *mark.span(group))


def _medium(draft: Draft) -> None:
    mark = draft.search(MEDIUM)
    if mark:
        draft.put("medium", mark[1], *mark.span(1))


def _genre_and_note(draft: Draft) -> None:
    for variable, clued in (("genre", GENRE), ("note", NOTE)):
        mark = draft.search(clued)
        while mark and not draft.put(variable, mark[0], *mark.span()):
            mark = draft.search(clued, mark.end())


def _type(draft: Draft) -> None:
    kind = infer_type(draft.values, draft.text)
    if kind:
        draft.values["type"] = kind


STEPS: tuple[Callable[[Draft], None], ...] = (
    _identifiers, _people, _titles, _issued, _accessed, _supplement, _numbers, _pages, _designation,
    _medium, _genre_and_note, _type,
)  # fmt: skip
