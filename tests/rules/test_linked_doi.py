"""A wrong DOI that only a link has: it is named, and no edit puts another in the whole reference's place."""

from __future__ import annotations

import pytest

from refcheck import rules
from tests.rules.build import build, case
from tests.rules.works import BONES, bones_cited

LINKED, RIGHT = "10.5555/bones.l", "10.5555/bones.1"


@pytest.mark.parametrize(
    ("code", "note", "message"),
    [
        ("IDN608", "", f"the reference links to {LINKED}; the work's DOI is {RIGHT}"),
        (
            "REF004",
            "unregistered",
            f"{LINKED}, which the reference links to, is not registered; the work's DOI is {RIGHT}",
        ),
    ],
)
def test_a_doi_that_is_not_printed_is_named_and_not_mended(code: str, note: str, message: str) -> None:
    document, matches = build(case(bones_cited(), BONES, says={"doi": ("contradict", note, LINKED, RIGHT)}))
    (finding,) = rules.judge(document, matches, {code})
    assert finding.message == message
    assert finding.fix is None
