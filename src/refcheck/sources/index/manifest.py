"""What an index says of itself: ``manifest.json``, replaced in one step when a build is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from refcheck.errors import IndexFormatError

FILE = "manifest.json"
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Origin:
    """One build or update: ``when`` (ISO 8601, UTC), ``paths`` as given, and what was in them."""

    when: str
    paths: tuple[str, ...]
    files: int
    bytes: int
    records: int
    skipped: int = 0
    skipped_places: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """``segments`` maps the segments' folders, in order, to their numbers of records.

    ``tables`` is the folder of the merged tables; ``records`` counts works once, ``superseded`` the older
    records of a work that a newer one replaces. ``years`` counts works by year.
    """

    partial: bool
    segments: Mapping[str, int]
    tables: str
    records: int
    superseded: int
    journals: int
    years: Mapping[str, int] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()

    def write(self, folder: Path) -> None:
        """Put the manifest in place; until then the folder's former index is the valid one."""
        temporary = folder / f"{FILE}.unfinished"
        temporary.write_text(json.dumps({"format": FORMAT, **asdict(self)}, indent=1), encoding="utf-8")
        temporary.replace(folder / FILE)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the index in ``folder``. Raises IndexFormatError when there is no readable one."""
    path = folder / FILE
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IndexFormatError(
            f"{folder}: no index here; make one with `refcheck index build RECORDS --index {folder}`"
        ) from None
    except (OSError, ValueError) as error:
        raise IndexFormatError(f"{path}: cannot be read ({error}); build the index anew") from error
    if content.pop("format", None) != FORMAT:
        raise IndexFormatError(f"{folder}: an index of another version of refcheck; build it anew")
    try:
        origins = tuple(_origin(origin) for origin in content.pop("origins"))
        return Manifest(**content, origins=origins)
    except (KeyError, TypeError) as error:
        raise IndexFormatError(f"{path}: damaged ({error}); build the index anew") from error


def _origin(content: dict[str, Any]) -> Origin:
    places = tuple((path, line, why) for path, line, why in content.pop("skipped_places"))
    return Origin(**{**content, "paths": tuple(content["paths"])}, skipped_places=places)
