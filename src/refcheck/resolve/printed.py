"""What stands in a reference's printed string, read once and asked of every candidate.

A parser can take a volume for an issue or cut a title short; what a record holds stands in the string all the
same. So each variable of a candidate is looked for in the string too, without regard to the parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from refcheck.fields import characters, containers, pages, person
from refcheck.fields.dates import is_month
from refcheck.fields.titles import partial_similarity
from refcheck.model import Item, Name, Reference

_ADDRESS = re.compile(r"(?:https?://|www\.|\bdoi[:\s]\s*(?=10\.)|\b10\.\d{4,9}/)\S*", re.IGNORECASE)
_NUMBER = re.compile(r"[^\W_]*\d[^\W_]*")
_MIXED = re.compile(r"\d*[^\W\d_]\d+|\d+[^\W\d_]\d*")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_RANGE = re.compile(r"\d\s?[-‐‑‒–—]\s?[A-Za-z]?\d|[ivx][-–][ivx]")
# A reference's own number, where the list's layout has left it in the string.
_OWN_NUMBER = re.compile(r"^\s*[(\[]?\d{1,3}(?:[)\].]+\s*|\s+|(?=[^\W\d_]))(?=\W*[^\W\d])")
_LETTERED = re.compile(r"^([a-z]{0,4})0*(\d+)([a-z]*)$")
_ANSWER = re.compile(
    r"\b(?:(?:response|reply|rejoinder|correction|addendum) to|comments? on|errat(?:um|a)|corrigend(?:um|a)|"
    r"retraction|expression of concern|publisher correction|author correction)\b"
)
# The first author stands among the first words, whatever the style.
_OPENING = 12
_OPENING_LETTERS = 30
_SHORT_NAME = 4
_LONG_FAMILY = 6


class Printed:
    """The words and numbers of a reference, from its string and from its item's fields."""

    def __init__(self, reference: Reference) -> None:
        self._item = reference.item
        self._unstructured = reference.unstructured

    @cached_property
    def _text(self) -> str:
        """The string without addresses and the reference's own number."""
        text = _ADDRESS.sub(" ", self._unstructured)
        return _OWN_NUMBER.sub("", text) or _as_text(self._item)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words in order."""
        return characters.words(self._text)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The folded words, those of the parsed title among them (a hyphenation mended there counts)."""
        return frozenset(self.words) | frozenset(characters.words(self._item.title))

    @cached_property
    def squashed(self) -> str:
        """All letters and digits of the string."""
        return "".join(self.words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number, also without its letters and leading zeros, and the ends of elided ranges."""
        found = set()
        for word in self.words:
            if _NUMBER.fullmatch(word):
                found.add(word)
                parts = _LETTERED.match(word)
                if parts:
                    found |= {parts[2], parts[1] + parts[2], parts[2] + parts[3]}
        for parsed in pages.read(self._item.page):
            found |= {parsed.first.lower(), parsed.last.lower()} - {""}
        return frozenset(found)

    @cached_property
    def digits(self) -> frozenset[str]:
        """Every run of digits, be it glued to letters."""
        return frozenset(re.findall(r"\d+", " ".join(self.words)))

    def prints(self, text: str) -> bool:
        """Whether the words of ``text`` are printed, in whatever order, or run together."""
        return self.word_set.issuperset(characters.words(text)) or characters.squash(text) in self.squashed

    @cached_property
    def years(self) -> frozenset[str]:
        """Every number that can be a year."""
        return frozenset(word for word in self.words if _YEAR.fullmatch(word))

    def unexplained_numbers(self, item: Item, years: Iterable[str]) -> int:
        """How many numbers of two and more digits are printed that the record does not hold."""
        known = set(years) | set(characters.words(f"{item.title} {item.container_title}"))
        known |= self._designations(item)
        others = {word for word in self.words if len(word) > 1 and word.isdigit() and word not in known}
        return sum(not any(one.endswith(other) for one in known) for other in others)

    def _designations(self, item: Item) -> set[str]:
        values = (item.volume, item.issue, item.page, item.number, pages.expand_range(item.page))
        return {word for value in values for word in characters.words(value)}

    def has_number(self, value: str) -> bool:
        """Whether a recorded designation ("8", "S12", "e0159982", "xii") is printed."""
        several = characters.words(value)
        if len(several) != 1:
            return bool(several) and self.numbers.issuperset(several)
        folded = several[0]
        if folded.isalpha():
            # A single letter is a page where it ends the string; a small roman digit is no initial.
            alone = folded == self.words[-1] or (folded in "ivxl" and self.holds(folded))
            return folded in self.word_set if len(folded) > 1 else alone
        parts = _LETTERED.match(folded)
        return folded in self.numbers or bool(
            parts and parts[1] in {"", "e"} and not parts[3] and parts[2] in self.numbers
        )

    def nearly_has_number(self, value: str) -> bool:
        """Whether a number of three digits and more is printed with one letter for a digit, or torn apart.

        Text from a scan has such: "19U2" and "201 8". Another digit would be another number.
        """
        if len(value) < 3 or not value.isdigit():
            return False
        return value in self._torn or any(_is_garbled(word, value) for word in self._mixed)

    @cached_property
    def _torn(self) -> frozenset[str]:
        return frozenset(one + other for one, other in pairwise(self.words) if (one + other).isdigit())

    @cached_property
    def _mixed(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if _MIXED.fullmatch(word))

    def has_pages(self, first: str, last: str) -> bool:
        """Whether two different pages are printed as the ends of one range."""
        return first != last and any(
            pages.same_number(first, one.first) and pages.same_number(last, one.last)
            for one in pages.read(self._item.page)
        )

    def title_share(self, title: str) -> float:
        """The share (0 to 1) of a recorded title's letters that are printed, in whatever order."""
        share = self.title_words_share(title)
        if 0.35 <= share < 0.97:
            # Words run together or torn apart are found in the letters alone.
            share = max(share, partial_similarity(characters.squash(title), self.squashed))
        return share

    def title_words_share(self, title: str) -> float:
        """The share of a recorded title's letters that stand in words that are printed."""
        wanted = characters.words(title)
        total = sum(map(len, wanted))
        return sum(len(word) for word in wanted if word in self.word_set) / total if total else 0.0

    def names(self, name: Name) -> bool:
        """Whether a recorded family or group name is printed."""
        family = name.family or name.literal
        return any(self._has_name(form, family) for form in characters.spellings(family))

    def opens_with(self, people: Sequence[Name]) -> bool:
        """Whether the first of the recorded people is printed before the second."""
        places = [self._place_of(name) for name in people[:2]]
        return len(places) < 2 or places[1] < 0 or 0 <= places[0] < places[1]

    def _place_of(self, name: Name) -> int:
        return self.squashed.find(characters.squash(name.family or name.literal))

    def explained_by(self, known: Iterable[str]) -> float:
        """The share (0 to 1) of the printed words' letters that ``known`` texts account for."""
        names = {word for text in known for word in characters.words(text)}
        total = sum(map(len, self._telling))
        return sum(len(word) for word in self._telling if word in names) / total if total else 0.0

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        # A month stands for the issue, and tells nothing of the work.
        return tuple(word for word in self.words if len(word) > 2 and word.isalpha() and not is_month(word))

    def nearly_names(self, name: Name) -> bool:
        """Whether a family name is printed with one letter wrong, lost or added."""
        family = characters.squash(name.family or name.literal)
        if any(person.one_letter_apart(word, family) for word in self.words[:_OPENING]):
            return True
        opening = self.squashed[:_OPENING_LETTERS]
        windows = (opening[start : start + len(family)] for start in range(len(opening) - len(family) + 1))
        return len(family) >= _LONG_FAMILY and any(person.one_letter_apart(one, family) for one in windows)

    def begins_with(self, name: Name, parsed: Sequence[Name]) -> bool:
        """Whether a family name stands in the opening, though it is glued to others, before ``parsed``."""
        family = characters.squash(name.family)
        place = self.squashed.find(family, 0, _OPENING_LETTERS) if len(family) >= _SHORT_NAME else -1
        ends = [self._place_of(other) + len(characters.squash(other.family)) for other in parsed]
        return place >= 0 and all(place < end for end in ends)

    def _has_name(self, form: str, family: str) -> bool:
        if form in self.word_set:
            return True
        # A name of several words stands as such; a space may be lost; some scripts have none.
        telling = len(characters.words(family)) > 1 or len(form) > 5 or not form.isascii()
        if len(form) > 3 and form in self.squashed[:_OPENING_LETTERS]:
            return True
        return bool(form) and telling and form in self.squashed

    def contains_container(self, title: str) -> bool:
        """Whether a container is printed under a full or an abbreviated title."""
        if containers.stands_in(title, self.words):
            return True
        letters = characters.squash(title)
        return len(letters) >= 12 and partial_similarity(letters, self.squashed) >= 0.88

    def holds(self, text: str) -> bool:
        """Whether ``text`` is printed letter for letter, as whole words."""
        return _stands_in(text, self._text)

    def holds_in_any_case(self, text: str) -> bool:
        """Whether ``text`` is printed, be it in other capitals."""
        return _stands_in(text.casefold(), self._any_case)

    @cached_property
    def _any_case(self) -> str:
        return self._text.casefold()

    @cached_property
    def has_range(self) -> bool:
        """Whether a range of pages is printed."""
        return bool(_RANGE.search(self._text))

    def is_answer(self, title: str) -> bool:
        """Whether the string tells of a reply, an erratum or a comment, which ``title`` does not."""
        found = _ANSWER.search(self._folded)
        return found is not None and found[0] not in characters.fold(title)

    @cached_property
    def opens_as_answer(self) -> bool:
        """Whether the parsed title is a reply's, an erratum's or a comment's."""
        return _ANSWER.match(characters.fold(self._item.title)) is not None

    def ends_on(self, page: str, last: str) -> bool:
        """Whether the first page of a record, which ends on ``last``, is printed as the last of a range."""
        if not last or pages.same_number(page, last):
            return False
        ranges = pages.read(self._item.page)
        ends = any(pages.same_number(page, one.last) for one in ranges)
        begins = any(pages.same_number(page, one.first) for one in ranges)
        return ends and not begins and self.words.count(page.lower()) <= 1

    @cached_property
    def _folded(self) -> str:
        return characters.fold(self._text)


def _is_garbled(word: str, number: str) -> bool:
    """Whether a word is a number but for one letter in the place of a digit."""
    apart = [one for one, other in zip(word, number, strict=False) if one != other]
    return len(word) == len(number) and len(apart) == 1 and apart[0].isalpha()


def _stands_in(text: str, string: str) -> bool:
    start = string.find(text) if text else -1
    if start < 0:
        return False
    around = (string[start - 1 : start], string[start + len(text) : start + len(text) + 1])
    return not any(character.isalnum() for character in around)


def _as_text(item: Item) -> str:
    """A string for a reference that was read from fields and has none of its own."""
    year = str(item.issued.year or "") if item.issued else ""
    people = [f"{name.non_dropping_particle} {name.family or name.literal}" for name in item.author]
    parts = (*people, item.title, item.container_title, year, item.volume, item.issue, item.page, item.number)
    return " ; ".join(filter(None, parts))
