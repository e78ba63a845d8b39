"""The cleaned .bib: one valid entry a reference, from the record where one was found, else the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from refcheck.fields import keys
from refcheck.formats import bibtex
from refcheck.model import Agreement, Item, Match, State, Status, Work

# What must not be contradicted for the record to be taken for the reference's own work.
_IDENTITY = ("title", "first-author")
_VARIABLES = ("title", "author", "container-title", "issued", "volume", "issue", "page", "number", "doi")
# What the record says of a work that only the reference's own words can say better.
_REFERENCE_FIRST = frozenset({"accessed", "note", "authors_truncated", "translator", "title_short"})
_MARKS = {
    Status.AMBIGUOUS: "unverified: more than one work fits",
    Status.NOT_FOUND: "unverified: not found",
    Status.UNCHECKED: "unverified: not checked",
}


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The text of a .bib, and a line for each entry that was corrected or completed."""

    text: str
    corrections: tuple[str, ...]


def bibliography(matches: Iterable[Match], spelling: bibtex.Spelling | None = None) -> Bibliography:
    """The cleaned .bib of ``matches`` (which have keys), in their order.

    An entry that could not be verified says so in its ``refcheck`` field, which no style prints.
    """
    matches = tuple(matches)
    entries = [_entry(match, spelling or bibtex.Spelling()) for match in matches]
    return Bibliography("\n".join(entries), tuple(line for match in matches for line in _corrections(match)))


def clean_item(match: Match) -> Item:
    """What the entry says: the record, completed by the reference; the reference where none is trusted."""
    work = trusted(match)
    if not work:
        return match.reference.item
    return _with_print_date(_completed(work.item, match.reference.item), work)


def trusted(match: Match) -> Work | None:
    """The work found, unless its title or its first author contradicts the reference."""
    contradicted = (found.variable for found in match.agreements if found.state is State.CONTRADICT)
    return None if not match.work or any(variable in _IDENTITY for variable in contradicted) else match.work


def _entry(match: Match, spelling: bibtex.Spelling) -> str:
    extra = {}
    if not trusted(match):
        extra["refcheck"] = _MARKS.get(match.status, "unverified: the record found contradicts the reference")
    return bibtex.entry(match.reference.key, clean_item(match), spelling, extra)


def _completed(recorded: Item, cited: Item) -> Item:
    """``recorded`` with the variables it lacks taken from ``cited``."""
    known = {}
    for variable in fields(Item):
        ours, theirs = getattr(cited, variable.name), getattr(recorded, variable.name)
        if variable.name in _REFERENCE_FIRST:
            known[variable.name] = ours or theirs
        elif not theirs and ours and not _displaced(variable.name, recorded):
            known[variable.name] = ours
    known["authors_truncated"] = cited.authors_truncated and not recorded.author
    return replace(recorded, **known)


def _displaced(variable: str, recorded: Item) -> bool:
    """Whether the record tells the same by another variable: pages by an article number, a URL by a DOI."""
    return (variable == "url" and bool(recorded.doi)) or (variable == "page" and bool(recorded.number))


def _with_print_date(item: Item, work: Work) -> Item:
    published = keys.published(work)
    return replace(item, issued=published) if published else item


def _corrections(match: Match) -> Iterator[str]:
    work = trusted(match)
    if not work:
        return
    place = f"{match.reference.key} ({match.reference.number})"
    source = f"{work.source}, doi:{work.item.doi}" if work.item.doi else work.source
    changes = [change for variable in _VARIABLES if (change := _correction(match.agreement(variable)))]
    added = [name for name, there in _additions(match.reference.item, work) if there]
    if changes:
        yield f"{place}: {'; '.join(changes)} [{source}]"
    if added:
        yield f"{place}: added {', '.join(added)} [{source}]"


def _correction(agreement: Agreement | None) -> str:
    if not agreement or agreement.state is not State.CONTRADICT:
        return ""
    name = "year" if agreement.variable == "issued" else agreement.variable
    return f"{name} {agreement.cited} -> {agreement.recorded}" if agreement.cited else ""


def _additions(cited: Item, work: Work) -> Iterator[tuple[str, bool]]:
    recorded = work.item
    yield "authors", cited.authors_truncated and len(recorded.author) > len(cited.author)
    for name in ("volume", "issue", "page", "number", "doi"):
        yield name, bool(getattr(recorded, name)) and not getattr(cited, name)
