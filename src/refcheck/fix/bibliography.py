"""The cleaned .bib: one valid entry a reference, from the record where one was found, else the parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from refcheck.fields import keys
from refcheck.formats import bibtex
from refcheck.model import Agreement, Item, Match, Name, State, Status, Work

# What must not be contradicted for the record to be taken for the reference's own work.
_IDENTITY = ("title", "first-author")
_VARIABLES = ("title", "author", "container-title", "issued", "volume", "issue", "page", "number", "doi")
# What the record says of a work that only the reference's own words can say better.
_REFERENCE_FIRST = frozenset({"accessed", "note", "translator", "title_short"})
_UNCITABLE = re.compile(r"[\s\\%#~\"'(){},=@]+")  # what BibTeX or LaTeX cannot read in a key
_MARKS = {
    Status.AMBIGUOUS: "unverified: more than one work fits",
    Status.NOT_FOUND: "unverified: not found",
    Status.UNCHECKED: "unverified: not checked",
}


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The text of a .bib, its keys, and a line for each entry that was corrected or completed."""

    text: str
    corrections: tuple[str, ...]
    keys: tuple[str, ...] = ()


def bibliography(
    matches: Iterable[Match],
    spelling: bibtex.Spelling | None = None,
    *,
    abbreviate: bool = False,
    provenance: bool = False,
) -> Bibliography:
    """The cleaned .bib of ``matches`` (which have keys), in their order.

    ``abbreviate`` writes journals by their recorded abbreviation where there is one; ``provenance`` puts
    a comment above each
    entry that says where it comes from and what was corrected. An entry that could not be verified
    says so in its ``refcheck`` field, which no style prints.
    """
    given = tuple(matches)
    matches = tuple(_with_own_keys(given))
    entries = (_entry(match, spelling or bibtex.Spelling(), abbreviate, provenance) for match in matches)
    told = [*_renamed(given, matches), *(line for match in matches for line in corrections(match))]
    if abbreviate:
        told += _kept_in_full(matches)
    return Bibliography("\n".join(entries), tuple(told), tuple(match.reference.key for match in matches))


