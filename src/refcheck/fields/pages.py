"""Pages: ranges written out, and a cited range against a recorded one.

Ranges are elided as printers do it: "1137-48" is 1137-1148, "224-9" is 224-229, "S12-9" is
S12-S19, "1085-92" is 1085-1092. A range whose end still falls before its start is left as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from refcheck.fields.numbers import diagnose, roman
from refcheck.model import Agreement, State

_DASH = re.compile(r"\s*[-‐‑‒–—―−][-‐‑‒–—―−\s]*")
_LABEL = re.compile(
    r"^\s*(?:(?:pp|pages?|pgs?|seiten?)\s*[.:]?\s*|[psPS](?:\.\s*|\s+))(?=[A-Za-z]{0,3}\d|[ivxlcdm]+\b)",
    re.IGNORECASE,
)
# A number too long for a page is none.
_PARTS = re.compile(r"^([^\d]*)(\d{1,12})([^\d]*)$")


@dataclass(frozen=True, slots=True)
class Range:
    """Pages ``first`` to ``last`` as designations ("S12", "e45", "iv"); ``last`` is "" for a single page."""

    first: str
    last: str = ""


@lru_cache(maxsize=16384)
def expand_range(text: str) -> str:
    """``text`` with every range written out and ASCII hyphens: "224–9" -> "224-229".

    Several ranges come back parted by ", ". A label ("pp.") is dropped. What is no range is kept.
    """
    return ", ".join(_show(part) for part in read(text))


@lru_cache(maxsize=16384)
def read(text: str) -> tuple[Range, ...]:
    """The ranges that ``text`` names, written out; empty for an empty ``text``."""
    bare = _LABEL.sub("", text.strip(" .,;:\t\n\u00a0"))
    return tuple(_read_one(part) for part in re.split(r"\s*[,;&]\s*", bare) if part)


def first_page(text: str) -> str:
    """The first page that ``text`` names, or ""."""
    ranges = read(text)
    return ranges[0].first if ranges else ""


def last_page(text: str) -> str:
    """The last page that ``text`` names, or "" when it names a single page."""
    ranges = read(text)
    return ranges[-1].last if ranges else ""


def number_of(page: str) -> int | None:
    """The number in a page designation: 12 for "S12" and "12a", 4 for "iv"; None when there is none."""
    parts = _PARTS.match(page)
    if parts:
        return int(parts[2])
    return roman(page)


def compare(cited: str, recorded: str, recorded_number: str = "") -> Agreement:
    """The cited pages against the recorded ones; ``recorded_number`` is the record's article number.

    Notes: see ``resolve.agreement``.
    """
    if not cited:
        return Agreement("page", cited, recorded or recorded_number, State.UNKNOWN, note="not-cited")
    if recorded_number and same_number(cited, recorded_number):
        return Agreement("page", cited, recorded_number, State.VARIANT, note="article-number")
    if not recorded:
        return Agreement("page", cited, recorded_number, State.UNKNOWN, note="not-recorded")
    if recorded.startswith(f"{cited}-") and recorded.count("-") > 1:
        return Agreement(
            "page", cited, recorded, State.VARIANT, note="first-page-only"
        )  # C2 of "C2-389-C2-395"
    state, note = _compare_ranges(read(cited), read(recorded), bool(recorded_number))
    return Agreement("page", cited, recorded, state, note=note)


def same_number(cited: str, recorded: str) -> bool:
    """Whether two article numbers are one: "e0159982", "E0159982" and "0159982" are."""
    return _bare(cited) == _bare(recorded) != ""


def within(cited: str, recorded: str) -> bool:
    """Whether the cited pages are some of the recorded ones, which may go on where no last page is known."""
    numbers = [number_of(page) for part in read(cited) for page in (part.first, part.last) if page]
    first, last = number_of(first_page(recorded)), number_of(last_page(recorded))
    if first is None or not numbers:
        return False
    return all(number is not None and first <= number <= (last or number) for number in numbers)


def is_article_number(page: str) -> bool:
    """Whether a record's single page must be an article number: "e26398", "134903"."""
    return re.fullmatch(r"e\d+|\d{6,}", page) is not None


def _show(pages: Range) -> str:
    return f"{pages.first}-{pages.last}" if pages.last else pages.first


def _read_one(text: str) -> Range:
    parts = _DASH.split(text)
    if len(parts) != 2 or not all(parts):
        # A hyphen within a designation ("12-1-12-15") or a single page.
        return _read_compound(parts) or Range(_DASH.sub("-", text).strip())
    first, last = parts
    return Range(first, _write_out(first, last))


def _read_compound(parts: list[str]) -> Range | None:
    if len(parts) == 4 and all(parts):
        return Range("-".join(parts[:2]), "-".join(parts[2:]))
    return None


def _write_out(first: str, last: str) -> str:
    start, end = _PARTS.match(first), _PARTS.match(last)
    if not start or not end:
        return last
    prefix = end[1] or (start[1] if start[1] else "")
    digits = _complete(start[2], end[2])
    if end[1] and end[1].lower() != start[1].lower():
        return last
    return f"{prefix}{digits}{end[3]}"


