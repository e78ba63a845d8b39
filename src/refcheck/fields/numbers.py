"""Volume, issue and supplement designations, and the usual ways in which a number goes wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from refcheck.fields import characters
from refcheck.model import Agreement, Item, State

_LABEL = re.compile(
    r"^(?:volumes?|vol|jahrgang|jg|bd|band|tome?|t|v|issues?|iss|numbers?|num|no|nr|n°|heft|h|part|pt)\b"
)
_SUPPLEMENT = re.compile(r"(?:\bsuppl?(?:ement|\b)|\bs(?=\d)|(?<=\d)s\b|_suppl)[a-z]*[\s._-]*(\w*)")
_PART = re.compile(r"\b(?:part|pt|p)[\s._-]*(\w+)$")
# A record's "2008.8" or "9(45)": the year or the running number beside the volume.
_TWO_IN_ONE = re.compile(r"\d+(?:\.\d+|\s*\(\d+\)?)")
_ROMAN = re.compile(
    r"^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def plain(text: str) -> int | None:
    """The value of a plain number of up to nine digits; None for what is none, or too long for one."""
    return int(text) if text.isdecimal() and len(text) <= 9 else None


def diagnose(cited: str, recorded: str) -> str:
    """How two unlike numbers differ: "digits-swapped", "one-digit" (wrong, lost or added) or "differs"."""
    if min(len(cited), len(recorded)) < 2 and len(cited) != len(recorded):
        return "differs"
    if sorted(cited) == sorted(recorded) and DamerauLevenshtein.distance(cited, recorded) == 1:
        return "digits-swapped"
    if max(len(cited), len(recorded)) > 1 and DamerauLevenshtein.distance(cited, recorded) == 1:
        return "one-digit"
    return "differs"


def compare(cited: Item, recorded: Item) -> tuple[Agreement, Agreement]:
    """Volume and issue of a reference against the record's.

    Notes: see ``resolve.agreement``.
    """
    volume = compare_volume(cited.volume, recorded.volume)
    issue = compare_issue(cited, recorded)
    if volume.state is State.CONTRADICT and _exchanged(cited, recorded):
        volume = _contradiction(volume, "volume-issue-exchanged")
        issue = _contradiction(issue, "volume-issue-exchanged")
    elif volume.state is State.CONTRADICT and recorded.issue and read(cited.volume) == read(recorded.issue):
        volume = _contradiction(volume, "is-issue")
    elif issue.state is State.CONTRADICT and recorded.volume and read(cited.issue) == read(recorded.volume):
        issue = _contradiction(issue, "is-volume")
    return volume, issue


def compare_volume(cited: str, recorded: str) -> Agreement:
    """A cited volume against the recorded one."""
    return _compare("volume", cited, recorded, read(cited), read(recorded))


def compare_issue(cited: Item, recorded: Item) -> Agreement:
    """A cited issue, with its supplement, against the recorded one.

    A supplement may stand in either side's issue ("Suppl 1", "S1") or apart from it.
    """
    mine, theirs = _issue(cited), _issue(recorded)
    printed, known = _printed_issue(cited), _printed_issue(recorded)
    my_supplement, their_supplement = supplement_of(printed), supplement_of(known)
    if printed and known and my_supplement is not None and their_supplement is not None:
        if my_supplement == their_supplement:
            return Agreement("issue", printed, known, State.AGREE)
        if not my_supplement or not their_supplement:
            return Agreement("issue", printed, known, State.VARIANT, note="supplement-number")
    if printed and known and (my_supplement is None) != (their_supplement is None):
        return _half_supplement(printed, known, mine, theirs, lost=my_supplement is None)
    return _compare("issue", printed, known, mine, theirs)


@lru_cache(maxsize=8192)
def read(text: str) -> str:
    """A designation in its plainest form: "Vol. 08" is "8", "XII" "12", "7–8" and "7/8" "7-8"."""
    folded = characters.fold(text).strip(" .,;:()[]")
    folded = _LABEL.sub("", folded).strip(" .,;:()[]")
    folded = re.sub(r"\s*[-/&,+_]\s*|\s+and\s+", "-", folded)
    folded = re.sub(r"(?<!\d)0+(?=\d)", "", folded)
    value = roman(folded) if len(folded) > 1 else None
    return folded if value is None else str(value)


@lru_cache(maxsize=8192)
def supplement_of(text: str) -> str | None:
    """The designation of the supplement that an issue names, "" for a bare "Suppl"; None for none."""
    found = _SUPPLEMENT.search(characters.fold(text).replace("_", " "))
    return found[1].lstrip("0") if found else None


def _compare(variable: str, cited: str, recorded: str, mine: str, theirs: str) -> Agreement:
    if not cited:
        return Agreement(variable, cited, recorded, State.UNKNOWN, note="not-cited")
    if not recorded:
        return Agreement(variable, cited, recorded, State.UNKNOWN, note="not-recorded")
    if mine == theirs:
        return Agreement(variable, cited, recorded, State.AGREE)
    variant = _variant(mine, theirs)
    if variant:
        return Agreement(variable, cited, recorded, State.VARIANT, note=variant)
    if not (re.search(r"\d", mine) and re.search(r"\d", theirs)):
        # A month, a season or "special issue" against a number.
        return Agreement(variable, cited, recorded, State.UNKNOWN, note="not-comparable")
    return Agreement(variable, cited, recorded, State.CONTRADICT, note=diagnose(mine, theirs))


def _variant(mine: str, theirs: str) -> str:
    """The name of an explainable difference between two designations, or ""."""
    my_numbers, their_numbers = re.findall(r"\d+", mine), re.findall(r"\d+", theirs)
    if not my_numbers or not their_numbers:
        return ""
    if my_numbers == their_numbers or (my_numbers[0] == their_numbers[0] and _PART.search(mine + theirs)):
        my_letters, their_letters = re.findall(r"[a-z]+", mine), re.findall(r"[a-z]+", theirs)
        return "letters" if my_letters != their_letters and not (my_letters and their_letters) else ""
    if len(my_numbers) == 1 and my_numbers[0] in their_numbers and _TWO_IN_ONE.fullmatch(theirs):
        return "double-issue"
    if _within(my_numbers, their_numbers) or _within(their_numbers, my_numbers):
        return "double-issue"
    return ""


def _within(single: list[str], several: list[str]) -> bool:
    """Whether ``single`` is one of a combined "7-8" or "1-4"."""
    if len(single) != 1 or len(several) != 2:
        return False
    low, number, high = plain(several[0]), plain(single[0]), plain(several[1])
    if low is None or number is None or high is None:
        return False
    return low <= number <= high <= low + 12


def _exchanged(cited: Item, recorded: Item) -> bool:
    return bool(
        cited.issue
        and recorded.volume
        and read(cited.volume) == read(recorded.issue)
        and read(cited.issue) == read(recorded.volume)
    )


def _contradiction(agreement: Agreement, note: str) -> Agreement:
    return Agreement(agreement.variable, agreement.cited, agreement.recorded, State.CONTRADICT, note=note)


def _half_supplement(printed: str, known: str, mine: str, theirs: str, *, lost: bool) -> Agreement:
    """One side names a supplement and the other does not."""
    numbers_mine, numbers_theirs = re.findall(r"\d+", mine), re.findall(r"\d+", theirs)
    if numbers_mine[:1] == numbers_theirs[:1]:
        return Agreement(
            "issue", printed, known, State.VARIANT, note="supplement-lost" if lost else "supplement-added"
        )
    return Agreement(
        "issue", printed, known, State.CONTRADICT, note="supplement-lost" if lost else "supplement-added"
    )


def _printed_issue(item: Item) -> str:
    if not item.supplement:
        return item.issue
    return f"{item.issue} Suppl {item.supplement}".strip()


def _issue(item: Item) -> str:
    return read(_printed_issue(item))


def roman(text: str) -> int | None:
    """The value of a roman numeral in either case, or None when ``text`` is none."""
    if not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[digit] for digit in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))
