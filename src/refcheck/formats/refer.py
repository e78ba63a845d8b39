"""Refer, the tagged format that EndNote imports (.enw): a per cent sign and a letter before each value.

Tags are those of EndNote's own export; a value goes on in the lines below it that have no tag. Google
Scholar, publishers' pages and ProCite write the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from refcheck.errors import InputError
from refcheck.formats import ris, text
from refcheck.formats.ris import Record
from refcheck.model import Document, Span

_TAGGED = re.compile(r"^%(\S)[ \t]+(.*(?:\r?\n(?!%\S[ \t]|[ \t]*\r?$).+)*)", re.MULTILINE)
_BETWEEN = re.compile(r"\n[ \t]*\r?\n")
# EndNote's tags by those of RIS.
_TAGS = {
    "A": "AU", "E": "ED", "T": "TI", "J": "JO", "B": "T2", "S": "T3", "D": "PY", "V": "VL", "N": "IS",
    "I": "PB", "C": "CY", "R": "DO", "U": "UR", "7": "ET", "G": "LA", "@": "SN", "F": "ID", "M": "AN",
    "Z": "N1",
}  # fmt: skip
_TYPES = {
    "journal article": "JOUR", "electronic article": "EJOUR", "magazine article": "MGZN",
    "newspaper article": "NEWS", "book": "BOOK", "edited book": "EDBOOK", "electronic book": "EBOOK",
    "book section": "CHAP", "conference paper": "CPAPER", "conference proceedings": "CONF", "thesis": "THES",
    "report": "RPRT", "web page": "ELEC", "patent": "PAT", "dataset": "DATA", "generic": "GEN",
    "unpublished work": "UNPB", "computer program": "COMP", "blog": "BLOG", "encyclopedia": "ENCYC",
}  # fmt: skip
_PAGES = re.compile(r"\s*(?:pp?\.?\s*)?(\S+?)(?:\s*[-–—]+\s*(\S+))?\s*$")


def read(path: str, data: bytes) -> Document:
    """The records of the file as structured references. Raises InputError when it holds none."""
    document = text.document(path, data, "refer")
    references = ris.references(_records(document.text))
    if not references:
        raise InputError(f"{path}: holds no records. Export them from the reference manager anew.")
    return replace(document, references=references)


def _records(source: str) -> Iterator[Record]:
    """The records, each from its type or behind a blank line on."""
    record: Record | None = None
    end = 0
    for match in _TAGGED.finditer(source):
        if record is None or match[1] == "0" or _parted(record, source, end - 1, match.start()):
            if record:
                yield record
            record = Record(match.start())
        _take(record, match[1], " ".join(match[2].split()), Span(match.start(2), match.end(2)))
        record.end = end = match.end()
    if record:
        yield record


def _parted(record: Record, source: str, end: int, start: int) -> bool:
    """Whether a blank line ends a record that has a title."""
    return bool(record.values.get("TI")) and _BETWEEN.search(source, end, start) is not None


def _take(record: Record, tag: str, value: str, span: Span) -> None:
    if tag == "0":
        record.add("TY", _TYPES.get(value.lower(), "GEN"), span)
    elif tag == "P" and (pages := _PAGES.match(value)):
        record.add("SP", pages[1], span)
        if pages[2]:
            record.add("EP", pages[2], span)
    elif tag in _TAGS:
        record.add(_TAGS[tag], value, span)
