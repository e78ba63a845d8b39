from __future__ import annotations

import pytest

from refcheck import rules
from refcheck.formats import bibtex
from refcheck.model import Document, Finding, Item, Match, Reference, Rule, Severity, Span, Status
from refcheck.rules.suppression import Suppressed, Suppression, suppress

ENTRY = "@article{k, title = {A}, author = {B C}, journal = {J & J}, doi = {10.5555/x}}\n"


def judged(text: str, *configured: Suppression) -> Suppressed:
    document = bibtex.from_text("x.bib", text)
    matches = [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    return suppress(document, matches, rules.judge(document, matches, ["BIB123"]), configured)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule.code for finding in findings]


@pytest.mark.parametrize(
    "comment",
    [
        "% refcheck: ignore[BIB123] our style escapes it\n",
        "% refcheck: ignore[bib] our style escapes it\n% another comment\n\n",
        "%refcheck:ignore[DAT101, BIB123]: our style escapes it\n",
        "% refcheck: ignore our style escapes it\n",
    ],
)
def test_a_comment_above_an_entry_puts_its_findings_aside(comment: str) -> None:
    told = judged(comment + ENTRY)
    assert (codes(told.left), codes(told.aside), told.notes) == ([], ["BIB123"], ())


def test_a_comment_is_about_the_next_entry_alone() -> None:
    told = judged("% refcheck: ignore[BIB123] why\n" + ENTRY + ENTRY.replace("{k,", "{l,"))
    assert [finding.reference.key for finding in told.left if finding.reference] == ["l"]


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ("% refcheck: ignore[DAT101] why\n", "x.bib:1: ignore[DAT101] puts nothing aside; delete it"),
        ("% refcheck: ignore[BIB123]\n", "x.bib:1: ignore[BIB123] gives no reason"),
        (
            "% refcheck: ignore[BIB123] why\n@string{a = {b}}\n",
            "x.bib:1: ignore[BIB123] stands above no reference",
        ),
    ],
)
def test_what_is_amiss_with_a_suppression_is_said(comment: str, note: str) -> None:
    assert judged(comment + ENTRY).notes == (note,)


@pytest.mark.parametrize(
    "suppression",
    [Suppression(("BIB",), "why", key="k"), Suppression(("BIB123",), "why", doi="10.5555/X")],
)
def test_the_configuration_names_a_reference_by_key_or_doi(suppression: Suppression) -> None:
    told = judged(ENTRY, suppression)
    assert (told.left, codes(told.aside)) == ((), ["BIB123"])


def test_a_configured_suppression_of_no_reference_is_said() -> None:
    told = judged(ENTRY, Suppression(("BIB",), "why", key="gone", place="refcheck.toml"))
    assert told.notes == ("refcheck.toml: no reference gone",)


def test_a_comment_in_markdown_stands_above_a_numbered_reference() -> None:
    text = "<!-- refcheck: ignore[XXX] as the journal wants it -->\n1. Nobody A. A title. 2001.\n"
    start = text.index("Nobody")
    reference = Reference(1, text[start:-1], Span(start, len(text) - 1), item=Item(title="A title"))
    rule = Rule("XXX001", "made-up", Severity.ERROR, "")
    finding = Finding(rule, "", reference.span, reference)
    told = suppress(Document("x.md", text), [Match(reference, Status.UNCHECKED, "")], [finding])
    assert (told.left, told.aside, told.notes) == ((), (finding,), ())
