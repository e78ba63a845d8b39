"""Whether a recorded value stands in the printed string after all, though the parse has another in its place.

A parser errs more often than authors do. Before a rule says that the record contradicts a reference, the
string itself is asked: what stands there as recorded, where it belongs, is not contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from refcheck.fields import characters, containers, pages, titles
from refcheck.model import Agreement, Item, Match, Name, State, Work

_CONNECTORS = frozenset({"and", "et", "al", "und", "y", "e", "with", "eds", "ed", "editors"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2nd", "3rd"})
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:?\s*|10\.\d{4,9}/)\S+", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:no|nr|iss(?:ue)?)\.?\s*\d+", re.IGNORECASE)
# Volume and issue that a parse left behind the journal's name: "XI (II)", "22.Especial", "R-36".
_NUMBERS_BEHIND = re.compile(r"(?:\s+(?:(?:[A-Z]{1,2}-)?\d+|[IVXLC]+)(?:\.\w+)?(?:\s*\([^()]*\)?)?)+$")
_LIKE_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DASH = r"\s*[-‐‑‒–—―−]+\s*"


def stands(match: Match, found: Agreement) -> bool:
    """Whether the recorded value is printed where it belongs. A .bib's fields are taken as they are."""
    check = _CHECKS.get(found.variable)
    if check is None or match.work is None or match.reference.structured:
        return False
    return check(match, match.work, found)


def _title_stands(match: Match, work: Work, found: Agreement) -> bool:
    del found
    title = characters.squash(titles.without_status(work.item.title))
    return len(title) > 8 and title in characters.squash(match.reference.unstructured)


def _journal_stands(match: Match, work: Work, found: Agreement) -> bool:
    """The journal is printed elsewhere than the parse has it, or behind the end of the title."""
    names = [characters.squash(name) for name in (work.item.container_title, *work.container_titles)]
    cited = characters.squash(found.cited)
    string = characters.squash(beside_the_title(match, work))
    if any(len(name) > 8 and name in string and name not in cited for name in names):
        return True
    bare = _NUMBERS_BEHIND.sub("", found.cited)
    pieces = [bare, *re.split(r"\.\s+", bare)[1:]]  # an editor may stand before the name
    return _without_titles_end(found.cited, work) or any(
        piece != found.cited and _is_named(piece, work) for piece in pieces if piece
    )


def _is_named(container: str, work: Work) -> bool:
    return any(containers.identity(container, name)[0] in _FITS for name in work.container_titles)


def beside_the_title(match: Match, work: Work) -> str:
    """The printed string without addresses and title: the record's where it is, else the parse's."""
    string = _ADDRESS.sub(" ", match.reference.unstructured)
    for text in (titles.without_status(work.item.title), match.reference.item.title):
        left = re.sub(re.escape(text), " ", string, flags=re.IGNORECASE) if text else string
        if left != string:
            return left
    return string


def _without_titles_end(cited: str, work: Work) -> bool:
    """Whether the cited container is the recorded one without words of the recorded title at its head."""
    title = set(characters.words(work.item.title))
    words = cited.split()
    while words and set(characters.words(words[0])) <= title:
        words = words[1:]
        rest = " ".join(words)
        if rest and _is_named(rest, work):
            return True
    return False


_FITS = {State.AGREE, State.VARIANT}


def _pages_stand(match: Match, work: Work, found: Agreement) -> bool:
    """All recorded ranges are printed, or the first page stands where pages stand."""
    ranges = pages.read(found.recorded)
    string = beside_the_title(match, work)
    if not ranges:
        return False
    if all(_range_stands(one, string) for one in ranges) and (ranges[0].last or len(ranges) > 1):
        return True
    if not found.note.startswith(("first-page", "pages-differ")):
        return False
    first = ranges[0].first
    return first not in (work.item.volume, work.item.issue) and bool(
        re.search(rf"(?:[:,)]\s*|\bpp?\.?\s*){re.escape(first)}(?![\w/])", string)
    )


def _range_stands(one: pages.Range, string: str) -> bool:
    first, last = one.first, one.last
    if not last:
        return bool(re.search(rf"(?<!\w){re.escape(first)}(?!\w)", string))
    whole = pages.expand_range(f"{first}-{last}")
    endings = [last[start:] for start in range(len(last))]
    right = [re.escape(ending) for ending in endings if pages.expand_range(f"{first}-{ending}") == whole]
    return bool(right) and bool(
        re.search(rf"(?<!\w){re.escape(first)}{_DASH}(?:{'|'.join(right)})(?!\w)", string)
    )


def _number_stands(match: Match, work: Work, found: Agreement) -> bool:
    return len(found.recorded) > 3 and found.recorded.lower() in beside_the_title(match, work).lower()


def _volume_stands(match: Match, work: Work, found: Agreement) -> bool:
    item, string = work.item, _ISSUE.sub(" ", beside_the_title(match, work))
    if _is_a_page(found.cited, match):
        return True
    if item.issued and item.volume == str(item.issued.year) and _LIKE_A_YEAR.fullmatch(found.cited):
        return False  # the volume is the year: the other year that is printed may be either
    volume, first = re.escape(item.volume), re.escape(pages.first_page(item.page) or item.number or "\n")
    issue = re.escape(item.issue or "\n")
    behind = rf"(?:\s*\(\s*{issue}\b|\.{issue}\b|\s*[:,;]\s*(?:pp?\.?\s*)?{first}\b)"
    return bool(re.search(rf"\bvol(?:ume|\.)?\s*{volume}\b|(?<!\w){volume}{behind}", string, re.IGNORECASE))


