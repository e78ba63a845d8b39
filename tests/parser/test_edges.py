"""Where a labelled stretch truly begins and ends."""

from __future__ import annotations

import pytest

from refcheck.parser.draft import Segment
from refcheck.parser.edges import settled
from refcheck.parser.parted import parted

# The stretch as labelled stands between bars.
EDGES = {
    "title": [
        ("Roe A|. Study of nothing|. J", "Study of nothing"),
        ("Roe A. |Adsorption of CO<sub>2</sub|>. J", "Adsorption of CO<sub>2</sub>"),
        ("Roe A. |<i>E. coli</i> and <i>B. subtilis</i|>. J", "<i>E. coli</i> and <i>B. subtilis</i>"),
        ("Roe A. |<italic>On nothing.</italic|> J", "On nothing"),
        ("Roe A. [|Study of nothing]|. J", "Study of nothing"),
        ("Roe A. |Study (of nothing|). J", "Study (of nothing)"),
    ],
    "container": [
        ("|Spine (Phila Pa|  1976). 2001", "Spine (Phila Pa  1976)"),
        ("|J Test| Vol. 2008;90", "J Test Vol"),
        ("|Test Studies</italic|> 18", "Test Studies"),
    ],
    "publisher": [("(Test Town: |Test Press)|, 97", "Test Press"), ("|(|", "(")],
    "location": [("Sciences|, USA|.", "USA")],
}


@pytest.mark.parametrize(
    ("label", "marked", "whole"), [(label, *case) for label, cases in EDGES.items() for case in cases]
)
def test_edges(label: str, marked: str, whole: str) -> None:
    before, printed, _ = marked.split("|")
    start, end = settled(label, len(before), len(before) + len(printed), marked.replace("|", ""))
    assert marked.replace("|", "")[start:end] == whole


PARTED = [
    ("volume: 2017 53", "date: 2017, volume: 53"),
    (
        "date: 2006, volume: 311, pages: 5769 1940–1942",
        "date: 2006, volume: 311, issue: 5769, pages: 1940–1942",
    ),
    ("date: 2005, volume: 5, pages: 24 3021 3030", "date: 2005, volume: 5, issue: 24, pages: 3021 3030"),
    ("date: 2005, volume: 5, pages: 153 158", "date: 2005, volume: 5, pages: 153 158"),
    ("date: 2012, volume: 5, pages: 1 26", "date: 2012, volume: 5, issue: 1, pages: 26"),
    ("volume: 114, pages: 2001 269-272", "volume: 114, date: 2001, pages: 269-272"),
    ("date: 2015, issue: 1 5, pages: e15", "date: 2015, volume: 1, issue: 5, pages: e15"),
    ("volume: 1, issue: 2, pages: 3 45-49", "volume: 1, issue: 2, pages: 3 45-49"),
]


@pytest.mark.parametrize(("labelled", "expected"), PARTED)
def test_numbers_that_a_space_parts(labelled: str, expected: str) -> None:
    segments, text = [], ""
    for piece in labelled.split(", "):
        label, _, printed = piece.partition(": ")
        segments.append(Segment(label, len(text), len(text) + len(printed)))
        text += printed + "; "
    found = parted(segments, text)
    assert ", ".join(f"{each.label}: {text[each.start : each.end]}" for each in found) == expected
