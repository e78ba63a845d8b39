"""The references that a note holds in full; what stands around them is dropped.

"See X; Y, quoted in Z. This was contested." holds three at the most. Short forms ("Kirton 2008, 51.",
"ibid.", "Smith, Origins, 45", "op. cit.") are citations and no references, and so are laws and cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.extract import signs
from refcheck.extract.notes import imprint
from refcheck.extract.notes.atoms import Atom, atoms
from refcheck.extract.notes.opening import behind_signals, opening, title_behind_year
from refcheck.fields.names import UNNAMED

_SHORT_FORM = re.compile(
    r"\b(?:ibid(?:em)?|op\.\s?cit|loc\.\s?cit|art\.\s?cit|supra|a\.\s?a\.\s?O|wie\sAnm|Anm\.\s?\d|ebd|ebenda"
    r"|note?\s\d+\s(?:above|supra)|above,?\sn(?:ote)?\b)|\((?:f?n\.?|note|Anm\.)\s?\d+\)"
    rf"|(?<!\w){UNNAMED},?\s\(?(?:1[5-9]|20)\d\d",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"§|\sv\.?\s(?=[^\W\d_a-z])|\bU\.\s?S\.\s?C\b|\bC\.\s?F\.\s?R\b|\bPub\.\s?L\b|\bBGBl\b|\bBT-Dr"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar"
    r"|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}\.?\s{_MONTH}\s\d{{4}}|\b{_MONTH}\s\d{{1,2}},\s\d{{4}}|\b\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d\d\b)"
)
_BEGINS_WITHIN = re.compile(
    r"(?:(?<=[^\W\d_A-Z]\s)|(?<=[a-z]\.\s)|(?<=[:,(]\s)|(?<=\())(?=[“„«‘\"]?[^\W\d_a-z])"
)
_NAMES_ONLY = re.compile(r"(?:(?:[^\W\d_a-z][\w'’-]*\.?[\s,.]{0,2}|[a-z]{1,3}\s){1,6}(?:;\s*|$)){1,12}")
_PAGE_AT_END = re.compile(r"(?:,|\bpp?\.|\bS\.)\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s?ff?\.?)?\.?$")
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{4,}")
_TITLE = re.compile(
    r"[\s,.:;(/)\[\]–-]*(?:(?:and|und|et|y|e|i|og|och|en|with|mit|avec|&)\s)?(?:(?:eds?|hgg?|hrsgg?|dirs?|éds?|coords?|comps?|orgs?|a\scura\sdi)\b[\s,.:)\]]*)?"
    r"(?:[“„«‘\"']\s?)?[^\W_a-z]",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"[\s,.]*[(\[]?(?:1[5-9]|20)\d\d(?!\d)")
_STOP = re.compile(r"\s?\.(?=\s|$)")
_LONGEST = 700  # characters of a reference
_MOST_JOINED = 8  # stretches that make up a reference
_FEWEST_WORDS = 4  # behind names and year
_NEAR = 4  # characters
_EARLY = 400  # characters in which the year behind the names stands

Place = tuple[int, int]  # start and end


def whole(text: str) -> list[Place]:
    """Start and end of each reference that a note holds in full, in order."""
    stretches = atoms(text)
    found: list[Place] = []
    k = 0
    while k < len(stretches):
        k, reference = _from(text, stretches, k)
        if reference:
            found.append(reference)
    return found


def _from(text: str, stretches: Sequence[Atom], first: int) -> tuple[int, Place | None]:
    """The reference that begins in a stretch, if one does, and the stretch to go on with."""
    for start in _beginnings(text, stretches[first]):
        found = _with_early_year(text, stretches, first, start) or _with_imprint(
            text, stretches, first, start
        )
        if found:
            return found
    return first + 1, None


def _beginnings(text: str, atom: Atom) -> Iterator[int]:
    """Where in a stretch a reference may begin: first of all, or behind other words when they are none."""
    start = behind_signals(text, atom.start, atom.end)
    yield start
    if opening(text, start, atom.end) is None:
        for match in _BEGINS_WITHIN.finditer(text, start + 1, atom.end):
            begun = opening(text, match.start(), atom.end)
            if begun and (begun.sure or text[match.start()] in '“„«‘"'):
                yield match.start()


def _with_early_year(
    text: str, stretches: Sequence[Atom], first: int, start: int
) -> tuple[int, Place] | None:
    """A reference that has its year behind its authors: it goes on up to what begins something else."""
    titled = title_behind_year(text, start, min(start + _EARLY, len(text)))
    if titled is None:
        return None
    after = first + 1
    while after < len(stretches) and (stretches[after].start <= titled or _goes_on(text, stretches[after])):
        after += 1
    printed = text[start : stretches[after - 1].end].rstrip(" ;,")
    end = start + len(printed)
    too_short = len(_WORD.findall(text, titled, end)) < _FEWEST_WORDS
    if (
        too_short
        or len(printed) > _LONGEST
        or _SHORT_FORM.search(text, titled, end)
        or signs.looks_open(printed)
    ):
        return None
    return after, (start, end)


def _goes_on(text: str, atom: Atom) -> bool:
    """Whether a stretch behind names and year belongs to the same reference."""
    if atom.bound != "stop":
        return atom.bound == "word"
    signalled = behind_signals(text, atom.start, atom.end) > atom.start
    return not signalled and title_behind_year(text, atom.start, atom.end) is None


def _with_imprint(text: str, stretches: Sequence[Atom], first: int, start: int) -> tuple[int, Place] | None:
    """A reference that ends with its imprint: as few stretches as make it whole."""
    within = start > behind_signals(text, stretches[first].start, stretches[first].end)
    for after in range(first + 1, min(len(stretches), first + _MOST_JOINED) + 1):
        if after > first + 1 and not _may_join(text, stretches, after - 1, start):
            return None
        found = _reference(text, start, stretches[after - 1].end, within=within)
        if found and not _runs_on(text, stretches, after):
            return _with_more(text, stretches, after, found)
    return None


def _may_join(text: str, stretches: Sequence[Atom], k: int, start: int) -> bool:
    """Whether a reference that begins at ``start``, and is not whole yet, may go on with stretch ``k``."""
    atom, so_far = stretches[k], text[start : stretches[k - 1].end]
    if atom.end - start > _LONGEST or _SHORT_FORM.search(so_far) or _PAGE_AT_END.search(so_far):
        return False
    if atom.bound == "semicolon":
        return bool(_NAMES_ONLY.fullmatch(so_far))
    return atom.bound == "word" or behind_signals(text, atom.start, atom.end) == atom.start


def _runs_on(text: str, stretches: Sequence[Atom], k: int) -> bool:
    """Whether what was found ends before an "and" that no other reference follows."""
    return k < len(stretches) and stretches[k].bound == "word" and _from(text, stretches, k)[1] is None


def _with_more(text: str, stretches: Sequence[Atom], after: int, found: Place) -> tuple[int, Place]:
    """The reference with the stretches behind it that still belong to it: "Paris: OECD."."""
    while after < len(stretches) and _belongs(text, stretches[after], found):
        longer = _reference(text, found[0], stretches[after].end)
        if not longer or longer[1] <= stretches[after].start:
            break
        found, after = longer, after + 1
    return after, found


def _belongs(text: str, atom: Atom, found: Place) -> bool:
    follows = atom.bound == "stop" and atom.start - found[1] < _NEAR
    few_words = len(_SMALL_WORD.findall(text, atom.start, atom.end)) <= 1
    other = behind_signals(text, atom.start, atom.end) > atom.start or _reference(text, atom.start, atom.end)
    return follows and few_words and not other


def _reference(text: str, start: int, end: int, *, within: bool = False) -> Place | None:
    """The reference that begins at ``start`` and ends at ``end`` or before, or None when it is not whole.

    ``within``: it begins within a sentence, so that nothing about it may be in doubt.
    """
    begun = opening(text, start, end)
    found = imprint.last(text, begun.end, end) if begun else None
    if begun is None or found is None or not (found.sure or (begun.sure and not within)):
        return None
    said = text[start : found.end]
    if _SHORT_FORM.search(said) or _LAW.search(said) or _DAY.search(said):
        return None
    if text[start] not in '“„«‘"' and not _is_titled(text[begun.end : found.start]):
        return None
    stop = _STOP.match(text, found.end, end)
    return start, stop.end() if stop else start + len(said.rstrip())


def _is_titled(between: str) -> bool:
    """Whether what stands between author and imprint can be a title, or a journal's: no year."""
    return (
        bool(_TITLE.match(between))
        and not _YEAR.match(between)
        and any(len(word) > 3 for word in _WORD.findall(between))
    )
