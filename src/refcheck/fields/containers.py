"""Journals, books and series: whether a cited container is the recorded one.

An abbreviation is known by its words being contractions of the full title's words, in order, as ISO 4
makes them: truncated ("Miner" of Mineral) or with letters left out ("Jt" of Joint, "Natl" of National).
Sections (Physical Review A to E, the American and British volumes of a journal) are never one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from refcheck.fields import characters
from refcheck.fields.markup import plain
from refcheck.fields.numbers import roman
from refcheck.model import Agreement, State

_SMALL_WORDS = frozenset(
    {
        *("of", "the", "and", "for", "in", "on", "to", "with", "from", "at", "an", "its", "their", "by"),
        *("de", "la", "le", "les", "des", "du", "et", "pour", "en", "sur", "aux", "au"),
        *("der", "die", "das", "und", "fur", "zur", "des", "im", "den", "fuer", "uber", "dem", "zum", "von"),
        *(
            "del",
            "los",
            "las",
            "el",
            "y",
            "da",
            "do",
            "dos",
            "das",
            "di",
            "della",
            "delle",
            "dei",
            "il",
            "per",
        ),
        *("van", "voor", "het", "och", "og", "i", "za", "w", "na"),
    }
)
# Say that a section's name follows, or that the title is one edition of several.
_SECTION_LABELS = frozenset(
    {
        "section",
        "sections",
        "sect",
        "sec",
        "series",
        "ser",
        "part",
        "parts",
        "pt",
        "volume",
        "vol",
        "edition",
        "ed",
        "edn",
        "no",
    }
)
_LETTERED_SECTIONS = frozenset("abcdefghx")
_SECTIONS = frozenset(
    {
        *_LETTERED_SECTIONS,
        *("ii", "iii", "iv", "1", "2", "3", "4", "am", "american", "br", "british", "brit", "amer"),
        *(
            "international",
            "int",
            "intl",
            "english",
            "engl",
            "eng",
            "eur",
            "european",
            "europe",
            "asia",
            "pac",
        ),
        *(
            "usa",
            "us",
            "uk",
            "london",
            "basel",
            "new",
            "online",
            "print",
            "suppl",
            "supplement",
        ),
    }
)
_IMPRINTS = frozenset({"ieee", "acm", "asme", "spe", "aip", "aapg", "arpn", "siam"})
_SKIPPED = _SMALL_WORDS | _SECTION_LABELS
# Places and imprints that catalogues add to a title to tell it from another: "Spine (Phila Pa 1976)".
_QUALIFIER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SUBTITLE = re.compile(
    r"\s*[:;=—]\s*|\s+[-–/]\s+|(?<=[^\W_]{6})\.\s+(?=[A-Z])|\s*\.\s*-\s*|,\s+(?=[A-Z][a-z]+)"
)
_HALVES = re.compile(r"\s+/\s+|\s+=\s+|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4,}\s[^/]+$)")
_USA = re.compile(r"\bU\.?\s?S\.?\s?A\b\.?")
_DOTTED = re.compile(r"(?<![^\W_])(?:(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.\s?){3,})(?![^\W_])")
_ELIDED = re.compile(r"\b(?:(?:de|da|ne|su|a)?ll|l|d|un|qu)['’](?=[^\W\d_]{3})", re.IGNORECASE)
_PLACES = frozenset({"usa", "us", "united", "states", "america", "uk", "engl", "lond", "london"})
_MIN_MISSPELT = 7


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


_ORDER = {
    (State.AGREE, False): 0,
    (State.VARIANT, False): 1,
    (State.CONTRADICT, True): 2,
    (State.CONTRADICT, False): 3,
    (State.UNKNOWN, False): 4,
}


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
    for index, (mine, theirs) in enumerate(_readings(cited, recorded)):
        fit = _fit(mine, theirs)
        if fit is None:
            continue
        only_cited, only_recorded = fit
        if not only_cited and not only_recorded:
            return _name_fit(cited, recorded, mine, theirs, whole=index == 0)
        note = note or ("another-section" if only_cited and only_recorded else "section")
    if note == "section":
        return State.VARIANT, note
    if note:
        return State.CONTRADICT, note
    if _misspelt(_words(cited), _words(recorded)):
        return State.VARIANT, "misspelling"
    return State.CONTRADICT, "another-journal"


def _name_fit(
    cited: str, recorded: str, mine: tuple[str, ...], theirs: tuple[str, ...], *, whole: bool
) -> tuple[State, str]:
    left_out = abs(len(_heads(cited)[0]) - len(mine)) + abs(len(_heads(recorded)[0]) - len(theirs))
    if left_out in {1, 2} and (":" in cited) != (":" in recorded):
        # "Measurement: Sensors" is a sister of "Measurement": so short a subtitle names a section.
        return State.VARIANT, "section"
    if mine == theirs or _core(mine) == _core(theirs):
        return (State.AGREE, "") if whole else (State.VARIANT, "subtitle")
    return State.VARIANT, "abbreviation" if whole or len(mine) != len(theirs) else "subtitle"


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL_WORDS)


def _readings(cited: str, recorded: str) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The two titles as they stand, then without what may follow or surround the proper title."""
    mine, theirs = _heads(cited), _heads(recorded)
    yield mine[0], theirs[0]
    for head in theirs[1:]:
        yield mine[0], head
    for head in mine[1:]:
        yield head, theirs[0]
    if not (_SUBTITLE.search(cited) and _SUBTITLE.search(recorded)):
        for my_head in mine[1:3]:
            for their_head in theirs[1:3]:
                yield my_head, their_head


