"""A work with two DOIs whose records tell the same: all but the DOI is judged."""

from dataclasses import replace

from refcheck.model import Date, Finding, Match, Status, Update, Work
from refcheck.resolve.agreement import agreements
from refcheck.resolve.twice import in_common
from refcheck.rules import judge
from tests.rules.build import build, case
from tests.rules.works import BONES, bones, bones_cited

AGAIN = bones(doi="10.5555/bones.again")


def findings(template: str, *works: Work) -> list[Finding]:
    document, (match,) = build(case(template))
    compared = [agreements(match.reference, work) for work in works]
    return judge(document, [_ambiguous(match, works, tuple(in_common(*compared)))])


def _ambiguous(match: Match, works: tuple[Work, ...], known: tuple[object, ...]) -> Match:
    return replace(
        match,
        status=Status.AMBIGUOUS,
        reason_name="registered-twice",
        runners_up=works,
        agreements=known,  # type: ignore[arg-type]
    )


def codes(template: str, *works: Work) -> list[str]:
    return [found.rule.code for found in findings(template, *works)]


def test_only_the_two_dois_are_told_of_a_right_reference() -> None:
    assert codes(bones_cited(), BONES, AGAIN) == ["REF002"]


def test_what_both_records_contradict_is_wrong() -> None:
    found = findings(bones_cited(volume="21"), BONES, AGAIN)
    assert [(each.rule.code, each.evidence.get("doi")) for each in found if each.level != "info"] == [
        ("NUM201", None)
    ]


def test_what_one_record_agrees_with_is_not_wrong() -> None:
    shorter = replace(AGAIN, item=replace(AGAIN.item, page="134-193"))
    assert codes(bones_cited(), BONES, shorter) == codes(bones_cited(), shorter, BONES) == ["REF002"]


def test_a_retraction_of_either_record_is_told() -> None:
    retracted = replace(AGAIN, updates=(Update("retraction", "10.5555/notice", date=Date(2012, 1, 2)),))
    assert "UPD701" in codes(bones_cited(), BONES, retracted)


def test_works_that_only_look_alike_are_not_judged() -> None:
    document, (match,) = build(case(bones_cited(volume="21")))
    twins = replace(match, status=Status.AMBIGUOUS, reason_name="twins", runners_up=(BONES, AGAIN))
    assert [found.rule.code for found in judge(document, [twins])] == ["REF002"]
