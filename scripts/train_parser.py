"""Train the reference tagger: one command, seeded; writes the model that the package carries.

    python scripts/train_parser.py DATA --output src/refcheck/parser/model.npz

DATA is a folder with ``parse/train/*.jsonl.gz`` and ``crossref/records.jsonl.gz``;
``docs/parser-training.md`` says what they hold and under which licences. A held-out tenth of two sets,
and everything in ``parse/dev``, is never trained on.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from parser_iberian import made_up, render_brazilian
from parser_network import Network, loss
from parser_noise import Labelled, spoil
from parser_styles import Record, from_crossref, from_fields, no_reference, render
from parser_truth import LABELS, Example, permitted, read
from refcheck.parser.features import settings, word_features
from refcheck.parser.tokens import tokenise

# How many times an epoch sees a set; a part below 1 is a fresh sample each epoch.
SHARES = {
    "anystyle_core": 2.0, "anystyle_good": 2.0, "anystyle_bad": 1.0, "excite_train": 1.4,
    "grobid_A_train": 2.0, "giant_synthetic_10k": 0.5, "jats": 0.45,
}  # fmt: skip
# Printed anew each epoch: works from Crossref, works from the sets above, made-up works in Portuguese and
# Spanish, and lines that are no reference; and how many of the works are printed as in Brazil.
RENDERED = {"crossref": 9000, "restyled": 6000, "iberian": 2000, "none": 1500}
BRAZILIAN = 0.05
MOST_OF_A_JOURNAL = 40
HELD_OUT = {"grobid_A_train", "excite_train"}
TOKENS_A_BATCH = 5000
LONGEST = 350
AVERAGED_EVERY = 8
EVERYTHING = (1 << len(LABELS)) - 1


@dataclass(slots=True)
class Encoded:
    """A reference as arrays: word numbers, settings, and the allowed labels as bits."""

    words: NDArray[np.int32]
    settings: NDArray[np.uint8]
    allowed: NDArray[np.int32]


class Vocabulary:
    """Numbers for words, and each word's feature rows."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.rows: list[NDArray[np.int32]] = []

    def number(self, word: str) -> int:
        """Return the word's number, a new one for a new word."""
        known = self.numbers.get(word)
        if known is None:
            known = self.numbers[word] = len(self.rows)
            self.rows.append(np.array(word_features(word), dtype=np.int32))
        return known


def is_held_out(name: str, index: int) -> bool:
    """Whether a set's example is kept for measuring: every tenth of the sets that have no dev set."""
    return name in HELD_OUT and index % 10 == 0


def bits(example: Example) -> list[int]:
    """The allowed labels of every character as bits."""
    allowed = [1] * len(example.text)
    for start, end, labels in example.open_runs:
        code = sum(1 << LABELS.index(label) for label in labels)
        allowed[start:end] = [code] * (end - start)
    for start, end, label in example.runs:
        allowed[start:end] = [1 << LABELS.index(label)] * (end - start)
    return allowed


def encode(text: str, allowed: list[int], vocabulary: Vocabulary) -> Encoded:
    tokens = tokenise(text)
    return Encoded(
        np.array([vocabulary.number(word) for word in tokens.words], dtype=np.int32),
        np.array(settings(tokens), dtype=np.uint8),
        np.array(
            [
                EVERYTHING if index in tokens.identifiers else allowed[start]
                for index, start in enumerate(tokens.starts)
            ],
            dtype=np.int32,
        ),
    )


