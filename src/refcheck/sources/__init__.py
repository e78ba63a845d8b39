"""Who can be asked about a work: one file a source, opened from one table."""

from __future__ import annotations

from dataclasses import dataclass

NEIGHBOURS = ("pubmed", "datacite", "arxiv", "openalex")
"""What may be asked besides Crossref, each switched on by name."""


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
