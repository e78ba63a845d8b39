"""Journal names as a list prints them."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.fields import characters
from refcheck.model import Item, Match, State

# The commonest words of journals' names, in full and as they are abbreviated: enough to tell a list's habit.
_FULL = frozenset(
    [
        "journal",
        "journals",
        "international",
        "american",
        "european",
        "british",
        "science",
        "sciences",
        "research",
        "medicine",
        "medical",
        "biology",
        "chemistry",
        "physics",
        "proceedings",
        "review",
        "reviews",
        "letters",
        "annals",
        "psychology",
        "engineering",
        "surgery",
        "clinical",
        "society",
        "association",
        "academy",
        "archives",
        "transactions",
        "bulletin",
        "physiology",
        "pathology",
    ]
)
_SHORT = frozenset(
    [
        "j",
        "int",
        "am",
        "amer",
        "eur",
        "br",
        "sci",
        "res",
        "med",
        "biol",
        "chem",
        "phys",
        "proc",
        "rev",
        "lett",
        "ann",
        "psychol",
        "eng",
        "surg",
        "clin",
        "soc",
        "assoc",
        "acad",
        "arch",
        "trans",
        "bull",
        "physiol",
        "pathol",
        "natl",
        "microbiol",
        "biochem",
        "mol",
        "neurol",
        "genet",
        "pharmacol",
        "immunol",
    ]
)


def in_the_lists_form(match: Match, matches: Sequence[Match]) -> str:
    """The recorded journal as the list prints it: as another reference does, else in short or in full.

    "" when the record has no name in that form.
    """
    if match.work is None:
        return ""
    item = match.work.item
    for other in matches:
        found = other.agreement("container-title")
        if found and found.state in (State.AGREE, State.VARIANT) and _same(other, item.container_title):
            return _closed(other.reference.item.container_title)
    if not abbreviates(matches):
        return item.container_title
    short = item.container_title_short or (item.container_title if " " not in item.container_title else "")
    return short if with_stops(matches) else short.replace(".", "")


def abbreviates(matches: Sequence[Match]) -> bool:
    """Whether most journals of the list stand abbreviated; those whose record has both names tell most."""
    told = [shown for match in matches if (shown := _chosen(match)) is not None]
    told = told or [shown for match in matches if (shown := is_abbreviated(match)) is not None]
    return told.count(True) > told.count(False)


def _chosen(match: Match) -> bool | None:
    """Whether the short name is printed where the record has a short and a full one, or None."""
    item, printed = match.work.item if match.work else Item(), match.reference.item.container_title
    words = [characters.words(name) for name in (printed, item.container_title_short, item.container_title)]
    if not all(words) or words[1] == words[2] or words[0] not in words[1:]:
        return None
    return words[0] == words[1]


def with_stops(matches: Sequence[Match]) -> bool:
    """Whether the list's abbreviations have stops ("J. Am. Chem. Soc.")."""
    names = [match.reference.item.container_title for match in matches if is_abbreviated(match)]
    return sum("." in name.rstrip(".") for name in names) * 2 > len(names)


def _closed(name: str) -> str:
    """An abbreviation with stops has its last one, which a parse may have taken for the sentence's."""
    stops = "." in name.rstrip(".") and not name.endswith((".", ")"))
    return f"{name}." if stops and name.split()[-1].lower() in _SHORT else name


def _same(match: Match, title: str) -> bool:
    return bool(match.work and title and match.work.item.container_title == title)


def is_abbreviated(match: Match) -> bool | None:
    """Whether the journal stands abbreviated, or None where its name does not tell."""
    found = match.agreement("container-title")
    if found is not None and found.note in ("abbreviation", "acronym"):
        return True
    words = characters.words(match.reference.item.container_title)
    if len(words) < 2:
        return None
    if not _SHORT.isdisjoint(words):
        return True
    return None if _FULL.isdisjoint(words) else False
