"""Made-up works and a source that holds them, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.model import Date, DateKind, Item, Name, Reference, Span, Work
from refcheck.sources.base import Answer, Identifier, Outcome


def work(doi: str, **fields: object) -> Work:
    """A made-up article on bones, with ``fields`` instead of its own."""
    printed = {
        "title": "Leakage of imaginary cement after hypothetical vertebroplasty",
        "author": (Name("Mustermann", "Erika X"), Name("Placeholder", "Adam")),
        "container_title": "Journal of Imaginary Bones",
        "volume": "12",
        "issue": "3",
        "page": "345-351",
    }
    year = fields.pop("year", 1999)
    online = fields.pop("online", None)
    dates = [Date(year, kind=DateKind.PRINT)] if isinstance(year, int) else []  # type: ignore[arg-type]
    if isinstance(online, int):
        dates.append(Date(online, kind=DateKind.ONLINE))
    item = Item(doi=f"10.5555/{doi}", issued=dates[0] if dates else None, **(printed | fields))  # type: ignore[arg-type]
    return Work(item=item, dates=tuple(dates), source="shelf", container_titles=(item.container_title,))


def reference(text: str, place: int = 1, **fields: object) -> Reference:
    """A reference with the string and, where given, the parsed fields."""
    return Reference(place, text, Span(0, len(text)), item=Item(**fields))  # type: ignore[arg-type]


class Shelf:
    """A source over a few works: a search brings them all."""

    def __init__(
        self, *works: Work, name: str = "shelf", outcome: Outcome = Outcome.COMPLETE, why: str = ""
    ) -> None:
        self.works, self.name, self.outcome, self.why = works, name, outcome, why
        self.searches = 0
        self.looked_up: list[Identifier] = []

    def lookup(self, identifiers: Sequence[Identifier]) -> list[Answer]:
        self.looked_up.extend(identifiers)
        return [self._answer([work for work in self.works if _has(work, one)]) for one in identifiers]

    def search(self, references: Sequence[Reference], limit: int = 20) -> list[Answer]:
        self.searches += len(references)
        return [self._answer(self.works[:limit]) for _ in references]

    def close(self) -> None:
        pass

    def _answer(self, works: Sequence[Work]) -> Answer:
        if self.outcome is Outcome.FAILED:
            return Answer((), Outcome.FAILED, self.why)
        return Answer(tuple(works), self.outcome, self.why)


def _has(work: Work, identifier: Identifier) -> bool:
    return bool(getattr(work.item, identifier.scheme.value) == identifier.value)
