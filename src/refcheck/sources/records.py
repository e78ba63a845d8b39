"""A Crossref record, as ``/works`` or content negotiation (CSL-JSON) gives it, read into a ``Work``.

Never raises: what is missing or malformed is absent in the work.
Format: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from refcheck.fields.markup import plain
from refcheck.fields.pages import expand_range
from refcheck.model import Date, DateKind, Item, Name, Update, Work
from refcheck.sources.values import date, mapping, mappings, text, texts

CSL_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "book": "book",
    "book-set": "book",
    "book-series": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "reference-entry": "entry",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "report": "report",
    "report-series": "report",
    "report-component": "report",
    "peer-review": "review",
    "standard": "standard",
    "dissertation": "thesis",
    "dataset": "dataset",
    "database": "dataset",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
}
_NOT_CSL = frozenset({"other", "component", "grant", "something-unknown"})
_PARTS = frozenset({"chapter", "paper-conference", "entry"})

# The dates a work has, in the order in which they speak for the year to cite.
_DATE_KINDS = (
    DateKind.PRINT,
    DateKind.ISSUE_PRINT,
    DateKind.ISSUED,
    DateKind.PUBLISHED,
    DateKind.OTHER,
    DateKind.ONLINE,
    DateKind.ISSUE_ONLINE,
    DateKind.POSTED,
)
_RESOLVER = re.compile(r"^(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|^doi:\s*", re.IGNORECASE)
_IDENTIFIER_PREFIX = re.compile(r"^https?://[^/]+/(?:isbn|issn)/", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"^(?P<number>[^\s_(,]*)[\s_(,]*(?<![a-z])supp(?:l(?:ement)?)?"
    r"(?:[\s._]+(?=[a-z\d])|(?=\d))(?P<supplement>\d\w*|[a-z]|[ivx]+)\)?$",
    re.IGNORECASE,
)
# Names of series; a record names the series and the book in either order.
_SERIES = re.compile(
    r"^(?:(?:lecture )?notes (?:in|on)|communications in|studies in|advances in|topics in|methods in|"
    r"progress in|contributions to|texts in|graduate texts|ifip |acs symposium|springer|nato )"
    r"|\b(?:series|library|monographs)\b",
    re.IGNORECASE,
)
_ARTICLE_NUMBER = re.compile(r"^e\d{3,}$", re.IGNORECASE)
_NO_PAGE = frozenset({"n/a", "no", "na", "0", "null", "none"})
_ET_AL = re.compile(r"^et\.? al\.?$", re.IGNORECASE)
ARXIV_DOI = "10.48550/arxiv."


def work(record: Mapping[str, Any], source: str) -> Work:
    """The work that ``record`` describes, as told by ``source``.

    ``item.issued`` is the date to cite: print before the unspecified and the online ones; ``dates`` has all
    that the record holds, each of its kind. ``item.title`` includes the subtitle.
    """
    dates = tuple(_dates(record))
    item = _item(record, dates)
    return Work(
        item=item,
        dates=dates,
        source=source,
        container_titles=_container_titles(record),
        updates=tuple(_updates(record)),
        relations=_relations(record),
        url=f"https://doi.org/{quote(item.doi, safe='/:;()')}" if item.doi else item.url,
    )


def doi(value: Any) -> str:
    """A DOI as records spell it, in lower case and without its resolver."""
    return _RESOLVER.sub("", text(value)).lower()


def _item(record: Mapping[str, Any], dates: tuple[Date, ...]) -> Item:
    csl_type = _type(record)
    work_doi = doi(record.get("DOI"))
    container, collection = _container(record, csl_type)
    volume, volume_supplement = _numbered(record.get("volume"))
    issue, issue_supplement = _numbered(
        record.get("issue") or mapping(record.get("journal-issue")).get("issue")
    )
    page, number = _page_and_number(record)
    authors, truncated = _people(record.get("author"))
    return Item(
        type=csl_type,
        title=_title(record),
        title_short=_first_plain(record.get("short-title") or record.get("title-short")),
        author=authors,
        authors_truncated=truncated,
        editor=_people(record.get("editor"))[0],
        translator=_people(record.get("translator"))[0],
        container_title=container,
        container_title_short=_first_plain(_short_containers(record)),
        collection_title=collection,
        issued=_date_to_cite(dates),
        volume=volume,
        issue=issue,
        supplement=issue_supplement or volume_supplement,
        page=page,
        number=number,
        edition=text(record.get("edition-number") or record.get("edition")),
        publisher=_first_plain(record.get("publisher")),
        publisher_place=_first_plain(record.get("publisher-location") or record.get("publisher-place")),
        event_title=_first_plain(mapping(record.get("event")).get("name") or record.get("event")),
        genre=text(record.get("subtype") or record.get("genre")),
        language=text(record.get("language")),
        doi=work_doi,
        pmid=text(record.get("PMID")),
        pmcid=text(record.get("PMCID")).upper(),
        arxiv=work_doi.removeprefix(ARXIV_DOI) if work_doi.startswith(ARXIV_DOI) else "",
        isbn=_identifiers(record.get("ISBN")),
        issn=_identifiers(record.get("ISSN")),
        url="" if work_doi else text(record.get("URL")),
    )


def _type(record: Mapping[str, Any]) -> str:
    name = text(record.get("type"))
    return CSL_TYPES.get(name, "" if name in _NOT_CSL else name)


def _title(record: Mapping[str, Any]) -> str:
    title = _first_plain(record.get("title"))
    subtitle = _first_plain(record.get("subtitle"))
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title or subtitle
    return f"{title}{' ' if title.endswith((':', '?', '!')) else ': '}{subtitle}"


def _container(record: Mapping[str, Any], csl_type: str) -> tuple[str, str]:
    """The container's title and that of the series it is in."""
    titles = tuple(filter(None, map(plain, texts(record.get("container-title")))))
    collection = _first_plain(record.get("collection-title") or record.get("group-title"))
    if csl_type in _PARTS and len(titles) > 1:
        book_first = _SERIES.search(titles[1]) and not _SERIES.search(titles[0])
        return (titles[0], titles[1]) if book_first else (titles[1], titles[0])
    return (titles[0] if titles else ""), collection


