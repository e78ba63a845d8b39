"""What most references of a list do, and which do otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from refcheck.model import Finding, Fix, Match, Reference, Rule, Span
from refcheck.rules.numbering import handle
from refcheck.rules.wording import listing

Habit = TypeVar("Habit")
_ENOUGH = 4
_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Split(Generic[Habit]):
    """The ``habit`` that most references have, how ``many`` have it, and the ``others`` with theirs."""

    habit: Habit
    many: int
    others: tuple[tuple[Match, Habit], ...]


def telling(matches: Iterable[Match]) -> Iterator[Match]:
    """Those that can show a habit: references, but none read from fields, which have no style."""
    return (m for m in matches if m.reference.is_reference and not m.reference.structured)


def split(
    matches: Sequence[Match], habit: Callable[[Match], Habit | None], share: float = _SHARE
) -> Split[Habit] | None:
    """How a list divides by habit; None where it agrees, is too short, or has no clear majority.

    References of which ``habit`` is None do not tell.
    """
    told = [(match, shown) for match in telling(matches) if (shown := habit(match)) is not None]
    counted = Counter(shown for _, shown in told)
    if len(counted) < 2:
        return None
    most, many = counted.most_common(1)[0]
    if many < max(_ENOUGH, share * len(told)):
        return None
    return Split(most, many, tuple((match, shown) for match, shown in told if shown != most))


def finding(
    rule: Rule,
    message: str,
    divided: Split[Habit],
    place: Callable[[Reference], Span],
    fix: Fix | None = None,
) -> Finding:
    """One finding for the list: it stands at the first departure and names all of them."""
    first = divided.others[0][0].reference
    names = names_of([match.reference for match, _ in divided.others])
    return Finding(rule, f"{names}: {message}, against {divided.many} others", place(first), None, {}, fix)


def names_of(references: Sequence[Reference]) -> str:
    """``reference 4`` or ``references 3, 9 and 11``, by key in a .bib."""
    shown = [handle(reference) for reference in references]
    return f"{'reference' if len(shown) == 1 else 'references'} {listing(shown)}"
