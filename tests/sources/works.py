"""Made-up works for the sources' tests, as Crossref would record them."""

from __future__ import annotations

from typing import Any

from refcheck.model import Date, Item, Name, Reference, Span
from refcheck.sources.base import Identifier, Scheme

_QUALITIES = "brittle hollow woven gilded folded silent crooked salted frozen painted"
_SUBJECTS = "glass feather copper lantern marble thistle amber walnut velvet pewter"
_PLACES = "mirrors orchards harbours cellars deserts"
_ENDINGS = "lby rnick ssmer tholt vander xley zomi chter ddow ngsby"


def record(number: int, **changes: Any) -> dict[str, Any]:
    """The record of made-up work ``number`` (below 500); works differ in title, author and pages."""
    made = {
        "DOI": f"10.5555/made.up.{number}",
        "type": "journal-article",
        "title": [title(number)],
        "author": [{"family": family(number), "given": "Ida B", "sequence": "first"}],
        "container-title": ["Journal of Made-up Results"],
        "volume": str(number % 40 + 1),
        "page": f"{number + 101}-{number + 108}",
        "published-print": {"date-parts": [[1993, 9]]},
        "issued": {"date-parts": [[1993, 9]]},
    }
    return {**made, **changes}


def title(number: int) -> str:
    """The title of made-up work ``number``."""
    quality, subject = _word(_QUALITIES, number % 10), _word(_SUBJECTS, number // 10 % 10)
    return f"On the {quality} bones of {subject} statues found in {_word(_PLACES, number // 100 % 5)}"


def family(number: int) -> str:
    """The name of the one author of made-up work ``number``."""
    return "BDFGKLMNPR"[number % 10] + "aeiou"[number // 10 % 5] + _word(_ENDINGS, number // 50 % 10)


def _word(words: str, place: int) -> str:
    return words.split()[place]


def reference(number: int, with_doi: bool = False) -> Reference:
    """A printed reference to made-up work ``number``, read right."""
    made = record(number)
    text = f"{family(number)} IB. {title(number)}. J Made-up Results 1993;{made['volume']}:{made['page']}."
    item = Item(
        type="article-journal",
        title=title(number),
        author=(Name(family(number), "IB"),),
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
