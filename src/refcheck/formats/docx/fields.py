"""What reference managers leave in a Word document: field codes and tags that hold each cited record.

Zotero writes ``ADDIN ZOTERO_ITEM CSL_CITATION {json}``, Mendeley ``ADDIN CSL_CITATION {json}`` or the tag of
a content control, EndNote ``ADDIN EN.CITE`` with XML inline or in base64, Word itself ``CITATION tag``.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import unescape

from refcheck.errors import InputError
from refcheck.formats import csljson, endnote, tree
from refcheck.model import Date, Item, Name

_BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley\s+Bibliography|.*CSL_BIBLIOGRAPHY)|BIBLIOGRAPHY\b)"
)
_CSL = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+|Mendeley\s+Citation\s*)?(?:CSL_CITATION)?\s*(?=\{)")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE")
_WORD = re.compile(r"\s*CITATION\s+(\S+)")
_WORD_MORE = re.compile(r"\\m\s+(\S+)")
_ENDNOTE_XML = re.compile(r"<EndNote>.*</EndNote>", re.DOTALL)
_TAG_CITATION = re.compile(r"MENDELEY_CITATION(?:_v\d+)?_(.+)", re.DOTALL)
_TAG_BIBLIOGRAPHY = "MENDELEY_BIBLIOGRAPHY"


@dataclass(frozen=True, slots=True)
class Field:
    """A citation with the ``records`` it holds and their ``keys``, or the printed bibliography."""

    keys: tuple[str, ...] = ()
    records: Mapping[str, Item] | None = None
    is_bibliography: bool = False


def from_code(code: str, data: str = "") -> Field | None:
    """The field behind a field code and the base64 ``data`` that came with it, or None for another's."""
    if _BIBLIOGRAPHY.match(code):
        return Field(is_bibliography=True)
    csl = _CSL.match(code)
    if csl:
        return _from_csl(code[csl.end() :])
    if _ENDNOTE.match(code):
        return _from_endnote(code, data)
    word = _WORD.match(code)
    return Field(keys=(word[1], *_WORD_MORE.findall(code))) if word else None


def from_tag(tag: str) -> Field | None:
    """The field that a content control's tag holds, or None for another's."""
    if tag.startswith(_TAG_BIBLIOGRAPHY):
        return Field(is_bibliography=True)
    found = _TAG_CITATION.match(tag)
    if not found:
        return None
    text = _base64(found[1])
    return _from_csl(text.decode("utf-8", "replace")) if text else None


def word_sources(root: Any) -> dict[str, Item]:
    """The records of Word's own list of sources (customXml), by tag."""
    return dict(_word_source(source) for source in root.iter("{*}Source"))


def _from_csl(text: str) -> Field | None:
    try:
        citation, _ = json.JSONDecoder().raw_decode(text.strip())
    except (ValueError, RecursionError):
        return None
    items = citation.get("citationItems", []) if isinstance(citation, dict) else []
    records = dict(_csl_records(items))
    return Field(tuple(records), records)


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


def _from_endnote(code: str, data: str) -> Field | None:
    inline = _ENDNOTE_XML.search(code)
    text = inline[0] if inline else _base64(data).decode("utf-8", "replace").rstrip("\0")
    if not inline and text.startswith("&lt;"):
        text = unescape(text)
    start = text.find("<EndNote")
    if start < 0:
        return None
    try:
        root = tree.xml("EN.CITE", text[start:].encode(), "word", lenient=True)
    except InputError:
        return None
    items = [
        endnote.item(cite.find("record")) for cite in root.iter("Cite") if cite.find("record") is not None
    ]
    records = {_key(item): item for item in items}
    return Field(tuple(records), records)


def _base64(text: str) -> bytes:
    compact = re.sub(r"\s", "", text)
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4))
    except (binascii.Error, ValueError):
        return b""


def _word_source(source: Any) -> tuple[str, Item]:
    def text(name: str) -> str:
        element = source.find("{*}" + name)
        return "" if element is None else (element.text or "").strip()

    authors = source.find("{*}Author/{*}Author")
    people = (
        []
        if authors is None
        else [_word_name(person) for person in authors.iter("{*}Person", "{*}Corporate")]
    )
    year = text("Year")
    article = text("SourceType") == "JournalArticle"
    return text("Tag"), Item(
        type="article-journal" if article else "",
        title=text("Title"),
        author=tuple(people),
        container_title=text("JournalName") or text("BookTitle") or text("ConferenceName"),
        issued=Date(year=int(year)) if re.fullmatch(r"\d{4}", year) else None,
        volume=text("Volume"),
        issue=text("Issue"),
        page=text("Pages"),
        publisher=text("Publisher"),
        publisher_place=text("City"),
        doi=text("DOI").lower(),
        url=text("URL"),
    )


def _word_name(person: Any) -> Name:
    if person.tag.endswith("Corporate"):
        return Name(literal=(person.text or "").strip())
    parts = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in person}
    given = " ".join(part for part in (parts.get("First", ""), parts.get("Middle", "")) if part)
    return Name(family=parts.get("Last", ""), given=given)
