"""What the title says of a candidate, and which like titles are another work's."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from refcheck.fields import characters, containers, numbers, pages, titles
from refcheck.fields.name_forms import family_of
from refcheck.model import Agreement, Item, Name, State, Work
from refcheck.resolve.agreement import container_titles
from refcheck.resolve.printed import Printed

TWIN = -50.0
"""Points of a like title of another work: its erratum, its second part. No other variable can outweigh it."""
SAME_TITLE = 0.92

_NOTICE = re.compile(
    r"^\W*(?:errat(?:um|a)|corrigend(?:um|a)|correction|addendum|publisher'?s? (?:correction|note)|"
    r"retraction|expression of concern|comments? on|reply|re:|response to|authors?'? (?:reply|response)|"
    r"letter|editorial|discussion|book reviews?|reviews? of|news|abstract|announcements?|preface|index|"
    r"contents|withdrawn)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivx]+|(?=..)[xlivc]+")
FULL_TITLE_LETTERS = 40
OTHER_TITLE = 0.7
_NOISY_TITLE = 0.85
# Less than this of a title is as likely a slip of the parser.
_TITLE_LETTERS = 10


def title_share(cited: Item, printed: Printed, work: Work, agreement: Agreement) -> float:
    """The share of the recorded title that is printed, less what is printed beyond it; 1 without a title."""
    if not work.item.title:
        return 1.0
    title = titles.without_status(work.item.title)
    share = max(printed.title_share(title), _share_by_parse(agreement))
    if not _prints_own_words(printed, title, work.item.container_title):
        return 0.0
    return (
        share if agreement.note == "subtitle-added" else min(share, _share_of_cited(cited.title, title, work))
    )


def weigh_title(share: float, cited: Item, printed: Printed, work: Work) -> float:
    """Points for a title of which ``share`` is printed."""
    title = titles.without_status(work.item.title)
    if not title:
        return 0.0
    if share < OTHER_TITLE:
        return -5.0 if _is_title(cited.title, work) else 0.0
    if _is_twin(printed, title):
        return TWIN
    letters = telling_letters(title, work.item.container_title)
    strength = 8.0 * min(
        1.0,
        letters * max(printed.title_share(title), titles.similarity(cited.title, title)) / FULL_TITLE_LETTERS,
    )
    if not strength and (not work.item.page or printed.has_number(pages.first_page(work.item.page))):
        # A book under its own title; a chapter of the same name is told by its pages.
        strength = 4.0 * min(1.0, telling_letters(title, "") / FULL_TITLE_LETTERS)
    return strength if share >= SAME_TITLE else strength * (share - OTHER_TITLE) / (1 - OTHER_TITLE)


def _prints_own_words(printed: Printed, title: str, container: str) -> bool:
    """Whether anything is printed of what a title has beyond its container's words, where it has much.

    "Machines for renal replacement" in "Renal replacement" is not the book.
    """
    own = [word for word in set(characters.words(title)) - set(characters.words(container)) if len(word) > 3]
    return not own or any(word in printed.squashed for word in own) or not printed.prints(container)


def _share_by_parse(agreement: Agreement) -> float:
    if agreement.note in {"subtitle-missing", "truncated", "spelling", "hyphenation"}:
        return 1.0
    return agreement.similarity or 0.0


def _share_of_cited(cited: str, title: str, work: Work) -> float:
    """The share of the parsed title that the record accounts for; all of it where only a little is left."""
    if titles.similarity(cited, title) >= _NOISY_TITLE:
        return 1.0
    names = map(family_of, people_of(work))
    extra = _letters_beyond(cited, " ".join((title, work.item.container_title, *names)))
    size = len(characters.squash(title))
    return 1.0 if extra <= 0.3 * size + 8 else size / (size + extra)


def _letters_beyond(text: str, known: str) -> int:
    others = set(characters.words(known))
    return sum(len(word) for word in characters.words(text) if word not in others)


def _is_title(cited_title: str, work: Work) -> bool:
    """Whether the parsed title is one, and not the container, which is taken for it where none is printed."""
    letters, known = len(characters.squash(cited_title)), container_titles(work)
    others = " ".join((*known, *map(family_of, people_of(work))))
    if letters < _TITLE_LETTERS or _letters_beyond(cited_title, others) <= 0.3 * letters:
        return False
    return all(containers.identity(cited_title, title)[0] is State.CONTRADICT for title in known)


def people_of(work: Work) -> tuple[Name, ...]:
    """The authors, or the editors of what has none."""
    return work.item.author or work.item.editor


def telling_letters(title: str, container: str) -> int:
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
    return (value is not None and str(value) in printed.word_set) or printed.nearly_has_number(part)
