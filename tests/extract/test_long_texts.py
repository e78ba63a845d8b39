"""Texts of tens of thousands of lines: what is done for a line must not look at all the others."""

from __future__ import annotations

from time import process_time

import pytest

from refcheck import extract
from refcheck.extract import author_year
from refcheck.extract.lines import Line
from refcheck.model import Document, Reference, Span


def test_cutting_takes_time_in_proportion_to_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    best = extract.split.Segmentation("whole", (0,))
    monkeypatch.setattr(extract.split, "split", lambda *_: (best, []))
    monkeypatch.setattr(extract.tagger, "begun", lambda lines: [0.1] * len(lines))
    lines = [Line("Nothing that a reference holds", 31 * k, 31 * k + 30, 0.0, 1.0) for k in range(40_000)]
    begun = process_time()
    extract._cut(lines, paragraphs=True)
    assert process_time() - begun < 3  # seconds; a few tenths here, and above eight when every line asks all


LISTED = [f"{n}. Quill A. On bells and clocks {n}. Acta Ficta. 2001;{n}:1-9." for n in range(1, 9)]


@pytest.mark.parametrize("junk", ["1", "٣", "12001", "[1", "1-", "A. ", "x. ", ", ", "– "])
def test_one_line_without_end_takes_time_in_proportion(junk: str) -> None:
    text = "\n".join([junk * (60_000 // len(junk)), "", "References", "", *LISTED])
    begun = process_time()
    extract.references(Document("long.txt", text))
    assert process_time() - begun < 4  # seconds; a few tenths here, and above a minute when searched anew


def test_a_name_that_all_cite_and_all_bear_takes_time_in_proportion() -> None:
    entries = [
        f"Quill{chr(97 + n % 26)}, A. (2001). On bells {n}. Acta Ficta, {n}, 1-9." for n in range(1500)
    ]
    cited = [f"So Quill{chr(97 + n % 26)} (2001) says." for n in range(3000)]
    references = [Reference(n, text, Span(0, 0)) for n, text in enumerate(entries, 1)]
    text = " ".join(cited)
    begun = process_time()
    assert len(author_year.find(text, [Span(0, len(text))], references)) == 3000
    assert process_time() - begun < 6  # seconds; one here, and above twenty when each is compared with each
