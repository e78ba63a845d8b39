"""Where a list ends, as the line tagger's odds, the numbering and a sentence that breaks off tell."""

import pytest

from refcheck.extract import lines, section
from refcheck.model import Document

ENTRIES = [f"{n}. Quill A. On tidal clocks, part {n}. Acta Ficta. 20{n:02};{n}:11-19." for n in range(1, 9)]
OPEN = "9. Strom B (1993) International classification of"
CLOSED = "mental clocks and bells. Geneva: Bell Press."


@pytest.mark.parametrize(
    ("last", "chances", "kept"),
    [
        ([OPEN, CLOSED, "And so the day went on."], [0.9, 0.1, 0.1], 2),
        (["9. Strom B (1993) Bells. Geneva, 1-9.", CLOSED], [0.9, 0.1], 1),
        ([OPEN, "Appendix A"], [0.9, 0.1], 1),
        (["9.", "Strom B (1993) Bells. Geneva."], [0.9, 0.05], 1),
        (["Nothing that counts.", "9. Strom B. Bells. Acta Ficta. 1993;8:1-9."], [0.1, 0.1], 2),
    ],
    ids=["broken off", "whole", "an appendix", "its label alone", "counted on"],
)
def test_the_last_reference_is_kept_whole(last: list[str], chances: list[float], kept: int) -> None:
    text = "\n".join(["References", *ENTRIES, *last])
    found = lines.lines(Document("-", text))
    (only,) = section.find(found, [0.1, *[0.95] * len(ENTRIES), *chances])
    assert (only.start, only.end) == (1, 1 + len(ENTRIES) + kept)


def test_a_list_may_begin_above_the_heading_of_its_second_part() -> None:
    text = "\n".join(["And so the day went on.", *ENTRIES[:5], "Literature", *ENTRIES[5:]])
    found = lines.lines(Document("-", text))
    (only,) = section.find(found, [0.02, *[0.95] * 5, 0.1, *[0.95] * 3])
    assert (only.start, only.end) == (1, len(found))
