"""Small PDFs for tests, written character by character."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

MARGIN, TOP, LEADING = 72.0, 720.0, 14.0


@dataclass(frozen=True)
class Put:
    """Text at a place of the page, in points from the lower left, turned left by ``angle`` degrees."""

    x: float
    y: float
    text: str
    size: float = 10.0
    angle: float = 0.0


def lines(texts: Sequence[str], x: float = MARGIN, top: float = TOP, indent: float = 20.0) -> list[Put]:
    """Texts one under the other; one that begins with a tab is set in."""
    return [
        Put(x + indent * text.startswith("\t"), top - k * LEADING, text.lstrip("\t"))
        for k, text in enumerate(texts)
    ]


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BITMAPS = (  # a font such as TeX makes of bitmaps: its codes have no names
    b"<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 500 700] /FirstChar 0 "
    b"/LastChar 255 /Widths [%s] /CharProcs << /a 4 0 R >> /Encoding << /Differences [0 %s] >> >>"
) % (b"500 " * 256, b"/a " * 256)
SCAN: list[Put] = []
DRAWN = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
GLYPH = b"<< /Length 38 >>\nstream\n500 0 0 0 500 700 d1 0 0 400 650 re f \nendstream"


def pdf(
    *pages: Sequence[Put], links: Sequence[tuple[Put, str]] = (), font: bytes = HELVETICA, more: bytes = b""
) -> bytes:
    """A PDF of the given pages; ``links`` lead from places of the first page to addresses.

    ``more`` is what the pages' dictionaries hold beside the usual: "/Rotate 90" turns them.
    ``SCAN`` is a page that is nothing but a picture.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, *([GLYPH] if font == BITMAPS else [])]
    kids = []
    for number, page in enumerate(pages):
        stream = DRAWN if page is SCAN else b"".join(_shown(put) for put in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        annotations = b" ".join(_link(put, url) for put, url in links) if number == 0 else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Annots [%s] "
            b"/Resources << /Font << /F1 3 0 R >> >> %s >>" % (len(objects), annotations, more)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _file(objects)


def _shown(put: Put) -> bytes:
    text = put.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    across, up = cos(radians(put.angle)), sin(radians(put.angle))
    place = b"%.4f %.4f %.4f %.4f %.1f %.1f" % (across, up, -up, across, put.x, put.y)
    return b"BT /F1 %.1f Tf %s Tm (%s) Tj ET\n" % (put.size, place, text.encode("latin-1"))


def _link(put: Put, url: str) -> bytes:
    box = (put.x, put.y - 2, put.x + 5 * len(put.text), put.y + put.size)
    return b"<< /Type /Annot /Subtype /Link /Rect [%.1f %.1f %.1f %.1f] /A << /S /URI /URI (%s) >> >>" % (
        *box,
        url.encode(),
    )


def _file(objects: Sequence[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, start)
    )
