"""Which references of a list are in the same journal, told without a source where need be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from refcheck.fields import characters, containers
from refcheck.model import Match, State

_ONE_NAME = {"", "abbreviation"}
_ENOUGH_WORDS = 3
_NOT_TELLING = frozenset(
    {"the", "of", "and", "for", "in", "on", "de", "vol", "volume", "section", "part", "series"}
)


def groups(matches: Sequence[Match], *, by_abbreviation: bool = False) -> list[list[Match]]:
    """The references of each journal that has more than one, in the list's order.

    Two references are in one journal when their records say so or when the same name is printed; and, if
    ``by_abbreviation``, when one name is an abbreviation of the other.
    """
    named: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if match.reference.item.container_title:
            named[spelt(match)].append(match)
    merged: list[list[Match]] = []
    recorded: dict[str, list[Match]] = {}
    alike: dict[tuple[str, int], list[list[Match]]] = defaultdict(list)
    for members in named.values():
        title = next(filter(None, map(_recorded, members)), "")
        home = recorded.get(title) if title else None
        if home is None and by_abbreviation:
            home = next(
                (group for group in alike[_shape(members[0])] if _one_journal(group[0], members[0])), None
            )
        if home is None:
            home = []
            merged.append(home)
            alike[_shape(members[0])].append(home)
        home.extend(members)
        if title:
            recorded.setdefault(title, home)
    return [sorted(group, key=lambda match: match.reference.number) for group in merged if len(group) > 1]


def _shape(match: Match) -> tuple[str, int]:
    """What two names of one journal have in common: the first letter and the number of telling words."""
    name = match.reference.item.container_title
    return characters.fold(name)[:1], len(_telling(name))


def spelt(match: Match) -> str:
    """The printed journal without stops and letter case."""
    words = characters.words(match.reference.item.container_title)
    return " ".join(word for word in words if word != "and")


def _one_journal(match: Match, other: Match) -> bool:
    """Whether one name abbreviates the other; "Mol Pharm" and "Mol Pharmacol" are too short to tell."""
    mine, theirs = _recorded(match), _recorded(other)
    if mine and theirs:
        return mine == theirs
    one, two = match.reference.item.container_title, other.reference.item.container_title
    if len(_telling(one)) < _ENOUGH_WORDS:
        return False
    state, note = containers.identity(one, two)
    return state in {State.AGREE, State.VARIANT} and note in _ONE_NAME


def _telling(name: str) -> list[str]:
    return [word for word in characters.words(name) if word not in _NOT_TELLING]


def _recorded(match: Match) -> str:
    """The record's name of the journal, where the printed one agrees with it."""
    found = match.agreement("container-title")
    if match.work is None or found is None or found.state not in {State.AGREE, State.VARIANT}:
        return ""
    return match.work.item.container_title
