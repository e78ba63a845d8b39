"""The trained tagger: a label for every token of a reference, in plain NumPy.

The network is that of ``scripts/parser_network.py``: summed hashed word features, a convolution over three
tokens, two bidirectional quasi-recurrent layers, and a linear-chain conditional random field. References
are labelled in batches of similar length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from refcheck.parser.chain import Chain
from refcheck.parser.features import SETTINGS, settings
from refcheck.parser.packed import Floats, Packed, pack
from refcheck.parser.tokens import Tokens
from refcheck.parser.vocabulary import Vocabulary, Windows

# A batch holds about this many tokens: enough to make calls worth their while, few enough for the cache.
_BATCH = 1200


@dataclass(frozen=True, slots=True)
class Labelling:
    """``labels[i]`` is the label of token ``i``; ``log_probability`` that of the labels as a whole."""

    labels: list[str]
    log_probability: float


class Tagger:
    """A model file made by ``scripts/train_parser.py``."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.names: list[str] = [str(name) for name in weights["labels"]]
        embedding = weights["words"] * _floats(weights["word_scales"])[:, None]
        convolution = _floats(weights["convolution"])
        self._vocabulary = Vocabulary(embedding, convolution)
        self._settings = Windows(SETTINGS, convolution)
        self._settings.put(1, _floats(weights["settings"]))
        self._bias = _floats(weights["convolution_bias"])
        self._layers = [
            _Layer.of(_floats(weights[name]), _floats(weights[f"{name}_bias"]))
            for name in ("first", "second")
        ]
        self._output = _floats(weights["output"]), _floats(weights["output_bias"])
        self.chain = Chain(_floats(weights["transitions"]), _floats(weights["start"]))

    @classmethod
    def open(cls, path: Path) -> Tagger:
        """The model in an ``.npz`` file."""
        with np.load(path) as weights:
            return cls(dict(weights))

    def label(self, references: Sequence[Tokens]) -> list[Labelling]:
        """A labelling for each reference, in order; one without tokens has none."""
        results = [Labelling([], 0.0)] * len(references)
        for chosen in _batches([len(tokens) for tokens in references]):
            labelled = self._label_batch([references[index] for index in chosen])
            for index, labelling in zip(chosen, labelled, strict=True):
                results[index] = labelling
        return results

    def _label_batch(self, batch: list[Tokens]) -> Iterator[Labelling]:
        packed = pack([len(tokens) for tokens in batch])
        path, log_probabilities = self.chain.decode(self.scores(batch, packed), packed)
        labels = np.empty_like(path)
        labels[packed.order] = path
        names = [self.names[label] for label in labels.tolist()]
        start = 0
        for tokens, log_probability in zip(batch, log_probabilities.tolist(), strict=True):
            end = start + len(tokens)
            yield Labelling(names[start:end], log_probability)
            start = end

    def scores(self, batch: list[Tokens], packed: Packed) -> Floats:
        """The score of every label for every token, (tokens, labels), packed."""
        x = self._vocabulary.convolved([word for tokens in batch for word in tokens.words], packed)
        x += self._settings.summed([code + 1 for tokens in batch for code in settings(tokens)], packed)
        x += self._bias
        np.maximum(x, 0, out=x)
        first, second = self._layers
        states = _recurrent(x, first, packed)
        x = _recurrent(states, second, packed)
        x += states
        matrix, bias = self._output
        scores: Floats = x @ matrix
        scores += bias
        return scores


@cache
def tagger() -> Tagger:
    """The model that comes with the package, opened on first use."""
    with files("refcheck.parser").joinpath("model.npz").open("rb") as file, np.load(file) as weights:
        return Tagger(dict(weights))


def _floats(array: NDArray[Any]) -> Floats:
    return array.astype(np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of references of similar length, the longest first; empty ones are in no batch."""
    order = sorted(
        (place for place, length in enumerate(lengths) if length), key=lambda place: -lengths[place]
    )
    batch: list[int] = []
    tokens = 0
    for place in order:
        batch.append(place)
        tokens += lengths[place]
        if tokens >= _BATCH:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Layer:
    """Four matrices, (4, inputs, size): what comes in, forwards and backwards; what is kept, likewise."""

    matrices: Floats
    biases: Floats

    @classmethod
    def of(cls, matrix: Floats, bias: Floats) -> _Layer:
        """Weights of what is kept are halved, as sigmoid(x) = (1 + tanh(x / 2)) / 2."""
        matrices = np.stack(np.split(matrix, 4, axis=1))
        biases = bias.reshape(4, 1, -1).copy()
        matrices[2:] *= 0.5
        biases[2:] *= 0.5
        return cls(matrices, biases)


def _recurrent(x: Floats, layer: _Layer, packed: Packed) -> Floats:
    """Both directions of a layer, (tokens, 2 * size)."""
    gates = x @ layer.matrices
    gates += layer.biases
    np.tanh(gates, out=gates)
    states, keep = gates[:2], gates[2:]
    keep += 1
    keep *= 0.5
    states -= keep * states
    _carry_forwards(states[0], keep[0], packed)
    _carry_backwards(states[1], keep[1], packed)
    return np.concatenate(states, axis=1)


def _carry_forwards(states: Floats, keep: Floats, packed: Packed) -> None:
    """Add to each state what is kept of that of the token before it."""
    before = 0
    for start, size in zip(packed.starts[1:], packed.sizes[1:], strict=True):
        states[start : start + size] += keep[start : start + size] * states[before : before + size]
        before = start


def _carry_backwards(states: Floats, keep: Floats, packed: Packed) -> None:
    """Add to each state what is kept of that of the token after it."""
    after, size = packed.starts[-1], packed.sizes[-1]
    for start, here in zip(packed.starts[-2::-1], packed.sizes[-2::-1], strict=True):
        states[start : start + size] += keep[start : start + size] * states[after : after + size]
        after, size = start, here
