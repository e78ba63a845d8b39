"""The fixes of the rules on a .bib's source: the finding is gone after them, and nothing else has changed."""

from __future__ import annotations

import importlib

import pytest

from refcheck import fix, rules
from refcheck.formats import bibtex
from refcheck.formats.bibtex.syntax import scan
from refcheck.model import Match, Status
from refcheck.rules import catalogue
from tests.rules.build import Case, build

BIB = [(code, name) for code, name in catalogue.module_names().items() if code.startswith("BIB")]
FIRING: list[tuple[str, Case]] = [
    (code, made) for code, name in BIB for made in importlib.import_module(f"tests.rules.cases.{name}").FIRES
]


def _rejudged(text: str, code: str) -> list[str]:
    document = bibtex.from_text("cases.bib", text)
    matches = [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    return [finding.message for finding in rules.judge(document, matches, [code])]


@pytest.mark.parametrize(("code", "made"), FIRING)
def test_after_its_fix_a_finding_is_gone_and_every_entry_is_there(code: str, made: Case) -> None:
    document, matches = build(made)
    findings = rules.judge(document, matches, [code])
    mended = fix.mend(document, findings, unsafe=True)
    if not findings[0].fix:
        assert mended.text == document.text
        return
    assert mended.fixed == tuple(findings)
    assert _rejudged(mended.text, code) == []
    before, after = scan(document.text), scan(mended.text)
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    assert len(after.faults) <= len(before.faults)
    again = fix.mend(bibtex.from_text("cases.bib", mended.text), findings[:0], unsafe=True)
    assert again.text == mended.text


# What one fix uncovers another must mend in the same round.
@pytest.mark.parametrize(
    "source",
    [
        "@misc{k, title = {T}, editors = {A. Nobody et al.}}",
        "@misc{k, title = {T}, editors = {A. Nobody, B. Noone, and C. Noman}}",
        "@misc{k, mnth = {September}, yera = 2001}",
        "@misc{k, doi = {10.5555/a}, url = {http://dx.doi.org/10.5555/a}, link = {http://dx.doi.org/10.5555/a}}",
        "@artcle{k, tilte = {The DNA of M&M}, pagse = {1-2}, editon = {2nd ed.}}",
    ],
)
def test_fixing_twice_changes_nothing(source: str) -> None:
    once = _mended(source)
    assert once != source
    assert _mended(once) == once


def _mended(text: str) -> str:
    document = bibtex.from_text("x.bib", text)
    matches = [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    return fix.mend(document, rules.judge(document, matches), unsafe=True).text
