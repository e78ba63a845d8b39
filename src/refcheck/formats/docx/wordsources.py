"""The sources that Word itself keeps (customXml, namespace ``b``), which ``CITATION`` fields name by tag.

Reference: ECMA-376, part 1, 22.6 (bibliography).
"""

from __future__ import annotations

import re
from typing import Any

from refcheck.formats import tree
from refcheck.model import Date, Item, Name

_TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "document",
    "Patent": "patent",
}
_CONTAINERS = (
    "JournalName", "BookTitle", "ConferenceName", "PeriodicalTitle", "InternetSiteTitle", "PublicationTitle",
)  # fmt: skip
_PUBLISHERS = ("Publisher", "Institution", "ProductionCompany")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")


def read(root: Any) -> dict[str, Item]:
    """The records of a list of sources, by tag."""
    found = (_source(source) for source in root if tree.name(source) == "Source")
    return {tag: item for tag, item in found if tag}


def _source(source: Any) -> tuple[str, Item]:
    held = {tree.name(child): "".join(child.itertext()).strip() for child in source}

    def first(names: tuple[str, ...]) -> str:
        return next((held[name] for name in names if held.get(name)), "")

    doi = _DOI.search(f"{held.get('DOI', '')} {held.get('StandardNumber', '')} {held.get('URL', '')}")
    return held.get("Tag", ""), Item(
        type=_TYPES.get(held.get("SourceType", ""), ""),
        title=held.get("Title", ""),
        author=_people(source, "Author"),
        editor=_people(source, "Editor"),
        container_title=first(_CONTAINERS),
        issued=_date(held),
        volume=held.get("Volume", ""),
        issue=held.get("Issue", ""),
        page=held.get("Pages", ""),
        edition=held.get("Edition", ""),
        publisher=first(_PUBLISHERS),
        publisher_place=held.get("City", ""),
        doi=doi[0].lower() if doi else "",
        url=held.get("URL", ""),
    )


def _date(held: dict[str, str]) -> Date | None:
    year, month, day = (held.get(name, "") for name in ("Year", "Month", "Day"))
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        return None
    named = month[:3].casefold()
    number = _MONTHS.index(named) + 1 if named in _MONTHS else _small(month, 12)
    return Date(year=int(year), month=number, day=_small(day, 31) if number else None)


def _small(text: str, most: int) -> int | None:
    number = int(text) if re.fullmatch(r"\d{1,2}", text, re.ASCII) else 0
    return number if 0 < number <= most else None


def _people(source: Any, role: str) -> tuple[Name, ...]:
    """The names of one role: <b:Author><b:Author>...</b:Author><b:Editor>...</b:Editor></b:Author>."""
    people = source.find("{*}Author/{*}" + role)
    found = () if people is None else (_name(one) for one in people.iter("{*}Person", "{*}Corporate"))
    return tuple(name for name in found if name.family or name.literal)


def _name(person: Any) -> Name:
    if tree.name(person) == "Corporate":
        return Name(literal=(person.text or "").strip())
    parts = {tree.name(child): (child.text or "").strip() for child in person}
    given = " ".join(part for part in (parts.get("First", ""), parts.get("Middle", "")) if part)
    return Name(family=parts.get("Last", ""), given=given)
