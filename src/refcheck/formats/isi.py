"""The tagged records of the Web of Science ("plain text file"): two letters, a space, and the value.

Tags are those of its field list (https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html).
A value goes on, or another one of the same tag follows, in the lines below it that begin with three spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from refcheck.errors import InputError
from refcheck.formats import ris, text
from refcheck.formats.ris import Record
from refcheck.model import Document, Span

_TAGGED = re.compile(r"^([A-Z][A-Z0-9])(?:[ \t]+(.*(?:\r?\n {2,}.*)*)|[ \t]*\r?$)", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*\S")
# Its tags by those of RIS; of authors and editors the full names, where they are given.
_TAGS = {
    "TI": "TI", "SO": "JF", "J9": "JA", "PY": "PY", "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP",
    "AR": "C7", "DI": "DO", "PM": "PM", "SN": "SN", "BN": "SN", "PU": "PB", "PI": "CY", "LA": "LA",
    "SE": "T3", "UT": "ID",
}  # fmt: skip
_TYPES = {"J": "JOUR", "B": "BOOK", "S": "JOUR", "C": "CONF", "P": "PAT"}


def read(path: str, data: bytes) -> Document:
    """The records of the file as structured references. Raises InputError when it holds none."""
    document = text.document(path, data, "isi")
    references = ris.references(_records(document.text))
    if not references:
        raise InputError(f"{path}: holds no records. Export them from the Web of Science anew.")
    return replace(document, references=references)


def _records(source: str) -> Iterator[Record]:
    record: Record | None = None
    for match in _TAGGED.finditer(source):
        tag = match[1]
        if tag == "PT":
            if record:
                yield _with_people(record)
            record = Record(match.start())
        if record is None:  # the head of the file
            continue
        record.end = match.end()
        if tag == "PT":
            record.add("TY", _TYPES.get((match[2] or "").strip(), "GEN"), Span(match.start(), match.end()))
        elif tag in ("AU", "AF", "BE", "BF"):
            for line in _LINE.finditer(source, match.start(2), match.end(2)):
                start = line.end() - len(line.group().lstrip())
                record.add(tag, line.group().strip(), Span(start, line.end()))
        elif tag in _TAGS:
            record.add(_TAGS[tag], " ".join((match[2] or "").split()), Span(match.start(2), match.end(2)))
    if record:
        yield _with_people(record)


def _with_people(record: Record) -> Record:
    """The record with its people under RIS's tags: the full names, if they are there."""
    for role, short, full in (("AU", "AU", "AF"), ("ED", "BE", "BF")):
        people = record.values.get(full) or record.values.get(short) or []
        if people:
            record.values[role] = people
    return record
