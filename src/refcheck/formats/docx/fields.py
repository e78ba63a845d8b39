"""What reference managers leave in a Word document: field codes and tags that hold each cited record.

Zotero writes ``ADDIN ZOTERO_ITEM CSL_CITATION {json}``, Mendeley ``ADDIN CSL_CITATION {json}`` or the tag of
a content control, EndNote ``ADDIN EN.CITE`` with XML inline or in base64, Citavi JSON in base64, Papers and
Reference Manager XML, Word itself ``CITATION tag``.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import unescape

from refcheck.errors import InputError
from refcheck.formats import csljson, endnote, tree
from refcheck.formats.docx import citavi, managerxml
from refcheck.model import Item

_BIBLIOGRAPHY = re.compile(
    r"\s*(?:(?:ADDIN\s+)?(?:ZOTERO_BIBL|Mendeley\s+Bibliography|[^{]*CSL_BIBLIOGRAPHY)"
    r"|ADDIN\s+(?:EN\.(?:SECTION\.)?REFLIST|REFMGR\.REFLIST|RW\.BIB|CITAVI[ .]?BIBLIOGRAPHY"
    r"|PAPERS2_BIBLIOGRAPHY)"
    r"|BIBLIOGRAPHY\b)",
    re.IGNORECASE,
)
_CSL = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_ITEM\s+|Mendeley\s+Citation\s*(?:\{[^{}\"]*\})?\s*)?|ZOTERO_ITEM\s+|(?=CSL_))"
    r"(?:CSL_CITATION)?\s*(?=\{)"
)
_XML = re.compile(r"\s*ADDIN\s+(EN\.CITE|REFMGR\.CITE|PAPERS2_CITATIONS)")
_CITAVI = re.compile(r"\s*ADDIN\s+CitaviPlaceholder\s*\{?([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_WORD = re.compile(r"\s*CITATION\s+(?:\"([^\"]+)\"|(\S+))")
_WORD_MORE = re.compile(r"\\m\s+(?:\"([^\"]+)\"|(\S+))")
_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"(?:.*?\\l\s+\"([^\"]+)\")?", re.DOTALL)
_ELEMENT = re.compile(r"<(EndNote|Refman|citation)\b.*</\1\s*>", re.DOTALL)
_TAG_CITATION = re.compile(r"MENDELEY_CITATION(?:_v\d+)?_(.+)", re.DOTALL)
_TAG_BIBLIOGRAPHY = ("MENDELEY_BIBLIOGRAPHY", "CitaviBibliography")
_TRANSFERRED = re.compile(r"\s*(ITEM\s+CSL_CITATION|BIBL\s|DOCUMENT_PREFERENCES)")
_RECORDS: dict[str, Callable[[Any], list[Item]]] = {
    "EndNote": endnote.cited,
    "Refman": managerxml.reference_manager,
    "citation": managerxml.papers,
}


@dataclass(frozen=True, slots=True)
class Field:
    """A citation with the ``records`` it holds and their ``keys``, the printed bibliography, or a link.

    ``printed`` is how the text shows a citation that stands in it as code.
    """

    keys: tuple[str, ...] = ()
    records: Mapping[str, Item] | None = None
    is_bibliography: bool = False
    url: str = ""
    printed: str = ""


def from_code(code: str, data: str = "") -> Field | None:
    """The field behind a field code and the base64 ``data`` that came with it, or None for another's."""
    if _BIBLIOGRAPHY.match(code):
        return Field(is_bibliography=True)
    if csl := _CSL.match(code):
        return _from_csl(code[csl.end() :])
    if _XML.match(code):
        return _from_xml(code, data)
    if found := _CITAVI.match(code):
        return _citing(citavi.records(_json(_base64(found[1]).decode("utf-8", "replace"))))
    if link := _LINK.match(code):
        return Field(url="#".join(part for part in link.groups() if part))
    word = _WORD.match(code)
    return Field(keys=tuple(quoted or bare for quoted, bare in _tags(word, code))) if word else None


def from_tag(tag: str) -> Field | None:
    """The field that a content control's tag holds, or None for another's."""
    if tag.startswith(_TAG_BIBLIOGRAPHY):
        return Field(is_bibliography=True)
    found = _TAG_CITATION.match(tag)
    text = _base64(found[1]) if found else b""
    return _from_csl(text.decode("utf-8", "replace")) if text else None


def from_transfer(text: str) -> Field | None:
    """The field that a link's text is in a document which Zotero made ready for another program."""
    found = _TRANSFERRED.match(text)
    if not found:
        return None
    if not found[1].startswith("ITEM"):
        return Field()
    citation = _json(text[found.end() :])
    properties = citation.get("properties")
    printed = properties.get("plainCitation") if isinstance(properties, dict) else ""
    records = dict(_csl_records(citation.get("citationItems")))
    return Field(tuple(records), records, printed=printed if isinstance(printed, str) else "")


def _tags(word: re.Match[str], code: str) -> list[tuple[str, str]]:
    return [(word[1] or "", word[2] or ""), *_WORD_MORE.findall(code)]


def _from_csl(text: str) -> Field | None:
    records = dict(_csl_records(_json(text).get("citationItems")))
    return Field(tuple(records), records) if records else None


def _json(text: str) -> dict[str, Any]:
    """The object that the text begins with, an empty one when it is damaged."""
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text.strip())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _csl_records(items: Any) -> Iterator[tuple[str, Item]]:
    for cited in items if isinstance(items, list) else []:
        data = cited.get("itemData") if isinstance(cited, dict) else None
        if isinstance(data, dict):
            item = csljson.from_csl(data)
            yield _key(item), item


def _key(item: Item) -> str:
    """What a person would call a record that the manager knows by an address or a number."""
    first = item.author[0] if item.author else None
    name = (first.family or first.literal) if first else ""
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    called = " ".join(part for part in (name, year) if part)
    return ", ".join(part for part in (called, item.title) if part)


def _citing(items: Iterable[Item]) -> Field | None:
    records = {_key(item): item for item in items}
    return Field(tuple(records), records) if records else None


def _from_xml(code: str, data: str) -> Field | None:
    text = code if _ELEMENT.search(code) else _base64(data).decode("utf-8", "replace")
    found = _ELEMENT.search(text if "<" in text else unescape(text))
    if not found:
        return None
    try:
        root = tree.xml("a citation", found[0].encode(), "word", lenient=True)
    except InputError:
        return None
    return _citing(_RECORDS[found[1]](root))


def _base64(text: str) -> bytes:
    compact = re.sub(r"\s", "", text)
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4))
    except (binascii.Error, ValueError):
        return b""
