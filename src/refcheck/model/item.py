"""The bibliographic description of one work, in CSL's variables.

Names follow CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html),
lower-cased and with underscores: ``container-title`` is ``container_title``. An absent
string is ``""``, an absent list ``()``, an absent date ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DateKind(StrEnum):
    """Which event a date tells of; Crossref keeps these apart and so do we."""

    ISSUED = "issued"
    PRINT = "published-print"
    ONLINE = "published-online"
    OTHER = "published-other"
    PUBLISHED = "published"  # the earliest of the above, as Crossref reckons it
    ISSUE_PRINT = "journal-issue/published-print"  # of the issue that holds the work
    ISSUE_ONLINE = "journal-issue/published-online"
    POSTED = "posted"  # of a preprint
    CREATED = "created"  # the DOI's registration: never a publication date
    ACCESSED = "accessed"
    EVENT = "event-date"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precise as it is known: ``year`` alone, with ``month`` 1-12, with ``day`` 1-31.

    ``suffix`` is the letter of "2009a"; ``literal`` what stands in place of a year, such as
    "in press" or "n.d.".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    kind: DateKind = DateKind.ISSUED
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person (``family``, ``given``, particle, suffix) or a group (``literal``).

    ``given`` holds given names or initials as printed ("HK", "H. K.", "Harry K");
    ``non_dropping_particle`` the "van" of "van Kuijk".
    """

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One work as a reference or a record describes it.

    ``type`` is a CSL type ("article-journal", "chapter", ...), ``""`` when not known.
    ``number_of_pages`` is how many a book has ("320" of "320 p.").
    ``page`` is a full range "1137-1148" (ASCII hyphen; several ranges parted by ", ");
    ``number`` the article number ("e0159982", "690329") or a report's or patent's number.
    ``supplement`` is the bare designation ("1" of "Suppl 1"). ``authors_truncated`` says that
    the printed list ended in "et al.". Identifiers are bare and normalised: ``doi`` lower-case without
    resolver, ``pmid`` digits, ``pmcid`` "PMC123", ``arxiv`` "2101.00001".
    """

    type: str = ""
    title: str = ""
    title_short: str = ""
    author: tuple[Name, ...] = ()
    authors_truncated: bool = False
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    issued: Date | None = None
    accessed: Date | None = None
    volume: str = ""
    issue: str = ""
    supplement: str = ""
    page: str = ""
    number_of_pages: str = ""
    number: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    genre: str = ""
    medium: str = ""
    language: str = ""
    note: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    url: str = ""
