"""The verdict on a reference, and its named reason.

A candidate is accepted when its points reach a threshold and its evidence has the right shape: a title
alone is never enough, nor is one shared surname, and a work of the same title by other people is not
accepted unless journal, year, volume and page all say that the printed name is what is wrong.

Reasons (``Match.reason_name``):

==================== ============ =========================================================================
doi, pmid, ...       found        the identifier printed leads to it, and the rest of the reference agrees
search               found        a search brought it, and enough of the reference agrees
twins                ambiguous    two works fit alike
registered-twice     ambiguous    two records fit alike that tell the same of what is one work with two DOIs
no-work-fits         not-found    the sources answered, and none has a work that fits
doi-of-another-work  not-found,   the DOI printed leads to a work that is not the one described, which was not
                     unchecked    found either
source-failed        unchecked    a source could not be asked, and no other has the work
partial-index        unchecked    only partial indexes were asked, and they do not hold the work
no-source            unchecked    there was no source to ask
not-a-reference      unchecked    the parser takes the text for no reference, and no work fits it
==================== ============ =========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.fields import titles
from refcheck.fields.identifiers import is_identifier
from refcheck.model import Agreement, Match, Reference, State, Status, Work
from refcheck.resolve import score
from refcheck.resolve.candidates import Inquiry, failures, partial
from refcheck.resolve.evidence import Evidence, glance, weigh
from refcheck.resolve.printed import Printed
from refcheck.resolve.twice import in_common, registered_twice
from refcheck.sources.base import Identifier, Outcome, Scheme

# So many of the candidates that look best at a glance are compared in full.
_COMPARED = 6
# Of these the sources' own first ones in any case.
_TRUSTED = 2
_SHOWN_RUNNERS_UP = 3
_NEAR_MISS = 0.2
# Who asks every registration agency before saying that there is no such DOI; an index knows Crossref's alone.
_KNOW_ALL_DOIS = frozenset({"crossref", "datacite"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work with the evidence on it."""

    work: Work
    evidence: Evidence

    @property
    def total(self) -> float:
        """All points."""
        return self.evidence.total


def decide(inquiry: Inquiry) -> Match:
    """The verdict on what is known so far."""
    reference = inquiry.reference
    printed = Printed(reference)
    identified = _by_identifier(inquiry, printed)
    if identified is not None:
        return identified
    ranked = _ranked(reference, printed, inquiry.candidates())
    accepted = [candidate for candidate in ranked if score.accepts(candidate.evidence)]
    if not accepted:
        return _nothing(inquiry, ranked)
    if len(accepted) > 1 and score.alike(accepted[0].evidence, accepted[1].evidence):
        return _ambiguous(reference, accepted)
    return _found(inquiry, accepted[0], ranked, "search", _because(accepted[0]))


# --- by identifier ----------------------------------------------------------------------------------


def _by_identifier(inquiry: Inquiry, printed: Printed) -> Match | None:
    """Found by an identifier whose work the rest of the reference agrees with."""
    for identifier, work in inquiry.identified.items():
        candidate = Candidate(work, weigh(inquiry.reference, printed, work))
        if _is_identifier_alone(inquiry.reference) or score.tolerates(candidate.evidence):
            name = identifier.scheme.value
            because = f"{work.source} has it under the {_spoken(identifier)} printed"
            return _found(inquiry, candidate, [candidate], name, because)
    return None


def _is_identifier_alone(reference: Reference) -> bool:
    """Whether nothing is printed that could speak for or against the work behind an identifier."""
    item = reference.item
    if not reference.structured:
        return is_identifier(reference.unstructured)
    return not (item.title or item.author or item.editor or item.container_title or item.volume or item.page)


def _spoken(identifier: Identifier) -> str:
    return "arXiv number" if identifier.scheme is Scheme.ARXIV else identifier.scheme.value.upper()


def _doi_work(inquiry: Inquiry, found: Work | None) -> Work | None:
    """The work that the reference's own DOI leads to when it is another than the one found."""
    for identifier, work in inquiry.identified.items():
        if identifier.scheme is Scheme.DOI and (found is None or work.item.doi != found.item.doi):
            return work
    return None


# --- by search --------------------------------------------------------------------------------------


def _ranked(reference: Reference, printed: Printed, works: Sequence[Work]) -> list[Candidate]:
    """The works that look best at a glance, compared in full, best first.

    What contradicts in more than one variable comes after all that does not, however much else agrees.
    """
    if len(works) > _COMPARED:
        first, others = works[:_TRUSTED], works[_TRUSTED:]
        others = sorted(others, key=lambda work: glance(printed, work), reverse=True)
        works = [*first, *others[: _COMPARED - _TRUSTED]]
    weighed = [Candidate(work, weigh(reference, printed, work)) for work in works]
    return sorted(weighed, key=lambda one: (score.has_shape(one.evidence), one.total), reverse=True)


_TOLD = ("title", "first author", "year", "journal", "volume", "page")
_VARIABLES = ("title", "author", "issued", "container-title", "volume", "page")


def _because(candidate: Candidate) -> str:
    # An online date speaks for the work, and yet may be the wrong year to cite.
    wrong = {found.variable for found in candidate.evidence.agreements if found.state is State.CONTRADICT}
    told = zip(_TOLD, _VARIABLES, strict=True)
    agreeing = [
        name for name, variable in told if candidate.evidence.supports(variable) and variable not in wrong
    ]
    return f"{candidate.work.source} has it: {_listed(agreeing)} agree"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


# --- the verdicts -----------------------------------------------------------------------------------