def normal(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def load(data: Path) -> dict[str, list[Labelled]]:
    """The training references by set; labels as bits."""
    kept_apart = {
        normal(example.text) for path in (data / "parse" / "dev").iterdir() for example in read(path)
    }
    sets: dict[str, list[Labelled]] = {}
    for name in SHARES:
        examples = list(read(data / "parse" / "train" / f"{name}.jsonl.gz"))
        kept_apart |= {normal(e.text) for index, e in enumerate(examples) if is_held_out(name, index)}
        sets[name] = [
            (example.text, bits(example))
            for index, example in enumerate(examples)
            if not is_held_out(name, index)
            and permitted(example.raw)
            and normal(example.text) not in kept_apart
        ]
        print(f"{name}: {len(sets[name])} of {len(examples)}", flush=True)
    return sets


def load_records(data: Path, sets: dict[str, list[Labelled]]) -> dict[str, list[Record]]:
    """What can be printed anew: Crossref's records, rarer types more often, and labelled references."""
    seen: Counter[str] = Counter()
    crossref = []
    with gzip.open(data / "crossref" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = from_crossref(json.loads(line))
            if record is None:
                continue
            seen[record.container] += 1
            if record.kind != "article":
                crossref += [record] * 4
            elif seen[record.container] <= MOST_OF_A_JOURNAL:
                crossref.append(record)
    restyled = []
    for name in ("anystyle_core", "anystyle_good", "excite_train", "grobid_A_train"):
        for text, allowed in sets[name]:
            record = from_fields(single_fields(text, allowed))
            if record is not None:
                restyled += [record] * (3 if record.kind != "article" else 1)
    print(
        f"to print anew: {len(crossref)} from Crossref, {len(restyled)} from labelled references", flush=True
    )
    return {"crossref": crossref, "restyled": restyled}


def single_fields(text: str, allowed: list[int]) -> dict[str, str]:
    """The first stretch of every label that is certain."""
    fields: dict[str, str] = {}
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or allowed[place] != allowed[start]:
            code = allowed[start]
            if code & (code - 1) == 0 and code != 1:
                fields.setdefault(LABELS[code.bit_length() - 1], text[start:place])
            start = place
    return fields


def printed_anew(records: dict[str, list[Record]], rng: random.Random, noisy: float) -> Iterator[Labelled]:
    for name, number in RENDERED.items():
        for _ in range(number):
            if name == "none":
                text, labels = no_reference(records["crossref"], rng)
            else:
                text, labels = printed(name, records, rng)
                if rng.random() < noisy:
                    text, labels = spoil((text, labels), rng)
            yield text, [1 << label for label in labels]


def printed(name: str, records: dict[str, list[Record]], rng: random.Random) -> Labelled:
    if name == "iberian":
        return made_up(rng)
    form = render_brazilian if rng.random() < BRAZILIAN else render
    return form(rng.choice(records[name]), rng)


def with_noise(reference: Labelled, rng: random.Random) -> Labelled:
    """Noise speaks of label numbers, the truth of bits."""
    text, allowed = reference
    codes = sorted(set(allowed))
    numbers = {code: code.bit_length() - 1 if code & (code - 1) == 0 else -code for code in codes}
    text, labels = spoil((text, [numbers[code] for code in allowed]), rng)
    return text, [1 << label if label >= 0 else -label for label in labels]


def epoch_examples(
    sets: dict[str, list[Labelled]], shares: dict[str, float], vocabulary: Vocabulary, rng: random.Random,
    noisy: float, remembered: dict[tuple[str, int], Encoded],
) -> Iterator[Encoded]:  # fmt: skip
    for name, references in sets.items():
        for index, reference in enumerate(references):
            times = int(shares[name]) + (rng.random() < shares[name] % 1)
            for _ in range(times):
                if rng.random() < noisy:
                    yield encode(*with_noise(reference, rng), vocabulary)
                    continue
                key = (name, index)
                if key not in remembered:
                    remembered[key] = encode(*reference, vocabulary)
                yield remembered[key]


def batches(examples: list[Encoded], rng: random.Random) -> list[list[Encoded]]:
    """Batches of similar length and about equally many tokens, in random order."""
    examples = [each for each in examples if 0 < len(each.words) <= LONGEST]
    examples.sort(key=lambda each: len(each.words) + rng.random() * 4)
    made: list[list[Encoded]] = [[]]
    for each in examples:
        if (len(made[-1]) + 1) * len(each.words) > TOKENS_A_BATCH:
            made.append([])
        made[-1].append(each)
    rng.shuffle(made)
    return made


def tensors(batch: list[Encoded], vocabulary: Vocabulary, drop: float) -> tuple[torch.Tensor, ...]:
    steps = max(len(each.words) for each in batch)
    words = np.zeros((steps, len(batch)), dtype=np.int64)
    codes = np.zeros((steps, len(batch)), dtype=np.int64)
    allowed = np.full((steps, len(batch)), EVERYTHING, dtype=np.int32)
    mask = np.zeros((steps, len(batch)), dtype=bool)
    for column, each in enumerate(batch):
        length = len(each.words)
        words[:length, column], codes[:length, column] = each.words, each.settings
        allowed[:length, column], mask[:length, column] = each.allowed, True
    unique, places = np.unique(words, return_inverse=True)
    rows = [vocabulary.rows[word] for word in unique]
    flat = np.concatenate(rows).astype(np.int64)
    offsets = np.cumsum([0, *(len(each) for each in rows[:-1])])
    weights = (torch.rand(len(flat)) >= drop).float() / (1 - drop)
    spread = (allowed[:, :, None] >> np.arange(len(LABELS))) & 1
    return (
        torch.from_numpy(flat), torch.from_numpy(offsets), weights,
        torch.from_numpy(places.reshape(words.shape)), torch.from_numpy(codes), torch.from_numpy(mask),
        torch.from_numpy(spread.astype(np.float32)),
    )  # fmt: skip


def save(network: Network, path: Path) -> None:
    """Write the model: the embedding as bytes with a scale a row, everything else as half floats."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    words = state["words.weight"]
    scales = np.maximum(np.abs(words).max(axis=1), 1e-8) / 127
    halves = {
        "settings": state["settings.weight"],
        "convolution": state["convolution.weight"].T, "convolution_bias": state["convolution.bias"],
        "first": state["first.gates.weight"].T, "first_bias": state["first.gates.bias"],
        "second": state["second.gates.weight"].T, "second_bias": state["second.gates.bias"],
        "output": state["output.weight"].T, "output_bias": state["output.bias"],
        "transitions": state["transitions"], "start": state["start"],
    }  # fmt: skip
    np.savez_compressed(
        path,
        labels=np.array(LABELS),
        words=np.round(words / scales[:, None]).astype(np.int8),
        word_scales=scales.astype(np.float32),
        **{name: np.ascontiguousarray(value).astype(np.float16) for name, value in halves.items()},
    )


def average(averaged: Network, network: Network, share: float) -> None:
    """Move the averaged weights towards the current ones."""
    with torch.no_grad():
        for mean, current in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(current, share)


def train(
    sets: dict[str, list[Labelled]], records: dict[str, list[Record]], epochs: int, rate: float,
    noisy: float, seed: int, output: Path, width: int, size: int,
) -> None:  # fmt: skip
    rng = random.Random(seed)
    torch.manual_seed(seed)
    vocabulary = Vocabulary()
    network = Network(len(LABELS), width, size, seed)
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=1e-3, fused=True
    )
    remembered: dict[tuple[str, int], Encoded] = {}
    began = time.time()
    step = 0
    for epoch in range(epochs):
        examples = list(epoch_examples(sets, SHARES, vocabulary, rng, noisy, remembered))
        examples += (encode(*each, vocabulary) for each in printed_anew(records, rng, noisy))
        made = batches(examples, rng)
        losses = []
        for place, batch in enumerate(made):
            progress = (epoch + place / len(made)) / epochs
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / 200) * (1 - progress) + 1e-5
            *inputs, allowed = tensors(batch, vocabulary, 0.12)
            value = loss(network, network(*inputs), allowed, inputs[-1])
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            step += 1
            if step % AVERAGED_EVERY == 0:
                share = max(0.001, 50 / (step + 50)) * AVERAGED_EVERY
                average(averaged, network, min(share, 1.0))
            losses.append(value.item())
        print(
            f"epoch {epoch + 1} loss {np.mean(losses):.4f} {len(made)} batches {time.time() - began:.0f} s",
            flush=True,
        )
        save(averaged, output)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--noisy", type=float, default=0.35, help="the part of the references that is spoilt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--size", type=int, default=112)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    sets = load(arguments.data)
    train(
        sets, load_records(arguments.data, sets), arguments.epochs, arguments.rate, arguments.noisy,
        arguments.seed, arguments.output, arguments.width, arguments.size,
    )  # fmt: skip


if __name__ == "__main__":
    main()