def _issue_stands(match: Match, work: Work, found: Agreement) -> bool:
    if _is_a_page(found.cited, match):
        return True
    volume, issue = re.escape(work.item.volume or "\n"), re.escape(work.item.issue)
    pattern = rf"(?<!\w){volume}\s*\(\s*{issue}\s*\)|\b(?:no|issue|iss|nr)\.?\s*{issue}\b"
    return bool(re.search(pattern, match.reference.unstructured, re.IGNORECASE))


def _is_a_page(cited: str, match: Match) -> bool:
    """Whether the parse has put the first page or the article number into another field."""
    item, recorded = match.reference.item, match.work.item if match.work else Item()
    if cited in (pages.first_page(item.page), item.number):
        return False
    return cited in (pages.first_page(recorded.page), recorded.number) and len(cited) > 0


def _year_stands(match: Match, work: Work, found: Agreement) -> bool:
    """The recorded year is printed outside the title, the numbers and the addresses."""
    years = re.findall(r"(?<![\w.-])\d{4}(?![\w-])", beside_the_title(match, work))
    own = {work.item.volume, work.item.number, *re.split(r"\W", work.item.page)}
    if found.cited[:4] in own and any(year not in own for year in years):
        return True
    return found.recorded[:4] in years and found.recorded[:4] not in own


def _doi_stands(match: Match, work: Work, found: Agreement) -> bool:
    del work
    return bool(found.recorded) and found.recorded.lower() in match.reference.unstructured.lower()


# --- people -----------------------------------------------------------------------------------------


def _authors_stand(match: Match, work: Work, found: Agreement) -> bool:
    """Whether the words before the title are the recorded authors in order, and nobody else."""
    if found.note in ("initials-differ", "initials-swapped"):
        return _initials_stand(match, work)
    words = _words_before_title(match, work)
    return bool(words) and _explained(words, work.item.author, match.reference.item.authors_truncated)


def _first_author_stands(match: Match, work: Work, found: Agreement) -> bool:
    if not work.item.author:
        return False
    words = _words_before_title(match, work) or list(characters.words(match.reference.unstructured))
    name = work.item.author[0]
    if found.note in ("initials-differ", "initials-swapped"):
        return _initials_stand(match, work)
    family = _family(name)
    return bool(family) and _take(words, name, strict=False) > 0


def _initials_stand(match: Match, work: Work) -> bool:
    """Whether the family names are followed or led by their own initials wherever they stand."""
    words = _words_before_title(match, work)
    return bool(words) and _explained(
        words, work.item.author, match.reference.item.authors_truncated, strict=True
    )


def _words_before_title(match: Match, work: Work) -> list[str]:
    """The folded words before the recorded title, or where none is printed before the container's.

    [] where neither is found.
    """
    words = list(characters.words(match.reference.unstructured))
    for name in (titles.without_status(work.item.title), *work.container_titles):
        end = _start_of(list(characters.words(name))[:3], words)
        if end is not None:
            return [word for word in words[:end] if not re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]?", word)]
    return []


def _start_of(wanted: list[str], words: list[str]) -> int | None:
    """Where the wanted words stand one after the other."""
    places = range(len(words) - len(wanted) + 1) if wanted else ()
    return next((start for start in places if words[start : start + len(wanted)] == wanted), None)


def _explained(words: list[str], authors: tuple[Name, ...], truncated: bool, *, strict: bool = False) -> bool:
    """Whether the words are these authors, one after the other, all of them or up to "et al."."""
    left = words
    for place, author in enumerate(authors):
        taken = _take(left, author, strict=strict)
        while not taken and left and left[0] in _CONNECTORS:
            left = left[1:]
            taken = _take(left, author, strict=strict)
        if not taken:
            return place > 0 and truncated and not left
        left = left[taken:]
    return all(word in _CONNECTORS for word in left)


def _take(words: list[str], author: Name, *, strict: bool) -> int:
    """How many of the leading words are this author, given names on either side; 0 if they are not."""
    family = _family(author)
    for start in range(min(4, len(words))):
        if tuple(words[start : start + len(family)]) == family and family:
            before = words[:start]
            if _given_end(before, author) < start:
                return 0
            end = start + len(family)
            if not before:
                end += _given_end(words[end:], author)
            while end < len(words) and words[end] in _SUFFIXES:
                end += 1
            return end if not strict or before or end > start + len(family) else 0
    return 0


def _given_end(words: list[str], author: Name) -> int:
    """How many of the leading words are the author's given names or their initials, each used once."""
    given = characters.words(author.given)
    letters = "".join(given) if author.given.isupper() else "".join(part[0] for part in given)
    for place, word in enumerate(words):
        spelt = word[0] if word in given else word
        rest = _after(letters, spelt)
        if rest is None or (len(word) > 4 and word not in given):
            return place
        letters = rest
    return len(words)


def _after(letters: str, spelt: str) -> str | None:
    """What is left of ``letters`` behind those of ``spelt``, which they must hold in order; None if not."""
    for letter in spelt:
        if letter not in letters:
            return None
        letters = letters[letters.index(letter) + 1 :]
    return letters


def _family(name: Name) -> tuple[str, ...]:
    return characters.words(" ".join(filter(None, (name.non_dropping_particle, name.family or name.literal))))


_CHECKS: dict[str, Callable[[Match, Work, Agreement], bool]] = {
    "title": _title_stands,
    "author": _authors_stand,
    "first-author": _first_author_stands,
    "issued": _year_stands,
    "container-title": _journal_stands,
    "volume": _volume_stands,
    "issue": _issue_stands,
    "page": _pages_stand,
    "number": _number_stands,
    "doi": _doi_stands,
}
