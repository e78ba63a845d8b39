"""One cited name against one recorded name, of a person or a group."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from refcheck.fields import characters, initials
from refcheck.fields.name_forms import (
    PARTICLES,
    core_words,
    family_forms,
    family_words,
    is_group,
    letters,
    shown,
    undivided,
    unmarked,
    whole_family,
)
from refcheck.model import Name, State


def same(cited: Name, recorded: Name) -> bool:
    """Whether two names can be one person's or group's."""
    if cited.family and recorded.family and _all_words(cited).isdisjoint(_all_words(recorded)):
        return False  # told without a closer look: lists of hundreds are compared name by name
    return person(cited, recorded)[0] in {State.AGREE, State.VARIANT}


@lru_cache(maxsize=32768)
def _all_words(name: Name) -> frozenset[str]:
    """Everything that one person's names can have in common, in whatever order and spelling they stand."""
    return family_forms(name).union(
        family_words(name), characters.words(name.given), characters.spellings(name.given)
    )


@lru_cache(maxsize=32768)
def person(cited: Name, recorded: Name) -> tuple[State, str]:
    """How one cited name stands against one recorded name."""
    if undivided(cited) and undivided(cited) in (undivided(recorded), undivided(recorded, turned=True)):
        return State.AGREE, ""
    if is_group(cited) or is_group(recorded):
        return _compare_groups(cited, recorded)
    family = _family(cited, recorded)
    if family is None:
        return _other_family(cited, recorded)
    state, note = initials.compare(cited.given, recorded.given)
    if state is State.CONTRADICT:
        return (state, note) if family in {"", "diacritics", "particle"} else (state, "author-differs")
    note = family or note
    return (State.VARIANT if note else State.AGREE), note


def one_letter_apart(word: str, family: str) -> bool:
    """Whether a squashed word is a squashed family name but for one letter (or two exchanged)."""
    if min(len(word), len(family)) < 4 or abs(len(word) - len(family)) > 1:
        return False
    return DamerauLevenshtein.distance(word, family, score_cutoff=1) == 1


def _compare_groups(cited: Name, recorded: Name) -> tuple[State, str]:
    mine, theirs = characters.words(shown(cited)), characters.words(shown(recorded))
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
    begun = "".join(word[0] for word in long if word not in {"of", "the", "for", "and", "in", "on"})
    return len(short) == 1 and len(short[0]) > 2 and short[0] == begun


def _family(cited: Name, recorded: Name) -> str | None:
    """The note on two family names that can be one ("" when they are the same), or None."""
    mine, theirs = family_forms(cited), family_forms(recorded)
    if not mine.isdisjoint(theirs):
        return (
            ""
            if letters(whole_family(cited)) == letters(whole_family(recorded))
            else _family_note(cited, recorded)
        )
    if _is_compound(cited, recorded):
        return "compound-name"
    return None


def _family_note(cited: Name, recorded: Name) -> str:
    mine, theirs = characters.squash(whole_family(cited)), characters.squash(whole_family(recorded))
    if mine == theirs:
        # Only the typography differs when no letter carries a mark ("Al-Saud", "Al Saud").
        return "" if unmarked(whole_family(cited)) == unmarked(whole_family(recorded)) else "diacritics"
    if not characters.spellings(whole_family(cited)).isdisjoint(characters.spellings(whole_family(recorded))):
        return "diacritics"
    return "particle" if {mine, theirs} & _without_particles(cited, recorded) else "suffix"


def _without_particles(cited: Name, recorded: Name) -> set[str]:
    mine = "".join(word for word in family_words(cited) if word not in PARTICLES)
    theirs = "".join(word for word in family_words(recorded) if word not in PARTICLES)
    return {mine, theirs}


def _is_compound(cited: Name, recorded: Name) -> bool:
    """Whether one family name is a part of the other's, the rest being found among its given names.

    "Rad AE" is Ehteshami Rad, Ali; "Garcia Lorca F" may be recorded as Lorca, Federico Garcia.
    """
    return _is_part(cited, recorded) or _is_part(recorded, cited)


def _is_part(short: Name, long: Name) -> bool:
    few, many = core_words(short), core_words(long)
    if not few or len(few) >= len(many) or not _contiguous(few, many):
        return _rest_is_given(long, short)
    rest = [word for word in many if word not in few]
    known = "".join(sorted(initials.forms(short.given), key=len)[-1:])
    # The rest must be told of by an initial, unless the short form stands first ("Garcia" of "Garcia Lorca").
    return not known or many[0] == few[0] or all(word[0] in known for word in rest) or len(known) == 1


def _rest_is_given(long: Name, short: Name) -> bool:
    """Whether the words that ``long``'s family has over ``short``'s are ``short``'s last given names."""
    many, few = core_words(long), core_words(short)
    given = characters.words(short.given)
    return (
        bool(few)
        and len(many) > len(few)
        and many[-len(few) :] == few
        and given[-(len(many) - len(few)) :] == many[: -len(few)]
    )


def _contiguous(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))


def _other_family(cited: Name, recorded: Name) -> tuple[State, str]:
    if _in_other_order(cited, recorded):
        return State.VARIANT, "name-order"
    if (
        _misspelt(cited, recorded)
        and initials.compare(cited.given, recorded.given)[0] is not State.CONTRADICT
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
            initials.compare(cited.family, recorded.given)[0] is not State.CONTRADICT
        )
    return initials.compare(cited.given, recorded.family)[0] is not State.CONTRADICT


def _misspelt(cited: Name, recorded: Name) -> bool:
    mine, theirs = "".join(family_words(cited)), "".join(family_words(recorded))
    if min(len(mine), len(theirs)) < 3:
        return False
    allowed = 2 if len(theirs) >= 6 and mine[0] == theirs[0] else 1
    return DamerauLevenshtein.distance(mine, theirs) <= allowed
