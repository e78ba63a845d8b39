"""Texts of tens of thousands of lines: what is done for a line must not look at all the others."""

from __future__ import annotations

from time import process_time

import pytest

from refcheck import extract
from refcheck.extract.lines import Line


def test_cutting_takes_time_in_proportion_to_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    best = extract.split.Segmentation("whole", (0,))
    monkeypatch.setattr(extract.split, "split", lambda *_: (best, []))
    monkeypatch.setattr(extract.tagger, "begun", lambda lines: [0.1] * len(lines))
    lines = [Line("Nothing that a reference holds", 31 * k, 31 * k + 30, 0.0, 1.0) for k in range(40_000)]
    begun = process_time()
    extract._cut(lines, paragraphs=True)
    assert process_time() - begun < 3  # seconds; a few tenths here, and above eight when every line asks all
