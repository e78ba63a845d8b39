"""Fields kept outside the text: what bookmarks stand for, in a document's own properties.

Zotero and Mendeley write so where a document's fields are bookmarks: the bookmark ``ZOTERO_BREF_x`` has its
code, in pieces of 255 characters, in the properties ``ZOTERO_BREF_x_1``, ``ZOTERO_BREF_x_2``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from refcheck.formats import tree

_PIECE = re.compile(r"((?:ZOTERO_BREF|Mendeley_Bookmark)_\w+?)_(\d{1,5})", re.ASCII)


def bookmarks(root: Any | None) -> dict[str, str]:
    """The code of each bookmark that is a field, by its name."""
    pieces: dict[str, dict[int, str]] = defaultdict(dict)
    for element in () if root is None else root:
        found = _PIECE.fullmatch(element.get("name", ""))
        if found and tree.name(element) == "property":
            pieces[found[1]][int(found[2])] = "".join(element.itertext())
    return {name: "".join(held[number] for number in sorted(held)) for name, held in pieces.items()}
