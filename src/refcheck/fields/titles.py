"""Titles: a cited title against a recorded one, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from refcheck.fields import characters
from refcheck.fields.markup import plain
from refcheck.fields.numbers import roman
from refcheck.model import Agreement, State

# What publishers put before or after a title once something happened to the work.
_STATUS_PREFIX = re.compile(
    r"^\W*(?:(?:retracted|withdrawn|removed|temporary removal)(?:\s+(?:article|paper|chapter))?\s*[:.\]]"
    r"|notice of (?:retraction|violation of ieee publication principles)\s*(?:<br\s*/?>|[:.])+)\s*(?!\s*$)",
    re.IGNORECASE,
)
_STATUS_SUFFIX = re.compile(
    r"\W*[\[(](?:retracted|withdrawn|retracted article|see .{5,60})[\])]\W*$", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[:.?!;]\s|\s[-–—]+\s|—|\s*[\[(]|[:?!]$")

# British and American endings and digraphs; both sides go through, so no direction is wrong.
_SPELLINGS = (
    (re.compile(r"is(?=(?:e|ed|es|ing|ation|ations|er|ers|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"our(?=(?:s|al|able|ed|ing|less|ful|ally|ite)?$)"), "or"),
    (re.compile(r"(?<=[a-z])[ao]e(?=[a-z])|^[ao]e(?=[a-z]{3})"), "e"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"tre(?=s?$|d$)"), "ter"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"(?<=[a-z])ph(?=[a-z])"), "f"),
)
# Overlapping, so that both hyphens of "a-b-c" are seen.
_HYPHENATED = re.compile(r"(\w+)-\s?(?=(\w+))")
_JOINERS = frozenset({"and", "und", "et", "y", "e", "en", "och", "og"})


@dataclass(frozen=True, slots=True)
class Differences:
    """The words in which two titles differ: replaced pairs, cited words too many, recorded words missing."""

    replaced: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many words differ."""
        return len(self.replaced) + len(self.added) + len(self.dropped)


@lru_cache(maxsize=8192)
def without_status(title: str) -> str:
    """``title`` without "RETRACTED ARTICLE:" and its like; a notice's own title is kept."""
    return _STATUS_SUFFIX.sub("", _STATUS_PREFIX.sub("", title))


@lru_cache(maxsize=8192)
def similarity(cited: str, recorded: str) -> float:
    """0 to 1: how alike two titles are, letter by letter, where words end being no matter."""
    return fuzz.ratio(characters.squash(cited), characters.squash(without_status(recorded))) / 100


def compare(cited: str, recorded: str) -> Agreement:
    """A cited title against the recorded one.

    Notes: see ``resolve.agreement``.
    """
    if not cited or not recorded:
        note = "not-recorded" if cited else "not-cited"
        return Agreement("title", cited, recorded, State.UNKNOWN, note=note)
    known = without_status(recorded)
    state, note = _compare(cited, known)
    return Agreement("title", cited, recorded, state, similarity(cited, recorded), note)


def differences(cited: str, recorded: str) -> Differences:
    """The words in which a cited title differs from the recorded one, in order."""
    mine, theirs = _canonical_words(cited), _canonical_words(without_status(recorded))
    replaced, added, dropped = [], [], []
    for edit in Levenshtein.editops(mine, theirs):
        if edit.tag == "replace":
            replaced.append((mine[edit.src_pos], theirs[edit.dest_pos]))
        elif edit.tag == "delete":
            added.append(mine[edit.src_pos])
        else:
            dropped.append(theirs[edit.dest_pos])
    return Differences(tuple(replaced), tuple(added), tuple(dropped))


def _compare(cited: str, recorded: str) -> tuple[State, str]:
    mine, theirs = characters.squash(cited), characters.squash(recorded)
    if mine == theirs:
        return _same_letters(cited, recorded)
    if not mine or not theirs or (mine.isascii() != theirs.isascii() and not _share_letters(mine, theirs)):
        return State.UNKNOWN, "other-language"
    found = differences(cited, recorded)
    if not found.count:
        spelt = _canonical_words(cited, spelling=False) != _canonical_words(recorded, spelling=False)
        return (State.VARIANT, "spelling") if spelt else (State.AGREE, "")
    if not found.replaced and not found.dropped and _greek().issuperset(found.added):
        return State.VARIANT, "symbol-lost"
    return _part(cited, recorded) or (State.CONTRADICT, _name(found, mine, theirs))


