import pytest

from refcheck import extract
from refcheck.model import Document

LIST = """References
[1] {0}
[2] C. Strom, Acta Fict. 9, 1 (2003).
[3] D. Zatzick, Acta Fict. 10, 1 (2004).
"""


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        (
            "A. Quill, Acta Fict. 7, 11 (2001); B. Fennimore and C. Strom, Acta Fict. 8, 21 (2002).",
            ["A. Quill, Acta Fict. 7, 11 (2001)", "B. Fennimore and C. Strom, Acta Fict. 8, 21 (2002)."],
        ),
        (
            "a) A. Quill, Acta Fict. 2001, 7, 11; b) B. Fennimore,\n    Acta Fict. 2002, 8, 21.",
            ["a) A. Quill, Acta Fict. 2001, 7, 11", "b) B. Fennimore, Acta Fict. 2002, 8, 21."],
        ),
        (
            "Quill, A. (2001): Clocks, in: Fennimore, B.; Strom, C. (Hrsg.): Bells, 2002, 1-9.",
            ["Quill, A. (2001): Clocks, in: Fennimore, B.; Strom, C. (Hrsg.): Bells, 2002, 1-9."],
        ),
        (
            "A. Quill; B. Fennimore; On clocks; Acta Fict. 7, 11 (2001).",
            ["A. Quill; B. Fennimore; On clocks; Acta Fict. 7, 11 (2001)."],
        ),
        (
            "A. Quill and B. Strom, Acta Fict. B 533, 627 (1998); Acta Fict. B 435, 389 (1999);"
            " ibid 81, 155303 (2010).",
            [
                "A. Quill and B. Strom, Acta Fict. B 533, 627 (1998)",
                "Acta Fict. B 435, 389 (1999)",
                "ibid 81, 155303 (2010).",
            ],
        ),
        (
            "A. Quill et al. (Clock Group), arXiv:1107.5760. B. J. Strom et al., Bell note 10498 (2011).",
            [
                "A. Quill et al. (Clock Group), arXiv:1107.5760.",
                "B. J. Strom et al., Bell note 10498 (2011).",
            ],
        ),
        (
            "Quill, A.; Strom, B. Acta Fict. (2001). A. Note on the bells of 1993.",
            ["Quill, A.; Strom, B. Acta Fict. (2001). A. Note on the bells of 1993."],
        ),
        (
            "Quill A. On clocks. Acta Fict. 2001;7:11-19; discussion 20.",
            ["Quill A. On clocks. Acta Fict. 2001;7:11-19; discussion 20."],
        ),
    ],
)
def test_an_entry_is_parted_where_each_part_can_stand_alone(entry: str, parts: list[str]) -> None:
    text = LIST.replace("{0}", entry)
    _, references = extract.references(Document("-", text))
    assert [reference.unstructured for reference in references if reference.label == "1"] == parts
    assert [reference.number for reference in references] == [1] * len(parts) + [2, 3]
    for reference in references:
        span = reference.locate(0, len(reference.unstructured))
        assert " ".join(text[span.start : span.end].split()) == reference.unstructured


def test_a_list_that_runs_on_is_cut_at_its_numbers() -> None:
    entries = [f"Quill A. On clocks, part {n}. Acta Fict. 20{n:02};{n}:11-19." for n in range(1, 6)]
    text = "References\n\n" + " ".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1)) + "\n"
    _, references = extract.references(Document("-", text))
    assert [reference.unstructured for reference in references] == entries
    assert [reference.label for reference in references] == ["1", "2", "3", "4", "5"]
