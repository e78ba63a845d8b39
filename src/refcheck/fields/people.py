"""People and groups: cited names against recorded ones, one by one and as a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from refcheck.fields import characters
from refcheck.model import Agreement, Item, Name, State

_GIVEN_PARTS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(
    {
        *(
            "al",
            "af",
            "ap",
            "bin",
            "da",
            "dal",
            "das",
            "de",
            "degli",
            "dei",
            "del",
            "della",
            "den",
            "der",
            "di",
        ),
        *("do", "dos", "du", "e", "el", "en", "het", "la", "las", "le", "les", "los", "san", "st", "t", "te"),
        *(
            "ten",
            "ter",
            "van",
            "vd",
            "vom",
            "von",
            "vande",
            "vander",
            "vanden",
            "und",
            "y",
            "zu",
            "zum",
            "zur",
        ),
    }
)
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv", "2nd", "3rd", "md", "phd"})
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_INITIAL = frozenset(word for word in _PARTICLES | _SUFFIXES if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Pair:
    """One cited name beside one recorded name; None where one side has no counterpart."""

    cited: int | None
    recorded: int | None
    state: State
    note: str = ""


def compare(cited: Item, recorded: Item) -> Agreement:
    """The cited author list against the recorded one.

    Notes: see ``resolve.agreement``.
    """
    printed, known = show(cited.author, cited.authors_truncated), show(recorded.author)
    if not cited.author or not recorded.author:
        note = "not-recorded" if cited.author else "not-cited"
        return Agreement("author", printed, known, State.UNKNOWN, note=note)
    pairs = align(cited.author, recorded.author)
    state, note = _judge(pairs, cited, recorded)
    return Agreement("author", printed, known, state, _share(pairs), note)


def compare_first(cited: Item, recorded: Item) -> Agreement:
    """The first author alone."""
    printed, known = show(cited.author[:1]), show(recorded.author[:1])
    if not cited.author or not recorded.author:
        note = "not-recorded" if cited.author else "not-cited"
        return Agreement("first-author", printed, known, State.UNKNOWN, note=note)
    mine = cited.author[0]
    state, note = person(mine, recorded.author[0])
    if note == "author-differs" and any(same(mine, other) for other in recorded.author[1:]):
        note = "not-first"
    if note in {"author-differs", "not-first"} and _is_group(recorded.author[0]) and recorded.author[1:]:
        # A group before the people who wrote: records put it in either place.
        first_person = next((name for name in recorded.author if not _is_group(name)), None)
        if first_person is not None and same(mine, first_person):
            state, note = State.VARIANT, "group"
    return Agreement("first-author", printed, known, state, note=note)


def align(cited: Sequence[Name], recorded: Sequence[Name]) -> tuple[Pair, ...]:
    """Each cited name with its counterpart, in cited order, then the recorded names that have none."""
    free = dict.fromkeys(range(len(recorded)))
    pairs: list[Pair | None] = []
    for place, name in enumerate(cited):
        found = _counterpart(name, place, recorded, free)
        if found is not None:
            del free[found]
        pairs.append(None if found is None else Pair(place, found, *person(name, recorded[found])))
    settled = [pair or _leftover(place, cited, recorded, free) for place, pair in enumerate(pairs)]
    missing = (Pair(None, place, State.CONTRADICT, "author-dropped") for place in free)
    return (*settled, *missing)


def same(cited: Name, recorded: Name) -> bool:
    """Whether two names can be one person's or group's."""
    if cited.family and recorded.family and _all_words(cited).isdisjoint(_all_words(recorded)):
        return False  # told without a closer look: lists of hundreds are compared name by name
    return person(cited, recorded)[0] in {State.AGREE, State.VARIANT}


@lru_cache(maxsize=32768)
def _all_words(name: Name) -> frozenset[str]:
    """Everything that one person's names can have in common, in whatever order and spelling they stand."""
    return _spoken(name).union(
        _family_words(name), characters.words(name.given), characters.spellings(name.given)
    )


@lru_cache(maxsize=32768)
def person(cited: Name, recorded: Name) -> tuple[State, str]:
    """How one cited name stands against one recorded name."""
    if _undivided(cited) and _undivided(cited) in (_undivided(recorded), _undivided(recorded, turned=True)):
        return State.AGREE, ""
    if _is_group(cited) or _is_group(recorded):
        return _compare_groups(cited, recorded)
    family = _family(cited, recorded)
    if family is None:
        return _other_family(cited, recorded)
    state, note = _compare_initials(cited.given, recorded.given)
    if state is State.CONTRADICT:
        return (state, note) if family in {"", "diacritics", "particle"} else (state, "author-differs")
    note = family or note
    return (State.VARIANT if note else State.AGREE), note


