"""``refcheck check``: read, find, parse, resolve, judge, report."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from refcheck.cli import apologise, outcome, targets
from refcheck.cli.acceptance import accept, put_aside
from refcheck.cli.edits import cleaned_bibliography, mend, show_diff, write_bibliography
from refcheck.cli.inputs import inputs
from refcheck.cli.options import config_option, source_options, source_settings, spelling_options
from refcheck.cli.progress import Begin, progress
from refcheck.config import FORMATS, THRESHOLDS
from refcheck.errors import InputError, MissingExtraError, UsageError

if TYPE_CHECKING:
    from refcheck.model import Checked, Document, Report
    from refcheck.sources import SourceSettings


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--bib", metavar="FILE", help="Write the cleaned bibliography to FILE ('-': standard output).")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the other fixes too; with --diff, show them.")
@click.option("--merge", is_flag=True, help="Complete .bib files: put in the fields that the records have.")
@click.option("--diff", is_flag=True, help="Print what --fix (or --merge) would change, and change nothing.")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE ('-': standard output).")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules or families (DAT,NUM201).")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these rules or families.")
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--baseline", metavar="FILE", help="Report only what is not among the findings in FILE.")
@click.option("--write-baseline", is_flag=True, help="Record all findings in the baseline's FILE.")
@click.option("--allow-unchecked", is_flag=True, help="Exit 0, not 3, when a source could not be reached.")
@click.option("--show-text", is_flag=True, help="Print the text as it was read, which places refer to.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes on standard error.")
@click.option("-v", "--verbose", is_flag=True, help="Show the verdict on every reference.")
@click.option("--progress/--no-progress", "show_progress", default=True, help="A progress bar on a terminal.")
@spelling_options
@click.option(
    "--journal",
    type=click.Choice(["full", "iso4"]),
    default="full",
    show_default=True,
    help="With --bib: journals by their full name, or by the abbreviation on record.",
)
@click.option("--provenance", is_flag=True, help="With --bib: say above each entry where it comes from.")
@config_option
@source_options
def command(
    paths: tuple[str, ...],
    bib: str | None,
    fix: bool,
    unsafe_fixes: bool,
    merge: bool,
    diff: bool,
    output_format: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: str | None,
    write_baseline: bool,
    allow_unchecked: bool,
    show_text: bool,
    quiet: bool,
    verbose: bool,
    show_progress: bool,
    biblatex: bool,
    unicode: bool,
    journal: str,
    provenance: bool,
    **sources: Any,
) -> None:
    """Check the references of manuscripts, reference lists or .bib files.

    PATH is a manuscript with a reference section, a bare reference list or a .bib; "-" is
    standard input.
    """
    if show_text:
        _show_text(inputs(paths))
        return
    if write_baseline and not baseline:
        raise UsageError("--write-baseline needs --baseline FILE, the file to write")
    output = None if output == "-" else output
    written = {"--bib": bib, "--output": output, "--baseline": baseline if write_baseline else None}
    named = {option: target for option, target in written.items() if target}
    targets.keep_apart(paths, named)
    from refcheck import rules

    codes = rules.expand(_listed(select) or ("ALL",)) - rules.expand(_listed(ignore))
    with progress(show_progress and not quiet) as begin:
        run = _check_all(inputs(paths), source_settings(**sources), codes, begin, quiet)
    fix = fix or unsafe_fixes
    refused = targets.drawn_on(run.report, named)
    output = None if "--output" in refused else output
    if outcome.interrupted(run.report):
        click.echo("refcheck: interrupted: no file is written but the report", err=True)
    if outcome.interrupted(run.report) or refused:
        bib, fix, merge = None, False, False
        baseline = None if write_baseline else baseline
    report = put_aside(run.report, quiet=quiet)
    if baseline:
        report = accept(report, baseline, write=write_baseline, quiet=quiet)
    if bib:
        from refcheck.formats import bibtex

        spelling = bibtex.Spelling(biblatex=biblatex, unicode=unicode)
        cleaned = cleaned_bibliography(report, spelling, abbreviate=journal == "iso4", provenance=provenance)
        write_bibliography(cleaned, bib, quiet=quiet)
    if diff:
        show_diff(report, fixes=fix or not merge, unsafe=unsafe_fixes, merge=merge)
    elif fix or merge:
        report = mend(report, fixes=fix, unsafe=unsafe_fixes, merge=merge)
    if not diff and (report.documents or output_format != "text"):
        _print(report, output_format, output, verbose=verbose)
        if output_format != "text" and not quiet:
            outcome.tell_unchecked(report)
    failed = run.unreadable or bool(refused)
    sys.exit(outcome.exit_code(report, fail_on=fail_on, unreadable=failed, allow_unchecked=allow_unchecked))


@dataclass(frozen=True, slots=True)
class _Run:
    """What became of a run: the documents that could be checked, and whether any could not be read."""

    report: Report
    unreadable: bool


def _check_all(
    paths: Sequence[str], settings: SourceSettings, codes: Collection[str], begin: Begin, quiet: bool
) -> _Run:
    from refcheck import flow
    from refcheck.model import Report
    from refcheck.sources import open_sources

    # A run makes many objects that stay and few cycles: looking for garbage less often saves a sixth.
    gc.set_threshold(100_000, 50, 1000)
    checked: list[Checked] = []
    unreadable = False
    with open_sources(settings) as sources:
        for path in paths:
            try:
                document = _read(path)
                outcome.tell_lost(document, quiet=quiet)
                checked.append(flow.check_document(document, sources, codes, partial(begin, path)))
            except (InputError, MissingExtraError) as error:  # the other files are none the worse for it
                click.echo(f"refcheck: error: {error}", err=True)
                unreadable = True
            except (MemoryError, RecursionError):
                click.echo(f"refcheck: error: {path}: is too large or too deeply nested to be read", err=True)
                unreadable = True
            except Exception as error:  # nor is what refcheck stumbles over in one
                apologise(error)
                unreadable = True
            if outcome.interrupted(Report(tuple(checked))):
                break
    return _Run(Report(tuple(checked)), unreadable)


def _read(path: str) -> Document:
    """The document at ``path``, whose many objects no later look for garbage visits again."""
    from refcheck import flow

    gc.disable()
    try:
        return flow.read(path)
    finally:
        gc.freeze()
        gc.enable()


def _listed(codes: Iterable[str]) -> list[str]:
    """Codes given one by one or with commas between them."""
    return [code for given in codes for code in given.split(",") if code.strip()]


def _show_text(paths: Iterable[str]) -> None:
    from refcheck import flow

    for path in paths:
        text = flow.read(path).text
        # On a terminal the prompt begins a line of its own; elsewhere the text is what places refer to.
        click.echo(text, nl=sys.stdout.isatty() and not text.endswith("\n"))


def _print(report: Report, output_format: str, output: str | None, *, verbose: bool) -> None:
    from refcheck import reports
    from refcheck.formats import writing

    if output_format == "text" and output is None:
        reports.show(report, verbose=verbose)
        return
    text = reports.render(report, output_format)
    if output:
        writing.write(output, text)
    elif text:
        click.echo(text, nl=not text.endswith("\n"))
