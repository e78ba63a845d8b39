"""Who is asked what: identifiers first, then a search by the whole string, never by the cited year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from refcheck.model import Reference, Work
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme, Source

SEARCH_LIMIT = 20


@dataclass(slots=True)
class Inquiry:
    """What has been learnt of one reference so far.

    ``identified`` are the works its own identifiers lead to, ``searched`` those that searches brought, in the
    order of the sources. ``answers`` keeps what each source said, for the reason given in the end.
    """

    reference: Reference
    identified: dict[Identifier, Work] = field(default_factory=dict)
    searched: list[Work] = field(default_factory=list)
    unknown: dict[Identifier, list[str]] = field(default_factory=dict)
    answers: list[tuple[str, Answer]] = field(default_factory=list)

    def candidates(self) -> tuple[Work, ...]:
        """Every work that may be meant, one a DOI and source's first word on it."""
        works: dict[str, Work] = {}
        for place, work in enumerate((*self.identified.values(), *self.searched)):
            works.setdefault(work.item.doi or f"{work.source}:{work.url or place}", work)
        return tuple(works.values())

    def add_looked_up(self, source: Source, identifier: Identifier, answer: Answer) -> None:
        """Take in a source's answer on an identifier."""
        if answer.works:
            self.identified.setdefault(identifier, answer.works[0])
        elif answer.outcome is Outcome.COMPLETE:
            self.unknown.setdefault(identifier, []).append(source.name)
        self.answers.append((source.name, answer))

    def add_searched(self, source: Source, answer: Answer) -> None:
        """Take in the candidates that a source's search brought."""
        self.searched.extend(answer.works)
        self.answers.append((source.name, answer))


def identifiers(reference: Reference) -> tuple[Identifier, ...]:
    """The identifiers a reference prints, the DOI first."""
    item = reference.item
    values = (
        (Scheme.DOI, item.doi),
        (Scheme.PMID, item.pmid),
        (Scheme.PMCID, item.pmcid),
        (Scheme.ARXIV, item.arxiv),
    )
    return tuple(Identifier(scheme, value) for scheme, value in values if value)


def look_up(inquiries: Sequence[Inquiry], source: Source) -> None:
    """Ask ``source`` for every identifier that no source has led anywhere yet, in one batch."""
    questions = [
        (inquiry, identifier)
        for inquiry in inquiries
        for identifier in identifiers(inquiry.reference)
        if identifier not in inquiry.identified
    ]
    if not questions:
        return
    answers = source.lookup([identifier for _, identifier in questions])
    for (inquiry, identifier), answer in zip(questions, answers, strict=True):
        inquiry.add_looked_up(source, identifier, answer)


def search(inquiries: Sequence[Inquiry], source: Source) -> Iterator[Inquiry]:
    """Ask ``source`` for works like each reference, in one batch; each inquiry as soon as it is answered."""
    if not inquiries:
        return
    answers = source.search([inquiry.reference for inquiry in inquiries], SEARCH_LIMIT)
    for inquiry, answer in zip(inquiries, answers, strict=True):
        inquiry.add_searched(source, answer)
        yield inquiry


def failures(answers: Iterable[tuple[str, Answer]]) -> dict[str, str]:
    """Why each source that could not be asked could not, by its name."""
    return {name: answer.why for name, answer in answers if answer.outcome is Outcome.FAILED}


def partial(answers: Iterable[tuple[str, Answer]]) -> dict[str, str]:
    """Why the absence of a work from a source says nothing, by the source's name."""
    return {name: answer.why for name, answer in answers if answer.outcome is Outcome.PARTIAL}
