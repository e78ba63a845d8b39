"""Journals, books and series: whether a cited container is the recorded one.

An abbreviation is known by its words (``abbreviations``). Sections (Physical Review A to E, the American and
British volumes of a journal) are never one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from refcheck.fields import characters
from refcheck.fields.abbreviations import fit, fits
from refcheck.fields.container_words import PLACES, SKIPPED, core, folded, heads, readings, spells, telling
from refcheck.fields.numbers import roman
from refcheck.model import Agreement, State

_MIN_MISSPELT = 7
_KINDS = frozenset({"journal", "international", "annals", "archives", "bulletin", "american", "european"})
_ORDER = {
    (State.AGREE, False): 0,
    (State.VARIANT, False): 1,
    (State.CONTRADICT, True): 2,
    (State.CONTRADICT, False): 3,
    (State.UNKNOWN, False): 4,
}


def compare(
    cited: str,
    recorded: Sequence[str],
    cited_issn: Iterable[str] = (),
    recorded_issn: Iterable[str] = (),
) -> Agreement:
    """A cited container against all titles, full and short, that the record gives it.

    Notes: see ``resolve.agreement``.
    """
    titles = [title for title in recorded if title]
    shown = titles[0] if titles else ""
    one_issn = not set(cited_issn).isdisjoint(recorded_issn)
    if not cited:
        return Agreement("container-title", cited, shown, State.UNKNOWN, note="not-cited")
    if not titles:
        return Agreement("container-title", cited, shown, State.UNKNOWN, note="not-recorded")
    verdicts = [(*identity(cited, title), title) for title in titles]
    state, note, title = min(
        verdicts, key=lambda verdict: _ORDER[verdict[0], verdict[1] == "another-section"]
    )
    if state is State.CONTRADICT and note == "another-journal" and one_issn:
        return Agreement("container-title", cited, shown, State.VARIANT, note="issn")
    if note == "another-journal":
        title = shown
    return Agreement("container-title", cited, title, state, note=note)


@lru_cache(maxsize=32768)
def identity(cited: str, recorded: str) -> tuple[State, str]:
    """Whether ``cited`` names the container that one recorded title names, and how."""
    mine, theirs = characters.squash(cited), characters.squash(recorded)
    if not mine or not theirs:
        return State.UNKNOWN, "not-comparable"
    if _without_article(mine) == _without_article(theirs):
        return State.AGREE, ""
    if mine.isascii() != theirs.isascii() and not set(mine) & set(theirs) - set("0123456789"):
        return State.UNKNOWN, "not-comparable"
    return _by_words(cited, recorded)


def with_last_stop(short: str, printed: str) -> str:
    """An abbreviated title with the stop of its last word, where ``printed`` has it after the title.

    That stop ends a sentence as well, and is lost with it: "J. Am. Chem. Soc" is "J. Am. Chem. Soc." when
    most of its other words carry stops.
    """
    *others, last = short.split() or [""]
    stopped = sum(word.endswith(".") for word in others)
    abbreviated = last == "J" or (len(last) > 1 and last.isalpha() and last[1:].islower())
    if not stopped or 2 * stopped < len(others) or not abbreviated or f"{short}." not in printed:
        return short
    return f"{short}."


def _without_article(squashed: str) -> str:
    return squashed.removeprefix("the")


def _by_words(cited: str, recorded: str) -> tuple[State, str]:
    if _is_acronym(cited, recorded) or _is_acronym(recorded, cited):
        return State.VARIANT, "acronym"
    note = ""
    for index, (mine, theirs) in enumerate(readings(cited, recorded)):
        left = fit(mine, theirs)
        if left is None:
            continue
        only_cited, only_recorded = left
        if not only_cited and not only_recorded:
            return _name_fit(cited, recorded, mine, theirs, whole=index == 0)
        note = note or ("another-section" if only_cited and only_recorded else "section")
    if note == "section":
        return State.VARIANT, note
    if note:
        return State.CONTRADICT, note
    if _misspelt(folded(cited), folded(recorded)):
        return State.VARIANT, "misspelling"
    return State.CONTRADICT, "another-journal"


def _name_fit(
    cited: str, recorded: str, mine: tuple[str, ...], theirs: tuple[str, ...], *, whole: bool
) -> tuple[State, str]:
    left_out = abs(len(heads(cited)[0]) - len(mine)) + abs(len(heads(recorded)[0]) - len(theirs))
    if left_out in {1, 2} and (":" in cited) != (":" in recorded):
        # "Measurement: Sensors" is a sister of "Measurement": so short a subtitle names a section.
        return State.VARIANT, "section"
    if mine == theirs or core(mine) == core(theirs):
        return (State.AGREE, "") if whole else (State.VARIANT, "subtitle")
    return State.VARIANT, "abbreviation" if whole or len(mine) != len(theirs) else "subtitle"


def _is_acronym(short: str, full: str) -> bool:
    """Whether ``short`` is the initials of ``full``'s words, perhaps with letters from within them."""
    words = folded(short)
    if not words or (
        len(words) > 1 and not set(words[1:]) <= PLACES and any(len(word) > 1 for word in words)
    ):
        return False
    letters = "".join(words) if all(len(word) == 1 for word in words) else words[0]
    if not (2 <= len(letters) <= 7 and letters.isalpha()):
        return False
    return any(spells(letters, form) for form in heads(full)[:3])


def _misspelt(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the titles differ by one letter of one long word."""
    if len(mine) != len(theirs):
        return False
    unlike = [(one, other) for one, other in zip(mine, theirs, strict=True) if not fits(one, other)]
    if len(unlike) != 1 or min(map(len, unlike[0])) < _MIN_MISSPELT:
        return False
    return DamerauLevenshtein.distance(*unlike[0]) == 1


def stands_in(title: str, words: Sequence[str]) -> bool:
    """Whether a container stands among a string's folded words, in full or abbreviated."""
    wanted = telling(title)
    if not wanted:
        return False
    starts = (place for place, word in enumerate(words) if word[0] == wanted[0][0] and fits(word, wanted[0]))
    return any(_stands_at(start, wanted, words) for start in starts)


def _stands_at(start: int, wanted: tuple[str, ...], words: Sequence[str]) -> bool:
    place = start + 1
    for want in wanted[1:]:
        while place < len(words) and words[place] in SKIPPED and words[place] != want:
            place += 1
        if place == len(words) or words[place][0] != want[0] or not fits(words[place], want):
            return False
        place += 1
    # One abbreviated word proves little: "Bone" may be of the title.
    return len(wanted) > 1 or words[start] == wanted[0]


def goes_on(title: str, cited: str) -> bool:
    """Whether a cited container prints ``title`` and more of a name, as "Surface Science Letters" does.

    A volume or a stray letter that the parser left in the container is no word; before the name only a word
    that names kinds of journals is one, since parsers leave much there.
    """
    printed = characters.words(cited)
    wanted, words = (
        [word for word in names if len(word) > 2 and word.isalpha() and roman(word) is None]
        for names in (telling(title), printed)
    )
    if not wanted or not words or not stands_in(title, printed):
        return False
    return not fits(words[-1], wanted[-1]) or (words[0] in _KINDS and not fits(words[0], wanted[0]))
