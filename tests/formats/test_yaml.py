"""YAML as dicts and lists with places; what is none is refused by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats import yaml


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("", ""),
        ("a: b", {"a": "b"}),
        ("a: 1e3\nb: 2001-05\nc: no\nd:", {"a": "1e3", "b": "2001-05", "c": "no", "d": ""}),
        ("- x\n- [y, {z: 'it''s'}]", ["x", ["y", {"z": "it's"}]]),
        ("---\na: |\n  two\n  lines\n...\n---\nb: c\n", {"a": "two\nlines\n"}),
        ('a: >-\n  fol\n  ded\nb: "\\u00e9"', {"a": "fol ded", "b": "é"}),
        ("a: &one [x]\nb: *one", {"a": ["x"], "b": ["x"]}),
        ("\ufeffa: b # said", {"a": "b"}),
        ("!!python/object:os.system a", "a"),
    ],
)
def test_values(source: str, value: object) -> None:
    assert yaml.read(source) == value


def test_an_alias_within_its_own_anchor_is_empty() -> None:
    assert yaml.read("&a [*a, *a]") == ["", ""]


def test_an_entry_stands_from_its_key_to_the_end_of_its_value() -> None:
    source = "# é\nquill:\n  title: On clocks\n\nstrom: &s {title: Bells}\nbell: *s\n"
    found = yaml.tree(source, start=100).value
    places = [source[node.start - 100 : node.end - 100] for node in found.values()]
    assert places == ["quill:\n  title: On clocks", "strom: &s {title: Bells}", "bell: *s"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a: b\nc: [d\n", "line 3"),
        ("a: b\n\tc: d", "line 2"),
        ("[" * 100_000, "nested"),
        ("- " * 100_000, "nested"),
        ("\n".join(["a0: &a0 x", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 39))]), "aliases"),
        ("a: \x00", "not allowed"),
    ],
)
def test_what_is_no_yaml_is_refused(source: str, said: str) -> None:
    with pytest.raises(yaml.MalformedYamlError, match=said):
        yaml.read(source)


@given(st.text(alphabet=" \n\t-:[]{},&*!|>'\"#%?ab1é\x00\ud800"))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        root = yaml.tree(source)
    except yaml.MalformedYamlError:
        return
    assert 0 <= root.start <= root.end <= len(source)
    yaml.plain(root)
