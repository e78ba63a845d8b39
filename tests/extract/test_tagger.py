from refcheck.extract import features, lines, tagger
from refcheck.model import Document

PROSE = "We walked along the river for an hour and saw nothing that was worth a note.\n" * 30
ENTRIES = "".join(
    f"Quill, A. and Fennimore, B. (19{n}). On tidal clocks and what\n    they do. Acta Ficta, {n}(2):1-9.\n"
    for n in range(70, 85)
)


def test_every_line_has_one_row_of_one_length() -> None:
    found = lines.lines(Document("-", PROSE + "References\n" + ENTRIES))
    rows = features.rows(found)
    assert len(rows) == len(found)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert features.rows([]) == []


def test_the_tagger_tells_a_list_from_prose_and_first_lines_from_others() -> None:
    found = lines.lines(Document("-", PROSE + "References\n" + ENTRIES))
    rows = tagger.rows(found)
    listed, begun = tagger.listed(rows), tagger.begun(found[31:])
    again = tagger.listed_again(found, rows, listed)
    assert max(listed[:25]) < 0.2
    assert min(listed[33:55]) > 0.8
    assert max(again[:31]) < 0.2 < 0.8 < min(again[31:])
    assert min(begun[::2]) > 0.5 > max(begun[1::2])
    assert tagger.begun([]) == []