def one_letter_apart(word: str, family: str) -> bool:
    """Whether a squashed word is a squashed family name but for one letter (or two exchanged)."""
    if min(len(word), len(family)) < 4 or abs(len(word) - len(family)) > 1:
        return False
    return DamerauLevenshtein.distance(word, family, score_cutoff=1) == 1


def show(names: Sequence[Name], truncated: bool = False) -> str:
    """A list of names for a person to read: "van Kuijk C, Nevitt MC, et al."."""
    shown = [_show(name) for name in names]
    return ", ".join([*shown, "et al."] if truncated else shown)


def family_of(name: Name) -> str:
    """The folded family name with its particle, or the group's name."""
    return characters.fold(" ".join(filter(None, (name.non_dropping_particle, name.family or name.literal))))


@lru_cache(maxsize=32768)
def _show(name: Name) -> str:
    if name.literal:
        return name.literal
    return " ".join(filter(None, (name.non_dropping_particle, name.family, name.given, name.suffix)))


# --- one name ---------------------------------------------------------------------------------------


def _undivided(name: Name, turned: bool = False) -> str:
    """A name in Chinese, Japanese or Korean writing as it is printed, without a space; "" for others."""
    parts = (name.given, name.family) if turned else (name.family, name.given)
    written = "".join((*parts, name.literal))
    return re.sub(r"\s", "", written) if _EAST_ASIAN.match(written) else ""


def _is_group(name: Name) -> bool:
    return bool(name.literal) and not name.family


def _compare_groups(cited: Name, recorded: Name) -> tuple[State, str]:
    mine, theirs = characters.words(_show(cited)), characters.words(_show(recorded))
    if mine == theirs:
        return State.AGREE, ""
    if not mine or not theirs:
        return State.UNKNOWN, "not-comparable"
    if (
        set(mine) <= set(theirs)
        or set(theirs) <= set(mine)
        or _is_acronym(mine, theirs)
        or _is_acronym(theirs, mine)
    ):
        return State.VARIANT, "group"
    alike = fuzz.token_set_ratio(" ".join(mine), " ".join(theirs)) >= 85
    return (State.VARIANT, "group") if alike else (State.CONTRADICT, "author-differs")


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in long if word not in {"of", "the", "for", "and", "in", "on"})
    return len(short) == 1 and len(short[0]) > 2 and short[0] == initials


def _family(cited: Name, recorded: Name) -> str | None:
    """The note on two family names that can be one ("" when they are the same), or None."""
    mine, theirs = _spoken(cited), _spoken(recorded)
    if not mine.isdisjoint(theirs):
        return "" if _letters(_full(cited)) == _letters(_full(recorded)) else _family_note(cited, recorded)
    if _is_compound(cited, recorded):
        return "compound-name"
    return None


@lru_cache(maxsize=32768)
def _spoken(name: Name) -> frozenset[str]:
    """The forms of the family name with and without its particles and suffix."""
    forms = set(characters.spellings(name.family))
    if name.non_dropping_particle:
        forms |= characters.spellings(name.non_dropping_particle + name.family)
    words = _family_words(name)
    bare = tuple(word for word in words if word not in _PARTICLES and word not in _SUFFIXES)
    forms.add("".join(bare) or "".join(words))
    forms.add("".join(word for word in words if word not in _SUFFIXES))
    return frozenset(forms)


@lru_cache(maxsize=32768)
def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("‐", "-").strip()


def _full(name: Name) -> str:
    return f"{name.non_dropping_particle} {name.family}".strip()


def _family_note(cited: Name, recorded: Name) -> str:
    mine, theirs = characters.squash(_full(cited)), characters.squash(_full(recorded))
    if mine == theirs:
        # Only the typography differs when no letter carries a mark ("Al-Saud", "Al Saud").
        return "" if _unmarked(_full(cited)) == _unmarked(_full(recorded)) else "diacritics"
    if not characters.spellings(_full(cited)).isdisjoint(characters.spellings(_full(recorded))):
        return "diacritics"
    return "particle" if {mine, theirs} & _without_particles(cited, recorded) else "suffix"


def _unmarked(text: str) -> str:
    return "".join(character for character in _letters(text) if character.isalpha())


def _without_particles(cited: Name, recorded: Name) -> set[str]:
    mine = "".join(word for word in _family_words(cited) if word not in _PARTICLES)
    theirs = "".join(word for word in _family_words(recorded) if word not in _PARTICLES)
    return {mine, theirs}


@lru_cache(maxsize=32768)
def _family_words(name: Name) -> tuple[str, ...]:
    return characters.words(_full(name))


