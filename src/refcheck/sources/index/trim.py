"""A record cut down to what a work is made of: about a fifth of what Crossref sends.

Every kind of date, all updates and identifiers stay; counts, links, licences, affiliations, references
and the clock times of dates go. What stays keeps Crossref's shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from refcheck.sources.values import mapping, mappings, text

_COPIED = frozenset({
    "type", "title", "subtitle", "short-title", "container-title", "short-container-title",
    "container-title-short", "volume", "issue", "page", "article-number", "publisher", "publisher-location",
    "language", "edition-number", "ISBN", "ISSN", "subtype", "group-title", "PMID", "PMCID", "URL",
})  # fmt: skip
_NAME = frozenset(
    {"family", "given", "suffix", "name", "literal", "non-dropping-particle", "dropping-particle"}
)
_UPDATE = ("DOI", "type", "label", "source", "record-id")
# Relations between works that are easily taken for one another; "cites" and the like go.
_RELATIONS = frozenset({
    "has-preprint", "is-preprint-of", "has-version", "is-version-of", "has-translation", "is-translation-of",
    "has-manuscript", "is-manuscript-of", "has-expression", "is-expression-of", "has-review", "is-review-of",
    "has-comment", "is-comment-on", "has-reply", "is-reply-to", "is-replaced-by", "replaces", "is-same-as",
    "is-identical-to",
})  # fmt: skip
MOST_PEOPLE = 300


def trim(record: Mapping[str, Any]) -> dict[str, Any]:
    """The trimmed record; ``stamp`` is when it was last indexed or deposited, in seconds since 1970."""
    kept: dict[str, Any] = {}
    for key, value in record.items():
        if value:
            if key in _COPIED:
                kept[key] = value
            elif key in _TRIMMED and (trimmed := _TRIMMED[key](value)):
                kept[key] = trimmed
    if not kept.get("issue") and (issue := mapping(record.get("journal-issue")).get("issue")):
        kept["issue"] = issue
    kept["DOI"] = text(record.get("DOI")).lower()
    if kept["DOI"]:
        kept.pop("URL", None)
    kept["stamp"] = stamp(record)
    return kept


def stamp(record: Mapping[str, Any]) -> int:
    """When the record was last indexed, or else deposited, in seconds since 1970; 0 when it does not say."""
    trimmed = record.get("stamp")
    if type(trimmed) is int:
        return trimmed
    for key in ("indexed", "deposited"):
        milliseconds = mapping(record.get(key)).get("timestamp")
        if type(milliseconds) is int:
            return milliseconds // 1000
    return 0


def _people(people: Any) -> list[dict[str, Any]]:
    kept = [
        {key: value for key, value in person.items() if key in _NAME and value} for person in mappings(people)
    ]
    if len(kept) > MOST_PEOPLE:
        # A few works have thousands of authors; nobody prints them.
        return [*kept[:MOST_PEOPLE], {"name": "et al."}]
    return kept


def _parts(date: Any) -> dict[str, Any]:
    """A date without its clock time."""
    parts = date.get("date-parts") if type(date) is dict else None
    return {"date-parts": parts} if parts else {}


def _issue(issue: Any) -> dict[str, Any]:
    return _with_dates(issue, (), ("published-print", "published-online"))


def _event(event: Any) -> Any:
    return event if isinstance(event, str) else _with_dates(event, ("name",), ("start",))


def _updates(updates: Any) -> list[dict[str, Any]]:
    return [_with_dates(update, _UPDATE, ("updated",)) for update in mappings(updates)]


def _relations(relation: Any) -> dict[str, Any]:
    return {name: others for name, others in mapping(relation).items() if name in _RELATIONS and others}


def _with_dates(value: Any, keys: tuple[str, ...], dates: tuple[str, ...]) -> dict[str, Any]:
    value = mapping(value)
    kept = {key: value[key] for key in keys if value.get(key)}
    kept.update({key: parts for key in dates if (parts := _parts(value.get(key)))})
    return kept


_TRIMMED: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("author", "editor", "translator"), _people),
    **dict.fromkeys(("issued", "published-print", "published-online", "published-other"), _parts),
    **dict.fromkeys(("published", "posted", "created"), _parts),
    **dict.fromkeys(("update-to", "updated-by"), _updates),
    "journal-issue": _issue,
    "event": _event,
    "relation": _relations,
}
