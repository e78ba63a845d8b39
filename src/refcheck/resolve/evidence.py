"""What speaks for and against a candidate: agreements on the parsed fields and the printed string together.

Each variable weighs in points, roughly the logarithm (base e) of how much likelier its state is when the
candidate is the work that is meant than when it is another, as in record linkage (Fellegi and Sunter 1969).
A value that agrees by the parse or stands in the string speaks for the candidate; it speaks against it only
when the parse contradicts and the string does not hold the recorded value either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refcheck.fields import characters, containers, pages, titles
from refcheck.fields.name_forms import family_of
from refcheck.model import Agreement, DateKind, Item, Name, Reference, State, Work
from refcheck.resolve.agreement import agreements, container_titles
from refcheck.resolve.printed import Printed
from refcheck.resolve.title import (
    FULL_TITLE_LETTERS,
    OTHER_TITLE,
    SAME_TITLE,
    TWIN,
    people_of,
    telling_letters,
    title_share,
    weigh_title,
)

_TELLING_PAGE = 2.5
_NOT_VERBATIM = 0.5
# A page of which one character is wrong, or which is torn apart.
_GARBLED_PAGE = 1.0
_LONG_NAME = 50
_EVERYTHING = 0.95


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for and against one candidate, by variable, and the agreements they rest on.

    ``title_share`` is the share of the title that is printed (1 where there is none to print).
    """

    points: Mapping[str, float]
    agreements: tuple[Agreement, ...]
    title_share: float

    @property
    def total(self) -> float:
        """The sum of all points."""
        return sum(self.points.values())

    def supports(self, variable: str) -> bool:
        """Whether a variable speaks for the candidate."""
        return self.points.get(variable, 0.0) > 0

    def note(self, variable: str) -> str:
        """What the agreement on a variable notes."""
        return next((found.note for found in self.agreements if found.variable == variable), "")

    def contradicts(self, variable: str) -> bool:
        """Whether a variable speaks against the candidate."""
        return self.points.get(variable, 0.0) < 0


def weigh(reference: Reference, printed: Printed, work: Work) -> Evidence:
    """All evidence on whether ``work`` is what ``reference`` means."""
    found = agreements(reference, work)
    by_variable = {agreement.variable: agreement for agreement in found}
    # A number that the record lacks speaks against it only where other numbers are printed in its stead. The
    # year printed stands for itself, right or wrong.
    strange = printed.unexplained_numbers(work.item, _years(work) | printed.years)
    share = title_share(reference.item, printed, work, by_variable["title"])
    points = {
        "title": weigh_title(share, reference.item, printed, work),
        "author": _weigh_first_author(reference.item, printed, work, by_variable["first-author"]),
        "coauthors": _weigh_coauthors(printed, people_of(work)),
        "issued": _weigh_year(printed, work, by_variable["issued"]),
        "container-title": _weigh_container(reference.item, printed, work, by_variable["container-title"]),
        "volume": _weigh_number(printed, by_variable["volume"], 2.5, -2.0, strange),
        "issue": _weigh_number(printed, by_variable["issue"], 1.0, -0.5, 0),
        "page": _weigh_page(printed, work.item, by_variable["page"], strange),
        "last-page": _weigh_last_page(printed, work.item),
        "completeness": _completeness(share, printed, work),
        "closeness": _closeness(printed, work.item, by_variable["first-author"]),
    }
    on_its_page = points["page"] >= _TELLING_PAGE and points["volume"] > 0
    if (
        points["title"] == TWIN
        and on_its_page
        and not (printed.opens_as_answer and printed.is_answer(work.item.title))
    ):
        # A twin does not begin on the same page: the title is printed with an error, then.
        points["title"] = 0.0
    return Evidence(points, found, share)


# --- the variables ----------------------------------------------------------------------------------


def _weigh_first_author(cited: Item, printed: Printed, work: Work, agreement: Agreement) -> float:
    people = people_of(work)
    if not people:
        # A proceedings' own record has nobody; the paper that is meant has its authors.
        own = telling_letters(titles.without_status(work.item.title), work.item.container_title)
        return -2.0 if not own and any(name.family and name.given for name in cited.author) else 0.0
    if agreement.state in {State.AGREE, State.VARIANT}:
        return 3.5
    named = _weigh_named(cited, printed, people) if printed.names(people[0]) else -3.5
    garbled = printed.begins_with(people[0], cited.author[:1]) or printed.nearly_names(people[0])
    return 2.0 if named < 2.0 and garbled else named


def _weigh_named(cited: Item, printed: Printed, people: tuple[Name, ...]) -> float:
    """The first author's name is printed, but the parser did not find it in the first place."""
    if not cited.author or cited.author[0].literal:
        return 3.5 if printed.opens_with(people) else 1.5
    # A name that stands elsewhere may be an editor's, or be in the title of a review.
    return (
        1.5
        if any(printed_family in people_words(people[:1]) for printed_family in people_words(cited.author))
        else -3.5
    )


def people_words(people: Sequence[Name]) -> frozenset[str]:
    """The folded words of the names of several people."""
    return frozenset(word for name in people for word in characters.words(family_of(name)) if len(word) > 1)


