"""``refcheck parse``: printed references to BibTeX, CSL-JSON, RIS or JSON lines, without a network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from refcheck.cli.inputs import inputs
from refcheck.cli.options import spelling_options

if TYPE_CHECKING:
    from refcheck.model import Reference

    Writer = Callable[[Iterable[Reference]], Iterator[str]]


_NEXT_STEP = "Name a list of printed references, or a document that has one under a heading."


@click.command("parse")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--to",
    type=click.Choice(["bibtex", "csl-json", "ris", "jsonl"]),
    default="bibtex",
    show_default=True,
    help="What to write.",
)
@spelling_options
@click.option("-q", "--quiet", is_flag=True, help="No notes on standard error.")
def command(paths: tuple[str, ...], to: str, biblatex: bool, unicode: bool, quiet: bool) -> None:
    """Turn printed references into BibTeX, CSL-JSON, RIS or JSON lines.

    No network is used. PATH is a bare list of references, or a document with a reference section;
    "-" is standard input, which is read and written as it comes. What is no reference (a heading, a
    sentence) is named on standard error; only JSON lines keep it, with "is_reference": false. Where no
    reference is found at all, the exit code is 2.
    """
    writers: dict[str, Writer] = {
        "bibtex": partial(_bibtex, biblatex=biblatex, unicode=unicode),
        "csl-json": _csl_json,
        "ris": _ris,
        "jsonl": _json_lines,
    }
    without: list[str] = []
    found = _parsed(inputs(paths), quiet, without)
    for piece in writers[to](found if to == "jsonl" else (each for each in found if each.is_reference)):
        click.echo(piece, nl=False)
    for path in without:
        click.echo(f"refcheck: error: {path}: no reference was found. {_NEXT_STEP}", err=True)
    sys.exit(2 if without else 0)


def _parsed(paths: Iterable[str], quiet: bool, without: list[str]) -> Iterator[Reference]:
    """The references of all files; ``without`` gets those files that have none."""
    from refcheck import flow

    for path in paths:
        some = False
        for reference in flow.references_in(path):
            some = some or reference.is_reference
            if not (reference.is_reference or quiet):
                text = reference.unstructured
                start = text if len(text) <= 60 else f"{text[:60]}..."
                click.echo(f"{path}: entry {reference.number} is no reference: {start!r}", err=True)
            yield reference
        if not some:
            without.append(path)


def _bibtex(references: Iterable[Reference], *, biblatex: bool, unicode: bool) -> Iterator[str]:
    from refcheck.fields import keys
    from refcheck.formats import bibtex

    spelling = bibtex.Spelling(biblatex=biblatex, unicode=unicode)
    for position, reference in enumerate(keys.keyed(references)):
        yield ("\n" if position else "") + bibtex.entry(reference.key, reference.item, spelling)


def _csl_json(references: Iterable[Reference]) -> Iterator[str]:
    from refcheck.fields import keys
    from refcheck.formats import csljson

    opening = "[\n"
    for reference in keys.keyed(references):
        yield opening + json.dumps(csljson.to_csl(reference.item, reference.key), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _ris(references: Iterable[Reference]) -> Iterator[str]:
    from refcheck.fields import keys
    from refcheck.formats import ris

    for reference in keys.keyed(references):
        yield ris.write([(reference.key, reference.item)])


def _json_lines(references: Iterable[Reference]) -> Iterator[str]:
    from refcheck.formats import csljson

    for reference in references:
        line = csljson.to_csl(reference.item) if reference.is_reference else {}
        line |= {
            "unstructured": reference.unstructured,
            "confidence": round(reference.confidence, 3),
            "is_reference": reference.is_reference,
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"