def _same_letters(cited: str, recorded: str) -> tuple[State, str]:
    whole = set(characters.words(recorded))
    pieces = _HYPHENATED.findall(characters.fold(cited))
    broken = any(f"{before}{after}" in whole for before, after in pieces)
    return (State.VARIANT, "hyphenation") if broken else (State.AGREE, "")


def _share_letters(mine: str, theirs: str) -> bool:
    return len(set(mine) & set(theirs)) > min(len(set(mine)), len(set(theirs))) / 2


def _part(cited: str, recorded: str) -> tuple[State, str] | None:
    """Whether one title is the beginning of the other."""
    mine, theirs = characters.squash(cited), characters.squash(recorded)
    if theirs.startswith(mine):
        if mine in _heads(recorded):
            return State.VARIANT, "subtitle-missing"
        if len(characters.words(cited)) >= 4 and len(mine) >= 20:
            return State.VARIANT, "truncated"
    if mine.startswith(theirs) and theirs in _heads(cited):
        return State.VARIANT, "subtitle-added"
    return None


@lru_cache(maxsize=8192)
def _heads(title: str) -> frozenset[str]:
    """What stands before each separator of a title, squashed."""
    text = plain(title)
    return frozenset(
        characters.squash(text[: found.start() + 1].rstrip("([")) for found in _SEPARATOR.finditer(text)
    )


def _name(found: Differences, mine: str, theirs: str) -> str:
    if found.count == 1:
        return _name_one(found)
    if not found.added and not found.dropped and found.count == 2 and all(map(_misspelt, found.replaced)):
        return "misspelling"
    return "words-differ" if fuzz.ratio(mine, theirs) >= 70 else "title-differs"


def _name_one(found: Differences) -> str:
    if found.added:
        return "word-added"
    if found.dropped:
        return "word-dropped"
    pair = found.replaced[0]
    if all(map(_is_part_number, pair)):
        return "part-differs"
    return "misspelling" if _misspelt(pair) else "word-differs"


def _is_part_number(word: str) -> bool:
    return word.isdigit() or len(word) == 1


def _misspelt(pair: tuple[str, str]) -> bool:
    cited, recorded = pair
    if cited.isdigit() or recorded.isdigit() or min(len(cited), len(recorded)) < 4:
        return False
    return DamerauLevenshtein.distance(cited, recorded) <= (1 if len(recorded) < 7 else 2)


@lru_cache(maxsize=8192)
def _canonical_words(title: str, spelling: bool = True) -> tuple[str, ...]:
    """The words of a title with roman numerals as digits, without "and", spelt one way."""
    plain = (word for word in characters.words(title) if word not in _JOINERS)
    return tuple(_canonical(word, spelling) for word in plain)


@lru_cache(maxsize=32768)
def _canonical(word: str, spelling: bool) -> str:
    # "I" alone may be a pronoun or an "i" of mathematics; it reads as 1 on both sides alike.
    value = roman(word) if set(word) <= set("ivx") else None
    if value is not None:
        return str(value)
    if spelling and len(word) > 4 and word.isalpha():
        for pattern, replacement in _SPELLINGS:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1)
def _greek() -> frozenset[str]:
    """The names of Greek letters as titles are compared; "xi" is read as a numeral."""
    return frozenset(_canonical(name, spelling=True) for name in characters.GREEK_NAMES - {"xi"})


def partial_similarity(needle: str, haystack: str) -> float:
    """0 to 1: how well a squashed title fits into the letters of a longer string, where it fits best.

    Below 0.8 chance alone may explain it: 0 then.
    """
    if len(needle) < 12 or len(needle) > len(haystack) * 1.2:
        return 0.0
    return fuzz.partial_ratio(needle, haystack, score_cutoff=80) / 100
