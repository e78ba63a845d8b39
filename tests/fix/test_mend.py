from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck import extract, fix
from refcheck.errors import InputError
from refcheck.formats import bibtex
from refcheck.formats import document as read
from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span, Status
from refcheck.rules import judge

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


def mended_markup(text: str, edits: list[Edit], language: str = "latex") -> str:
    rule = Rule("XXX001", "made-up", Severity.ERROR, "")
    wrong = [Finding(rule, str(one.start), Span(one.start, one.end), fix=Fix((one,), True)) for one in edits]
    return fix.mend(Document("x", text, language), wrong).text


@pytest.mark.parametrize(
    ("language", "text", "old", "new", "made"),
    [
        ("latex", r"\emph{J Bone} 2009, 12--14", "2009", "1993", True),
        ("latex", r"\emph{J Bone} 2009, 12--14", "12--14", "12--19", True),
        ("latex", r"\emph{J Bone} 2009", "Bone} 2009", "Bone 2009", False),
        ("latex", r"\emph{J Bone} 2009", "Bone", "Bone & Joint", False),
        ("latex", "J Bone 2009 %2010", "2009 %2010", "2010", False),
        ("latex", "10.5555/a 2009", "10.5555/a", "10.5555/a<1>", False),
        ("markdown", "[J Bone](https://example.org) 2009", "2009", "1993", True),
        ("markdown", "[J Bone](https://example.org) 2009", "Bone](https", "Bone https", False),
        ("markdown", "[J Bone](https://example.org) 2009", "](", "", False),
        ("html", "<i>J Bone</i> 2009", "Bone</i> 2009", "Bone 2009", False),
        ("text", "J Bone 2009", "Bone", "{Bone}", True),
    ],
)
def test_no_fix_touches_markup(language: str, text: str, old: str, new: str, made: bool) -> None:
    start = text.index(old)
    mended = mended_markup(text, [Edit(start, start + len(old), new)], language)
    assert mended == (text.replace(old, new) if made else text)


PIECES = st.lists(
    st.sampled_from(["{", "}", "\\href{", "\\{", "x", "10.5555/a", " ", "doi:", "]("]), max_size=12
)


@given(PIECES.map("".join), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), PIECES.map("".join))))
def test_braces_stay_as_they_are(text: str, edits: list[tuple[int, int, str]]) -> None:
    inside = [Edit(start, start + length, new) for start, length, new in edits if start + length <= len(text)]
    mended = mended_markup(text, inside)
    assert [sign for sign in mended if sign in "{}\\"] == [sign for sign in text if sign in "{}\\"]


def test_a_doi_in_a_link_of_latex_is_left_alone() -> None:
    address = "http://dx.doi.org/10.5555/bones.1"
    reference = r"Doe, J. (1993). On made-up bones. \emph{J Made Up Res}, \emph{113}(3), 553--565. "
    text = (
        "\\begin{thebibliography}{9}\n"
        f"\\bibitem{{one}} {reference}doi:\\href{{https://doi.org/{address}}}{{{address}}}\n"
        f"\\bibitem{{two}} {reference}\\url{{{address}}}\n"
        "\\end{thebibliography}\n"
    )
    document, references = extract.references(read("x.tex", text.encode()))
    findings = judge(document, [Match(one, Status.UNCHECKED, "") for one in references], codes=["IDN603"])
    assert len(findings) == 2
    assert fix.mend(document, findings).text == text.replace("\\url{http://dx.", "\\url{https://")


@pytest.mark.parametrize(
    ("path", "form", "kind"),
    [
        ("paper.odt", "docx", "OpenDocument"),
        ("paper.RTF", "docx", "RTF"),
        ("paper.doc", "docx", "Word"),
        ("paper.pdf", "pdf", "PDF"),
    ],
)
def test_what_cannot_be_mended_is_called_what_it_is(path: str, form: str, kind: str) -> None:
    with pytest.raises(InputError, match=f"and this is {kind};"):
        fix.mend(Document(path, "", form, verbatim=False), ())
