"""What speaks for and against a candidate: agreements on the parsed fields and the printed string together.

Each variable weighs in points, roughly the logarithm (base e) of how much likelier its state is when the
candidate is the work that is meant than when it is another, as in record linkage (Fellegi and Sunter 1969).
A value that agrees by the parse or stands in the string speaks for the candidate; it speaks against it only
when the parse contradicts and the string does not hold the recorded value either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from refcheck.fields import characters, pages, titles
from refcheck.model import Agreement, Item, Reference, State, Work
from refcheck.resolve.agreement import agreements, container_titles
from refcheck.resolve.printed import Printed

_NOTICE = re.compile(
    r"^\W*(?:errat(?:um|a)|corrigend(?:um|a)|correction|addendum|publisher'?s? (?:correction|note)|"
    r"retraction|expression of concern|comments? on|reply|re:|response to|authors?'? (?:reply|response)|"
    r"letter|editorial|discussion|book reviews?|reviews? of|news|abstract|announcements?|preface|index|"
    r"contents|withdrawn)\b",
    re.IGNORECASE,
)
_FULL_TITLE_LETTERS = 40
_SAME_TITLE = 0.92
_OTHER_TITLE = 0.7


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for and against one candidate, by variable, and the agreements they rest on."""

    points: Mapping[str, float]
    agreements: tuple[Agreement, ...]

    @property
    def total(self) -> float:
        """The sum of all points."""
        return sum(self.points.values())

    def supports(self, variable: str) -> bool:
        """Whether a variable speaks for the candidate."""
        return self.points.get(variable, 0.0) > 0

    def contradicts(self, variable: str) -> bool:
        """Whether a variable speaks against the candidate."""
        return self.points.get(variable, 0.0) < 0


def weigh(reference: Reference, printed: Printed, work: Work) -> Evidence:
    """All evidence on whether ``work`` is what ``reference`` means."""
    found = agreements(reference, work)
    by_variable = {agreement.variable: agreement for agreement in found}
    points = {
        "title": _weigh_title(reference.item, printed, work.item, by_variable["title"]),
        "notice": _weigh_notice(printed, work.item.title),
        "author": _weigh_first_author(printed, work.item, by_variable["first-author"]),
        "coauthors": _weigh_coauthors(printed, work.item),
        "issued": _weigh_year(printed, work, by_variable["issued"]),
        "container-title": _weigh_container(printed, work, by_variable["container-title"]),
        "volume": _weigh_number(printed, by_variable["volume"], 2.5, -2.0),
        "issue": _weigh_number(printed, by_variable["issue"], 1.0, -0.5),
        "page": _weigh_page(printed, work.item, by_variable["page"]),
    }
    return Evidence(points, found)


# --- the variables ----------------------------------------------------------------------------------


def _weigh_title(cited: Item, printed: Printed, recorded: Item, agreement: Agreement) -> float:
    if not recorded.title:
        return 0.0
    title = titles.without_status(recorded.title)
    share = max(printed.title_share(title), _share_by_parse(agreement))
    if cited.title and _much_longer(cited.title, title) and agreement.note != "subtitle-added":
        share = min(share, titles.similarity(cited.title, title))
    strength = 8.0 * min(1.0, _telling_letters(title) / _FULL_TITLE_LETTERS)
    if share >= _SAME_TITLE:
        return strength - _missing_part(printed, title)
    if share >= _OTHER_TITLE:
        return strength * (share - _OTHER_TITLE) / (1 - _OTHER_TITLE) - _missing_part(printed, title)
    return -5.0 if cited.title else 0.0


def _share_by_parse(agreement: Agreement) -> float:
    if agreement.note in {"subtitle-missing", "truncated", "spelling", "hyphenation"}:
        return 1.0
    return agreement.similarity or 0.0


def _much_longer(cited: str, title: str) -> bool:
    return len(characters.squash(cited)) > 1.3 * len(characters.squash(title)) + 8


