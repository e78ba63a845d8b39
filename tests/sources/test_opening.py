from __future__ import annotations

import json
from pathlib import Path

import pytest

from refcheck.errors import UsageError
from refcheck.sources import NEIGHBOURS, SourceSettings, open_sources
from refcheck.sources.cache import Cache
from refcheck.sources.index.build import build
from tests.sources.server import CrossrefServer
from tests.sources.works import doi, record


def test_crossref_comes_first_and_its_neighbours_by_name() -> None:
    with open_sources(SourceSettings(names=("openalex", "crossref", "pubmed"))) as sources:
        assert [source.name for source in sources] == ["crossref", "pubmed", "openalex"]
    with open_sources(SourceSettings(names=NEIGHBOURS)) as sources:
        assert [source.name for source in sources] == ["crossref", *NEIGHBOURS]


def test_offline_asks_nobody_on_the_network() -> None:
    with open_sources(SourceSettings(offline=True, names=NEIGHBOURS)) as sources:
        assert [source.name for source in sources] == ["verified sample"]


@pytest.mark.parametrize(("mode", "asked"), [("use", 1), ("refresh", 2), ("none", 2)])
def test_the_cache_is_used_as_wished(mode: str, asked: int) -> None:
    with CrossrefServer([record(1)]) as server:
        for cache in ("use", mode):
            with open_sources(SourceSettings(crossref_url=server.url, cache=cache)) as (crossref,):
                assert crossref.lookup([doi(1)])[0].works
        assert len(server.asked) == asked


def test_without_a_cache_nothing_is_kept() -> None:
    with CrossrefServer([record(1)]) as server:
        with open_sources(SourceSettings(crossref_url=server.url, cache="none")) as (crossref,):
            assert crossref.lookup([doi(1)])[0].works
        assert not Cache().path.exists()


@pytest.mark.parametrize("offline", [False, True])
def test_mailto_must_be_an_address(offline: bool) -> None:
    settings = SourceSettings(mailto="nobody", offline=offline)
    with pytest.raises(UsageError, match="--mailto"), open_sources(settings):
        pass


def test_several_indexes_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(json.dumps(record(1)), encoding="utf-8")
    folders = [tmp_path / name for name in ("medicine", "physics", "old/physics")]
    (tmp_path / "old").mkdir()
    for folder in folders:
        build([tmp_path / "records.jsonl"], folder, workers=1)
    medicine, physics, old = map(str, folders)
    for indexes, names in (
        ((medicine,), ["local"]),
        ((medicine, physics), ["local (medicine)", "local (physics)"]),
        ((physics, old), [f"local ({physics})", f"local ({old})"]),
    ):
        with open_sources(SourceSettings(offline=True, indexes=indexes)) as sources:
            assert [source.name for source in sources] == names
