"""The linear-chain conditional random field: the best sequence of labels, and how probable it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from refcheck.parser.packed import Floats, Numbers, Packed

# Weights are brought back to a sum of 1 this often, long before they leave the range of a float.
_RESCALED_EVERY = 4


@dataclass(frozen=True, slots=True)
class Chain:
    """``transitions[i, j]`` scores label ``j`` after label ``i``; ``start`` scores the first label."""

    transitions: Floats
    start: Floats

    def decode(self, scores: Floats, packed: Packed) -> tuple[Numbers, Floats]:
        """The best label of each token, packed, and the log-probability of each reference's labels.

        ``scores`` is (tokens, labels), packed.
        """
        # Labels before references: then every operation below runs over whole rows. The best score of a
        # token may as well be 0, as it counts for every labelling.
        by_label = np.ascontiguousarray(scores.T)
        by_label -= by_label.max(axis=0)
        best = self._best(_steps(by_label, packed))
        total = self._total(_steps(np.exp(by_label), packed))
        labels, tops = self._traced(best, packed)
        return labels, tops - total

    def _best(self, steps: list[Floats]) -> list[Floats]:
        """The score of the best labelling up to each token by its label there (Viterbi)."""
        moves = self.transitions[:, :, None]
        best = [steps[0] + self.start[:, None]]
        for scores in steps[1:]:
            arrived = (best[-1][:, None, : scores.shape[1]] + moves).max(axis=0)
            arrived += scores
            best.append(arrived)
        return best

    def _total(self, steps: list[Floats]) -> Floats:
        """The logarithm of the summed weight of all labellings of each reference (forward algorithm)."""
        moves = np.ascontiguousarray(np.exp(self.transitions).T)
        weights = steps[0] * np.exp(self.start)[:, None]
        total = np.zeros(weights.shape[1], dtype=np.float32)
        for step, emitted in enumerate(steps[1:], 1):
            going_on = emitted.shape[1]
            if going_on < weights.shape[1] or step % _RESCALED_EVERY == 0:
                sums = weights.sum(axis=0)
                total[: len(sums)] += np.log(sums)
                weights /= sums
            weights = moves @ weights[:, :going_on]
            weights *= emitted
        total[: weights.shape[1]] += np.log(weights.sum(axis=0))
        return total

    def _traced(self, best: list[Floats], packed: Packed) -> tuple[Numbers, Floats]:
        """The best paths, walked from their ends, and their scores."""
        labels = np.empty(len(packed.order), dtype=np.intp)
        tops = np.empty(packed.sizes[0], dtype=np.float32)
        path = labels[:0]
        for here, start in zip(reversed(best), reversed(packed.starts), strict=True):
            going_on, size = len(path), here.shape[1]
            tops[going_on:size] = here[:, going_on:].max(axis=0, initial=-np.inf)
            here[:, :going_on] += self.transitions[:, path]
            path = here.argmax(axis=0)
            labels[start : start + size] = path
        return labels, tops


def _steps(by_label: Floats, packed: Packed) -> list[Floats]:
    """A view of each step's tokens, (labels, references)."""
    return [
        by_label[:, start : start + size] for start, size in zip(packed.starts, packed.sizes, strict=True)
    ]
