"""A work as a source records it, and how a reference agrees with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from refcheck.model.item import Date, DateKind, Item
from refcheck.model.journal import Journal
from refcheck.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of Crossref's ``updated-by`` (this work was updated) or ``update-to`` (it updates).

    ``type`` is Crossref's ("retraction", "correction", "expression_of_concern", ...), ``doi`` the other
    work's, ``source`` who says so ("publisher", "retraction-watch"), ``direction`` the key it stood under.
    """

    type: str
    doi: str
    direction: str = "updated-by"
    date: Date | None = None
    source: str = ""
    label: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A source's record of a work.

    ``item`` describes it; ``dates`` keeps every kind of date apart; ``container_titles`` holds all
    titles of the container and its series, full and short; ``relations`` maps Crossref's relation names
    ("has-preprint", "is-preprint-of", ...) to DOIs. ``source`` is the source's name, ``url`` where a person
    can look at the record.
    """

    item: Item
    dates: tuple[Date, ...] = ()
    source: str = ""
    container_titles: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    url: str = ""

    def date(self, kind: DateKind) -> Date | None:
        """The work's date of one kind, or None when the record has none."""
        return next((date for date in self.dates if date.kind is kind), None)


class State(StrEnum):
    """What one variable of a reference says about the recorded one."""

    AGREE = "agree"
    VARIANT = "variant"  # an explainable difference: an abbreviation, initials, et al.
    CONTRADICT = "contradict"
    UNKNOWN = "unknown"  # one side is silent, or the comparison cannot be decided


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one variable of a reference stands against the record.

    ``cited`` and ``recorded`` are printable values; ``similarity`` is 0 to 1, or None where it means nothing;
    ``note`` names the explanation or the diagnosis ("abbreviation", "online-year", "digits-swapped").
    """

    variable: str
    cited: str
    recorded: str
    state: State
    similarity: float | None = None
    note: str = ""


class Status(StrEnum):
    """The verdict on a reference."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Match:
    """A reference, the verdict on it, and what the verdict rests on.

    ``reason_name`` is stable ("doi", "search", "no-source-answered"), ``reason`` a sentence for a
    person. ``work`` is set exactly when ``status`` is found; ``runners_up`` are the other candidates, best
    first (for an ambiguous match the two that cannot be told apart come first). ``score`` is 0 to 1.
    ``doi_work`` is the work that the reference's own DOI leads to when that is not ``work``. ``journal`` is
    the journal of ``work``, or without a work the one that the reference names, where a source knows it.
    """

    reference: Reference
    status: Status
    reason: str
    reason_name: str = ""
    work: Work | None = None
    runners_up: tuple[Work, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    score: float | None = None
    doi_work: Work | None = None
    journal: Journal | None = None

    def agreement(self, variable: str) -> Agreement | None:
        """The agreement on one variable, or None when it was not compared."""
        for found in self.agreements:
            if found.variable == variable:
                return found
        return None
