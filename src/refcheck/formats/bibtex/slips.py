"""Fields' names that are slips of the pen for a common one."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

_COMMON = (
    "author", "title", "journal", "year", "volume", "number", "pages", "publisher", "booktitle", "editor",
    "month",
    "address", "institution", "school", "organization", "series", "edition", "chapter", "howpublished",
    "journaltitle", "location", "abstract", "keywords",
)  # fmt: skip
KNOWN = frozenset({
    *_COMMON, "notes", "date", "type", "file", "issue", "editors-note", "organisation", "keyword",
    "journalabbr",
    "booktitles", "titles", "page", "titel", "localfile", "journal-iso", "journalsubtitle", "pagetotal",
    "numpages", "booksubtitle", "maintitle", "subtitle", "shorttitle", "editora", "editorb", "editorc",
    "editortype",
    "authortype", "authors-extra", "volumes", "origyear", "publishers", "locations", "translator", "editori",
})  # fmt: skip
_NEAR = 0.83
_SET_ASIDE = ("opt", "alt")  # Emacs writes them before fields that are not to be read


@cache
def meant(name: str) -> str:
    """The common field that an unknown one, in lower case, is a slip for, or ""."""
    if name in KNOWN or not name.isalpha() or name.startswith(_SET_ASIDE):
        return ""
    near = get_close_matches(name, _COMMON, n=1, cutoff=_NEAR)
    # A slip leaves the first letter alone; "mrnumber" is no slip for "number".
    return near[0] if near and near[0][0] == name[0] else ""
