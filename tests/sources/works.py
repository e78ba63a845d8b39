"""Made-up works for the sources' tests, as Crossref would record them."""

from __future__ import annotations

from typing import Any

from refcheck.model import Date, Item, Name, Reference, Span
from refcheck.sources.base import Identifier, Scheme

_SUBJECTS = (
    "glass",
    "feather",
    "copper",
    "lantern",
    "marble",
    "thistle",
    "amber",
    "walnut",
    "velvet",
    "pewter",
)
_QUALITIES = (
    "brittle",
    "hollow",
    "woven",
    "gilded",
    "folded",
    "silent",
    "crooked",
    "salted",
    "frozen",
    "painted",
)


def record(number: int, **changes: Any) -> dict[str, Any]:
    """The record of made-up work ``number``; works differ in title, author and pages."""
    made = {
        "DOI": f"10.5555/made.up.{number}",
        "type": "journal-article",
        "title": [
            f"{_QUALITIES[number % 10]} {_SUBJECTS[number // 10 % 10]} bones number n{number}".capitalize()
        ],
        "author": [{"family": f"Inventor{number}", "given": "Ida B", "sequence": "first"}],
        "container-title": ["Journal of Made-up Results"],
        "volume": str(number % 40 + 1),
        "page": f"{number}-{number + 7}",
        "published-print": {"date-parts": [[1993, 9]]},
        "issued": {"date-parts": [[1993, 9]]},
    }
    return {**made, **changes}


def reference(number: int, with_doi: bool = False) -> Reference:
    """A printed reference to made-up work ``number``, read right."""
    made = record(number)
    text = f"Inventor{number} IB. {made['title'][0]}. J Made-up Results 1993;{made['volume']}:{made['page']}."
    item = Item(
        type="article-journal",
        title=made["title"][0],
        author=(Name(f"Inventor{number}", "IB"),),
        container_title="Journal of Made-up Results",
        issued=Date(1993),
        volume=made["volume"],
        page=made["page"],
        doi=made["DOI"] if with_doi else "",
    )
    return Reference(number=number + 1, unstructured=text, span=Span(0, len(text)), item=item)


def doi(number: int | str) -> Identifier:
    """The identifier of made-up work ``number``, or of a DOI given in full."""
    return Identifier(Scheme.DOI, f"10.5555/made.up.{number}" if isinstance(number, int) else number)
