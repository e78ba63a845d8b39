"""A DataCite record (the ``attributes`` of its REST API) read into a ``Work``, by way of Crossref's shape.

Schema: https://datacite-metadata-schema.readthedocs.io/en/4.6/properties/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.model import Work
from refcheck.sources import records
from refcheck.sources.values import mapping, mappings, text

_TYPES = {
    "journalarticle": "journal-article",
    "datapaper": "journal-article",
    "preprint": "posted-content",
    "conferencepaper": "proceedings-article",
    "conferenceproceeding": "proceedings",
    "bookchapter": "book-chapter",
    "book": "book",
    "report": "report",
    "dissertation": "dissertation",
    "standard": "standard",
    "dataset": "dataset",
    "software": "software",
    "peerreview": "peer-review",
}
_PUBLISHED_VERSION = ("isversionof", "ispreprintof")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def work(attributes: Mapping[str, Any], source: str) -> Work:
    """The work that ``attributes`` describe, as told by ``source``."""
    container = mapping(attributes.get("container"))
    general = text(mapping(attributes.get("types")).get("resourceTypeGeneral")).casefold()
    publisher = attributes.get("publisher")
    record = {
        "DOI": attributes.get("doi"),
        "type": _TYPES.get(general, "other"),
        "title": _titles(attributes, ""),
        "subtitle": _titles(attributes, "Subtitle"),
        "author": [_person(one) for one in mappings(attributes.get("creators"))],
        "editor": [
            _person(one)
            for one in mappings(attributes.get("contributors"))
            if one.get("contributorType") == "Editor"
        ],
        "container-title": [container.get("title")],
        "volume": container.get("volume"),
        "issue": container.get("issue"),
        "page": "-".join(filter(None, (text(container.get(name)) for name in ("firstPage", "lastPage")))),
        "publisher": text(mapping(publisher).get("name")) or text(publisher),
        "language": attributes.get("language"),
        "issued": _issued(attributes),
        "relation": _relation(attributes) if general == "preprint" else {},
    }
    return records.work(record, source)


def _titles(attributes: Mapping[str, Any], kind: str) -> list[str]:
    titles = mappings(attributes.get("titles"))
    return [text(title.get("title")) for title in titles if text(title.get("titleType")) == kind]


def _person(creator: Mapping[str, Any]) -> dict[str, str]:
    family, given = text(creator.get("familyName")), text(creator.get("givenName"))
    name = text(creator.get("name"))
    if not family and text(creator.get("nameType")) != "Organizational" and name.count(",") == 1:
        family, _, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if family else {"name": name}


def _issued(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The year of publication, to the day where a date of issue in that year says so."""
    year = text(attributes.get("publicationYear"))
    for day in _days(attributes):
        if not year or day[0] == year:
            return {"date-parts": [day]}
    return {"date-parts": [[year]]}


def _days(attributes: Mapping[str, Any]) -> Iterator[list[str]]:
    for entry in mappings(attributes.get("dates")):
        match = _DAY.match(text(entry.get("date")))
        if match and text(entry.get("dateType")) == "Issued":
            yield [part for part in match.groups() if part]


def _relation(attributes: Mapping[str, Any]) -> dict[str, Any]:
    published = [
        {"id": other.get("relatedIdentifier"), "id-type": "doi"}
        for other in mappings(attributes.get("relatedIdentifiers"))
        if text(other.get("relationType")).casefold() in _PUBLISHED_VERSION
        and text(other.get("relatedIdentifierType")) == "DOI"
    ]
    return {"is-preprint-of": published}
