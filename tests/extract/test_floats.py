"""Blocks of lines that float into a list."""

from dataclasses import replace

from refcheck.extract import furniture
from refcheck.extract.lines import Line

TABLE = ["Table 7. Bells and years", "Northern 1971 2157.25 692.48", "Southern 1970 2955.08 926"]
ENTRIES = [
    "Quill A (1999) On tidal clocks and what they",
    "measure. Acta Ficta 1:11-19.",
    "Strom B (2001) Bells.",
]


def lines(texts: list[str], gaps: list[float]) -> list[Line]:
    return [
        Line(text, 60 * k, 60 * k + len(text), gap=gap)
        for k, (text, gap) in enumerate(zip(texts, gaps, strict=True))
    ]


def test_a_table_that_floats_into_a_list_is_left_out() -> None:
    everything = lines([ENTRIES[0], *TABLE, *ENTRIES[1:]], [1.0, 0.0, 1.0, 1.0, 2.5, 1.0])
    listed = [0.95, 0.05, 0.02, 0.1, 0.7, 0.9]
    kept = furniture.without(everything, listed, 0, len(everything))
    assert [everything[k].text for k in kept] == ENTRIES


def test_a_line_that_goes_on_with_the_full_one_above_stays() -> None:
    everything = [
        replace(line, slack=slack) for line, slack in zip(lines(ENTRIES, [1.0] * 3), (0, 9, 5), strict=True)
    ]
    assert furniture.without(everything, [0.9, 0.05, 0.9], 0, 3) == [0, 1, 2]


def test_lines_of_a_list_that_are_set_apart_stay_where_one_of_them_looks_like_it() -> None:
    everything = lines(ENTRIES, [1.0, 2.5, 1.0])
    assert furniture.without(everything, [0.9, 0.3, 0.9], 0, 3) == [0, 1, 2]
