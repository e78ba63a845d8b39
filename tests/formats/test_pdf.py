from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError, NoReferencesError
from refcheck.formats import pdf as pdf_format
from refcheck.model import Document, Match, Status
from refcheck.rules import lst804_list_in_doubt as lst804
from tests.formats.pdffile import BITMAPS, MARGIN, SCAN, TOP, Put, lines, pdf

BODY = [
    "Tidal clocks were described long ago in a text that nobody read, and",
    "copper bells came later, with the slow lichens of the northern shore",
    "that grow on glass where no river runs and where no barley is sown.",
]
HANGING = [
    "References",
    "Quill, A. and Fennimore, B. (1999). On tidal clocks and what they",
    "\tmeasure. Acta Ficta, 1(2):11-19.",
    "Strom, C. (2001). Notes about copper bells in the winter barley of",
    "\tthe northern coast. Annals of Nothing, 7:101-110.",
    "Zatzick, D. (2011). Effects of slow lichens. Acta Ficta, 9:1-8.",
]
STRINGS = [
    "Quill, A. and Fennimore, B. (1999). On tidal clocks and what they measure. Acta Ficta, 1(2):11-19.",
    "Strom, C. (2001). Notes about copper bells in the winter barley of the northern coast. "
    "Annals of Nothing, 7:101-110.",
    "Zatzick, D. (2011). Effects of slow lichens. Acta Ficta, 9:1-8.",
]


def read(*pages: Sequence[Put]) -> Document:
    return pdf_format.read("paper.pdf", pdf(*pages))


def strings(document: Document) -> list[str]:
    return [reference.unstructured for reference in extract.references(document)[1]]


def test_a_hanging_list_is_read_with_its_pages() -> None:
    document, references = extract.references(read(lines(BODY * 3), lines(HANGING)))
    assert [reference.unstructured for reference in references] == STRINGS
    position = document.position(references[1].span.start)
    assert (position.page, position.column) == (2, 1)
    assert document.format == "pdf"


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_are_left_out(step: int) -> None:
    texts = [*BODY * 3, *HANGING]
    margin = [
        Put(MARGIN - 40, put.y, str(number))
        for number, put in enumerate(lines(texts), 1)
        if number % step == 0
    ]
    page = (
        [put for pair in zip(margin, lines(texts), strict=False) for put in pair]
        if step == 1
        else [*lines(texts), *margin]
    )
    assert strings(read(page)) == STRINGS


@pytest.mark.parametrize("sides", ["right", "outer", "each column"])
def test_line_numbers_at_the_right_or_in_turns_are_left_out(sides: str) -> None:
    def page(number: int, texts: Sequence[str]) -> list[Put]:
        right = sides == "right" or (sides == "outer" and number == 1)
        return [
            put
            for count, line in enumerate(lines(texts, x=MARGIN), 1 + 9 * (number - 1))
            for put in (
                [line, Put(520, line.y, str(count))] if right else [Put(40, line.y, str(count)), line]
            )
        ]

    if sides == "each column":
        left, right = page(2, BODY * 3), lines(HANGING, x=330)
        numbers = [Put(290, line.y, str(count)) for count, line in enumerate(right, 19)]
        column = [put for pair in zip(numbers, right, strict=True) for put in pair]
        assert strings(read([*left, *column])) == STRINGS
    else:
        assert strings(read(page(1, BODY * 3), page(2, HANGING))) == STRINGS


def test_labels_stay_where_line_numbers_stand_at_the_right() -> None:
    listed = [f"{n} Quill A. On bells {n}. Acta. 200{n};{n}:1-9." for n in range(1, 10)]
    page = [
        put
        for count, line in enumerate(lines([*BODY * 3, "References", *listed]), 1)
        for put in (line, Put(520, line.y, str(count)))
    ]
    assert [reference.label for reference in extract.references(read(page))[1]] == [*"123456789"]


def test_labels_of_a_list_do_not_count_by_five() -> None:
    listed = [
        f"{n} Quill A. On bells {n}, as heard at sea\n\tand on land. 200{n};{n}:1-9." for n in range(1, 10)
    ]
    page = lines([*BODY, "References", *"\n".join(listed).split("\n")])
    assert [reference.label for reference in extract.references(read(page))[1]] == [*"123456789"]


