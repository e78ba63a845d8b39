"""A PubMed summary (esummary's JSON) read into a ``Work``, by way of Crossref's shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from refcheck.model import DateKind, Update, Work
from refcheck.sources import records
from refcheck.sources.values import mappings, text, texts

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
_DATE = re.compile(r"(?P<year>\d{4})(?:\s+(?P<month>[A-Za-z]{3})[a-z]*)?(?:\s+(?P<day>\d{1,2}))?(?!\d)")
_INITIALS = re.compile(r"^(?P<family>.+?) (?P<given>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|\d(?:st|nd|rd|th)))?$")
_PRINTED = "4"  # pubstatus: published in print, so that pubdate is the printed issue's
_TYPES = {"book": "book", "chapter": "book-chapter"}
_RETRACTED = "Retracted Publication"


def work(record: Mapping[str, Any], source: str) -> Work:
    """The article of one summary.

    PubMed's ``pubdate`` is the issue's date, ``epubdate`` the day it appeared online; PMC gives the date of
    print (``printpubdate``) apart.
    """
    identifiers = {
        text(one.get("idtype")): text(one.get("value")) for one in mappings(record.get("articleids"))
    }
    pmcid = identifiers.get("pmcid") or identifiers.get("pmc", "").removeprefix("pmc-id: ").rstrip(";")
    pmid = identifiers.get("pmid") or ("" if "pmcid" in identifiers else text(record.get("uid")))
    shaped = {
        "type": _TYPES.get(text(record.get("doctype")), "journal-article"),
        "title": [_title(record)],
        "author": [_person(one) for one in mappings(record.get("authors"))],
        "container-title": [text(record.get("fulljournalname")) or text(record.get("booktitle"))],
        "short-container-title": [text(record.get("source"))],
        "volume": record.get("volume"),
        "issue": record.get("issue"),
        "page": record.get("pages"),
        "DOI": identifiers.get("doi"),
        "PMID": pmid,
        "PMCID": pmcid,
        "ISSN": [number for name in ("issn", "essn") for number in texts(record.get(name))],
        "language": next(iter(texts(record.get("lang"))), "")[:2],
        **_dates(record),
    }
    return replace(
        records.work(shaped, source),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
        if pmid
        else f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/",
        updates=_updates(record),
    )


def _title(record: Mapping[str, Any]) -> str:
    # A translated title stands in brackets; every title is closed by a full stop.
    return text(record.get("title")).rstrip(".").removeprefix("[").removesuffix("]").rstrip(".")


def _person(author: Mapping[str, Any]) -> dict[str, str]:
    """Family and initials of a name such as "van Kuijk C"; a group by its name."""
    name = text(author.get("name"))
    match = _INITIALS.match(name)
    if match is None or text(author.get("authtype")) == "CollectiveName":
        return {"name": name}
    return {part: value for part, value in match.groupdict().items() if value}


def _dates(record: Mapping[str, Any]) -> dict[str, Any]:
    is_print = text(record.get("pubstatus")) == _PRINTED
    kind = DateKind.PRINT if is_print else DateKind.ISSUED
    found = {
        kind.value: _date(record.get("pubdate")),
        DateKind.ONLINE.value: _date(record.get("epubdate")),
        **({DateKind.PRINT.value: printed} if (printed := _date(record.get("printpubdate"))) else {}),
    }
    return {name: {"date-parts": [parts]} for name, parts in found.items() if parts}


def _date(value: Any) -> list[int]:
    match = _DATE.match(text(value))
    if match is None:
        return []
    month = _MONTHS.get((match["month"] or "").lower())
    day = int(match["day"]) if match["day"] else None
    return [part for part in (int(match["year"]), month, day if month else None) if part is not None]


def _updates(record: Mapping[str, Any]) -> tuple[Update, ...]:
    if _RETRACTED not in texts(record.get("pubtype")):
        return ()
    return (Update(type="retraction", doi="", source="pubmed", label=_RETRACTED),)
