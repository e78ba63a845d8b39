"""Indexes built from files as Crossref hands them out. The works are made up (10.5555)."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from refcheck.errors import IndexFormatError, InputError, OutputError, UsageError
from refcheck.model import Reference, Span, Work
from refcheck.sources.base import Identifier, Outcome, Scheme
from refcheck.sources.index import build as building
from refcheck.sources.index.build import Progress, build
from refcheck.sources.index.manifest import read_manifest
from refcheck.sources.local import LocalIndex

WORDS = [
    "amber", "birch", "cedar", "dune", "elder", "fern", "grove", "heath", "inlet", "juniper", "kelp", "larch",
    "moss",
]  # fmt: skip


def record(number: int, **more: Any) -> dict[str, Any]:
    title = f"The {WORDS[number % 13]} and the {WORDS[number // 13 % 13]} of pond {number} in a dry summer"
    made: dict[str, Any] = {
        "DOI": f"10.5555/pond.{number}",
        "type": "journal-article",
        "title": [title],
        "author": [{"family": f"Quack{WORDS[number % 13]}", "given": "Q."}],
        "container-title": ["Journal of Imaginary Ponds"],
        "short-container-title": ["J Imag Ponds"],
        "ISSN": ["1234-5679"],
        "volume": str(number // 10 + 1),
        "page": f"{number * 3 + 1}-{number * 3 + 4}",
        "issued": {"date-parts": [[1950 + number // 10]]},
        "indexed": {"date-parts": [[2020, 1, 1]], "timestamp": 1_577_836_800_000},
    }
    return made | more


def write(path: Path, records: Sequence[dict[str, Any]]) -> Path:
    lines = "\n".join(map(json.dumps, records)).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def doi(index: LocalIndex, value: str) -> tuple[Work, ...]:
    return index.lookup([Identifier(Scheme.DOI, value)])[0].works


def search(index: LocalIndex, text: str) -> list[str]:
    (answer,) = index.search([Reference(1, text, Span(0, len(text)))])
    return [work.item.doi for work in answer.works]


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thirty")
    build([write(folder / "records.jsonl.gz", [record(n) for n in range(30)])], folder / "index")
    return folder / "index"


def test_works_are_found_by_key_and_by_word_and_by_doi(thirty: Path) -> None:
    index = LocalIndex.open(thirty)
    assert search(index, "The cedar and the amber of pond 2 in a dry summer. 1950.")[0] == "10.5555/pond.2"
    settled = index.settled_by_keys
    assert (
        search(index, "Quackfern Q. The fern and amber, of a pond 5 (summer), 1950.")[0] == "10.5555/pond.5"
    )
    assert index.settled_by_keys == settled
    assert [work.item.volume for work in doi(index, "10.5555/pond.29")] == ["3"]
    index.close()


def test_a_complete_index_knows_what_there_is_not(thirty: Path) -> None:
    index = LocalIndex.open(thirty)
    (answer,) = index.lookup([Identifier(Scheme.DOI, "10.5555/pond.30")])
    assert (answer.works, answer.outcome) == ((), Outcome.COMPLETE)
    (answer,) = index.lookup([Identifier(Scheme.PMID, "1")])
    assert (answer.works, answer.outcome) == ((), Outcome.PARTIAL)
    index.close()


def test_the_journal_is_learnt_with_its_numbering(thirty: Path) -> None:
    index = LocalIndex.open(thirty)
    (journal,) = index.journals("journal of imaginary PONDS")
    assert index.journals("1234-5679") == index.journals("J Imag Ponds") == [journal]
    assert (journal.years("1"), journal.years("3"), journal.years("9")) == ((1950,), (1952,), ())
    assert journal.issues == {}
    assert index.journals("Journal of Real Ponds") == []
    index.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one.json", record(1)),
        ("list.json", [record(1)]),
        ("items.json", {"items": [record(1)]}),
        ("answer.json", {"status": "ok", "message": {"items": [record(1)]}}),
        ("single.json", {"status": "ok", "message": record(1)}),
        ("lines.jsonl", record(1)),
        ("items.json.gz", {"items": [record(1)]}),
    ],
)
def test_every_form_of_file_is_read(tmp_path: Path, name: str, content: Any) -> None:
    data = json.dumps(content).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert build([tmp_path], tmp_path / "index").records == 1


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    path = write(tmp_path / "lines.json", [record(1), record(2)])
    assert build([path], tmp_path / "index").records == 2


def test_bad_lines_are_skipped_and_their_places_told(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join([json.dumps(record(1)), "{oops", '"text"', '{"title": ["No DOI"]}', "", "[]"]))
    (origin,) = build([path], tmp_path / "index").origins
    assert (origin.records, origin.skipped) == (1, 4)
    assert [(line, why.split(":")[0]) for _, line, why in origin.skipped_places] == [
        (2, "not JSON"),
        (3, "text"),
        (4, "no DOI"),
        (5, "not a record"),
    ]


def test_a_file_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    path = write(tmp_path / "records.jsonl.gz", [record(n) for n in range(2000)])
    path.write_bytes(path.read_bytes()[:-2000])
    manifest = build([path], tmp_path / "index")
    assert 1000 < manifest.records < 2000
    assert "breaks off" in manifest.origins[0].skipped_places[-1][2]


def test_a_gzip_file_of_several_members_is_read_to_its_end(tmp_path: Path) -> None:
    members = [gzip.compress(json.dumps(record(n)).encode() + b"\n") for n in range(3)]
    (tmp_path / "records.jsonl.gz").write_bytes(b"".join(members))
    assert build([tmp_path], tmp_path / "index").records == 3


def test_an_update_brings_new_works_and_newer_records(tmp_path: Path) -> None:
    newer = {"indexed": {"timestamp": 1_700_000_000_000}}
    older = {"indexed": {"timestamp": 1_500_000_000_000}}
    build([write(tmp_path / "a.jsonl", [record(n) for n in range(3)])], tmp_path / "index")
    update = [record(1, volume="77", **newer), record(2, volume="88", **older), record(3)]
    manifest = build([write(tmp_path / "b.jsonl", update)], tmp_path / "index", update=True)
    index = LocalIndex.open(tmp_path / "index")
    assert (manifest.records, manifest.superseded, len(manifest.origins)) == (4, 2, 2)
    volumes = [[work.item.volume for work in doi(index, f"10.5555/pond.{n}")] for n in range(5)]
    assert volumes == [["1"], ["77"], ["1"], ["1"], []]
    assert (
        search(index, "The birch and the amber of pond 1 in a dry summer. 1950.").count("10.5555/pond.1") == 1
    )
    index.close()


def test_of_a_work_given_twice_the_newest_record_wins(tmp_path: Path) -> None:
    newer = record(1, volume="77", deposited={"timestamp": 1_700_000_000_000}) | {"indexed": None}
    manifest = build([write(tmp_path / "a.jsonl", [newer, record(1), record(1)])], tmp_path / "index")
    index = LocalIndex.open(tmp_path / "index")
    assert manifest.records == 1
    assert [work.item.volume for work in doi(index, "10.5555/pond.1")] == ["77"]
    index.close()


def test_an_interrupted_build_goes_on_with_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path / f"{n}.jsonl", [record(n)]) for n in range(3)]
    monkeypatch.setattr(building, "_SEGMENT_BYTES", 1)
    written: list[str] = []

    def run(tasks: Sequence[Any], workers: int, tell: Any, break_after: int = 9) -> None:
        for task in tasks[:break_after]:
            written.append(task.folder.name)
            original([task], workers, tell)
        if len(tasks) > break_after:
            raise KeyboardInterrupt

    original = building.run
    monkeypatch.setattr(building, "run", lambda *arguments: run(*arguments, break_after=2))
    with pytest.raises(KeyboardInterrupt):
        build(files, tmp_path / "index")
    with pytest.raises(IndexFormatError):
        LocalIndex.open(tmp_path / "index")
    monkeypatch.setattr(building, "run", run)
    progress: list[Progress] = []
    manifest = build(files, tmp_path / "index", report=progress.append)
    assert written == ["segment-0000", "segment-0001", "segment-0002"]
    assert manifest.records == 3
    assert progress[-1].bytes_done == progress[-1].bytes_total
    index = LocalIndex.open(tmp_path / "index")
    assert all(doi(index, f"10.5555/pond.{n}") for n in range(3))
    assert search(index, "The cedar and the amber of pond 2 in a dry summer. 1950.")[0] == "10.5555/pond.2"
    index.close()


def test_workers_share_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / f"{n}.jsonl", [record(n)]) for n in range(2)]
    monkeypatch.setattr(building, "_SEGMENT_BYTES", 1)
    manifest = build(files, tmp_path / "index", workers=2)
    assert (manifest.records, len(manifest.segments)) == (2, 2)


def test_an_index_in_place_is_never_overwritten(thirty: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [record(1)])
    with pytest.raises(UsageError, match="--update"):
        build([path], thirty)
    assert read_manifest(thirty).records == 30
    with pytest.raises(IndexFormatError, match="no index here"):
        build([path], tmp_path / "none", update=True)


@pytest.mark.parametrize("name", ["missing.jsonl", "notes.txt"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("no records")
    with pytest.raises(InputError, match=name):
        build([tmp_path / name], tmp_path / "index")


def test_a_damaged_index_is_told(thirty: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match="refcheck index build"):
        LocalIndex.open(tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(IndexFormatError, match="another version"):
        LocalIndex.open(tmp_path)
    (tmp_path / "manifest.json").write_text((thirty / "manifest.json").read_text())
    with pytest.raises(IndexFormatError, match="damaged"):
        LocalIndex.open(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [record(1)])
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        build([path], tmp_path / "file" / "index")


def test_searching_imports_neither_numpy_nor_a_network_library(thirty: Path) -> None:
    program = f"""
import sys
from refcheck.model import Reference, Span
from refcheck.sources.local import LocalIndex

index = LocalIndex.open({str(thirty)!r})
index.search([Reference(1, "Quackfern, Q. The fern of a pond 5, 1950", Span(0, 1))])
print([name for name in ("numpy", "pandas", "httpx", "httpx2", "habanero", "urllib3") if name in sys.modules])
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert run.stdout == "[]\n"