def test_numbers_before_references_are_no_line_numbers() -> None:
    listed = ["References", *[f"{n}. Quill A. On bells {n}. Acta. 200{n};{n}:1-9." for n in range(1, 10)]]
    assert [reference.label for reference in extract.references(read(lines(listed)))[1]] == [*"123456789"]


@pytest.mark.parametrize(("angle", "more"), [(0, b"/Rotate 90"), (0, b"/Rotate 180"), (90, b"/Rotate 90")])
def test_turned_pages_are_read_as_they_were_written(angle: int, more: bytes) -> None:
    def turned(put: Put) -> Put:
        return replace(put, x=792 - put.y, y=put.x, angle=90) if angle else put

    pages = [[turned(put) for put in lines(texts)] for texts in (BODY * 3, HANGING)]
    assert strings(pdf_format.read("turned.pdf", pdf(*pages, more=more))) == STRINGS
    unmarked = pdf_format.read("turned.pdf", pdf(*pages))
    assert strings(unmarked) == STRINGS
    assert max(setting.indent for setting in unmarked.settings) < 3


def test_watermarks_and_what_is_cut_off_are_not_read() -> None:
    mark = Put(200, 300, "PREPRINT 2019", 60, angle=45)
    stamp = Put(20, 300, "arXiv:1901.01234v1 4 Jan 2019", angle=90)
    outside = Put(300, 785, "Proof of 2019, not for print")
    data = pdf([mark, *lines(BODY), stamp, outside], lines(HANGING), more=b"/CropBox [0 0 612 780]")
    document = pdf_format.read("paper.pdf", data)
    assert document.text.startswith("Tidal")
    assert document.text.count("\n") == len(BODY + HANGING) - 1
    assert strings(document) == STRINGS


def test_pages_that_are_scans_are_told_of() -> None:
    document, references = extract.references(
        read(lines(BODY * 3), lines(HANGING[:4]), SCAN, lines(HANGING[4:]))
    )
    assert document.pictured == (3,)
    (told,) = lst804.check_list([Match(each, Status.UNCHECKED, "") for each in references], document)
    assert told.message == "page 3 is a picture without text: references on it were not read"
    with pytest.raises(NoReferencesError, match=r"pictures without text: 1, 3-4\. Run OCR"):
        extract.references(read(SCAN, lines(BODY * 3), SCAN, SCAN))
    assert read(lines(BODY * 3), []).pictured == ()


def test_ligatures_of_bitmap_fonts_are_read() -> None:
    page = lines(['E\x0ecient o\x0bers of \rowers \x0cnd \\cafes" 1{9, \x13etude.', *BODY * 3])
    later = lines(["E\x1ecient o\x1bers of \x1dowers \x1cnd \x10cafes\x11 1\x159, \xe9tude.", *BODY * 3])
    for put in (page, later):
        document = pdf_format.read("old.pdf", pdf(put, font=BITMAPS))
        assert document.text.split("\n")[0] == "Efficient offers of flowers find “cafes” 1–9, étude."


def test_fonts_that_do_not_name_their_letters_are_told_of() -> None:
    glyphs = ["".join(chr(max(ord(c) - 29, 33)) for c in line) for line in BODY * 4]
    with pytest.raises(InputError, match="its fonts do not say which letters they hold"):
        pdf_format.read("glyphs.pdf", pdf(lines(glyphs), font=BITMAPS))


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int, texts: Sequence[str]) -> list[Put]:
        head = Put(MARGIN, 770, f"Quill et al.: Tidal clocks {number}")
        return [head, *lines(texts), Put(300, 30, str(number))]

    document = read(page(1, BODY * 3), page(2, HANGING[:4]), page(3, HANGING[4:]))
    assert "Tidal clocks 2" not in document.text
    assert strings(document) == STRINGS


def test_a_running_head_that_stands_once_is_left_out_where_it_repeats_the_title() -> None:
    title = [Put(200, 760, "Tidal clocks and copper bells", 14), *lines(BODY * 3), Put(300, 30, "1")]
    left = [Put(MARGIN, 770, "2 A. Quill"), *lines(HANGING[:4])]
    right = [Put(MARGIN, 770, "TIDAL CLOCKS AND COPPER BELLS 3"), *lines(HANGING[4:])]
    document = read(title, left, right)
    assert "BELLS 3" not in document.text
    assert strings(document) == STRINGS


