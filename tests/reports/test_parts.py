"""A finding in a file that the document draws on is shown with that file's name, line and characters."""

from __future__ import annotations

import json

import pytest

from refcheck import reports
from refcheck.model import (
    Checked,
    Document,
    Edit,
    Finding,
    Fix,
    Match,
    Part,
    Reference,
    Report,
    Rule,
    Severity,
    Span,
    Status,
)
from refcheck.reports.json import as_object

MAIN = "First line of the text, which is far shorter than that of the list.\n\\cite{a}\n"
LIST = "@article{a,\n" + "x" * 150 + "\n  year = {1999},\n}\n"


def report() -> Report:
    text = MAIN + LIST
    document = Document("paper/main.tex", text, "latex", parts=(Part("paper/list.bib", len(MAIN)),))
    year = text.index("1999")
    span = Span(year, year + 4)
    reference = Reference(1, "a", Span(len(MAIN), len(text)), key="a")
    fix = Fix((Edit(year, year + 4, "1998"),), safe=True)
    rule = Rule("DAT102", "year-differs", Severity.ERROR, "")
    finding = Finding(rule, "the year differs", span, reference, fix=fix)
    return Report((Checked(document, (Match(reference, Status.FOUND, "found"),), (finding,)),))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("text", "paper/list.bib:3:11: DAT102"),
        ("text", "    year = {1999},\n            ^^^^\n"),
        ("concise", "paper/list.bib:3:11: error DAT102"),
        ("json", '"path": "paper/list.bib",\n          "line": 3'),
        ("sarif", '"uri": "paper/list.bib"\n                },\n                "region"'),
        ("sarif", f'"charOffset": {LIST.index("1999")}'),
        ("github", "file=paper/list.bib,line=3,endLine=3,col=11,"),
        ("gitlab", '"path": "paper/list.bib"'),
        ("junit", "paper/list.bib:3:11: DAT102"),
        ("markdown", "paper/list.bib:3:11 |"),
        ("html", "paper/list.bib, line 3, column 11"),
    ],
)
def test_every_form_names_the_file_that_the_place_is_in(name: str, shown: str) -> None:
    assert shown in reports.render(report(), name)


def test_edits_count_within_the_file_that_they_change() -> None:
    finding = as_object(report())["documents"][0]["findings"][0]
    start = LIST.index("1999")
    assert finding["fix"]["edits"] == [
        {"path": "paper/list.bib", "start": start, "end": start + 4, "text": "1998"}
    ]
    change = json.loads(reports.render(report(), "sarif"))["runs"][0]["results"][0]["fixes"][0]
    assert change["artifactChanges"][0]["artifactLocation"] == {"uri": "paper/list.bib"}
