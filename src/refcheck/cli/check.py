"""``refcheck check``: read, find, parse, resolve, judge, report."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from refcheck.cli import outcome
from refcheck.cli.inputs import inputs
from refcheck.cli.options import config_option, source_options, source_settings, spelling_options
from refcheck.cli.progress import Begin, progress
from refcheck.errors import InputError, MissingExtraError, UsageError

if TYPE_CHECKING:
    from refcheck.model import Checked, Report
    from refcheck.sources import SourceSettings

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
THRESHOLDS = ("error", "warning", "info", "never")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--bib", metavar="FILE", help="Write the cleaned bibliography to FILE ('-': standard output).")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the unsafe fixes too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules or families. Repeatable.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these rules or families. Repeatable.")
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--allow-unchecked", is_flag=True, help="Exit 0, not 3, when a source could not be reached.")
@click.option("--show-text", is_flag=True, help="Print the text as it was read, which places refer to.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes on standard error.")
@click.option("-v", "--verbose", is_flag=True, help="Show the verdict on every reference.")
@click.option("--progress/--no-progress", "show_progress", default=True, help="A progress bar on a terminal.")
@spelling_options
@config_option
@source_options
def command(
    paths: tuple[str, ...],
    bib: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    output_format: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    allow_unchecked: bool,
    show_text: bool,
    quiet: bool,
    verbose: bool,
    show_progress: bool,
    biblatex: bool,
    unicode: bool,
    **sources: Any,
) -> None:
    """Check the references of manuscripts, reference lists or .bib files.

    PATH is a manuscript with a reference section, a bare reference list or a .bib; "-" is
    standard input.
    """
    if show_text:
        _show_text(inputs(paths))
        return
    if diff and fix:
        raise UsageError("--diff changes nothing and --fix does: give one of them")
    from refcheck import rules

    codes = rules.expand(select or ("ALL",)) - rules.expand(ignore)
    with progress(show_progress and not quiet) as begin:
        run = _check_all(inputs(paths), source_settings(**sources), codes, begin)
    report = run.report
    if bib:
        _write_bibliography(report, bib, biblatex=biblatex, unicode=unicode, quiet=quiet)
    if diff:
        _show_diff(report, unsafe_fixes)
    if fix:
        report = _mend(report, unsafe_fixes)
    if not diff and (report.documents or output_format != "text"):
        _print(report, output_format, output, verbose=verbose)
    sys.exit(
        outcome.exit_code(report, fail_on=fail_on, unreadable=run.unreadable, allow_unchecked=allow_unchecked)
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """What became of a run: the documents that could be checked, and whether any could not be read."""

    report: Report
    unreadable: bool


def _check_all(paths: Sequence[str], settings: SourceSettings, codes: Collection[str], begin: Begin) -> _Run:
    from refcheck import flow
    from refcheck.model import Report
    from refcheck.sources import open_sources

    checked: list[Checked] = []
    unreadable = False
    with open_sources(settings) as sources:
        for path in paths:
            try:
                checked.append(flow.check_document(flow.read(path), sources, codes, partial(begin, path)))
            except (InputError, MissingExtraError) as error:  # the other files are none the worse for it
                click.echo(f"refcheck: error: {error}", err=True)
                unreadable = True
            if checked and outcome.interrupted(checked[-1].matches):
                break
    return _Run(Report(tuple(checked)), unreadable)


def _show_text(paths: Iterable[str]) -> None:
    from refcheck import flow

    for path in paths:
        click.echo(flow.read(path).text, nl=False)


def _write_bibliography(report: Report, path: str, *, biblatex: bool, unicode: bool, quiet: bool) -> None:
    from refcheck.fix import bibliography
    from refcheck.formats import bibtex, writing

    matches = [match for checked in report.documents for match in checked.matches]
    cleaned = bibliography(matches, bibtex.Spelling(biblatex=biblatex, unicode=unicode))
    if path == "-":
        click.echo(cleaned.text, nl=False)
    else:
        writing.write(path, cleaned.text)
    for line in () if quiet else cleaned.corrections:
        click.echo(f"{path}: {line}", err=True)


def _show_diff(report: Report, unsafe: bool) -> None:
    from refcheck import fix

    for checked in report.documents:
        document = checked.document
        mended = fix.mend(document, checked.findings, unsafe)
        click.echo(fix.unified(document.path, document.text, mended.text), nl=False)


def _mend(report: Report, unsafe: bool) -> Report:
    """Write the mended files; the report that is left holds the findings that were not mended."""
    from refcheck import fix
    from refcheck.formats import writing

    left = []
    for checked in report.documents:
        document = checked.document
        mended = fix.mend(document, checked.findings, unsafe)
        if mended.text != document.text:
            writing.write(document.path, mended.text, document.encoding, document.byte_order_mark)
            click.echo(f"{document.path}: {len(mended.fixed)} mended", err=True)
        left.append(replace(checked, findings=mended.left))
    return replace(report, documents=tuple(left))


def _print(report: Report, output_format: str, output: str | None, *, verbose: bool) -> None:
    from refcheck import reports
    from refcheck.formats import writing

    if output_format == "text" and output is None:
        reports.show(report, verbose=verbose)
        return
    text = reports.render(report, output_format)
    if output:
        writing.write(output, text)
    else:
        click.echo(text, nl=not text.endswith("\n"))
