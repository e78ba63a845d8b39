"""What speaks for and against a candidate: agreements on the parsed fields and the printed string together.

Each variable weighs in points, roughly the logarithm (base e) of how much likelier its state is when the
candidate is the work that is meant than when it is another, as in record linkage (Fellegi and Sunter 1969).
A value that agrees by the parse or stands in the string speaks for the candidate; it speaks against it only
when the parse contradicts and the string does not hold the recorded value either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from refcheck.fields import characters, containers, numbers, pages, titles
from refcheck.fields.people import family_of
from refcheck.model import Agreement, DateKind, Item, Name, Reference, State, Work
from refcheck.resolve.agreement import agreements, container_titles
from refcheck.resolve.printed import Printed

_NOTICE = re.compile(
    r"^\W*(?:errat(?:um|a)|corrigend(?:um|a)|correction|addendum|publisher'?s? (?:correction|note)|"
    r"retraction|expression of concern|comments? on|reply|re:|response to|authors?'? (?:reply|response)|"
    r"letter|editorial|discussion|book reviews?|reviews? of|news|abstract|announcements?|preface|index|"
    r"contents|withdrawn)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivx]+|(?=..)[xlivc]+")
_FULL_TITLE_LETTERS = 40
_SAME_TITLE = 0.92
_OTHER_TITLE = 0.7
_NOISY_TITLE = 0.85
# A like title of another work: its erratum, its second part. No other variable can outweigh it.
_TWIN = -50.0
_TELLING_PAGE = 2.5
_LONG_NAME = 50
_EVERYTHING = 0.95
# Less than this of a title is as likely a slip of the parser.
_TITLE_LETTERS = 10


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

    def contradicts(self, variable: str) -> bool:
        """Whether a variable speaks against the candidate."""
        return self.points.get(variable, 0.0) < 0


def weigh(reference: Reference, printed: Printed, work: Work) -> Evidence:
    """All evidence on whether ``work`` is what ``reference`` means."""
    found = agreements(reference, work)
    by_variable = {agreement.variable: agreement for agreement in found}
    # A number that the record lacks speaks against it only where other numbers are printed in its stead.
    strange = printed.unexplained_numbers(work.item, _years(work))
    share = _title_share(reference.item, printed, work, by_variable["title"])
    points = {
        "title": _weigh_title(share, reference.item, printed, work),
        "author": _weigh_first_author(reference.item, printed, work, by_variable["first-author"]),
        "coauthors": _weigh_coauthors(printed, _people(work)),
        "issued": _weigh_year(printed, work, by_variable["issued"]),
        "container-title": _weigh_container(reference.item, printed, work, by_variable["container-title"]),
        "volume": _weigh_number(printed, by_variable["volume"], 2.5, -2.0, strange),
        "issue": _weigh_number(printed, by_variable["issue"], 1.0, -0.5, 0),
        "page": _weigh_page(printed, work.item, by_variable["page"], strange),
        "completeness": _completeness(share, printed, work),
        "closeness": _closeness(printed, work.item, by_variable["first-author"]),
    }
    if points["title"] == _TWIN and points["page"] >= _TELLING_PAGE and points["volume"] > 0:
        # A twin does not begin on the same page: the title is printed with an error, then.
        points["title"] = 0.0
    return Evidence(points, found, share)


# --- the variables ----------------------------------------------------------------------------------


def _title_share(cited: Item, printed: Printed, work: Work, agreement: Agreement) -> float:
    """The share of the recorded title that is printed, less what is printed beyond it; 1 without a title."""
    if not work.item.title:
        return 1.0
    title = titles.without_status(work.item.title)
    share = max(printed.title_share(title), _share_by_parse(agreement))
    return (
        share if agreement.note == "subtitle-added" else min(share, _share_of_cited(cited.title, title, work))
    )


def _weigh_title(share: float, cited: Item, printed: Printed, work: Work) -> float:
    title = titles.without_status(work.item.title)
    if not title:
        return 0.0
    if share < _OTHER_TITLE:
        return -5.0 if _is_title(cited.title, work) else 0.0
    if _is_twin(printed, title):
        return _TWIN
    letters = _telling_letters(title, work.item.container_title)
    strength = 8.0 * min(
        1.0,
        letters
        * max(printed.title_share(title), titles.similarity(cited.title, title))
        / _FULL_TITLE_LETTERS,
    )
    if not strength and (not work.item.page or printed.has_number(pages.first_page(work.item.page))):
        # A book under its own title; a chapter of the same name is told by its pages.
        strength = 4.0 * min(1.0, _telling_letters(title, "") / _FULL_TITLE_LETTERS)
    return strength if share >= _SAME_TITLE else strength * (share - _OTHER_TITLE) / (1 - _OTHER_TITLE)


def _share_by_parse(agreement: Agreement) -> float:
    if agreement.note in {"subtitle-missing", "truncated", "spelling", "hyphenation"}:
        return 1.0
    return agreement.similarity or 0.0


def _share_of_cited(cited: str, title: str, work: Work) -> float:
    """The share of the parsed title that the record accounts for; all of it where only a little is left."""
    if titles.similarity(cited, title) >= _NOISY_TITLE:
        return 1.0
    names = map(family_of, _people(work))
    extra = _letters_beyond(cited, " ".join((title, work.item.container_title, *names)))
    size = len(characters.squash(title))
    return 1.0 if extra <= 0.3 * size + 8 else size / (size + extra)


def _letters_beyond(text: str, known: str) -> int:
    others = set(characters.words(known))
    return sum(len(word) for word in characters.words(text) if word not in others)


def _is_title(cited_title: str, work: Work) -> bool:
    """Whether the parsed title is one, and not the container, which is taken for it where none is printed."""
    letters, known = len(characters.squash(cited_title)), container_titles(work)
    others = " ".join((*known, *map(family_of, _people(work))))
    if letters < _TITLE_LETTERS or _letters_beyond(cited_title, others) <= 0.3 * letters:
        return False
    return all(containers.identity(cited_title, title)[0] is State.CONTRADICT for title in known)


def _people(work: Work) -> tuple[Name, ...]:
    return work.item.author or work.item.editor


def _telling_letters(title: str, container: str) -> int:
    """How many letters stand in a title's words of four letters and more that its container lacks.

    A proceedings' own record, or a chapter named like its book, has a title that every reference to
    the container prints.
    """
    words = set(characters.words(title))
    letters, own = _letters(words), _letters(words - set(characters.words(container)))
    return letters if own > 0.5 * letters else own


def _letters(words: AbstractSet[str]) -> int:
    return max(sum(len(word) for word in words if len(word) > 3), sum(map(len, words)) // 2)


def _is_twin(printed: Printed, title: str) -> bool:
    """Whether a like title is another work's: another part, or an erratum, a reply, a review of it."""
    notice = _NOTICE.match(title)
    if notice and not printed.prints(notice[0]):
        return True
    return printed.is_answer(title) or any(not _prints_part(printed, part) for part in _parts(title))


