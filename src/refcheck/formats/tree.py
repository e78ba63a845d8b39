"""XML and HTML read into trees: no entity is expanded, nothing is fetched, no depth without bound."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Any

from refcheck.errors import InputError, MissingExtraError

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9._-]{0,40});")
_DECLARED = re.compile(rb"<!ENTITY\s+([A-Za-z][A-Za-z0-9._-]{0,40})\s+[\"']([^\"'&<%]{1,60})[\"']\s*>")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_HEAD = 1 << 16


def xml(path: str, data: bytes, extra: str = "xml", *, lenient: bool = False) -> Any:
    """The root element of an XML document. Raises InputError when it is not well-formed.

    ``lenient`` reads on after a mistake, as far as that makes sense.
    """
    etree = _library(path, extra)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=lenient,
        remove_comments=True,
        remove_pis=True,
    )
    return _root(path, _with_characters(data.removeprefix(codecs.BOM_UTF8)), etree, parser)


def _with_characters(data: bytes) -> bytes:
    """The document with the entities that stand for characters spelled as numbers.

    Their names are those of HTML, which the DTDs of publishers share, and those that the document declares
    for short texts itself. Nothing grows beyond measure: what a name stands for holds no other name.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    own = {name: value for name, value in _DECLARED.findall(data[:_HEAD]) if name not in _OF_XML}
    return _ENTITY.sub(lambda match: own.get(match[1]) or _numbered(match), data)


def _numbered(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    characters = "" if match[1] in _OF_XML else html5.get(f"{name};", "")
    return "".join(f"&#{ord(character)};" for character in characters).encode() or match[0]


def written(root: Any) -> bytes:
    """An XML document with this root element, in UTF-8."""
    etree = _library("", "xml")
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document


def html(path: str, data: bytes, encoding: str) -> Any:
    """The root element of an HTML page."""
    etree = _library(path, "xml")
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding
    )
    return _root(path, data, etree, parser)


def name(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """An attribute's value whatever its namespace, "" when there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def text(element: Any) -> str:
    """All characters within an element, stretches of white space made one space."""
    return " ".join("".join(element.itertext()).split())


def _root(path: str, data: bytes, etree: Any, parser: Any) -> Any:
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{path}: is not well-formed ({error}). Export or save it anew.") from error
    if root is None:
        raise InputError(f"{path}: holds nothing that can be read. Export or save it anew.")
    return root


def _library(path: str, extra: str) -> Any:
    try:
        from lxml import etree  # slow to load, and an extra
    except ImportError as error:
        raise MissingExtraError(f"{path}: reading this kind of file", extra) from error
    return etree
