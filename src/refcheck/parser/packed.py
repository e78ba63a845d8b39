"""References side by side without padding: what the tagger's arrays look like.

Every first token comes first, then every second one, and so on; the longest reference comes first. So the
tokens of one step lie together, and those of the references that go on to the next step are its first ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Packed:
    """``sizes[t]`` references have a token ``t``; these stand at the rows from ``starts[t]``.

    Token ``i`` of the references written one after the other stands at row ``p`` where ``order[p]`` is ``i``.
    ``before`` and ``after`` say which token stands beside that of each row, -1 where there is none.
    """

    sizes: list[int]
    starts: list[int]
    order: Numbers
    before: Numbers
    after: Numbers


def pack(lengths: list[int]) -> Packed:
    """The arrangement of references of these lengths, the longest first and none empty."""
    steps = np.concatenate([np.arange(length) for length in lengths])
    order = np.argsort(steps, kind="stable")
    sizes = np.bincount(steps)
    starts = np.cumsum(sizes) - sizes
    tokens = np.arange(len(steps))
    before = np.where(steps == 0, -1, tokens - 1)
    after = np.append(np.where(steps[1:] == 0, -1, tokens[1:]), -1)
    return Packed(sizes.tolist(), starts.tolist(), order, before[order], after[order])
