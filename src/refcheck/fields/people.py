"""Author lists: cited names against recorded ones, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.fields.name_forms import is_group, shown
from refcheck.fields.person import person, same
from refcheck.model import Agreement, Item, Name, State


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
    if note in {"author-differs", "not-first"} and is_group(recorded.author[0]) and recorded.author[1:]:
        # A group before the people who wrote: records put it in either place.
        first_person = next((name for name in recorded.author if not is_group(name)), None)
        if first_person is not None and same(mine, first_person):
            state, note = State.VARIANT, "group"
    return Agreement("first-author", printed, known, state, note=note)


def show(names: Sequence[Name], truncated: bool = False) -> str:
    """A list of names for a person to read: "van Kuijk C, Nevitt MC, et al."."""
    each = [shown(name) for name in names]
    return ", ".join([*each, "et al."] if truncated else each)


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
    added = [pair for pair in wrong if pair.recorded is None and not is_group(cited.author[pair.cited or 0])]
    dropped = [pair.recorded for pair in pairs if pair.cited is None and pair.recorded is not None]
    dropped = [place for place in dropped if not is_group(recorded.author[place])]
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
    people_left = [place for place in tail if not is_group(recorded.author[place])]
    return dropped in (people_left, people_left[:-1])


def _share(pairs: tuple[Pair, ...]) -> float:
    """The share of cited names that the record has."""
    cited = [pair for pair in pairs if pair.cited is not None]
    return sum(pair.state in {State.AGREE, State.VARIANT} for pair in cited) / len(cited)
