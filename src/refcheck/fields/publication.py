"""The cited year against a work's dates, each kind of which means another thing.

A work is cited by the year of the issue that its volume and pages belong to: the print year. The online
year is the day the publisher put it on the web, for a back issue perhaps decades later. A year counts as
the online year only when it is no print year. Print and online in neighbouring years are both in use (the
issue of January is online in December), so either is a variant. ``created`` tells of the DOI alone and is
never asked.
"""

from __future__ import annotations

import re

from refcheck.fields import pages
from refcheck.model import Agreement, DateKind, Item, State, Work

_PRINT = frozenset({DateKind.PRINT, DateKind.ISSUE_PRINT})
_ONLINE = frozenset({DateKind.ONLINE, DateKind.ISSUE_ONLINE, DateKind.POSTED})
_UNSPECIFIED = frozenset({DateKind.ISSUED, DateKind.PUBLISHED, DateKind.OTHER})


def compare(cited: Item, work: Work) -> Agreement:
    """The year that a reference gives against the work's dates.

    Notes: see ``resolve.agreement``.
    """
    printed = cited.issued
    recorded = year_to_cite(work)
    shown = str(recorded or "")
    if printed is None or printed.year is None:
        note = "not-yet-published" if printed is not None and printed.literal else "not-cited"
        return Agreement("issued", printed.literal if printed else "", shown, State.UNKNOWN, note=note)
    if recorded is None:
        return Agreement("issued", str(printed.year), "", State.UNKNOWN, note="not-recorded")
    print_years, online_years = _years(work, _PRINT), _years(work, _ONLINE)
    if print_years:
        state, note = _against_print(printed.year, print_years, online_years, work, cited)
    else:
        state, note = _without_print(printed.year, online_years, work)
    return Agreement("issued", str(printed.year), shown, state, note=note)


def year_to_cite(work: Work) -> int | None:
    """The year a reference to the work should give: print before unspecified before online."""
    for kinds in (_PRINT, _UNSPECIFIED, _ONLINE):
        years = _years(work, kinds)
        if years:
            return min(years)
    return work.item.issued.year if work.item.issued else None


def has_print_date(work: Work) -> bool:
    """Whether the record says when the work was printed, or when it was published without saying how."""
    online = _years(work, _ONLINE)
    return bool(_years(work, _PRINT) or _years(work, _UNSPECIFIED) - online)


def _against_print(
    year: int, print_years: set[int], online_years: set[int], work: Work, cited: Item
) -> tuple[State, str]:
    if year in print_years:
        return State.AGREE, ""
    if year not in online_years:
        other = year in _years(work, frozenset({DateKind.OTHER}))
        return (State.AGREE, "") if other else (State.CONTRADICT, _diagnose(year, min(print_years)))
    gap = min(abs(year - printed) for printed in print_years)
    if gap == 1:
        return State.VARIANT, "online-neighbour"
    if not (cited.volume or cited.issue or cited.page):
        # Cited before the issue came out: nothing in the reference belongs to the print year.
        return State.VARIANT, "online-first"
    return State.CONTRADICT, "online-year"


def _without_print(year: int, online_years: set[int], work: Work) -> tuple[State, str]:
    known = (
        online_years | _years(work, _UNSPECIFIED) | ({work.item.issued.year} if work.item.issued else set())
    )
    years = {one for one in known if one is not None}
    if year in years:
        return State.AGREE, ""
    if year < min(years):
        return _earlier(year, years, work.item)
    if online_years and year == max(years) + 1:
        # Print follows online, and the record may not have it.
        return State.VARIANT, "online-neighbour"
    return State.CONTRADICT, _diagnose(year, max(years))


def _earlier(year: int, years: set[int], recorded: Item) -> tuple[State, str]:
    """A year before all dates of a record that knows of no print: it may be of a back issue put online later.

    A year within the DOI tells, as do an article number and a volume that is the recorded year.
    """
    named = {int(one) for one in re.findall(r"(?<!\d)\d{4}(?!\d)", recorded.doi.partition("/")[2])}
    if year in named:
        return State.AGREE, ""
    numbered = bool(recorded.number) or pages.is_article_number(recorded.page)
    since = any(year + 1 < one <= max(years) for one in named)
    if year < min(years) - 1 and (numbered or since or recorded.volume in map(str, years)):
        return State.CONTRADICT, _diagnose(year, max(years))
    return State.UNKNOWN, "no-print-date"


def _years(work: Work, kinds: frozenset[DateKind]) -> set[int]:
    return {date.year for date in work.dates if date.kind in kinds and date.year is not None}


def _diagnose(cited: int, recorded: int) -> str:
    swapped = sorted(str(cited)) == sorted(str(recorded))
    return "digits-swapped" if swapped else "year-differs"