def _is_compound(cited: Name, recorded: Name) -> bool:
    """Whether one family name is a part of the other's, the rest being found among its given names.

    "Rad AE" is Ehteshami Rad, Ali; "Garcia Lorca F" may be recorded as Lorca, Federico Garcia.
    """
    return _is_part(cited, recorded) or _is_part(recorded, cited)


def _is_part(short: Name, long: Name) -> bool:
    few, many = _core_words(short), _core_words(long)
    if not few or len(few) >= len(many) or not _contiguous(few, many):
        return _rest_is_given(long, short)
    rest = [word for word in many if word not in few]
    initials = "".join(sorted(_initial_forms(short.given), key=len)[-1:])
    # The rest must be told of by an initial, unless the short form stands first ("Garcia" of "Garcia Lorca").
    return (
        not initials or many[0] == few[0] or all(word[0] in initials for word in rest) or len(initials) == 1
    )


def _rest_is_given(long: Name, short: Name) -> bool:
    """Whether the words that ``long``'s family has over ``short``'s are ``short``'s last given names."""
    many, few = _core_words(long), _core_words(short)
    given = characters.words(short.given)
    return (
        bool(few)
        and len(many) > len(few)
        and many[-len(few) :] == few
        and given[-(len(many) - len(few)) :] == many[: -len(few)]
    )


@lru_cache(maxsize=32768)
def _core_words(name: Name) -> tuple[str, ...]:
    return tuple(word for word in _family_words(name) if word not in _PARTICLES and word not in _SUFFIXES)


def _contiguous(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))


def _other_family(cited: Name, recorded: Name) -> tuple[State, str]:
    if _in_other_order(cited, recorded):
        return State.VARIANT, "name-order"
    if (
        _misspelt(cited, recorded)
        and _compare_initials(cited.given, recorded.given)[0] is not State.CONTRADICT
    ):
        return State.CONTRADICT, "author-misspelt"
    return State.CONTRADICT, "author-differs"


def _in_other_order(cited: Name, recorded: Name) -> bool:
    """Whether family and given names stand exchanged, as happens to Chinese, Korean and Hungarian names."""
    if not cited.given or not recorded.given or not recorded.family:
        return False
    if characters.spellings(cited.family).isdisjoint(characters.spellings(recorded.given)):
        # "Xiao-Ming W" of Wang Xiaoming, the given name printed as initials elsewhere, cannot be told.
        return not characters.spellings(cited.given).isdisjoint(characters.spellings(recorded.family)) and (
            _compare_initials(cited.family, recorded.given)[0] is not State.CONTRADICT
        )
    return _compare_initials(cited.given, recorded.family)[0] is not State.CONTRADICT


def _misspelt(cited: Name, recorded: Name) -> bool:
    mine, theirs = "".join(_family_words(cited)), "".join(_family_words(recorded))
    if min(len(mine), len(theirs)) < 3:
        return False
    allowed = 2 if len(theirs) >= 6 and mine[0] == theirs[0] else 1
    return DamerauLevenshtein.distance(mine, theirs) <= allowed


# --- given names ------------------------------------------------------------------------------------


def _compare_initials(cited: str, recorded: str) -> tuple[State, str]:
    mine, theirs = _initial_forms(cited), _initial_forms(recorded)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return State.AGREE, ""
    if any(long.startswith(short) for short in mine for long in theirs):
        return State.VARIANT, "fewer-initials"
    if any(long.startswith(short) for short in theirs for long in mine):
        return State.VARIANT, "more-initials"
    if any(_in_order(short, long) for short in mine for long in theirs):
        return State.VARIANT, "fewer-initials"
    if any(_in_order(short, long) for short in theirs for long in mine):
        return State.VARIANT, "more-initials"
    swapped = any(sorted(one) == sorted(other) for one in mine for other in theirs)
    return State.CONTRADICT, "initials-swapped" if swapped else "initials-differ"


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(letter in rest for letter in short)


@lru_cache(maxsize=32768)
def _initial_forms(given: str) -> frozenset[str]:
    """The initials that given names as printed may stand for.

    "HK", "H. K." and "Harry K" are "hk"; "Chih-Hsiang" is "ch" or "c".
    """
    forms = {""}
    for part in given.replace("‐", "-").split():
        forms = {form + more for form in forms for more in _part_forms(part)}
    return frozenset(forms - {""})


