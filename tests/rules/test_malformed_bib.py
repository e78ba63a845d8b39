"""Broken .bib files: each yields the right code at the right line, or a clear error, and no entry is lost."""

from __future__ import annotations

import codecs

import pytest

from refcheck import fix, rules
from refcheck.errors import InputError
from refcheck.formats import bibtex
from refcheck.formats.bibtex.syntax import scan
from refcheck.model import Document, Finding, Match, Severity, Status

BEFORE = "@misc{before, title = {Before}, author = {A B}, year = 2001}\n\n"
AFTER = "\n\n@misc{after, title = {After}, author = {A B}, year = 2001}\n"
BODY = "  author = {A B},\n  title = {A made-up title},\n  year = 2001"

# name: the broken entry, the code and its line (the entry begins on line 3), the keys that must be there
BROKEN: dict[str, tuple[str, str, int, tuple[str, ...]]] = {
    "comma missing after a field": ("@misc{k,\n  author = {A B}\n  year = 2001\n}", "BIB101", 4, ("k",)),
    "comma missing after a quoted field": ('@misc{k,\n  title = "T"\n  year = 2001\n}', "BIB101", 4, ("k",)),
    "comma missing after a number": ("@misc{k,\n  year = 2001\n  title = {T}\n}", "BIB101", 4, ("k",)),
    "comma missing after the key": (f"@misc{{k\n{BODY}\n}}", "BIB101", 3, ("k",)),
    "brace too many in a field": ("@misc{k,\n  title = {T}},\n  year = 2001\n}", "BIB102", 4, ("k",)),
    "brace too many before the last": ("@misc{k,\n  title = {T}\n},\n  year = 2001\n}", "BIB102", 5, ("k",)),
    "brace never closed": ("@misc{k,\n  title = {T,\n  year = 2001\n}", "BIB103", 4, ("k",)),
    "inner brace never closed": ("@misc{k,\n  title = {The {DNA},\n  year = 2001\n}", "BIB103", 4, ("k",)),
    "quote never closed": ('@misc{k,\n  title = "T,\n  year = 2001\n}', "BIB103", 4, ("k",)),
    "brace within quotes": ('@misc{k,\n  title = "The {DNA",\n  year = 2001\n}', "BIB103", 4, ("k",)),
    "entry never closed": (f"@misc{{k,\n{BODY}\n", "BIB104", 3, ("k",)),
    "entry never closed after a comma": (f"@misc{{k,\n{BODY},\n", "BIB104", 3, ("k",)),
    "parenthesis closed by a brace": (f"@misc(k,\n{BODY}\n}}", "BIB104", 3, ("k",)),
    "percent sign first": (f"@misc{{k,\n  % title = {{T}},\n{BODY}\n}}", "BIB105", 4, ("k",)),
    "percent sign after a field": ("@misc{k,\n  title = {T}, % why\n  year = 2001\n}", "BIB105", 4, ("k",)),
    "no key": (f"@misc{{,\n{BODY}\n}}", "BIB106", 3, ("",)),
    "no key and no comma": (f"@misc{{\n{BODY}\n}}", "BIB106", 3, ("",)),
    "space in the key": (f"@misc{{my key,\n{BODY}\n}}", "BIB107", 3, ("my key",)),
    "value without braces": ("@misc{k,\n  title = Made-up bones,\n  year = 2001\n}", "BIB108", 4, ("k",)),
    "range without braces": ("@misc{k,\n  title = {T},\n  pages = 12--34\n}", "BIB108", 5, ("k",)),
    "text after a value": ("@misc{k,\n  title = {T} and more,\n  year = 2001\n}", "BIB109", 4, ("k",)),
    "field without a value": ("@misc{k,\n  title = ,\n  year = 2001\n}", "BIB109", 4, ("k",)),
    "field without an equals sign": ("@misc{k,\n  title {T},\n  year = 2001\n}", "BIB109", 4, ("k",)),
    "the same key": (f"@misc{{before,\n{BODY}\n}}", "BIB110", 3, ("before",)),
    "the same key in capitals": (f"@misc{{BEFORE,\n{BODY}\n}}", "BIB110", 3, ("BEFORE",)),
    "a field twice": (f"@misc{{k,\n{BODY},\n  Year = 2002\n}}", "BIB111", 7, ("k",)),
    "a macro nobody defined": ("@misc{k,\n  title = {T},\n  journal = jmus\n}", "BIB115", 5, ("k",)),
    "string never closed": ('@string{jms = "Journal}\n', "BIB103", 3, ()),
    "at-sign lost": (f"misc{{k,\n{BODY}\n}}", "BIB132", 3, ()),
    "opening brace lost": (f"@misc k,\n{BODY}\n}}", "BIB132", 3, ()),
    "space in the type": (f"@mi sc{{k,\n{BODY}\n}}", "BIB132", 3, ()),
    "two entries in one": ("@misc{k,\n  title = {T,\n@misc{l,\n  title = {U}\n}", "BIB103", 4, ("k", "l")),
}  # fmt: skip


def judged(text: str) -> tuple[Document, list[Finding]]:
    document = bibtex.from_text("x.bib", text)
    matches = [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    return document, rules.judge(document, matches, rules.expand(["BIB"]))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_named_and_no_entry_is_lost(name: str) -> None:
    broken, code, line, keys = BROKEN[name]
    document, findings = judged(BEFORE + broken + AFTER)
    told = [(each.rule.code, document.position(each.span.start).line) for each in findings]
    assert (code, line) in told
    assert [each.key for each in document.references or ()] == ["before", *keys, "after"]
    assert not [each for each in findings if each.level is Severity.ERROR and each.rule.code != code]


@pytest.mark.parametrize("name", BROKEN)
def test_mending_a_broken_file_never_makes_it_worse(name: str) -> None:
    text = BEFORE + BROKEN[name][0] + AFTER
    document, findings = judged(text)
    mended = fix.mend(document, findings, unsafe=True)
    before, after = scan(text), scan(mended.text)
    assert len(after.faults) <= len(before.faults)
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    assert fix.mend(bibtex.from_text("x.bib", mended.text), judged(mended.text)[1], True).text == mended.text


NAME = "Müller"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("latin-1", b""),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_an_encoding_is_told_and_kept(encoding: str, mark: bytes) -> None:
    dash = "\u2013" if encoding == "cp1252" else ""
    text = f"@misc{{k,\r\n  author = {{{NAME}, J}},\r\n  title = {{T{dash}}}\r\n}}\r\n"
    document = bibtex.read("x.bib", mark + text.encode(encoding))
    assert (document.text, document.encoding, document.byte_order_mark) == (text, encoding, bool(mark))
    (reference,) = document.references or ()
    assert reference.item.author[0].family == NAME


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 64, b"\x89PNG\r\n\x1a\n" + bytes(range(256))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.bib"):
        bibtex.read("x.bib", data)