@lru_cache(maxsize=16384)
def _heads(title: str) -> tuple[tuple[str, ...], ...]:
    """The words of a title; then of it without qualifiers, of each half of a bilingual one, of its head."""
    text = plain(title)
    bare = _QUALIFIER.sub(" ", text)
    texts = [text, bare, *_dotted(bare)]
    halves = _HALVES.split(bare)
    if len(halves) > 1 and all(" " in half.strip() for half in halves):
        texts += halves
    texts += [bare[: found.start()] for found in _SUBTITLE.finditer(bare)][:3]
    texts += [inside.strip("()[]") for inside in _QUALIFIER.findall(text) if inside.strip("()[]").isupper()]
    unique = dict.fromkeys(_words(part) for part in texts)
    unique |= dict.fromkeys(form[1:] for form in unique if len(form) > 2 and _spells(form[0], form[1:]))
    return tuple(form for form in unique if form) or ((),)


def _dotted(title: str) -> Iterator[str]:
    """The title with single letters that stand together made one word ("U.S.A.", "J. A. M. A.")."""
    joined = _DOTTED.sub(lambda letters: re.sub(r"[.\s]", "", letters[0]) + " ", title)
    if joined != title:
        yield joined


@lru_cache(maxsize=16384)
def _words(title: str) -> tuple[str, ...]:
    """The folded words, Romance articles elided ("dell'Unione" is "unione")."""
    return characters.words(_USA.sub("USA", _ELIDED.sub(" ", title)))


# --- abbreviations ----------------------------------------------------------------------------------


