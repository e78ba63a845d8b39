"""Measure the parser's speed: beside a plain CRF, in memory, and on hostile strings.

    python scripts/benchmark_parse.py DATA

Prints references a second of CPU from string to item, in one run with a python-crfsuite tagger with naive
features on the same strings (labels only, which is less than an item); the CPU cost of loading the model
and of a first parse; the speed and the peak memory of ``refcheck parse`` as a filter over
a long stream; and how the time grows with the length of hostile strings (1 is linear).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from parser_truth import Example, read
from refcheck.model import Reference, Span
from refcheck.parser import parse, parse_string
from refcheck.parser.tokens import tokenise

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core is what is measured; read when NumPy is loaded

HOSTILE = {
    "letters": "a", "digits": "1", "brackets": "(", "points": ". ", "words": "von der ", "names": "Roe A, ",
    "resolvers": "http://", "dois": "10.5555/a ", "et al.": "et al. ", "quotes": '"“', "override": "\u202e",
}  # fmt: skip


def naive_features(words: list[str]) -> list[list[str]]:
    """What a first CRF tagger has: the word, its shape and affixes, and those of its neighbours."""
    own = [[word.lower(), word[:3], word[-3:], shape(word)] for word in words]
    return [
        [
            f"{place - index}:{kind}:{value}"
            for place in range(max(index - 2, 0), min(index + 3, len(words)))
            for kind, value in enumerate(own[place])
        ]
        for index in range(len(words))
    ]


def shape(word: str) -> str:
    """Capitals, digits, anything else."""
    return "".join("X" if char.isupper() else "d" if char.isdigit() else "x" for char in word)


def crf_tagger(examples: list[Example], path: str) -> object:
    """A CRF trained for a few rounds: enough to have the size and the speed of a real one."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        tokens = tokenise(example.text)
        labels = ["O"] * len(tokens)
        for start, end, label in example.runs:
            for index, place in enumerate(tokens.starts):
                if start <= place < end:
                    labels[index] = label
        trainer.append(naive_features(tokens.words), labels)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 30})
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def speed(data: Path) -> None:
    texts = printed(data, "jats", "anystyle_gold")
    examples = list(islice(read(data / "parse" / "train" / "anystyle_good.jsonl.gz"), 1500))
    with tempfile.TemporaryDirectory() as folder:
        tagger = crf_tagger(examples, str(Path(folder) / "model"))
        began = time.process_time()
        for text in texts:
            tagger.tag(naive_features(tokenise(text).words))  # type: ignore[attr-defined]
        plain = len(texts) / (time.process_time() - began)
    consume(texts[:200])
    began = time.process_time()
    consume(texts)
    own = len(texts) / (time.process_time() - began)
    print(f"{len(texts)} references: {own:.0f} a second to items; a plain CRF labels {plain:.0f} a second")


def printed(data: Path, *names: str) -> list[str]:
    """The references of some dev sets."""
    texts = []
    for name in names:
        with gzip.open(data / "parse" / "dev" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return texts


def consume(texts: list[str]) -> None:
    for _ in parse(Reference(number, text, Span(0, len(text))) for number, text in enumerate(texts, 1)):
        pass


def start() -> None:
    """CPU seconds of a fresh interpreter: bare, and with a first parse."""
    for name, code in (
        ("an empty program", ""),
        ("import refcheck.parser", "import refcheck.parser"),
        (
            "a first parse",
            "from refcheck.parser import parse_string; parse_string('Roe A. Title. J Test. 2001;1:2-3.')",
        ),
    ):
        best = min(cpu_of(code) for _ in range(5))
        print(f"{name}: {best * 1000:.0f} ms of CPU")


def cpu_of(code: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stream(data: Path, number: int) -> None:
    """Peak memory and speed of the command line as a filter, for a tenth of a stream and for all of it."""
    for size in (number // 10, number):
        with tempfile.TemporaryFile() as lines:
            lines.writelines(f"{text}\n".encode() for text in islice(varied(data), size))
            lines.seek(0)
            command = [sys.executable, "-c", "from refcheck.cli import main; main()", "parse", "-", "--quiet"]
            filtering = subprocess.Popen(command, stdin=lines, stdout=subprocess.DEVNULL)
            _, _, used = os.wait4(filtering.pid, 0)
        rate = size / (used.ru_utime + used.ru_stime)
        print(f"refcheck parse -: {size} references, {rate:.0f} a second, peak {used.ru_maxrss // 1024} MB")


def varied(data: Path) -> Iterator[str]:
    """Real references without end, their digits changed in every round."""
    texts = [" ".join(text.split()) for text in printed(data, "jats", "pmc_strings")]
    for turn in count(0):
        digits = str.maketrans("0123456789", "".join(str((digit + turn) % 10) for digit in range(10)))
        yield from (text.translate(digits) for text in texts)


def growth() -> None:
    """How the time of one parse grows when a hostile string doubles, from 50,000 characters to 400,000."""
    for name, piece in HOSTILE.items():
        times = []
        for size in (50_000, 100_000, 200_000, 400_000):
            text = piece * (size // len(piece))
            began = time.process_time()
            parse_string(text)
            times.append(time.process_time() - began)
        exponent = math.log2(max(times[-1], 1e-9) / max(times[0], 1e-9)) / 3
        print(
            f"{name}: {' '.join(f'{value:.3f}' for value in times)} s, grows as length to the {exponent:.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--stream", type=int, default=20_000, help="references to send through the filter")
    arguments = parser.parse_args()
    start()
    speed(arguments.data)
    stream(arguments.data, arguments.stream)
    growth()


if __name__ == "__main__":
    main()
