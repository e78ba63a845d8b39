"""The example manuscript's references against the works that come with the package."""

import re
from pathlib import Path

import pytest

from refcheck.model import Match, Reference, Span, State
from refcheck.parser import parse
from refcheck.resolve import resolve
from refcheck.sources.local import verified_sample

MANUSCRIPT = Path(__file__).parents[2] / "data" / "manuscript.txt"


@pytest.fixture(scope="module")
def matches() -> dict[int, Match]:
    text = MANUSCRIPT.read_text(encoding="utf-8")
    strings = re.findall(r"^(\d+)\. (.+)$", text, re.MULTILINE)
    references = [Reference(int(number), string, Span(0, len(string))) for number, string in strings]
    return {match.reference.number: match for match in resolve(parse(references), [verified_sample()])}


def test_the_five_verified_works_are_found_and_the_others_unchecked(matches: dict[int, Match]) -> None:
    found = {number for number, match in matches.items() if match.status == "found"}
    assert found == {7, 9, 10, 11, 14}
    assert {match.status for number, match in matches.items() if number not in found} == {"unchecked"}


def test_nothing_is_contradicted_but_the_online_year(matches: dict[int, Match]) -> None:
    contradicted = [
        (number, agreement.variable, agreement.note)
        for number, match in matches.items()
        for agreement in match.agreements
        if agreement.state is State.CONTRADICT
    ]
    assert contradicted == [(11, "issued", "online-year")]


def test_what_is_left_unchecked_says_why_in_a_sentence(matches: dict[int, Match]) -> None:
    assert {match.reason for match in matches.values() if match.status == "unchecked"} == {
        "verified sample is a partial index: ask Crossref, or a complete index, for what it does not hold"
    }