def _complete(start: str, end: str) -> str:
    """``end`` with the leading digits it shares with ``start``, where that makes it the larger."""
    if len(end) >= len(start) or int(end) >= int(start):
        return end
    whole = start[: len(start) - len(end)] + end
    return whole if int(whole) >= int(start) else end


def _compare_ranges(
    cited: tuple[Range, ...], recorded: tuple[Range, ...], numbered: bool
) -> tuple[State, str]:
    if not cited or not recorded:
        return State.UNKNOWN, "not-comparable"
    mine, theirs = cited[0], recorded[0]
    if len(cited) > 1 and len(recorded) > 1 and len(cited) != len(recorded):
        theirs, mine = Range(theirs.first), Range(mine.first)
    first, last = _same(mine.first, theirs.first), _same_last(mine, theirs, cited, recorded)
    if first and last is not False:
        return _agreeing(mine, theirs)
    if _letter_apart(mine.first, theirs.first) and (
        last is not False or _letter_apart(mine.last, theirs.last)
    ):
        return State.VARIANT, "page-letter"
    return _differing(mine, theirs, first, numbered)


def _agreeing(mine: Range, theirs: Range) -> tuple[State, str]:
    if not mine.last and theirs.last and not _same(theirs.first, theirs.last):
        return State.VARIANT, "first-page-only"
    if mine.last and not theirs.last and not _same(mine.first, mine.last):
        return State.VARIANT, "record-first-page-only"
    return State.AGREE, ""


def _same_last(
    mine: Range, theirs: Range, cited: tuple[Range, ...], recorded: tuple[Range, ...]
) -> bool | None:
    """Whether the last pages are one, or None when one side names none."""
    if not mine.last and _same(theirs.first, theirs.last):
        return True
    my_lasts, their_lasts = {mine.last, cited[-1].last} - {""}, {theirs.last, recorded[-1].last} - {""}
    if not my_lasts or not their_lasts:
        return None
    return any(_same(my_last, their_last) for my_last in my_lasts for their_last in their_lasts)


def _differing(mine: Range, theirs: Range, first: bool, numbered: bool) -> tuple[State, str]:
    if numbered and not first and number_of(mine.first) == 1:
        # "1-12" of an article that is known by its number: pages within the article's own file.
        return State.UNKNOWN, "article-pages"
    if mine.last and _same(mine.first, theirs.last) and _same(mine.last, theirs.first):
        return State.CONTRADICT, "range-reversed"
    if first:
        return State.CONTRADICT, _last_page_note(mine, theirs)
    if mine.last and theirs.last and not _same(mine.last, theirs.last):
        return State.CONTRADICT, _pages_note(mine, theirs)
    return State.CONTRADICT, f"first-page-{diagnose(_bare(mine.first), _bare(theirs.first))}"


def _last_page_note(mine: Range, theirs: Range) -> str:
    mine_number, theirs_number = number_of(mine.last), number_of(theirs.last)
    start = number_of(mine.first)
    if mine_number is None or theirs_number is None or start is None:
        return "last-page-differs"
    if mine_number < start and str(theirs_number).endswith(str(mine_number)):
        # "229-1" for 229-231: what was left out cannot be taken from the first page.
        return "wrongly-elided"
    return f"last-page-{diagnose(_bare(mine.last), _bare(theirs.last))}"


def _pages_note(mine: Range, theirs: Range) -> str:
    """Both ends differ: beside the record's, inside its range, or elsewhere altogether."""
    if _bare(mine.first) == _bare(theirs.last):
        return "first-page-is-last"
    return "pages-differ"


@lru_cache(maxsize=16384)
def _bare(page: str) -> str:
    """A designation without case, spaces, leading zeros or the "e" of electronic pages."""
    text = re.sub(r"[\s.]", "", page).lower()
    text = re.sub(r"^(?:article|artno|art|no|id|pp|p|e)(?=[a-z]?\d)", "", text)
    return re.sub(r"^([a-z]*)0+(?=\d)", r"\1", text)


def _same(mine: str, theirs: str) -> bool:
    if not mine or not theirs:
        return False
    if _bare(mine) == _bare(theirs):
        return True
    return _same_lettered(mine, theirs)


def _same_lettered(mine: str, theirs: str) -> bool:
    """Whether both hold one number and its letters in either order ("S12", "12S"), or the same roman one."""
    my_parts, their_parts = _PARTS.match(_bare(mine)), _PARTS.match(_bare(theirs))
    if not my_parts or not their_parts or int(my_parts[2]) != int(their_parts[2]):
        return roman(mine) is not None and roman(mine) == roman(theirs)
    my_letters, their_letters = my_parts[1] + my_parts[3], their_parts[1] + their_parts[3]
    return my_letters == their_letters


def _letter_apart(mine: str, theirs: str) -> bool:
    """Whether one designation is the other without its letter ("12" for "S12")."""
    my_parts, their_parts = _PARTS.match(_bare(mine)), _PARTS.match(_bare(theirs))
    if not my_parts or not their_parts or int(my_parts[2]) != int(their_parts[2]):
        return False
    return not (my_parts[1] + my_parts[3]) or not (their_parts[1] + their_parts[3])
