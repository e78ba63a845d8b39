from refcheck.rules import judge
from tests.rules.build import bib, build, listed
from tests.rules.works import genant


def test_two_references_alone_are_a_doubt_about_both() -> None:
    document, matches = build(listed(genant(year="2001", volume="16"), genant(year="2009")))
    findings = judge(document, matches, codes=["DAT108"])
    assert [(found.reference.number, found.level) for found in findings if found.reference] == [
        (1, "info"),
        (2, "info"),
    ]


def test_the_other_entry_of_a_bib_is_named_by_its_key() -> None:
    entry = "@article{{{}, title={{On bones}}, journal={{J Made Up Res}}, year={}, volume={}}}\n"
    document, matches = build(bib(entry.format("doe", 2001, 16) + entry.format("roe", 2009, 8)))
    messages = [finding.message for finding in judge(document, matches, codes=["DAT108"])]
    assert messages == [
        "volume 16 in 2001 does not fit volume 8 in 2009 (roe)",
        "volume 8 in 2009 does not fit volume 16 in 2001 (doe)",
    ]