def _found(
    inquiry: Inquiry, best: Candidate, ranked: Sequence[Candidate], reason_name: str, reason: str
) -> Match:
    return Match(
        reference=inquiry.reference,
        status=Status.FOUND,
        reason=reason,
        reason_name=reason_name,
        work=best.work,
        runners_up=_runners_up([other for other in ranked if other is not best]),
        agreements=(*_with_identifiers(best, inquiry), *_led_elsewhere(inquiry, best.work)),
        score=score.probability(best.evidence, identified=reason_name != "search"),
        doi_work=_doi_work(inquiry, best.work),
    )


def _ambiguous(reference: Reference, accepted: Sequence[Candidate]) -> Match:
    first, second = accepted[0].work, accepted[1].work
    named = " and ".join(work.item.doi or work.item.title for work in (first, second))
    twice = registered_twice(first, second)
    evidence = [candidate.evidence.agreements for candidate in accepted[:2]]
    return Match(
        reference=reference,
        status=Status.AMBIGUOUS,
        reason=f"{named} are one work registered twice" if twice else f"{named} fit alike",
        reason_name="registered-twice" if twice else "twins",
        runners_up=tuple(candidate.work for candidate in accepted[: _SHOWN_RUNNERS_UP + 1]),
        agreements=tuple(in_common(*evidence)) if twice else (),
        score=score.probability(accepted[0].evidence),
    )


def _nothing(inquiry: Inquiry, ranked: Sequence[Candidate]) -> Match:
    """No candidate was accepted: whether that means anything depends on who was asked."""
    doi_work = _doi_work(inquiry, None)
    status, reason_name, reason = _absence(inquiry)
    if doi_work is not None:
        reason_name = "doi-of-another-work"
        reason = f"the DOI printed leads to another work, and {reason}"
    return Match(
        reference=inquiry.reference,
        status=status,
        reason=reason,
        reason_name=reason_name,
        runners_up=_runners_up(ranked),
        agreements=(*_unregistered(inquiry), *_led_elsewhere(inquiry, None)),
        score=score.probability(ranked[0].evidence) if ranked else 0.0,
        doi_work=doi_work,
    )


def _unregistered(inquiry: Inquiry) -> tuple[Agreement, ...]:
    """That no agency has the DOI printed, which holds whatever the reference describes."""
    doi = inquiry.reference.item.doi
    identifier = Identifier(Scheme.DOI, doi)
    if not doi or identifier in inquiry.identified or not _is_nowhere(identifier, inquiry):
        return ()
    return (Agreement("doi", doi, "", State.CONTRADICT, note="unregistered"),)


def _led_elsewhere(inquiry: Inquiry, found: Work | None) -> Iterator[Agreement]:
    """The PMCID and the arXiv number that lead to a work of another title than the one found, or described.

    An article and its preprint have numbers of their own, and one title.
    """
    described = found.item.title if found else inquiry.reference.item.title
    for identifier, work in inquiry.identified.items():
        if identifier.scheme not in {Scheme.PMCID, Scheme.ARXIV} or work is found:
            continue
        if titles.compare(described, work.item.title).note == "title-differs":
            name = identifier.scheme.value
            yield Agreement(name, identifier.value, work.item.title, State.CONTRADICT, note="another-work")


def _absence(inquiry: Inquiry) -> tuple[Status, str, str]:
    if not inquiry.reference.is_reference:
        return Status.UNCHECKED, "not-a-reference", "this text does not look like a reference"
    failed, in_part = failures(inquiry.answers), partial(inquiry.answers)
    complete = [
        name
        for name, answer in inquiry.answers
        if answer.outcome is Outcome.COMPLETE and name not in failed and name not in in_part
    ]
    if failed:
        return Status.UNCHECKED, "source-failed", "; ".join(why or name for name, why in failed.items())
    if complete:
        asked = _listed(list(dict.fromkeys(complete)))
        return Status.NOT_FOUND, "no-work-fits", f"{asked} answered, and no work there fits"
    if in_part:
        return Status.UNCHECKED, "partial-index", "; ".join(why or name for name, why in in_part.items())
    return Status.UNCHECKED, "no-source", "there was no source to ask"


def _runners_up(others: Sequence[Candidate]) -> tuple[Work, ...]:
    near = [other.work for other in others if score.probability(other.evidence) >= _NEAR_MISS]
    return tuple(near[:_SHOWN_RUNNERS_UP])


def _with_identifiers(best: Candidate, inquiry: Inquiry) -> tuple[Agreement, ...]:
    """The agreements, with what was learnt of identifiers that the record itself does not hold."""
    return tuple(_judge_identifier(agreement, best.work, inquiry) for agreement in best.evidence.agreements)


def _judge_identifier(agreement: Agreement, work: Work, inquiry: Inquiry) -> Agreement:
    if agreement.variable not in {"doi", "pmid"} or not agreement.cited:
        return agreement
    identifier = Identifier(Scheme(agreement.variable), agreement.cited)
    led_to = inquiry.identified.get(identifier)
    if led_to is None:
        unregistered = agreement.state is State.CONTRADICT and _is_nowhere(identifier, inquiry)
        return replace(agreement, note="unregistered") if unregistered else agreement
    same = led_to is work or led_to.item.doi == work.item.doi != ""
    state = State.AGREE if same else State.CONTRADICT
    return replace(agreement, state=state, note="" if same else "another-work")


def _is_nowhere(identifier: Identifier, inquiry: Inquiry) -> bool:
    """Whether someone who would know has said that the identifier leads nowhere."""
    return not _KNOW_ALL_DOIS.isdisjoint(inquiry.unknown.get(identifier, ()))
