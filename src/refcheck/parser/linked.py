"""What the addresses behind a printed reference tell that its characters do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from refcheck.fields.identifiers import normalise_doi
from refcheck.model import Item

_DOI_LINK = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:)\s*10\.", re.IGNORECASE)


def linked(item: Item, links: Sequence[str]) -> Item:
    """The item with the DOI that its reference leads to when clicked, where it prints none.

    Links to several DOIs tell nothing: one of them may be a neighbour's.
    """
    if item.doi or not links:
        return item
    dois = {normalise_doi(unquote(link)) for link in links if _DOI_LINK.match(link)} - {""}
    return replace(item, doi=dois.pop()) if len(dois) == 1 else item
