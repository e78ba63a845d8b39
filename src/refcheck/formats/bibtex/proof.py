"""A .bib read back by an independent reader, bibtexparser, before it takes the place of another.

bibtexparser is asked for the blocks alone: what it makes of values and names is not ours to judge.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from refcheck.errors import OutputError

if TYPE_CHECKING:
    from bibtexparser.library import Library


def prove(path: str, text: str, keys: Iterable[str]) -> None:
    """Raise OutputError, naming the entry, unless ``text`` holds an entry for each of ``keys``."""
    library = _library(text)
    for block in library.failed_blocks:
        raise OutputError(_refusal(path, f"{_shown(block.raw)} does not read back"))
    missing = Counter(keys) - Counter(entry.key for entry in library.entries)
    for key in missing:
        raise OutputError(_refusal(path, f"the entry {key} is missing when it is read back"))


def prove_mended(path: str, before: str, after: str) -> None:
    """Raise OutputError, naming the entry, when an entry that read well before does not read after."""
    if before == after:
        return
    old, new = _library(before), _library(after)
    known = {block.raw for block in old.failed_blocks}
    if len(new.failed_blocks) > len(old.failed_blocks):
        block = next(each for each in new.failed_blocks if each.raw not in known)
        raise OutputError(_refusal(path, f"{_shown(block.raw)} does not read back after the fixes"))
    if len(new.entries) < len(old.entries):
        lost = Counter(entry.key for entry in old.entries) - Counter(entry.key for entry in new.entries)
        raise OutputError(_refusal(path, f"the entry {next(iter(lost), '')} is missing after the fixes"))


def _library(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs what it then reports
    return parse_string(text, parse_stack=[])


def _shown(raw: str | None) -> str:
    return "the entry that begins " + repr((raw or "").strip().partition("\n")[0][:60])


def _refusal(path: str, what: str) -> str:
    return f"{path}: nothing was written, for {what}. Please report this with the input file."
