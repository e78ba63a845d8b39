"""The trained tagger: a label for every token of a reference, in plain NumPy.

The network is that of ``scripts/parser_network.py``: summed hashed word features, a convolution over three
tokens, two bidirectional quasi-recurrent layers, and a linear-chain conditional random field. References
are labelled in batches of similar length. What a word adds to the convolution of its own place and of its two
neighbours' is remembered, so a word met before costs one look-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from refcheck.parser.features import settings, word_features
from refcheck.parser.tokens import Tokens

Floats = NDArray[np.float32]

_BATCH = 24
_HALF = np.float32(0.5)
_REMEMBERED_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Labelling:
    """``labels[i]`` is the label of token ``i``; ``log_probability`` that of the labels as a whole."""

    labels: list[str]
    log_probability: float


class Tagger:
    """A model file made by ``scripts/train_parser.py``."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.names: list[str] = [str(name) for name in weights["labels"]]
        self._embedding = weights["words"]
        self._scales = _floats(weights["word_scales"])
        width = self._embedding.shape[1]
        # (width, 3 * width): what a token adds to the token after it, to itself, to the one before it
        self._convolution = np.concatenate(np.split(_floats(weights["convolution"]), 3), axis=1)
        self._bias = _floats(weights["convolution_bias"])
        self._settings = _floats(weights["settings"]) @ self._convolution
        self._first = _gates(_floats(weights["first"]), _floats(weights["first_bias"]))
        # The layers give out twice their values, which saves halving them: see _recurrent.
        self._second = _gates(_floats(weights["second"]) * _HALF, _floats(weights["second_bias"]))
        self._output = _floats(weights["output"]) * _HALF, _floats(weights["output_bias"])
        self._transitions, self._start = _floats(weights["transitions"]), _floats(weights["start"])
        self._places: dict[str, int] = {}
        self._known = np.zeros((1024, 3 * width), dtype=np.float32)

    @classmethod
    def open(cls, path: Path) -> Tagger:
        """The model in an ``.npz`` file."""
        with np.load(path) as weights:
            return cls(dict(weights))

    def label(self, references: Sequence[Tokens]) -> list[Labelling]:
        """A labelling for each reference, in order; one without tokens has none."""
        order = sorted(range(len(references)), key=lambda index: len(references[index]))
        results = [Labelling([], 0.0)] * len(references)
        order = [index for index in order if len(references[index])]
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            for index, labelling in zip(
                chosen, self._label_batch([references[i] for i in chosen]), strict=True
            ):
                results[index] = labelling
        return results

    def _label_batch(self, batch: list[Tokens]) -> list[Labelling]:
        lengths = np.array([len(tokens) for tokens in batch])
        mask = np.arange(lengths.max())[:, None] < lengths
        scores = self._scores(self._convolved(batch, mask), mask)
        paths, log_probabilities = self._decode(scores, mask)
        names = self.names
        return [
            Labelling([names[label] for label in path[:length]], float(log_probability))
            for path, length, log_probability in zip(
                paths.T.tolist(), lengths.tolist(), log_probabilities, strict=True
            )
        ]

    def _convolved(self, batch: list[Tokens], mask: NDArray[np.bool_]) -> Floats:
        """The first layer's output, (time, batch, width)."""
        self._remember(batch)
        places = self._places
        rows = np.zeros(mask.shape, dtype=np.int64)
        codes = np.zeros(mask.shape, dtype=np.int64)
        for column, tokens in enumerate(batch):
            rows[: len(tokens), column] = [places[word] for word in tokens.words]
            codes[: len(tokens), column] = settings(tokens)
        added: Floats = self._known[rows]
        added += self._settings[codes]
        added[~mask] = 0
        width = len(self._bias)
        x: Floats = added[:, :, width : 2 * width] + self._bias
        x[1:] += added[:-1, :, :width]
        x[:-1] += added[1:, :, 2 * width :]
        np.maximum(x, 0, out=x)
        return x

    def _remember(self, batch: list[Tokens]) -> None:
        """Sum the features of words not met before."""
        if len(self._places) > _REMEMBERED_WORDS:
            self._places.clear()
        new = list({word for tokens in batch for word in tokens.words if word not in self._places})
        if not new:
            return
        rows = [word_features(word) for word in new]
        flat = np.concatenate([np.array(each) for each in rows])
        starts = np.cumsum([0, *(len(each) for each in rows[:-1])])
        sums = np.add.reduceat(self._embedding[flat] * self._scales[flat, None], starts, axis=0)
        first = len(self._places)
        while first + len(new) > len(self._known):
            self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        self._known[first : first + len(new)] = sums @ self._convolution
        self._places.update(zip(new, range(first, first + len(new)), strict=True))

    def _scores(self, x: Floats, mask: NDArray[np.bool_]) -> Floats:
        steps, batch, width = x.shape
        first = _recurrent(x.reshape(steps * batch, width), mask, self._first)
        second = _recurrent(first, mask, self._second)
        second += first
        return _linear(second, self._output).reshape(steps, batch, -1)

    def _decode(self, scores: Floats, mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Floats]:
        """The best path (Viterbi) and its log-probability (scaled forward algorithm)."""
        steps, batch, _ = scores.shape
        # Labels before references: then every operation below runs over whole rows.
        scores = np.ascontiguousarray(scores.transpose(0, 2, 1))
        top = scores.max(axis=1)
        emit = np.exp(scores - top[:, None, :])
        move = np.ascontiguousarray(np.exp(self._transitions).T)
        steps_from = self._transitions[:, :, None]
        best = np.empty_like(scores)
        best[0] = scores[0] + self._start[:, None]
        alpha = emit[0] * np.exp(self._start)[:, None]
        scales = np.ones((steps, batch), dtype=np.float32)
        scales[0] = alpha.sum(axis=0)
        alpha /= scales[0]
        everyone_goes_on = [bool(here.all()) for here in mask]
        for step in range(1, steps):
            arrived = (best[step - 1][:, None, :] + steps_from).max(axis=0)
            arrived += scores[step]
            moved = move @ alpha
            moved *= emit[step]
            scale = moved.sum(axis=0)
            moved /= scale
            if everyone_goes_on[step]:
                best[step], scales[step], alpha = arrived, scale, moved
            else:
                here = mask[step]
                best[step] = np.where(here, arrived, best[step - 1])
                scales[step] = np.where(here, scale, 1)
                alpha = np.where(here, moved, alpha)
        total = (np.log(scales) + top * mask).sum(axis=0)
        return self._traced(best, mask), best[-1].max(axis=0) - total

    def _traced(self, best: Floats, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The best paths, (time, batch), walked from their ends."""
        steps, _, batch = best.shape
        paths = np.zeros((steps, batch), dtype=np.int64)
        paths[-1] = best[-1].argmax(axis=0)
        for step in range(steps - 1, 0, -1):
            came = (best[step - 1] + self._transitions[:, paths[step]]).argmax(axis=0)
            paths[step - 1] = np.where(mask[step], came, paths[step])
        return paths


@cache
def tagger() -> Tagger:
    """The model that comes with the package, opened on first use."""
    with files("refcheck.parser").joinpath("model.npz").open("rb") as file, np.load(file) as weights:
        return Tagger(dict(weights))


def _floats(array: NDArray[Any]) -> Floats:
    return array.astype(np.float32)


_Layer = tuple[Floats, Floats]


def _gates(matrix: Floats, bias: Floats) -> tuple[_Layer, _Layer, _Layer]:
    """The three parts of a layer: what comes in, what is kept of the state, what goes out.

    Weights of the latter two are halved, as sigmoid(x) = (1 + tanh(x / 2)) / 2.
    """
    third = len(bias) // 3
    parts = [slice(0, third), slice(third, 2 * third), slice(2 * third, 3 * third)]
    factors = (1.0, 0.5, 0.5)
    fresh, keep, out = (
        (np.ascontiguousarray(matrix[:, part]) * np.float32(factor), bias[part] * np.float32(factor))
        for part, factor in zip(parts, factors, strict=True)
    )
    return fresh, keep, out


def _linear(x: Floats, layer: _Layer) -> Floats:
    product: Floats = x @ layer[0]
    product += layer[1]
    return product


def _tanh(x: Floats, layer: _Layer) -> Floats:
    product = _linear(x, layer)
    np.tanh(product, out=product)
    return product


def _recurrent(x: Floats, mask: NDArray[np.bool_], layer: tuple[_Layer, _Layer, _Layer]) -> Floats:
    """Both directions of a layer, (time * batch, 2 * size), twice their values."""
    steps, batch = mask.shape
    states = _tanh(x, layer[0])
    states *= mask.reshape(-1, 1)  # nothing comes in from beyond a reference's end
    keep = _tanh(x, layer[1])
    keep += 1
    keep *= 0.5
    states -= keep * states
    _carry(states.reshape(steps, batch, -1), keep.reshape(steps, batch, -1))
    out = _tanh(x, layer[2])
    out += 1
    states *= out
    return states


def _carry(states: Floats, keep: Floats) -> None:
    """Add to each state what is kept of the one before it; the second half runs backwards."""
    steps, batch, width = states.shape
    half = width // 2
    kept = np.empty((batch, half), dtype=np.float32)
    for step in range(1, steps):
        np.multiply(keep[step, :, :half], states[step - 1, :, :half], out=kept)
        states[step, :, :half] += kept
    for step in range(steps - 2, -1, -1):
        np.multiply(keep[step, :, half:], states[step + 1, :, half:], out=kept)
        states[step, :, half:] += kept
