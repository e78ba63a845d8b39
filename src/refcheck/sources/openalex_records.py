"""An OpenAlex work read into a ``Work``, by way of Crossref's shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from refcheck.model import Update, Work
from refcheck.sources import records
from refcheck.sources.people import natural_name
from refcheck.sources.values import mapping, mappings, text, texts

_TYPES = {
    "article": "journal-article",
    "preprint": "posted-content",
    "book-chapter": "book-chapter",
    "book": "book",
    "dataset": "dataset",
    "dissertation": "dissertation",
    "report": "report",
    "standard": "standard",
    "reference-entry": "reference-entry",
    "peer-review": "peer-review",
}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def work(record: Mapping[str, Any], source: str) -> Work:
    """The work of one record.

    OpenAlex keeps one date, whichever it met first (often the online one): it is read as ``published``, which
    settles nothing about print.
    """
    biblio, ids = mapping(record.get("biblio")), mapping(record.get("ids"))
    container = mapping(mapping(record.get("primary_location")).get("source"))
    shaped = {
        "DOI": record.get("doi") or ids.get("doi"),
        "PMID": _last(ids.get("pmid")),
        "PMCID": _last(ids.get("pmcid")),
        "type": _TYPES.get(text(record.get("type")), "other"),
        "title": [text(record.get("title")) or text(record.get("display_name"))],
        "author": [natural_name(_name(one)) for one in mappings(record.get("authorships"))],
        "container-title": [container.get("display_name")],
        "ISSN": list(texts(container.get("issn"))),
        "volume": biblio.get("volume"),
        "issue": biblio.get("issue"),
        "page": "-".join(filter(None, (text(biblio.get(name)) for name in ("first_page", "last_page")))),
        "language": record.get("language"),
        "published": _date(record),
    }
    found = records.work(shaped, source)
    return replace(found, url=found.url or text(record.get("id")), updates=_updates(record))


def _name(authorship: Mapping[str, Any]) -> str:
    return text(authorship.get("raw_author_name")) or text(
        mapping(authorship.get("author")).get("display_name")
    )


def _date(record: Mapping[str, Any]) -> dict[str, Any]:
    match = _DAY.match(text(record.get("publication_date")))
    year = text(record.get("publication_year"))
    if match and (not year or match[1] == year):
        return {"date-parts": [list(match.groups())]}
    return {"date-parts": [[year]]}


def _last(url: Any) -> str:
    return text(url).rstrip("/").rpartition("/")[2]


def _updates(record: Mapping[str, Any]) -> tuple[Update, ...]:
    if record.get("is_retracted") is not True:
        return ()
    return (Update(type="retraction", doi="", source="openalex", label="is_retracted"),)
