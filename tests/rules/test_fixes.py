"""After a fix the finding is gone: the mended text is read, parsed and judged anew."""

from __future__ import annotations

import pytest

from refcheck import extract, fix, parser, rules
from refcheck.model import Document, Finding, Match, Status
from refcheck.resolve.agreement import agreements
from tests.rules.build import Case, Cited, build
from tests.rules.test_rules import FIRING

# Codes whose edits come from the record or from the list itself.
MENDED = [(code, made) for code, made in FIRING if made.edits and made.cited and not made.bib]


def _match(cited: Cited, reference: object) -> Match:
    work = cited.work
    known = agreements(reference, work) if work else ()  # type: ignore[arg-type]
    status = Status.FOUND if work else Status.UNCHECKED
    return Match(reference, status, "", work=work, agreements=known)  # type: ignore[arg-type]


def _judged_anew(code: str, made: Case, text: str) -> tuple[Document, list[Finding]]:
    document, references = extract.references(Document(path="made.txt", text=text), bare=True)
    matches = [_match(*pair) for pair in zip(made.cited, parser.parse(references), strict=True)]
    return document, rules.judge(document, matches, codes=[code])


@pytest.mark.parametrize(("code", "made"), MENDED)
def test_after_a_fix_the_finding_is_gone(code: str, made: Case) -> None:
    document, matches = build(made)
    findings = rules.judge(document, matches, codes=[code])
    mended = fix.apply(document.text, findings, unsafe=True)
    assert mended != document.text
    again, left = _judged_anew(code, made, mended)
    assert [finding.message for finding in left if finding.fix] == []
    assert fix.apply(again.text, left, unsafe=True) == mended