def test_two_columns_are_read_one_after_the_other() -> None:
    narrow = ["References", *[f"[{n}] Quill A. On bells {n}. Acta.\n200{n};{n}:1-9." for n in range(1, 9)]]
    texts = [text for entry in narrow for text in entry.split("\n")]
    left, right = lines(texts[:9]), lines(texts[9:], x=330)
    assert strings(read(lines(BODY * 3), [*left, *right])) == [
        f"Quill A. On bells {n}. Acta. 200{n};{n}:1-9." for n in range(1, 9)
    ]


def test_three_columns_and_an_entry_across_two_of_them() -> None:
    entries = [
        f"Quill, A. B. (199{n}). Notes\n\ton copper bells. Journal\n\tof Fiction {n}, 1-9.\n\tdoi:10.5555/{n}"
        for n in range(1, 10)
    ]
    texts = ["References", *[text for entry in entries for text in entry.split("\n")]]
    columns = [lines(texts[k : k + 13], x=60.0 + 180 * c, indent=8) for c, k in enumerate((0, 13, 26))]
    document = read(lines(BODY * 3), [put for column in columns for put in column])
    assert strings(document) == [" ".join(entry.split()) for entry in entries]


def test_a_word_broken_at_a_line_end_is_made_whole_and_a_range_is_kept() -> None:
    texts = [
        "References",
        "1. Quill A. Vertebro-",
        "plasty of paper moons. Acta Ficta. 1999;1:627-",
        "635.",
        "2. Strom B. Bells. Acta. 2001;2:1-9.",
    ]
    assert (
        strings(read(lines(texts)))[0]
        == "Quill A. Vertebroplasty of paper moons. Acta Ficta. 1999;1:627-635."
    )


def test_superscript_figures_are_marked() -> None:
    page = [
        Put(MARGIN, TOP, "as was known"),
        Put(MARGIN + 62, TOP + 4, "3,4", 6),
        *lines(BODY * 2, top=TOP - 30),
    ]
    document = read(page)
    assert [document.text[span.start : span.end] for span in document.superscripts] == ["3,4"]


@pytest.mark.parametrize("rise", [4, 7.5])
def test_raised_figures_stay_in_their_line(rise: float) -> None:
    page = [
        Put(MARGIN, TOP, "Clocks tick"),
        Put(MARGIN + 48, TOP + rise, "10", 7.5),
        Put(MARGIN + 56.2, TOP, ", unlike those of old"),
        *lines(BODY * 2, top=TOP - 30),
    ]
    document = read(page)
    assert document.text.startswith("Clocks tick10, unlike those of old\n")
    assert [document.text[span.start : span.end] for span in document.superscripts] == ["10"]


def test_labels_raised_so_far_that_they_stand_alone_go_with_their_lines() -> None:
    texts = ["Quill A. On bells. Acta. 2001;1:1-9.", "IBEX: On clocks. Acta. 2002;2:3-7."]
    entries = [Put(MARGIN + 8, TOP - 14 * (k + 1), text) for k, text in enumerate(texts)]
    labels = [Put(MARGIN, put.y + 6, str(k), 6) for k, put in enumerate(entries, 1)]
    page = [Put(MARGIN, TOP, "References"), labels[0], entries[0], labels[1], entries[1]]
    _, references = extract.references(read(lines(BODY * 3), page))
    assert [(found.label, found.unstructured) for found in references] == [("1", texts[0]), ("2", texts[1])]


def test_links_go_with_the_references_they_stand_in() -> None:
    page = lines(
        [*BODY, "References", *[f"{n}. Quill A. Bells {n}. Acta. 200{n};1:1-9." for n in range(1, 4)]]
    )
    data = pdf(page, links=[(page[5], "https://doi.org/10.5555/two")])
    _, references = extract.references(pdf_format.read("paper.pdf", data))
    assert [reference.links for reference in references] == [(), ("https://doi.org/10.5555/two",), ()]


def test_a_pdf_is_told_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "paper"
    file.write_bytes(pdf(lines(BODY)))
    assert formats.read(str(file)).format == "pdf"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.4 and nothing more", "is damaged"),
        (pdf([]), "holds pictures of pages and no text. Run OCR on it first"),
        (pdf(lines(BODY))[:300], "is damaged"),
    ],
)
def test_bad_files_are_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as raised:
        pdf_format.read("bad.pdf", data)
    assert str(raised.value).startswith("bad.pdf: ")
    assert message in str(raised.value)
