from __future__ import annotations

import logging

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.bibtex.syntax import File, content, scan

WELL_FORMED = """\
% a comment with @ and an address: someone@example.org
@string{jms = "Journal of Made-up Studies"}
@preamble{"\\newcommand{\\x}{}"}
@comment{jabref-meta: {nested} braces;}

@Article{nobody2001,
  author  = {Nobody, A. and {A {Made-up} Group}},
  title   = "The {"}quoted{"} {DNA} title",
  journal = jms # " B",
  year    = 2001,
  month   = sep,
  pages   = {224--229}
}
@book(paren2002, title = {With (parentheses)}, year = "2002")
@misc{bare}
"""


def values(text: str, file: File) -> list[tuple[str, dict[str, str]]]:
    return [
        (entry.key, {field.name: content(text, field) for field in entry.fields}) for entry in file.entries
    ]


def test_well_formed_files_have_no_faults_and_all_their_parts() -> None:
    file = scan(WELL_FORMED)
    assert file.faults == ()
    assert [block.type for block in file.blocks] == [
        "string", "preamble", "comment", "article", "book", "misc"
    ]  # fmt: skip
    assert values(WELL_FORMED, file) == [
        (
            "nobody2001",
            {
                "author": "Nobody, A. and {A {Made-up} Group}",
                "title": 'The {"}quoted{"} {DNA} title',
                "journal": "jms B",
                "year": "2001",
                "month": "sep",
                "pages": "224--229",
            },
        ),
        ("paren2002", {"title": "With (parentheses)", "year": "2002"}),
        ("bare", {}),
    ]


@pytest.mark.parametrize(
    ("text", "fault", "marked", "entries"),
    [
        ("@a{k,\n t = {A}\n y = 1}", "missing-comma", "}", [("k", {"t": "A", "y": "1"})]),
        ('@a{k,\n t = "A"\n y = 1}', "missing-comma", '"', [("k", {"t": "A", "y": "1"})]),
        ("@a{k,\n y = 1\n t = {A}}", "missing-comma", "1", [("k", {"y": "1", "t": "A"})]),
        ("@a{k\n t = {A}}", "missing-comma", "k", [("k", {"t": "A"})]),
        ("@a{k,\n t = {A}},\n y = {1}\n}", "extra-brace", "}", [("k", {"t": "A", "y": "1"})]),
        ("@a{, t = {A}}", "empty-key", "{", [("", {"t": "A"})]),
        ("@a{t = {A}}", "empty-key", "{", [("", {"t": "A"})]),
        ("@a{my key, t = {A}}", "key-with-space", "my key", [("my key", {"t": "A"})]),
        ("@a{k,\n % no\n t = {A}}", "percent-comment", "% no", [("k", {"t": "A"})]),
        ("@a{k, t = two words}", "unenclosed-value", "two words", [("k", {"t": "two words"})]),
        ("@a{k, p = 12--34, y = 1}", "unenclosed-value", "12--34", [("k", {"p": "12--34", "y": "1"})]),
        ("@a{k, t = , y = 1}", "missing-value", "t", [("k", {"t": "", "y": "1"})]),
        ("@a{k, t = {A} more, y = 1}", "stray-text", "more", [("k", {"t": "A", "y": "1"})]),
        ("@a{k, oops, y = 1}", "stray-text", "oops", [("k", {"y": "1"})]),
        ("@a{k,\n t = {A,\n y = 1\n}\n@b{l, t = {B}}", "unclosed-value", "{",
         [("k", {"t": "A", "y": "1"}), ("l", {"t": "B"})]),
        ('@a{k,\n t = "A,\n y = {1}\n}\n@b{l, t = "B"}', "unclosed-value", '"',
         [("k", {"t": "A", "y": "1"}), ("l", {"t": "B"})]),
        ("@a{k,\n t = {A}\n\n@b{l, t = {B}}", "unclosed-entry", "@a{k",
         [("k", {"t": "A"}), ("l", {"t": "B"})]),
        ("@a{k,\n t = {A}", "unclosed-entry", "@a{k", [("k", {"t": "A"})]),
        ("@a{k,\n t = {A", "unclosed-value", "{", [("k", {"t": "A"})]),
    ],
)  # fmt: skip
def test_a_fault_is_named_placed_and_read_past(
    text: str, fault: str, marked: str, entries: list[tuple[str, dict[str, str]]]
) -> None:
    file = scan(text)
    assert fault in [each.name for each in file.faults]
    span = next(each.span for each in file.faults if each.name == fault)
    assert text[span.start : span.end] == marked
    assert values(text, file) == entries