def _weigh_coauthors(printed: Printed, people: tuple[Name, ...]) -> float:
    return min(3.0, 1.2 * sum(map(printed.names, people[1:6])))


def _weigh_year(printed: Printed, work: Work, agreement: Agreement) -> float:
    years = _years(work)
    if agreement.state is State.AGREE or not years.isdisjoint(printed.years):
        return 2.0
    if agreement.state is State.VARIANT or any(map(printed.nearly_has_number, years)):
        return 1.0
    return -1.0 if years and (agreement.state is State.CONTRADICT or printed.years) else 0.0


def _years(work: Work) -> set[str]:
    return {str(date.year) for date in work.dates if date.year and date.kind is not DateKind.CREATED}


def _weigh_container(cited: Item, printed: Printed, work: Work, agreement: Agreement) -> float:
    if agreement.note in {"section", "acronym"}:
        return 1.0
    known = container_titles(work)
    present = [title for title in known if printed.contains_container(title)]
    if (
        agreement.state is State.CONTRADICT
        and present
        and all(containers.goes_on(title, cited.container_title) for title in present)
    ):
        # "Surface Science Letters" prints the name of Surface Science, and is another journal.
        return -2.0
    if present or agreement.state in {State.AGREE, State.VARIANT}:
        # The long name of a conference tells more than that of a journal.
        return 4.0 if max(map(len, present), default=0) >= _LONG_NAME else 2.5
    return -2.0 if known else 0.0


def _weigh_number(printed: Printed, agreement: Agreement, most: float, least: float, strange: int) -> float:
    if not agreement.recorded:
        return 0.0
    if agreement.state is State.AGREE or printed.has_number(agreement.recorded):
        return most if len(agreement.recorded) > 1 else most * 0.6
    if agreement.state is State.VARIANT or printed.nearly_has_number(agreement.recorded):
        return most * 0.5
    return least if agreement.state is State.CONTRADICT or strange else least * 0.25


def _weigh_page(printed: Printed, recorded: Item, agreement: Agreement, strange: int) -> float:
    designations = [page for page in (pages.first_page(recorded.page), recorded.number) if page]
    if not designations:
        return 0.0
    last = pages.last_page(recorded.page)
    present = [page for page in designations if printed.has_number(page) and not printed.ends_on(page, last)]
    if present or agreement.state in {State.AGREE, State.VARIANT}:
        longest = max(map(len, present or [pages.first_page(agreement.cited)]))
        return {1: 1.0, 2: 2.5}.get(longest, 4.0) - (0.0 if present else _NOT_VERBATIM)
    if any(map(printed.nearly_has_number, designations)):
        return _GARBLED_PAGE
    return -2.5 if agreement.state is State.CONTRADICT or strange else -0.5


def _weigh_last_page(printed: Printed, recorded: Item) -> float:
    """Both ends of a range are printed as such: one page may be so by chance, hardly two."""
    first, last = pages.first_page(recorded.page), pages.last_page(recorded.page)
    return 1.5 if last and printed.has_pages(first, last) else 0.0


def _completeness(share: float, printed: Printed, work: Work) -> float:
    """Nothing is printed that the record does not tell: what short entries have instead of many fields."""
    if share < SAME_TITLE or not work.item.title:
        return 0.0
    names = [text for name in people_of(work) for text in (family_of(name), name.given)]
    explained = printed.explained_by((work.item.title, *container_titles(work), *names))
    return 2.0 if explained >= _EVERYTHING else 0.0


def _closeness(printed: Printed, recorded: Item, first: Agreement) -> float:
    """Under a point for being printed letter for letter, to choose between two records of one work."""
    name = recorded.author[0] if recorded.author else Name()
    texts = (recorded.title, recorded.container_title, name.given, name.family)
    verbatim = sum(map(printed.holds, texts)) + sum(map(printed.holds_in_any_case, texts))
    agreeing = first.state is State.AGREE
    return 0.05 * verbatim + 0.1 * agreeing + _closeness_of_range(printed, recorded)


def _closeness_of_range(printed: Printed, recorded: Item) -> float:
    """Styles that print titles print last pages too; the others leave them out, which then says nothing."""
    last = pages.last_page(recorded.page)
    if printed.has_range:
        return 0.2 * bool(last and printed.has_number(last))
    return 0.2 * bool(not last and recorded.title and printed.title_words_share(recorded.title) > OTHER_TITLE)


# --- at a glance ------------------------------------------------------------------------------------


def glance(printed: Printed, work: Work) -> float:
    """A cheap forecast of a candidate's points, to choose which are compared in full."""
    item = work.item
    people = item.author or item.editor
    title = titles.without_status(item.title)
    share = printed.title_words_share(title) * min(
        1.0, telling_letters(title, item.container_title) / FULL_TITLE_LETTERS
    )
    page = printed.has_number(pages.first_page(item.page)) or printed.has_number(item.number)
    years = any(str(date.year) in printed.numbers for date in work.dates if date.year)
    return (
        8.0 * share
        + 3.5 * bool(people and printed.names(people[0]))
        + 4.0 * page
        + 2.5 * printed.has_number(item.volume)
        + 2.0 * years
    )