def _with_own_keys(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches, no two with the same key: BibTeX would drop the second of two entries."""
    taken: set[str] = set()
    for match in matches:
        key = next(key for key in keys.variants(_citable(match.reference.key)) if key.casefold() not in taken)
        taken.add(key.casefold())
        same = key == match.reference.key
        yield match if same else replace(match, reference=replace(match.reference, key=key))


def _citable(key: str) -> str:
    return _UNCITABLE.sub("", key) or "anon"


def _renamed(given: Iterable[Match], matches: Iterable[Match]) -> Iterator[str]:
    for before, after in zip(given, matches, strict=True):
        key = before.reference.key
        if key != after.reference.key:
            why = "is taken" if key == _citable(key) else "cannot be cited"
            yield f"{key} ({before.reference.number}): the key {why}; this entry is now {after.reference.key}"


def clean_item(match: Match) -> Item:
    """What the entry says: the record, completed by the reference; the reference where none is trusted."""
    work = trusted(match)
    cited = match.reference.item
    if not work:
        return cited
    authors, truncated = _authors(match, work.item)
    item = replace(_completed(work.item, cited), author=authors, authors_truncated=truncated)
    published = keys.published(work)
    return replace(item, issued=published) if published else item


def trusted(match: Match) -> Work | None:
    """The work found, unless its title or its first author contradicts the reference.

    A title that is merely misspelt is the work's all the same.
    """
    contradicted = (found for found in match.agreements if found.state is State.CONTRADICT)
    another = any(
        found.variable in _IDENTITY and (found.variable, found.note) != ("title", "misspelling")
        for found in contradicted
    )
    return None if another else match.work


def corrections(match: Match) -> Iterator[str]:
    """A line for what the record corrected, and one for what it added."""
    if work := trusted(match):
        place = f"{match.reference.key} ({match.reference.number})"
        for what in _changes(match, work):
            yield f"{place}: {what} [{_source(work)}]"


def _entry(match: Match, spelling: bibtex.Spelling, abbreviate: bool, provenance: bool) -> str:
    extra = {}
    if not trusted(match):
        extra["refcheck"] = _MARKS.get(match.status, "unverified: the record found contradicts the reference")
    item = clean_item(match)
    if abbreviate:
        item = replace(item, container_title=_abbreviation(match, item))
    comment = _provenance(match) if provenance else ""
    return comment + bibtex.entry(match.reference.key, item, spelling, extra)


def _abbreviation(match: Match, item: Item) -> str:
    """The journal's abbreviation on record, else the cited one, else one of the index, else the full name."""
    if item.container_title_short:
        return item.container_title_short
    cited = match.agreement("container-title")
    if cited and cited.note == "abbreviation":
        return match.reference.item.container_title or item.container_title
    known = match.journal.titles_short if match.journal else ()
    return next(iter(known), item.container_title)


def _kept_in_full(matches: Iterable[Match]) -> Iterator[str]:
    """A line that names the journals of several words for which no abbreviation is known."""
    items = ((match, clean_item(match)) for match in matches)
    full = {
        item.container_title
        for match, item in items
        if item.type == "article-journal"
        and " " in item.container_title
        and "." not in item.container_title
        and _abbreviation(match, item) == item.container_title
    }
    if full:
        yield f"no abbreviation is known for, and the full name stands for: {'; '.join(sorted(full))}"


def _provenance(match: Match) -> str:
    work = trusted(match)
    if not work:
        return f"% refcheck: {_MARKS.get(match.status, 'unverified')}\n"
    said = "; ".join([f"from {_source(work)}", *_changes(match, work)])
    # Between entries an at-sign would begin one.
    return f"% refcheck: {' '.join(said.split()).replace('@', '(at)')}\n"


def _source(work: Work) -> str:
    return f"{work.source}, doi:{work.item.doi}" if work.item.doi else work.source


def _authors(match: Match, recorded: Item) -> tuple[tuple[Name, ...], bool]:
    """The recorded authors; where the record has fewer without contradiction, the rest as they are cited."""
    cited = match.reference.item
    agreement = match.agreement("author")
    contradicted = agreement is not None and agreement.state is State.CONTRADICT
    if len(recorded.author) >= len(cited.author) or contradicted:
        return recorded.author, recorded.authors_truncated
    return recorded.author + cited.author[len(recorded.author) :], cited.authors_truncated


def _completed(recorded: Item, cited: Item) -> Item:
    """``recorded`` with the variables it lacks taken from ``cited``."""
    known = {}
    for variable in fields(Item):
        theirs, ours = getattr(recorded, variable.name), getattr(cited, variable.name)
        if variable.name in _REFERENCE_FIRST:
            known[variable.name] = ours or theirs
        elif not theirs and ours and not _displaced(variable.name, recorded):
            known[variable.name] = ours
    return replace(recorded, **known)


def _displaced(variable: str, recorded: Item) -> bool:
    """Whether the record tells the same by another variable: pages by an article number, a URL by a DOI."""
    return (variable == "url" and bool(recorded.doi)) or (variable == "page" and bool(recorded.number))


def _changes(match: Match, work: Work) -> Iterator[str]:
    changes = [change for variable in _VARIABLES if (change := _correction(match.agreement(variable)))]
    if changes:
        yield "; ".join(changes)
    if added := [name for name, there in _additions(match.reference.item, work.item) if there]:
        yield f"added {', '.join(added)}"


def _correction(agreement: Agreement | None) -> str:
    if not agreement or agreement.state is not State.CONTRADICT or not agreement.cited:
        return ""
    name = "year" if agreement.variable == "issued" else agreement.variable
    return f"{name} {agreement.cited} -> {agreement.recorded}"


def _additions(cited: Item, recorded: Item) -> Iterator[tuple[str, bool]]:
    yield "authors", cited.authors_truncated and len(recorded.author) > len(cited.author)
    for name in ("volume", "issue", "page", "number", "doi"):
        yield name, bool(getattr(recorded, name)) and not getattr(cited, name)
