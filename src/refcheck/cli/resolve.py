"""``refcheck resolve``: references to DOIs, and no rules."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from refcheck.cli.inputs import inputs
from refcheck.cli.options import config_option, source_options, source_settings
from refcheck.cli.outcome import UNREACHED
from refcheck.cli.progress import Begin, progress

if TYPE_CHECKING:
    from refcheck.model import Match
    from refcheck.sources import SourceSettings

_STATUS_WIDTH = len("unchecked")
_DOI_WIDTH = 32
_NARROWEST = 20  # characters of the reference that a table shows at the least


@click.command("resolve")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--output-format",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for people, or one JSON object a line.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
@click.option("--progress/--no-progress", "show_progress", default=True, help="A progress bar on a terminal.")
@config_option
@source_options
def command(
    paths: tuple[str, ...], output_format: str, quiet: bool, show_progress: bool, **sources: Any
) -> None:
    """Find the DOIs of references.

    PATH is a bare list of references, or a document with a reference section; "-" is standard
    input. Each reference is written as soon as it and those before it are resolved.
    """
    write = {"table": _row, "jsonl": _json_line}[output_format]
    # On a terminal the lines themselves tell how far it is, and a bar would stand between them.
    wanted = show_progress and not quiet and not sys.stdout.isatty()
    with progress(wanted) as begin:
        complete = _resolve(inputs(paths), source_settings(**sources), write, begin)
    sys.exit(0 if complete else 3)


def _resolve(
    paths: Iterable[str], settings: SourceSettings, write: Callable[[Match], str], begin: Begin
) -> bool:
    """Write a line for each reference; whether every source that was needed could be asked."""
    from refcheck.sources import open_sources

    complete = True
    told: set[str] = set()
    with open_sources(settings) as opened:
        try:
            for path in paths:
                advance = begin(path, None)
                for match in _matches(path, opened):
                    click.echo(write(match))
                    advance()
                    if match.reason_name in UNREACHED:
                        complete = False
                        _tell_once(match.reason, told)
        except KeyboardInterrupt:
            click.echo("refcheck: interrupted; what was answered is in the cache", err=True)
            return False
    return complete


def _tell_once(reason: str, told: set[str]) -> None:
    if reason not in told:
        told.add(reason)
        click.echo(f"refcheck: unchecked: {reason}", err=True)


def _matches(path: str, sources: Any) -> Iterator[Match]:
    from refcheck import flow
    from refcheck.resolve import resolve

    return resolve(flow.references_in(path), sources)


def _json_line(match: Match) -> str:
    line = {
        "unstructured": match.reference.unstructured,
        "status": match.status.value,
        "doi": _doi(match) or None,
        "reason": match.reason,
    }
    return json.dumps(line, ensure_ascii=False)


def _row(match: Match) -> str:
    reference = match.reference
    start = (
        f"{reference.number:>4}  {match.status.value:<{_STATUS_WIDTH}}  {_doi(match) or '-':<{_DOI_WIDTH}}  "
    )
    room = max(shutil.get_terminal_size((120, 24)).columns - len(start), _NARROWEST)
    text = " ".join(reference.unstructured.split())
    return start + (text if len(text) <= room else f"{text[: room - 1]}…")


def _doi(match: Match) -> str:
    return match.work.item.doi if match.work else ""
