"""What words and their settings bring to the network: the sums of its convolution over three tokens.

What a word adds is remembered, so that a word met before costs one look-up.
"""

from __future__ import annotations

from itertools import chain

import numpy as np

from refcheck.parser.features import word_features
from refcheck.parser.packed import Floats, Packed, pack

# More words than a batch has tokens, fewer than would be felt in memory.
_MOST = 40_000


class Windows:
    """What a thing adds to the token after it, to itself and to the one before it: (3 * things, width).

    Thing 0 is the neighbour that is not there.
    """

    def __init__(self, most: int, convolution: Floats) -> None:
        self._by_place = np.concatenate(np.split(convolution, 3), axis=1)
        # Memory that is never written to is never taken.
        self._added = np.empty((3 * (most + 1), convolution.shape[1]), dtype=np.float32)
        self._added[:3] = 0

    def put(self, first: int, vectors: Floats) -> None:
        """Say what the things from ``first`` on are, (things, inputs)."""
        stop = first + len(vectors)
        self._added[3 * first : 3 * stop] = (vectors @ self._by_place).reshape(3 * len(vectors), -1)

    def summed(self, things: list[int], packed: Packed) -> Floats:
        """What adds up at each token when token ``i`` is ``things[i]``, (tokens, width), packed."""
        rows = np.array([*things, 0]) * 3
        total: Floats = self._added.take(rows[packed.order] + 1, axis=0)
        total += self._added.take(rows[packed.before], axis=0)
        total += self._added.take(rows[packed.after] + 2, axis=0)
        return total


class Vocabulary:
    """The words met so far, each the sum of its features' rows in ``embedding``, (features, inputs)."""

    def __init__(self, embedding: Floats, convolution: Floats) -> None:
        self._embedding = embedding
        self._windows = Windows(_MOST, convolution)
        self._numbers: dict[str, int] = {}

    def convolved(self, words: list[str], packed: Packed) -> Floats:
        """What each token's word and those beside it add up to, (tokens, width), packed."""
        self._remember(list(dict.fromkeys(words)))
        numbers = self._numbers
        return self._windows.summed([numbers[word] for word in words], packed)

    def _remember(self, words: list[str]) -> None:
        """Learn words not met before; forget all others when they grow too many."""
        if len(self._numbers) + len(words) > _MOST:
            self._numbers.clear()
        features = {word: word_features(word) for word in words if word not in self._numbers}
        if features:
            new = sorted(features, key=lambda word: -len(features[word]))
            first = len(self._numbers) + 1
            self._windows.put(first, self._vectors([features[word] for word in new]))
            self._numbers.update(zip(new, range(first, first + len(new)), strict=True))

    def _vectors(self, features: list[list[int]]) -> Floats:
        """The sum of the rows of each word's features, that with the most features first."""
        packed = pack([len(each) for each in features])
        rows = np.fromiter(chain.from_iterable(features), dtype=np.intp)[packed.order]
        vectors = np.zeros((len(features), self._embedding.shape[1]), dtype=np.float32)
        for start, size in zip(packed.starts, packed.sizes, strict=True):
            vectors[:size] += self._embedding.take(rows[start : start + size], axis=0)
        return vectors
