"""Writes copies of PDFs with a number before every line, as journals ask of submitted manuscripts.

python scripts/number_lines.py OUT PDF...
"""

from __future__ import annotations

import argparse
import ctypes
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from refcheck.formats.pdf import columns
from refcheck.formats.pdf.pages import pages

OUTSIDE = 24  # points from the text's left edge to the number's


def number_lines(source: Path, target: Path) -> None:
    """Number the lines of every page, from 1 to the document's end."""
    document = pypdfium2.PdfDocument(source.read_bytes())
    number = 0
    for page, read in zip(document, list(pages(document, pypdfium2)), strict=True):
        columns.assign(read)
        lines = [line for line in read.lines if line.column == 0 and len(line.text) > 3]
        left = min((line.x0 for line in lines), default=0.0)
        for line in lines:
            number += 1
            _put(document, page, str(number), left - OUTSIDE, line.y0)
        raw.FPDFPage_GenerateContent(page.raw)
    document.save(target)
    document.close()


def _put(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: str, x: float, y: float) -> None:
    put = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 7.0)
    encoded = (text + "\0").encode("utf-16-le")
    buffer = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFText_SetText(put, buffer)
    raw.FPDFPageObj_Transform(put, 1, 0, 0, 1, x, y)
    raw.FPDFPage_InsertObject(page.raw, put)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("pdf", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.pdf:
        number_lines(path, arguments.out / path.name)


if __name__ == "__main__":
    main()