@lru_cache(maxsize=16384)
def _telling_letters(title: str) -> int:
    """How many letters stand in a title's distinct words of four letters and more."""
    return sum(len(word) for word in set(characters.words(title)) if len(word) > 3)


def _missing_part(printed: Printed, title: str) -> float:
    """Points off for a number in the title ("Part II", "1998") that is not printed."""
    numbers = [word for word in characters.words(title) if word.isdigit() or set(word) <= set("ivx")]
    return 3.0 * any(number not in printed.word_set for number in numbers)


def _weigh_notice(printed: Printed, title: str) -> float:
    """An erratum, a reply or a review bears the title of what it is about."""
    found = _NOTICE.match(title)
    if not found:
        return 0.0
    return 0.0 if set(characters.words(found[0])) <= printed.word_set else -6.0


def _weigh_first_author(printed: Printed, recorded: Item, agreement: Agreement) -> float:
    people = recorded.author or recorded.editor
    if not people:
        return 0.0
    if agreement.state in {State.AGREE, State.VARIANT} or printed.names(people[0]):
        return 3.5
    return -3.5


def _weigh_coauthors(printed: Printed, recorded: Item) -> float:
    people = (recorded.author or recorded.editor)[1:6]
    if not people:
        return 0.0
    present = sum(map(printed.names, people))
    return min(3.0, 1.2 * present)


def _weigh_year(printed: Printed, work: Work, agreement: Agreement) -> float:
    years = {str(date.year) for date in work.dates if date.year and date.kind.value != "created"}
    if agreement.state is State.AGREE or not years.isdisjoint(printed.numbers):
        return 2.0
    if agreement.state is State.VARIANT:
        return 1.0
    return -1.0 if years and agreement.state is State.CONTRADICT else 0.0


def _weigh_container(printed: Printed, work: Work, agreement: Agreement) -> float:
    if agreement.state in {State.AGREE, State.VARIANT}:
        return 1.0 if agreement.note in {"section", "acronym"} else 2.5
    known = container_titles(work)
    if any(printed.contains_container(title) for title in known):
        return 2.5
    return -2.0 if agreement.state is State.CONTRADICT else 0.0


def _weigh_number(printed: Printed, agreement: Agreement, most: float, least: float) -> float:
    if not agreement.recorded:
        return 0.0
    if agreement.state is State.AGREE or printed.has_number(agreement.recorded):
        return most if len(agreement.recorded) > 1 else most * 0.6
    if agreement.state is State.VARIANT:
        return most * 0.5
    return least if agreement.state is State.CONTRADICT else least * 0.3


def _weigh_page(printed: Printed, recorded: Item, agreement: Agreement) -> float:
    designations = [page for page in (pages.first_page(recorded.page), recorded.number) if page]
    if not designations:
        return 0.0
    present = [page for page in designations if printed.has_number(page)]
    if present or agreement.state in {State.AGREE, State.VARIANT}:
        longest = max(map(len, present or designations))
        return {1: 1.0, 2: 2.5}.get(longest, 4.0)
    return -2.5 if agreement.state is State.CONTRADICT else -0.5


# --- at a glance ------------------------------------------------------------------------------------


def glance(printed: Printed, work: Work) -> float:
    """A cheap forecast of a candidate's points, to choose which are compared in full."""
    item = work.item
    people = item.author or item.editor
    title = titles.without_status(item.title)
    share = printed.title_words_share(title) * min(1.0, _telling_letters(title) / _FULL_TITLE_LETTERS)
    numbers = printed.has_number(pages.first_page(item.page)) + printed.has_number(item.number)
    years = any(str(date.year) in printed.numbers for date in work.dates if date.year)
    return (
        8.0 * share
        + 3.5 * bool(people and printed.names(people[0]))
        + 4.0 * min(1, numbers)
        + 2.5 * printed.has_number(item.volume)
        + 2.0 * years
    )
