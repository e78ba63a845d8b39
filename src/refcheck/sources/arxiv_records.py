"""An entry of arXiv's Atom feed read into a ``Work``, by way of Crossref's shape."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from refcheck.model import Work
from refcheck.sources import records
from refcheck.sources.people import natural_name

ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"

_VERSION = re.compile(r"v\d+$")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def identifier(entry: Element) -> str:
    """The arXiv identifier, with its version: "2101.00001v2"."""
    return _text(entry, f"{ATOM}id").partition("/abs/")[2]


def work(entry: Element, source: str) -> Work:
    """The preprint of one entry; dated by its first version."""
    arxiv = _VERSION.sub("", identifier(entry))
    posted = _DAY.match(_text(entry, f"{ATOM}published"))
    published = _text(entry, f"{_ARXIV}doi")
    record: dict[str, Any] = {
        "DOI": f"10.48550/arxiv.{arxiv}",
        "type": "posted-content",
        "subtype": "preprint",
        "title": [_text(entry, f"{ATOM}title")],
        "author": [natural_name(name.text or "") for name in entry.iterfind(f"{ATOM}author/{ATOM}name")],
        "publisher": "arXiv",
        "posted": {"date-parts": [list(posted.groups())]} if posted else None,
        "relation": {"is-preprint-of": [{"id": published, "id-type": "doi"}]} if published else {},
    }
    return replace(records.work(record, source), url=f"https://arxiv.org/abs/{arxiv}")


def _text(entry: Element, path: str) -> str:
    return " ".join((entry.findtext(path) or "").split())
