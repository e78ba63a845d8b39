from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refcheck.sources.index.merge import Part, merge_tables, write_table
from refcheck.sources.index.tables import POPULAR, FileTable

PAIRS = st.lists(
    st.tuples(st.integers(0, (1 << 40) - 1) | st.integers(0, 600), st.integers(0, 9999)), max_size=40
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PAIRS)
def test_a_table_finds_what_was_put_in(tmp_path: Path, pairs: list[tuple[int, int]]) -> None:
    write_table(tmp_path, "keys", [key for key, _ in pairs], [number for _, number in pairs])
    table = FileTable(tmp_path, "keys")
    for key in {key for key, _ in pairs} | {0, 5, (1 << 40) - 1}:
        assert sorted(table.find(key)) == sorted(number for known, number in pairs if known == key)
    table.close()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PAIRS, PAIRS)
def test_merged_tables_hold_both(
    tmp_path: Path, one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    for name, pairs in (("one", one), ("other", other)):
        (tmp_path / name).mkdir(exist_ok=True)
        write_table(tmp_path / name, "doi", [key for key, _ in pairs], [number for _, number in pairs])
    repeated = merge_tables([Part(tmp_path / "one", 0), Part(tmp_path / "other", 10_000)], "doi", tmp_path)
    table = FileTable(tmp_path, "doi")
    expected: dict[int, list[int]] = {}
    for key, number in one + [(key, number + 10_000) for key, number in other]:
        expected.setdefault(key, []).append(number)
    assert all(sorted(table.find(key)) == sorted(numbers) for key, numbers in expected.items())
    assert sorted(map(sorted, repeated)) == sorted(
        sorted(numbers) for numbers in expected.values() if len(numbers) > 1
    )
    table.close()


@pytest.mark.parametrize(("count", "found"), [(POPULAR, POPULAR), (POPULAR + 1, 0)])
def test_a_popular_key_leads_nowhere(tmp_path: Path, count: int, found: int) -> None:
    write_table(tmp_path, "keys", [7] * count + [8], range(count + 1))
    table = FileTable(tmp_path, "keys")
    assert (len(table.find(7)), table.find(8)) == (found, [count])
    table.close()


def test_slices_of_the_range_are_merged_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [n * 0x9E3779B97 % (1 << 40) for n in range(1000)]
    (tmp_path / "part").mkdir()
    write_table(tmp_path / "part", "keys", keys, range(1000))
    monkeypatch.setattr("refcheck.sources.index.merge._SLICE", 100)
    merge_tables([Part(tmp_path / "part", 5)], "keys", tmp_path)
    table = FileTable(tmp_path, "keys")
    assert [list(table.find(key)) for key in keys] == [[n + 5] for n in range(1000)]
    table.close()
