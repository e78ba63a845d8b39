"""A record cut down to what a work is made of: about a fifth of what Crossref sends.

Every kind of date, all updates and identifiers stay; counts, links, licences, affiliations, references
and the clock times of dates go. What stays keeps Crossref's shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refcheck.sources.values import mapping, mappings, text

_COPIED = frozenset({
    "type", "title", "subtitle", "short-title", "container-title", "short-container-title",
    "container-title-short", "volume", "issue", "page", "article-number", "publisher", "publisher-location",
    "language", "edition-number", "ISBN", "ISSN", "subtype", "group-title", "PMID", "PMCID", "URL",
})  # fmt: skip
_DATES = (
    "issued", "published-print", "published-online", "published-other", "published", "posted", "created",
)  # fmt: skip
_PEOPLE = ("author", "editor", "translator")
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
    kept = {key: value for key, value in record.items() if key in _COPIED and value}
    kept["DOI"] = text(record.get("DOI")).lower()
    if "URL" in kept and kept["DOI"]:
        del kept["URL"]
    for key in _PEOPLE:
        if people := record.get(key):
            kept[key] = _people(people)
    for key in _DATES:
        if (value := record.get(key)) and (parts := mapping(value).get("date-parts")):
            kept[key] = {"date-parts": parts}
    _keep_nested(record, kept)
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


def _keep_nested(record: Mapping[str, Any], kept: dict[str, Any]) -> None:
    if issue := record.get("journal-issue"):
        kept["journal-issue"] = _issue(mapping(issue), record)
    if event := record.get("event"):
        kept["event"] = (
            event if isinstance(event, str) else _only_dates(mapping(event), ("name",), ("start",))
        )
    for direction in ("update-to", "updated-by"):
        if updates := record.get(direction):
            kept[direction] = [_only_dates(update, _UPDATE, ("updated",)) for update in mappings(updates)]
    if relation := record.get("relation"):
        found = {name: others for name, others in mapping(relation).items() if name in _RELATIONS and others}
        if found:
            kept["relation"] = found


def _issue(issue: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    return _only_dates(
        issue, () if record.get("issue") else ("issue",), ("published-print", "published-online")
    )


def _only_dates(value: Mapping[str, Any], keys: tuple[str, ...], dates: tuple[str, ...]) -> dict[str, Any]:
    kept = {key: value[key] for key in keys if value.get(key)}
    for key in dates:
        if parts := mapping(value.get(key)).get("date-parts"):
            kept[key] = {"date-parts": parts}
    return kept
