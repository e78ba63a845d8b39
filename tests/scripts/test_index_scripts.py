"""The scripts that measure the local index run, on a small corpus, as the code stands."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from refcheck.sources.index.files import FileHolding

SCRIPTS = Path(__file__).parents[2] / "scripts"
RECORDS = [
    {
        "title": [f"On the {word} and its pond in early summer"],
        "author": [{"family": f"Quack{word}", "given": "Q."}],
        "container-title": [f"Journal of {word.title()} Ponds"],
        "short-container-title": [f"J {word.title()} Ponds"],
    }
    for word in ("amber", "birch", "cedar", "dune")
]


def load(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    maker = load("make_corpus")
    maker.TAIL_SIZE = 500
    maker.make(RECORDS, 300, 60, folder, seed=7)
    return folder


def test_the_same_seed_makes_the_same_corpus(corpus: Path, tmp_path: Path) -> None:
    maker = load("make_corpus")
    maker.TAIL_SIZE = 500
    maker.make(RECORDS, 300, 60, tmp_path, seed=7)
    assert (tmp_path / "queries.jsonl").read_text() == (corpus / "queries.jsonl").read_text()


def test_the_benchmark_measures_what_it_says(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    benchmark = load("benchmark_index")
    benchmark.measure_build([corpus / "records"], tmp_path / "index", 1, keep=False)
    benchmark.report_size(tmp_path / "index")
    asked = benchmark.queries(corpus / "queries.jsonl", FileHolding(tmp_path / "index"), 50)
    benchmark.measure_search(tmp_path / "index", asked)
    printed = capsys.readouterr().out
    rows = [line.split("|") for line in printed.splitlines() if line.startswith("| ")]
    assert len(asked) > 30
    assert all(json.loads(row[5].strip(" %")) > 90 for row in rows[1:])
    assert "settled by keys" in printed
    assert "build: 300 records" in printed
