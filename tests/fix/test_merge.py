from __future__ import annotations

import pytest

from refcheck import fix
from refcheck.formats import bibtex
from refcheck.model import Agreement, Edit, Finding, Fix, Match, Span, State, Status
from tests.reports import sample


def merged(text: str, agreements: tuple[Agreement, ...] = ()) -> fix.Mended:
    document = bibtex.from_text("x.bib", text)
    matches = [
        Match(reference, Status.FOUND, "", "", sample.WORK, agreements=agreements)
        for reference in document.references or ()
    ]
    return fix.mend(document, (), merged=matches)


COMPLETE = "author={A}, title={T}, journal={J}, year=2009, volume={8}, pages={1--2}, number={9}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "@article{k,\n  author  = {A B},\n  title   = {T},\n  journal = {J},\n  year    = 2009,\n"
            "  volume  = {8},\n  pages   = {1--2}\n}\n",
            "@article{k,\n  author  = {A B},\n  title   = {T},\n  journal = {J},\n  year    = 2009,\n"
            "  volume  = {8},\n  pages   = {1--2},\n  number  = {9},\n"
            "  doi     = {10.1002/jbmr.5650080915}\n}\n",
        ),
        (
            f"@article{{k, {COMPLETE},\n}}",
            f"@article{{k, {COMPLETE}, doi={{10.1002/jbmr.5650080915}},\n}}",
        ),
        (
            '@Article{k,\r\n\tAUTHOR = "A B",\r\n\tTITLE = "T",\r\n\tJOURNAL = "J",\r\n\tYEAR = 2009,\r\n'
            '\tNUMBER = "9",\r\n\tDOI = "10.1002/x",\r\n\tVOLUME = "8",\r\n}',
            '@Article{k,\r\n\tAUTHOR = "A B",\r\n\tTITLE = "T",\r\n\tJOURNAL = "J",\r\n\tYEAR = 2009,\r\n'
            '\tNUMBER = "9",\r\n\tDOI = "10.1002/x",\r\n\tVOLUME = "8",\r\n\tPAGES = "1137--1148",\r\n}',
        ),
        (
            f"@article{{k, {COMPLETE}, doi = {{ }}}}",
            f"@article{{k, {COMPLETE}, doi = {{10.1002/jbmr.5650080915}}}}",
        ),
    ],
)
def test_what_is_missing_is_put_in_as_the_entry_is_written(before: str, after: str) -> None:
    mended = merged(before)
    assert mended.text == after
    assert merged(after).text == after


def test_what_was_added_is_said() -> None:
    assert merged(f"@article{{k, {COMPLETE}}}").added == ("k (1): added doi",)


def test_what_is_there_is_left_though_the_record_says_otherwise() -> None:
    text = f"@article{{k, {COMPLETE}, doi={{10.5555/other}}}}"
    assert merged(text).text == text


def test_a_record_that_contradicts_the_title_completes_nothing() -> None:
    text = f"@article{{k, {COMPLETE}}}"
    assert merged(text, (Agreement("title", "a", "b", State.CONTRADICT),)).text == text


def test_a_plain_text_is_not_completed() -> None:
    report = sample.report()
    checked = report.documents[0]
    mended = fix.mend(checked.document, (), merged=checked.matches)
    assert (mended.text, mended.added) == (checked.document.text, ())


def test_a_fix_and_a_completion_of_one_entry_go_together() -> None:
    text = "@article{k, author={A}, title={T}, journal={J}, year = 2009}"
    document = bibtex.from_text("x.bib", text)
    (reference,) = document.references or ()
    year = text.index("2009")
    wrong = Finding(
        sample.ONLINE_YEAR, "", Span(year, year + 4), fix=Fix((Edit(year, year + 4, "1993"),), True)
    )
    match = Match(reference, Status.FOUND, "", "", sample.WORK)
    mended = fix.mend(document, [wrong], merged=[match])
    assert "year = 1993, volume" in mended.text
    assert mended.fixed == (wrong,)