@lru_cache(maxsize=32768)
def _fit(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The sections that only one side names when all other words fit in order; None when they do not."""
    if not mine or not theirs:
        return None
    if (mine[0] in _IMPRINTS) != (theirs[0] in _IMPRINTS) and min(len(mine), len(theirs)) > 1:
        return _without_imprint(mine, theirs)
    if mine[0][0] != theirs[0][0] and mine[0] not in _SKIPPED and theirs[0] not in _SKIPPED:
        return None
    return _Alignment(mine, theirs).best(0, 0)


def _without_imprint(mine: tuple[str, ...], theirs: tuple[str, ...]) -> _Left | None:
    """The fit without the publisher's name that one side begins with; it counts as a section."""
    if mine[0] in _IMPRINTS:
        return _with_cited(mine[0], _fit(mine[1:], theirs))
    return _with_recorded(theirs[0], _fit(mine, theirs[1:]))


_Left = tuple[tuple[str, ...], tuple[str, ...]]


class _Alignment:
    """Two word lists laid along each other with the fewest sections left over."""

    def __init__(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
        self.mine, self.theirs = mine, theirs
        self.known: dict[tuple[int, int], _Left | None] = {}

    def best(self, i: int, j: int) -> _Left | None:
        if (i, j) not in self.known:
            found = [way for way in self._ways(i, j) if way is not None]
            self.known[i, j] = min(found, key=lambda way: len(way[0]) + len(way[1]), default=None)
        return self.known[i, j]

    def _ways(self, i: int, j: int) -> Iterator[_Left | None]:
        mine = self.mine[i] if i < len(self.mine) else ""
        theirs = self.theirs[j] if j < len(self.theirs) else ""
        if not mine and not theirs:
            yield (), ()
            return
        if mine and theirs:
            if i and j and mine == theirs and mine in _LETTERED_SECTIONS:
                # "D Biol Crystallogr" and "Section D Structural Biology": the letter names the section.
                yield (), ()
            if _fits(mine, theirs):
                yield self.best(i + 1, j + 1)
            yield from self._joined(i, j, mine, theirs)
        yield from self._skips(i, j, mine, theirs)

    def _skips(self, i: int, j: int, mine: str, theirs: str) -> Iterator[_Left | None]:
        """The ways on without a word that only one side has."""
        if mine in _SKIPPED or (mine in _PLACES and j == len(self.theirs)):
            yield self.best(i + 1, j)
        elif mine in _SECTIONS and _begun(self.mine, i):
            yield _with_cited(mine, self.best(i + 1, j))
        if theirs in _SKIPPED or (theirs in _PLACES and i == len(self.mine)):
            yield self.best(i, j + 1)
        elif theirs in _SECTIONS and _begun(self.theirs, j):
            yield _with_recorded(theirs, self.best(i, j + 1))

    def _joined(self, i: int, j: int, mine: str, theirs: str) -> Iterator[_Left | None]:
        """One word for two ("NeuroImage"), or initials for several ("Ann NY Acad Sci")."""
        if _is_whole_of(theirs, self.mine[i : i + 2]):
            yield self.best(i + 2, j + 1)
        if _is_whole_of(mine, self.theirs[j : j + 2]):
            yield self.best(i + 1, j + 2)
        mine_end = _initials_end(theirs, self.mine, i)
        if mine_end:
            yield self.best(mine_end, j + 1)
        theirs_end = _initials_end(mine, self.theirs, j)
        if theirs_end:
            yield self.best(i + 1, theirs_end)


def _is_whole_of(word: str, pieces: tuple[str, ...]) -> bool:
    """Whether ``word`` is two ``pieces`` in one, the second perhaps contracted."""
    if len(pieces) < 2 or not 1 < len(pieces[0]) < len(word) or not word.startswith(pieces[0]):
        return False
    return _fits(pieces[0] + pieces[1], word)


def _begun(words: tuple[str, ...], place: int) -> bool:
    """Whether a word that tells something stands before ``place``."""
    return any(word not in _SKIPPED for word in words[:place])


def _initials_end(letters: str, words: tuple[str, ...], start: int) -> int:
    """Where the words end whose initials are ``letters`` ("ny" of New York); 0 when they are not."""
    if not 2 <= len(letters) <= 5 or words[start][0] != letters[0]:
        return 0
    place = start
    for letter in letters:
        while place < len(words) and words[place] in _SMALL_WORDS:
            place += 1
        if place == len(words) or words[place][0] != letter:
            return 0
        place += 1
    return place


def _with_cited(word: str, way: _Left | None) -> _Left | None:
    return None if way is None else ((word, *way[0]), way[1])


def _with_recorded(word: str, way: _Left | None) -> _Left | None:
    return None if way is None else (way[0], (word, *way[1]))


@lru_cache(maxsize=65536)
def _fits(one: str, other: str) -> bool:
    """Whether two words are one word, either of them perhaps contracted."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] or not short.isalpha():
        return False
    if len(short) == 1:
        return (short == "j" and long.startswith(("jour", "jo", "ju"))) or (
            short != "j" and short not in "abcdefghx"
        )
    if long.startswith(short):
        return True
    if _stem(one) == _stem(other):
        return True
    return _contracts(short, long)


def _stem(word: str) -> str:
    """A word without the ending in which its number differs ("Letters" and "Letter")."""
    return word.removesuffix("s").removesuffix("ie").removesuffix("y") if len(word) > 4 else word


def _contracts(short: str, long: str) -> bool:
    """Whether letters of ``long`` were left out to make ``short`` ("jt", "natl", "mgmt")."""
    if len(short) < 2 or not 0.25 <= len(short) / len(long) <= 0.75:
        return False
    rest = iter(long)
    if not all(letter in rest for letter in short):
        return False
    # Contractions keep the beginning, or the end ("dtsch", "natl", "jt"); a scatter of letters is chance.
    return long[1] == short[1] or long[-1] == short[-1] or len(short) >= 4


def _is_acronym(short: str, full: str) -> bool:
    """Whether ``short`` is the initials of ``full``'s words, perhaps with letters from within them."""
    words = _words(short)
    if not words or (
        len(words) > 1 and not set(words[1:]) <= _PLACES and any(len(word) > 1 for word in words)
    ):
        return False
    letters = "".join(words) if all(len(word) == 1 for word in words) else words[0]
    if not (2 <= len(letters) <= 7 and letters.isalpha()):
        return False
    return any(_spells(letters, form) for form in _heads(full)[:3])


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    core = _core(words)
    if len(core) < 2:
        return False
    initials = "".join(word[0] for word in core)
    if len(letters) == 2:
        return letters == initials
    return _spell(letters, core, inner=1 if len(core) > 2 else 0) or letters == "".join(
        word[0] for word in words
    )


def _spell(letters: str, words: tuple[str, ...], inner: int = 1) -> bool:
    """Whether ``letters`` are the initials, but for ``inner`` letters taken from within a word."""
    if not words:
        return not letters
    if not letters:
        return set(words) <= _PLACES
    if letters[0] != words[0][0]:
        return False
    rest = letters[1:]
    if _spell(rest, words[1:], inner):
        return True
    # The R of neuroradiology in AJNR.
    return bool(inner and rest and rest[0] in words[0][3:]) and _spell(rest[1:], words[1:], inner - 1)


def _misspelt(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the titles differ by one letter of one long word."""
    if len(mine) != len(theirs):
        return False
    unlike = [(one, other) for one, other in zip(mine, theirs, strict=True) if not _fits(one, other)]
    if len(unlike) != 1 or min(map(len, unlike[0])) < _MIN_MISSPELT:
        return False
    return DamerauLevenshtein.distance(*unlike[0]) == 1


@lru_cache(maxsize=8192)
def _telling(title: str) -> tuple[str, ...]:
    return tuple(word for word in _core(_heads(title)[0]) if word not in _SKIPPED)


def stands_in(title: str, words: Sequence[str]) -> bool:
    """Whether a container stands among a string's folded words, in full or abbreviated."""
    wanted = _telling(title)
    if not wanted:
        return False
    starts = (place for place, word in enumerate(words) if word[0] == wanted[0][0] and _fits(word, wanted[0]))
    return any(_stands_at(start, wanted, words) for start in starts)


def _stands_at(start: int, wanted: tuple[str, ...], words: Sequence[str]) -> bool:
    place = start + 1
    for want in wanted[1:]:
        while place < len(words) and words[place] in _SKIPPED and words[place] != want:
            place += 1
        if place == len(words) or words[place][0] != want[0] or not _fits(words[place], want):
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
        for names in (_telling(title), printed)
    )
    if not wanted or not words or not stands_in(title, printed):
        return False
    return not _fits(words[-1], wanted[-1]) or (words[0] in _KINDS and not _fits(words[0], wanted[0]))


_KINDS = frozenset({"journal", "international", "annals", "archives", "bulletin", "american", "european"})
