"""Who can be asked about a work: one file a source, opened from one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from refcheck.sources import address

if TYPE_CHECKING:
    from refcheck.sources.base import Source
    from refcheck.sources.cache import Cache

_CLASSES = {"pubmed": "PubMed", "datacite": "DataCite", "arxiv": "Arxiv", "openalex": "OpenAlex"}

NEIGHBOURS = tuple(_CLASSES)
"""What may be asked besides Crossref, each switched on by name, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Which sources to ask and how.

    ``offline`` asks only the local ``indexes`` (folders), or the bundled sample when there are none.
    ``names`` switches on neighbours of Crossref; they are asked only for what it does not answer.
    ``cache`` is "use", "refresh" (ask again, then keep the answer) or "none"; ``cache_days`` the age up to
    which a kept answer counts.
    """

    offline: bool = False
    indexes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    crossref_url: str = ""
    mailto: str = ""
    cache: str = "use"
    cache_days: int = 30


@contextmanager
def open_sources(settings: SourceSettings) -> Iterator[Sequence[Source]]:
    """The sources to ask, in order, open until the block ends: local indexes, Crossref, its neighbours.

    Raises IndexFormatError for an index that is missing or damaged, and UsageError where ``mailto`` is no
    address.
    """
    address.require(settings.mailto)
    with ExitStack() as stack:
        sources = [stack.enter_context(closing(source)) for source in _local(settings)]
        if not settings.offline:
            sources += [stack.enter_context(closing(source)) for source in _remote(settings, stack)]
        yield sources


def _local(settings: SourceSettings) -> Iterator[Source]:
    from refcheck.sources import local

    names = _names(settings.indexes)
    yield from (local.LocalIndex.open(path, name) for path, name in zip(settings.indexes, names, strict=True))
    if settings.offline and not settings.indexes:
        yield local.verified_sample()


def _names(indexes: Sequence[str]) -> list[str]:
    """One index is "local"; of several each is told by its folder, or by its path where two are alike."""
    if len(indexes) < 2:
        return ["local"] * len(indexes)
    folders = [Path(index).resolve().name for index in indexes]
    several = len(set(folders)) < len(folders)
    return [f"local ({index if several else folder})" for index, folder in zip(indexes, folders, strict=True)]


def _remote(settings: SourceSettings, stack: ExitStack) -> Iterator[Source]:
    from refcheck.sources.crossref import Crossref

    cache = _cache(settings, stack)
    yield Crossref(settings.crossref_url, settings.mailto, cache)
    for name in NEIGHBOURS:
        if name in settings.names:
            source = getattr(import_module(f"refcheck.sources.{name}"), _CLASSES[name])
            yield source(mailto=settings.mailto, cache=cache)


def _cache(settings: SourceSettings, stack: ExitStack) -> Cache | None:
    if settings.cache == "none":
        return None
    from refcheck.sources.cache import Cache

    return stack.enter_context(closing(Cache(days=settings.cache_days, refresh=settings.cache == "refresh")))