@lru_cache(maxsize=32768)
def _part_forms(part: str) -> tuple[str, ...]:
    pieces = _GIVEN_PARTS.findall(part)
    folded = [characters.squash(piece) for piece in pieces]
    folded_pieces = [(piece, plain) for piece, plain in zip(pieces, folded, strict=True) if plain]
    if not folded_pieces or (len(folded_pieces) == 1 and folded_pieces[0][1] in _NO_INITIAL):
        return ("",)
    whole = "".join(plain for _, plain in folded_pieces)
    first = "".join(plain[0] for _, plain in folded_pieces)
    if len(folded_pieces) == 1:
        # Three capitals are initials; four may be a name in capitals.
        if part.isupper() and len(whole) <= 4:
            return (whole,) if len(whole) < 4 else (whole, whole[0])
        return (whole[0],)
    return (first, first[0])


# --- the list ---------------------------------------------------------------------------------------


def _counterpart(name: Name, place: int, recorded: Sequence[Name], free: dict[int, None]) -> int | None:
    """The free recorded name that ``name`` can be: the one at its own place before any other."""
    if place in free and same(name, recorded[place]):
        return place
    return next((other for other in free if same(name, recorded[other])), None)


def _leftover(place: int, cited: Sequence[Name], recorded: Sequence[Name], free: dict[int, None]) -> Pair:
    """A cited name that is nobody's: misspelt, another person in somebody's place, or added."""
    if not free:
        return Pair(place, None, State.CONTRADICT, "author-added")
    misspelt = next(
        (other for other in free if person(cited[place], recorded[other])[1] != "author-differs"), None
    )
    here = misspelt if misspelt is not None else (place if place in free else None)
    if here is None:
        return Pair(place, None, State.CONTRADICT, "author-added")
    del free[here]
    return Pair(place, here, *person(cited[place], recorded[here]))


def _judge(pairs: tuple[Pair, ...], cited: Item, recorded: Item) -> tuple[State, str]:
    wrong = [pair for pair in pairs if pair.cited is not None and pair.state is State.CONTRADICT]
    added = [pair for pair in wrong if pair.recorded is None and not _is_group(cited.author[pair.cited or 0])]
    dropped = [pair.recorded for pair in pairs if pair.cited is None and pair.recorded is not None]
    dropped = [place for place in dropped if not _is_group(recorded.author[place])]
    differing = [pair for pair in wrong if pair.recorded is not None]
    if differing:
        return State.CONTRADICT, _name_differing(differing, pairs)
    if added:
        return _judge_added(added, dropped, cited, recorded)
    if not _in_recorded_order(pairs):
        return State.CONTRADICT, "authors-exchanged"
    return _judge_dropped(dropped, pairs, cited, recorded)


def _name_differing(differing: list[Pair], pairs: tuple[Pair, ...]) -> str:
    agreeing = sum(pair.state in {State.AGREE, State.VARIANT} for pair in pairs)
    if len(differing) == 1:
        return differing[0].note if agreeing or differing[0].note != "author-differs" else "authors-differ"
    notes = {pair.note for pair in differing}
    if len(notes) == 1 and "author-differs" not in notes:
        return notes.pop()
    return "authors-differ"


def _judge_added(added: list[Pair], dropped: list[int], cited: Item, recorded: Item) -> tuple[State, str]:
    matched = len(cited.author) - len(added)
    if recorded.authors_truncated or (not dropped and matched and len(added) >= max(2, matched)):
        return State.UNKNOWN, "record-incomplete"
    if not matched:
        return State.CONTRADICT, "authors-differ"
    return State.CONTRADICT, "author-added"


def _in_recorded_order(pairs: tuple[Pair, ...]) -> bool:
    places = [pair.recorded for pair in pairs if pair.cited is not None and pair.recorded is not None]
    return places == sorted(places)


def _judge_dropped(
    dropped: list[int], pairs: tuple[Pair, ...], cited: Item, recorded: Item
) -> tuple[State, str]:
    if dropped and not _allowed_by_et_al(dropped, cited, recorded):
        return State.CONTRADICT, "author-dropped"
    if dropped:
        return State.VARIANT, "et-al"
    notes = [pair.note for pair in pairs if pair.cited is not None and pair.state is State.VARIANT]
    if notes:
        return State.VARIANT, notes[0]
    return State.AGREE, "et-al" if cited.authors_truncated and not recorded.authors_truncated else ""


def _allowed_by_et_al(dropped: list[int], cited: Item, recorded: Item) -> bool:
    """Whether "et al." (or an ellipsis before the last author) stands for all whom the list does not name."""
    if not cited.authors_truncated:
        return False
    tail = list(range(dropped[0], len(recorded.author)))
    people_left = [place for place in tail if not _is_group(recorded.author[place])]
    return dropped in (people_left, people_left[:-1])


def _share(pairs: tuple[Pair, ...]) -> float:
    """The share of cited names that the record has."""
    cited = [pair for pair in pairs if pair.cited is not None]
    return sum(pair.state in {State.AGREE, State.VARIANT} for pair in cited) / len(cited)
