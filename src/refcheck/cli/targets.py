"""The files that ``refcheck check`` writes, kept apart from those that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from refcheck.errors import UsageError

if TYPE_CHECKING:
    from refcheck.model import Report

_BIBLIOGRAPHIES = frozenset({".bib", ".bibtex"})


def keep_apart(paths: Iterable[str], targets: Mapping[str, str]) -> None:
    """Raise UsageError when an option's file (``targets``, by option) is an input, or another option's."""
    inputs = list(paths)
    for option, target in targets.items():
        if any(_is_same(target, path) for path in inputs):
            raise UsageError(
                f"{option} {target}: would overwrite what is to be checked. {_next_step(target)}"
            )
    for (option, target), (other, also) in combinations(targets.items(), 2):
        if _is_same(target, also):
            raise UsageError(f"{option} {target}: {other} names the same file. Choose another name for one")


def drawn_on(report: Report, targets: Mapping[str, str]) -> list[str]:
    """The options whose file a document of the report draws on; what to do about each is said."""
    files = {part.path: checked.document for checked in report.documents for part in checked.document.parts}
    refused = []
    for option, target in targets.items():
        document = next((found for path, found in files.items() if _is_same(target, path)), None)
        if document:
            refused.append(option)
            lead = f"{option} {target}: nothing is written: {document.path} draws on this file"
            click.echo(f"refcheck: error: {lead}. {_next_step(target)}", err=True)
    return refused


def _next_step(target: str) -> str:
    if PurePath(target).suffix.lower() in _BIBLIOGRAPHIES:
        return "Choose another name, or mend the file in place with --fix or complete it with --merge"
    return "Choose another name"


def _is_same(target: str, path: str) -> bool:
    """Whether two names stand for one file; a terminal or a pipe may be named twice."""
    if "-" in (target, path):
        return False
    one, other = Path(target), Path(path)
    try:
        if one.exists() and other.exists():
            return one.is_file() and one.samefile(other)
        return one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):  # names that no file can have, links in a circle
        return False