@pytest.mark.parametrize(
    "text",
    [
        "@a{k,\n t = {A}\n y = 1}", "@a{k\n t = {A}}", "@a{k,\n t = {A}},\n y = {1}\n}",
        "@a{k, t = two words, y = 1}",
    ],
)  # fmt: skip
def test_the_edits_of_a_fault_mend_it(text: str) -> None:
    file = scan(text)
    (fault,) = file.faults
    mended = text
    for edit in sorted(fault.edits, key=lambda edit: edit.start, reverse=True):
        mended = mended[: edit.start] + edit.text + mended[edit.end :]
    assert scan(mended).faults == ()
    assert values(mended, scan(mended)) == values(text, file)


def test_a_commented_entry_and_an_address_are_no_entries() -> None:
    assert scan("% @article{a, t = {A}}\nwrite to me@example{org}\n").faults == ()
    assert [entry.key for entry in scan("% @article{a, t = {A}}\n@b{c, t = {A}}").entries] == ["c"]


def test_braces_nest_as_deep_as_they_like() -> None:
    deep = "{" * 40 + "x" + "}" * 40
    text = f"@a{{k, t = {deep}}}"
    assert values(text, scan(text)) == [("k", {"t": deep[1:-1]})]
    assert scan(text).faults == ()


_PARTS = st.sampled_from(
    [
        "@article{",
        "@string{",
        "key",
        ",",
        "=",
        "title",
        "{",
        "}",
        '"',
        "#",
        "%",
        "\n",
        " ",
        "2001",
        "@",
        "(",
        ")",
    ]
)


@given(st.lists(_PARTS, max_size=40).map("".join))
def test_scanning_never_fails_and_places_lie_in_the_text(text: str) -> None:
    file = scan(text)
    end = 0
    for block in file.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
        for field in block.fields:
            assert block.span.start <= field.span.start <= field.span.end <= block.span.end
    assert all(0 <= fault.span.start <= fault.span.end <= len(text) for fault in file.faults)


_WORDS = st.text("abcXYZ 019.-:'ü", min_size=1, max_size=12).map(str.strip).filter(bool)
_VALUES = st.one_of(
    _WORDS.map(lambda word: f"{{{word}}}"),
    _WORDS.map(lambda word: f'"{word}"'),
    _WORDS.map(lambda word: f"{{a {{{word}}} b}}"),
    st.integers(0, 9999).map(str),
)
_FIELDS = st.dictionaries(st.sampled_from(["author", "title", "year", "note", "pages"]), _VALUES, max_size=4)


@given(st.lists(_FIELDS, max_size=4))
def test_well_formed_entries_read_as_bibtexparser_reads_them(entries: list[dict[str, str]]) -> None:
    text = "\n".join(
        f"@misc{{key{number}{''.join(f',{chr(10)}  {name} = {value}' for name, value in fields.items())}\n}}"
        for number, fields in enumerate(entries)
    )
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text, parse_stack=[])
    theirs = [(entry.key, [(field.key, field.value) for field in entry.fields]) for entry in library.entries]
    file = scan(text)
    ours = [
        (entry.key, [(field.name, text[field.value.start : field.value.end]) for field in entry.fields])
        for entry in file.entries
    ]
    assert ours == theirs
    assert file.faults == ()
