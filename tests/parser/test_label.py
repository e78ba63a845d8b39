"""The tagger's arithmetic: the same alone and in a batch, and the best of all labellings."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from refcheck.parser import vocabulary
from refcheck.parser.features import ROWS, SETTINGS, settings, word_features
from refcheck.parser.label import Tagger, tagger
from refcheck.parser.packed import pack
from refcheck.parser.tokens import tokenise

TEXTS = [
    "Roe A. A study. J Test. 2001;1:2-3.",
    "Poe, B., & Roe, A. (1999). A longer made-up study of nothing. Journal of Test Studies, 12(3), 4-5.",
    "References",
    "7",
]


def small_tagger() -> Tagger:
    """Random weights: 3 labels, width 4, size 2."""
    rng = np.random.default_rng(3)
    shapes = {
        "settings": (SETTINGS, 4), "convolution": (12, 4), "convolution_bias": (4,),
        "first": (4, 8), "first_bias": (8,), "second": (4, 8), "second_bias": (8,),
        "output": (4, 3), "output_bias": (3,), "transitions": (3, 3), "start": (3,),
    }  # fmt: skip
    weights = {name: rng.normal(size=shape).astype(np.float16) for name, shape in shapes.items()}
    return Tagger(
        weights
        | {
            "labels": np.array(["O", "a", "b"]),
            "words": rng.integers(-127, 127, (ROWS, 4)).astype(np.int8),
            "word_scales": np.full(ROWS, 0.01, dtype=np.float32),
        }
    )


def test_a_batch_changes_nothing() -> None:
    references = [tokenise(text) for text in TEXTS]
    together = tagger().label(references)
    for reference, labelling in zip(references, together, strict=True):
        (alone,) = tagger().label([reference])
        assert alone.labels == labelling.labels
        assert alone.log_probability == pytest.approx(labelling.log_probability, abs=1e-3)


def test_the_best_of_all_labellings() -> None:
    small = small_tagger()
    reference = tokenise("Roe A. 2001;")
    (labelling,) = small.label([reference])
    scores = small.scores([reference], pack([len(reference)]))
    weighed = {
        path: small.chain.start[path[0]]
        + sum(scores[place, label] for place, label in enumerate(path))
        + sum(small.chain.transitions[one, other] for one, other in itertools.pairwise(path))
        for path in itertools.product(range(3), repeat=len(reference))
    }
    best = max(weighed, key=lambda path: weighed[path])
    total = np.log(sum(np.exp(value) for value in weighed.values()))
    assert labelling.labels == [small.names[label] for label in best]
    assert labelling.log_probability == pytest.approx(weighed[best] - total, abs=1e-3)


def test_packed_tokens_know_their_neighbours() -> None:
    packed = pack([3, 3, 1])
    assert packed.sizes == [3, 2, 2]
    assert packed.starts == [0, 3, 5]
    assert packed.order.tolist() == [0, 3, 6, 1, 4, 2, 5]
    assert packed.before.tolist() == [-1, -1, -1, 0, 3, 1, 4]
    assert packed.after.tolist() == [1, 4, -1, 2, 5, -1, -1]


def test_forgetting_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    small = small_tagger()
    references = [tokenise(text) for text in TEXTS]
    before = small.label(references)
    monkeypatch.setattr(vocabulary, "_MOST", 40)
    for number in range(30):
        small.label([tokenise(f"word {number}")])
    after = small.label(references)
    assert [each.labels for each in after] == [each.labels for each in before]


def test_no_tokens_no_labels() -> None:
    assert [labelling.labels for labelling in tagger().label([tokenise(""), tokenise(" ")])] == [[], []]


def test_features_stay_within_the_table() -> None:
    for word in ("a", "Genant", "2009", "Ж" * 500, "\ud800", "<doi>", "—", "IV"):
        rows = word_features(word)
        assert rows
        assert all(0 <= row < ROWS for row in rows)


def test_settings_tell_of_brackets_quotes_and_spaces() -> None:
    tokens = tokenise('a (b) "c" d')
    by_word = dict(zip(tokens.words, settings(tokens), strict=True))
    assert by_word["b"] & 4
    assert not by_word["d"] & 4
    assert by_word["c"] & 8
    assert by_word["a"] & 16
    assert by_word["d"] & 32
    assert by_word["d"] & 1
    assert not by_word["b"] & 1