@lru_cache(maxsize=16384)
def _parts(title: str) -> tuple[str, ...]:
    """The numbers of a title that tell it from its sisters ("Part II", "3.", "1998")."""
    return tuple(word for word in characters.words(title) if word.isdigit() or _ROMAN.fullmatch(word))


def _prints_part(printed: Printed, part: str) -> bool:
    if part in printed.word_set or part in printed.digits:
        return True
    value = numbers.roman(part)
    return value is not None and str(value) in printed.word_set


def _weigh_first_author(cited: Item, printed: Printed, work: Work, agreement: Agreement) -> float:
    people = _people(work)
    if not people:
        # A proceedings' own record has nobody; the paper that is meant has its authors.
        own = _telling_letters(titles.without_status(work.item.title), work.item.container_title)
        return -2.0 if not own and len(cited.author) > 1 else 0.0
    if agreement.state in {State.AGREE, State.VARIANT}:
        return 3.5
    named = _weigh_named(cited, printed, people) if printed.names(people[0]) else -3.5
    return 2.0 if named < 2.0 and printed.nearly_names(people[0]) else named


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
    if agreement.state is State.VARIANT:
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
    if agreement.state is State.VARIANT:
        return most * 0.5
    return least if agreement.state is State.CONTRADICT or strange else least * 0.25


def _weigh_page(printed: Printed, recorded: Item, agreement: Agreement, strange: int) -> float:
    designations = [page for page in (pages.first_page(recorded.page), recorded.number) if page]
    if not designations:
        return 0.0
    present = [page for page in designations if printed.has_number(page)]
    if present or agreement.state in {State.AGREE, State.VARIANT}:
        longest = max(map(len, present or designations))
        return {1: 1.0, 2: 2.5}.get(longest, 4.0)
    return -2.5 if agreement.state is State.CONTRADICT or strange else -0.5


def _completeness(share: float, printed: Printed, work: Work) -> float:
    """Nothing is printed that the record does not tell: what short entries have instead of many fields."""
    if share < _SAME_TITLE or not work.item.title:
        return 0.0
    names = [text for name in _people(work) for text in (family_of(name), name.given)]
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
    return 0.2 * bool(
        not last and recorded.title and printed.title_words_share(recorded.title) > _OTHER_TITLE
    )


# --- at a glance ------------------------------------------------------------------------------------


def glance(printed: Printed, work: Work) -> float:
    """A cheap forecast of a candidate's points, to choose which are compared in full."""
    item = work.item
    people = item.author or item.editor
    title = titles.without_status(item.title)
    share = printed.title_words_share(title) * min(
        1.0, _telling_letters(title, item.container_title) / _FULL_TITLE_LETTERS
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
