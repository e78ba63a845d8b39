"""A journal as a source knows it from the works in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal's ``titles`` and ``titles_short`` (most used first), ISSNs and numbering.

    ``volumes`` maps a volume to the years its works were published in and how many were in each;
    online dates count only for works that have no other. ``issues`` maps a volume to the highest plain
    number among its issues. A journal's hash is that of its names: what is reckoned from it can be kept.
    """

    titles: tuple[str, ...]
    titles_short: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    volumes: Mapping[str, Mapping[int, int]] = field(default_factory=dict, hash=False)
    issues: Mapping[str, int] = field(default_factory=dict, hash=False)

    def years(self, volume: str, share: float = 0.05) -> tuple[int, ...]:
        """The years of ``volume``, in order; one with less than ``share`` of its works counts as a slip."""
        counts = self.volumes.get(volume, {})
        total = sum(counts.values())
        return tuple(sorted(year for year, count in counts.items() if count >= share * total))