def _short_containers(record: Mapping[str, Any]) -> tuple[str, ...]:
    return texts(record.get("short-container-title")) + texts(record.get("container-title-short"))


def _container_titles(record: Mapping[str, Any]) -> tuple[str, ...]:
    titles = texts(record.get("container-title")) + _short_containers(record)
    return tuple(dict.fromkeys(filter(None, map(plain, titles))))


def _page_and_number(record: Mapping[str, Any]) -> tuple[str, str]:
    """Pages in full, and the article number, which many records give in the place of a page."""
    page = _page_once(expand_range(text(record.get("page"))))
    number = text(record.get("article-number") or record.get("number"))
    if page.split("-")[0].casefold() in _NO_PAGE:
        page = ""
    if _ARTICLE_NUMBER.match(page):
        return "", number or page
    return page, number


def _page_once(page: str) -> str:
    """A range of one page ("37-37", as some publishers deposit it) as that page."""
    first, _, last = page.partition("-")
    return first if first == last else page


def _numbered(value: Any) -> tuple[str, str]:
    """A volume or issue without the supplement named in it, and that: "4 Suppl 1" is ("4", "1")."""
    number = text(value)
    match = _SUPPLEMENT.match(number)
    return (match["number"], match["supplement"]) if match else (number, "")


def _people(value: Any) -> tuple[tuple[Name, ...], bool]:
    """The names, and whether the list closes with a "person" called et al. (records do hold such)."""
    names = tuple(name for name in map(_name, mappings(value)) if name != Name())
    kept = tuple(name for name in names if not _ET_AL.match(name.literal or name.family))
    return kept, len(kept) < len(names)


def _name(person: Mapping[str, Any]) -> Name:
    name = Name(
        family=_first_plain(person.get("family")),
        given=_first_plain(person.get("given")),
        non_dropping_particle=text(person.get("non-dropping-particle") or person.get("dropping-particle")),
        suffix=text(person.get("suffix")),
    )
    if name.family:
        return name
    # A lone given name is how some depositors enter a group or a person of one name.
    literal = _first_plain(person.get("name") or person.get("literal")) or name.given
    return Name(literal=literal)


def _dates(record: Mapping[str, Any]) -> Iterator[Date]:
    issue, event = mapping(record.get("journal-issue")), mapping(record.get("event"))
    places = [(kind, record.get(kind.value)) for kind in DateKind if kind not in _ELSEWHERE]
    places += [
        (DateKind.ISSUE_PRINT, issue.get("published-print")),
        (DateKind.ISSUE_ONLINE, issue.get("published-online")),
        (DateKind.EVENT, event.get("start") or record.get("event-date")),
    ]
    for kind, value in places:
        found = date(value, kind)
        if found:
            yield found


_ELSEWHERE = frozenset({DateKind.ISSUE_PRINT, DateKind.ISSUE_ONLINE, DateKind.EVENT, DateKind.ACCESSED})


def _date_to_cite(dates: tuple[Date, ...]) -> Date | None:
    by_kind = {found.kind: found for found in dates}
    return next((by_kind[kind] for kind in _DATE_KINDS if kind in by_kind), None)


def _updates(record: Mapping[str, Any]) -> Iterator[Update]:
    for direction in ("updated-by", "update-to"):
        for entry in mappings(record.get(direction)):
            yield Update(
                type=text(entry.get("type")).lower().replace("-", "_"),
                doi=doi(entry.get("DOI")),
                direction=direction,
                date=_update_date(entry.get("updated")),
                source=text(entry.get("source")),
                label=text(entry.get("label")),
                record_id=text(entry.get("record-id")),
            )


def _update_date(value: Any) -> Date | None:
    return date(value, DateKind.ISSUED)


def _relations(record: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    relations = {}
    for name, others in mapping(record.get("relation")).items():
        dois = (
            doi(other.get("id")) for other in mappings(others) if text(other.get("id-type")) in ("doi", "")
        )
        if found := tuple(dict.fromkeys(filter(None, dois))):
            relations[str(name)] = found
    return relations


def _identifiers(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_IDENTIFIER_PREFIX.sub("", found) for found in texts(value)))


def _first_plain(value: Any) -> str:
    return next(filter(None, map(plain, texts(value))), "")
