from __future__ import annotations

import pytest

from refcheck import fix
from refcheck.formats import bibtex
from refcheck.model import Document, Edit, Finding, Fix, Rule, Severity, Span

BIB = """\
% kept   comment
@string{jms = "Journal"}
@Article{nobody2001,
  title   = {A {DNA} title},
  journal = jms,
  year    = 2009,
  doi     = {10.5555/x},
}
"""


def finding(old: str, new: str, code: str = "XXX001", safe: bool = True, text: str = BIB) -> Finding:
    start = text.index(old)
    rule = Rule(code, "made-up", Severity.ERROR, "")
    edit = Edit(start, start + len(old), new)
    return Finding(rule, old, Span(edit.start, edit.end), fix=Fix((edit,), safe))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2009", "1993", "year    = 1993,"),
        ("2009", "in press", "year    = {in press},"),
        ("jms,", "jms,", "journal = jms,"),
        ("A {DNA} title", "Bone & joint", "title   = {Bone \\& joint},"),
        ("10.5555/x", "10.5555/a_b", "doi     = {10.5555/a_b},"),
    ],
)
def test_a_value_is_spelled_as_its_field_needs(old: str, new: str, expected: str) -> None:
    mended = fix.mend(bibtex.from_text("x.bib", BIB), [finding(old, new)])
    assert expected in mended.text


def test_a_macro_is_replaced_by_a_value_in_braces() -> None:
    start = BIB.index("jms,\n")
    rule = Rule("JNL501", "made-up", Severity.ERROR, "")
    wrong = Finding(
        rule, "", Span(start, start + 3), fix=Fix((Edit(start, start + 3, "Bone & Joint"),), True)
    )
    text = fix.mend(bibtex.from_text("x.bib", BIB), [wrong]).text
    assert text == BIB.replace("= jms", "= {Bone \\& Joint}")


@pytest.mark.parametrize("new", ["}", "{", 'a"} x = {', "1993} @misc{y, t={", "\\"])
def test_a_rules_edit_that_breaks_the_file_is_not_made(new: str) -> None:
    document = bibtex.from_text("x.bib", BIB)
    wrong = finding("{A {DNA} title}", "{A {DNA} title}" + new, code="BIB199")
    assert fix.mend(document, [wrong]) == fix.Mended(BIB, (), (wrong,))


def test_a_sound_fix_is_made_beside_one_that_is_refused() -> None:
    document = bibtex.from_text("x.bib", BIB)
    good, bad = finding("2009", "1993"), finding("{10.5555/x}", "{10.5555/x", code="BIB199")
    mended = fix.mend(document, [good, bad])
    assert mended.text == BIB.replace("2009", "1993")
    assert (mended.fixed, mended.left) == ((good,), (bad,))


def test_mending_twice_changes_nothing() -> None:
    findings = [finding("2009", "1993")]
    once = fix.mend(bibtex.from_text("x.bib", BIB), findings).text
    assert fix.mend(bibtex.from_text("x.bib", once), findings).text == once


def test_a_plain_text_is_edited_as_it_is() -> None:
    text = "Bone & Joint 2009"
    wrong = finding("2009", "1993 & later", text=text)
    assert fix.mend(Document("x.txt", text), [wrong]).text == "Bone & Joint 1993 & later"
