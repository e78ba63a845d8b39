"""The example manuscript with the verified records: what a careful editor sees, and one accusation."""

from pathlib import Path

import pytest

from refcheck import extract, formats, parser, rules
from refcheck.model import Finding, Severity
from refcheck.resolve import resolve
from refcheck.sources.local import verified_sample

MANUSCRIPT = Path(__file__).parents[2] / "data" / "manuscript.txt"


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    document, references = extract.references(formats.read(str(MANUSCRIPT)))
    matches = list(resolve(parser.parse(references), [verified_sample()]))
    return rules.judge(document, matches)


def test_what_is_consistent_or_unknown_is_left_alone(findings: list[Finding]) -> None:
    codes = {code for code, _ in _said(findings)}
    # Six authors in full, and et al. after six of more, are one habit.
    assert "STY006" not in codes
    # No record is known of 1 and 5, and none is forced on them.
    assert not any(found.reference and found.reference.number in (1, 5) for found in findings)


def _said(findings: list[Finding]) -> set[tuple[str, int | None]]:
    return {(found.rule.code, found.reference.number if found.reference else None) for found in findings}


def test_the_only_error_is_the_online_year(findings: list[Finding]) -> None:
    errors = [found for found in findings if found.level is Severity.ERROR]
    assert [(found.rule.code, found.message) for found in errors] == [
        ("DAT101", "2009 is the online date; volume 8(9) was printed in 1993")
    ]
    assert dict(errors[0].evidence) == {
        "published-print": "1993-09",
        "published-online": "2009",
        "source": "verified sample",
        "doi": "10.1002/jbmr.5650080915",
    }


def test_the_torn_word_is_the_only_warning(findings: list[Finding]) -> None:
    warnings = [found for found in findings if found.level is Severity.WARNING]
    assert _said(warnings) == {("TTL404", 8)}


@pytest.mark.parametrize(
    ("code", "reference", "message"),
    [
        (
            "STY003",
            None,
            'references 3, 9, 11 and 14: " " between journal and year, against 11 others with ". "',
        ),
        ("STY001", 4, '"J Bone Jt Surgery-American Vol" here, "J Bone Joint Surg Am" in reference 2'),
        ("STY002", None, "references 2, 4, 6 and 14: title case, against 11 others"),
        ("NUM208", 14, "the article number 690329 is missing"),
        ("STY004", None, "reference 12: initials with hyphens, against 11 others"),
        ("STY010", None, "none of the 15 references prints an issue, a DOI or a PMID"),
        ("NAM309", 9, "the record has Ehteshami Rad A"),
    ],
)
def test_what_a_careful_editor_sees_is_said(
    findings: list[Finding], code: str, reference: int | None, message: str
) -> None:
    said = {
        (found.rule.code, found.reference.number if found.reference else None, found.message)
        for found in findings
    }
    assert (code, reference, message) in said
