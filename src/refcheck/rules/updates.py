"""What a record says happened to the work after publication, with contradictory reports set apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from refcheck.fields import titles
from refcheck.model import Document, Match, Update, Work
from refcheck.rules.reading import day

RETRACTIONS = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})
CONCERNS = frozenset({"expression_of_concern"})
CORRECTIONS = frozenset({"correction", "corrigendum", "erratum", "clarification", "addendum"})
_ACKNOWLEDGED = re.compile(r"\bretract|\bwithdrawn\b|\bwithdrawal\b", re.IGNORECASE)
_CITING_CONTEXT = 120


def received(work: Work) -> Iterator[Update]:
    """The updates of this work that stand undisputed, earliest first."""
    disputed = set(map(id, in_doubt(work)))
    mine = [update for update in _updated_by(work) if id(update) not in disputed]
    return iter(sorted(mine, key=lambda update: day(update.date)))


def in_doubt(work: Work) -> list[Update]:
    """Updates in groups with one record id that call the work retracted and also something else.

    Retraction Watch changes a verdict under the same id, and Crossref then shows both.
    """
    groups: dict[str, list[Update]] = defaultdict(list)
    for update in _updated_by(work):
        if update.record_id:
            groups[update.record_id].append(update)
    return [update for group in groups.values() if _contradictory(group) for update in group]


def newest(work: Work, types: frozenset[str]) -> Update | None:
    """The latest undisputed update of one of these types."""
    return next((update for update in reversed(list(received(work))) if update.type in types), None)


def said(update: Update) -> dict[str, str]:
    """An update as evidence."""
    return {"update": update.type, "notice": update.doi, "date": day(update.date), "said-by": update.source}


def acknowledged(match: Match, document: Document) -> bool:
    """Whether the reference, or the text around a citation of it, says that the work was retracted."""
    title = titles.without_status(match.work.item.title) if match.work else ""
    if _ACKNOWLEDGED.search(_without(title, match.reference.unstructured)):
        return True
    return any(
        _ACKNOWLEDGED.search(
            document.text[max(mark.span.start - _CITING_CONTEXT, 0) : mark.span.end + _CITING_CONTEXT]
        )
        for mark in document.citations
        if match.reference.number in mark.numbers or match.reference.key in mark.keys
    )


def _without(title: str, string: str) -> str:
    """A printed string without the work's own title: a retraction may be what the work is about."""
    return re.sub(re.escape(title), " ", string, flags=re.IGNORECASE) if title else string


def _updated_by(work: Work) -> list[Update]:
    return [update for update in work.updates if update.direction == "updated-by"]


def _contradictory(group: list[Update]) -> bool:
    types = {update.type for update in group}
    return bool(types & RETRACTIONS) and not types <= RETRACTIONS
