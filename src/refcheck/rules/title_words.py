"""Where two titles part: the words that only one of them has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from refcheck.fields import characters, markup, titles
from refcheck.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where the titles part: the printed words, the recorded ones, and where the former stand.

    Either may be empty: a word too few, a word too many.
    """

    printed: str
    recorded: str
    place: Span


def departures(printed: str, recorded: str) -> list[Departure]:
    """Every place where the titles part; letter case, diacritics, markup and punctuation do not count."""
    mine = [(characters.fold(word[0]), word) for word in _WORD.finditer(markup.blanked(printed))]
    theirs = [(characters.fold(word[0]), word) for word in _WORD.finditer(markup.plain(recorded))]
    matcher = SequenceMatcher(None, [one for one, _ in mine], [one for one, _ in theirs], autojunk=False)
    told = [
        _departure([word for _, word in mine], [word for _, word in theirs], codes)
        for tag, *codes in matcher.get_opcodes()
        if tag != "equal"
    ]
    return [one for one in told if not (one.printed and one.recorded and _spelt_otherwise(one))]


def _spelt_otherwise(one: Departure) -> bool:
    """Whether the words are the same in another spelling ("randomised") or written together."""
    if characters.squash(one.printed) == characters.squash(one.recorded):
        return True
    return titles.differences(one.printed, one.recorded).count == 0


def _departure(mine: list[re.Match[str]], theirs: list[re.Match[str]], codes: list[int]) -> Departure:
    start, end, other_start, other_end = codes
    return Departure(
        printed=_text(mine[start:end]),
        recorded=_text(theirs[other_start:other_end]),
        place=_place(mine, start, end),
    )


def _text(words: list[re.Match[str]]) -> str:
    return words[0].string[words[0].start() : words[-1].end()] if words else ""


def _place(words: list[re.Match[str]], start: int, end: int) -> Span:
    """The printed words, or where nothing is printed the word before the gap (after it at the head)."""
    if start == end:
        start, end = (start - 1, start) if start else (0, 1)
    if not words[start:end]:
        return Span(0, 0)
    return Span(words[start].start(), words[end - 1].end())
