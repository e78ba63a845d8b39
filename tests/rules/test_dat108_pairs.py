from refcheck.rules import judge
from tests.rules.build import build, listed
from tests.rules.works import genant


def test_two_references_alone_are_a_doubt_about_both() -> None:
    document, matches = build(listed(genant(year="2001", volume="16"), genant(year="2009")))
    findings = judge(document, matches, codes=["DAT108"])
    assert [(found.reference.number, found.level) for found in findings if found.reference] == [
        (1, "info"),
        (2, "info"),
    ]
