"""PDF: the text of its pages line by line, and how each line is set.

Line numbers and running heads are left out. A hyphen that ends a line stays in the text; whether it belongs
to the word is decided where lines are joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from refcheck.errors import InputError, MissingExtraError
from refcheck.formats.guarded import guarded
from refcheck.formats.pdf import columns, furniture, letters, notes
from refcheck.formats.pdf.pages import Area, Page, Place, pages
from refcheck.model import Document, Link, Span

_MOST_PAGES = 5_000
_SCANNED = 40  # characters a page: with fewer, the pages are pictures


def read(path: str, data: bytes) -> Document:
    """The document that a PDF holds, read by a process apart.

    Raises InputError for one that is damaged, encrypted, too long or without text, or that takes too much
    time or memory, MissingExtraError without the library that reads PDF.
    """
    if find_spec("pypdfium2") is None:
        raise MissingExtraError(f"{path}: reading a PDF", "pdf")
    return guarded(path, data, read_here)


def read_here(path: str, data: bytes) -> Document:
    """As ``read``, but without bounds of time and memory, and in this process."""
    import pypdfium2 as library  # slow to load, and an extra

    document = _open(path, data, library)
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(
                f"{path}: has more than {_MOST_PAGES} pages. Check the pages with the list alone."
            )
        found = list(pages(document, library))
    except library.PdfiumError as error:  # a page that is not what the file says
        raise _damaged(path) from error
    finally:
        document.close()
    _refuse_unreadable(path, found)
    return _document(path, found)


def _refuse_unreadable(path: str, found: Sequence[Page]) -> None:
    """Raise InputError for pages that hold no text, or none that can be told."""
    if sum(len(line.text) for page in found for line in page.lines) < _SCANNED * min(len(found), 3):
        raise InputError(
            f"{path}: holds pictures of pages and no text. Run OCR on it first, with ocrmypdf for example."
        )
    nameless = [page for page in found if page.nameless]
    texts = [line.text for page in nameless for line in page.lines]
    if len(nameless) * 2 > len(found) and letters.unreadable(texts):
        raise InputError(
            f"{path}: its fonts do not say which letters they hold. Export it to PDF anew, or run OCR on it, "
            "with ocrmypdf --force-ocr for example."
        )


def _document(path: str, found: Sequence[Page]) -> Document:
    kept = furniture.strip(found)
    for page in kept:
        columns.assign(page)
    lines = [line for page in kept for line in page.lines]
    starts = _starts(lines)
    return Document(
        path=path,
        text="\n".join(line.text for line in lines),
        format="pdf",
        verbatim=False,
        superscripts=tuple(
            Span(start + first, start + after)
            for line, start in zip(lines, starts, strict=True)
            for first, after in line.raised
        ),
        links=tuple(_links(kept, dict(zip(map(id, lines), starts, strict=True)))),
        notes=notes.notes(kept, starts),
        settings=tuple(columns.settings(kept)),
        page_starts=tuple(_page_starts(kept, starts)),
        pictured=tuple(page.number + 1 for page in kept if page.pictured),
    )


def _starts(lines: Sequence[Place]) -> list[int]:
    """The offset at which each line begins."""
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line.text) + 1
    return starts


def _page_starts(found: Sequence[Page], starts: Sequence[int]) -> list[int]:
    """The offset at which each page begins; one without lines begins where the next does."""
    offsets: list[int] = []
    position = 0
    for page in found:
        offsets.append(0 if not offsets else (starts[position] if position < len(starts) else starts[-1]))
        position += len(page.lines)
    return offsets


def _links(found: Sequence[Page], starts: dict[int, int]) -> list[Link]:
    return [
        Link(span, area.url)
        for page in found
        for area in page.areas
        if (span := _covered(page, area, starts)) is not None
    ]


def _covered(page: Page, area: Area, starts: dict[int, int]) -> Span | None:
    """The characters under a clickable area, as near as a line's width tells."""
    middle = (area.y0 + area.y1) / 2
    for line in page.lines:
        if line.y0 - 2 <= middle <= line.y1 + 2 and area.x0 < line.x1 and area.x1 > line.x0:
            width = max(line.x1 - line.x0, 1.0)
            first = int(max(0.0, (area.x0 - line.x0) / width) * len(line.text))
            after = int(min(1.0, (area.x1 - line.x0) / width) * len(line.text))
            start = starts[id(line)]
            return Span(start + min(first, len(line.text) - 1), start + max(after, first + 1))
    return None


def _open(path: str, data: bytes, library: Any) -> Any:
    try:
        return library.PdfDocument(data)
    except library.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(f"{path}: is encrypted. Save a copy without a password.") from error
        raise _damaged(path) from error


def _damaged(path: str) -> InputError:
    return InputError(f"{path}: is damaged. Print or export it to PDF anew.")
