"""``refcheck index``: build a local index of Crossref records, and say what one holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from refcheck.sources.index.build import Progress
    from refcheck.sources.index.manifest import Manifest, Origin

# Crossref's smallest public data file, that of 2020, held 112 million records.
_ALL_OF_CROSSREF = 100_000_000

_INDEX = click.option(
    "--index",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the index.",
)


@click.group("index")
def command() -> None:
    """Build or describe a local index of Crossref records."""


@command.command()
@click.argument("records", nargs=-1, required=True, type=click.Path(path_type=Path))
@_INDEX
@click.option(
    "--partial",
    is_flag=True,
    help="The index holds only some works: what it does not hold is unchecked, not missing.",
)
@click.option("--update", is_flag=True, help="Add newer records to the index that is there.")
@click.option(
    "--workers", type=click.IntRange(1), help="Processes that share the work [default: one a core]."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def build(
    records: tuple[Path, ...], folder: Path, partial: bool, update: bool, workers: int | None, quiet: bool
) -> None:
    """Build an index in DIR from RECORDS: files or folders of Crossref records.

    RECORDS are .json, .jsonl, .json.gz or .jsonl.gz, as Crossref's public data file has them
    or its API answers. An interrupted build goes on where it was when the same command is given again.
    """
    from refcheck.sources.index.build import build as build_index

    try:
        manifest = build_index(
            records,
            folder,
            partial=partial,
            update=update,
            workers=workers or 0,
            report=_silent if quiet else _reporter(),
        )
    except KeyboardInterrupt:
        click.echo("\nInterrupted. The same command goes on from here.", err=True)
        sys.exit(130)
    _warn_of_skipped(manifest.origins[-1])
    if not quiet:
        _warn_of_scope(manifest)
        click.echo(_summary(folder, manifest))


@command.command()
@_INDEX
def info(folder: Path) -> None:
    """Say what the index in DIR holds, and when and from what it was built."""
    from refcheck.sources.index.manifest import read_manifest

    click.echo(_summary(folder, read_manifest(folder)))


def _silent(progress: Progress) -> None:
    """Show nothing."""


def _reporter() -> Callable[[Progress], None]:
    """Shows progress on standard error: one line that renews itself, or a line a minute in a log."""
    on_terminal, last, finished = sys.stderr.isatty(), -60.0, False

    def report(progress: Progress) -> None:
        nonlocal last, finished
        if finished:
            return
        finished = progress.bytes_done >= progress.bytes_total
        if not finished and progress.seconds - last < (0.5 if on_terminal else 60):
            return
        last = progress.seconds
        line = (
            _progress_line(progress)
            if not finished
            else f"{progress.records:,} records, putting them in order"
        )
        click.echo(f"\r{line:<78}" if on_terminal else line, err=True, nl=not on_terminal or finished)

    return report


def _progress_line(progress: Progress) -> str:
    rate = progress.records / progress.seconds if progress.seconds else 0.0
    share = progress.bytes_done / progress.bytes_total if progress.bytes_total else 1.0
    left = progress.seconds / share * (1 - share) if share else 0.0
    return f"{progress.records:,} records, {rate:,.0f} a second, {share:.0%} done, {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}" if minutes >= 60 else f"{minutes}:{rest:02d}"


def _warn_of_skipped(origin: Origin) -> None:
    if not origin.skipped:
        return
    click.echo(f"refcheck: warning: skipped {origin.skipped:,} that are no records:", err=True)
    for path, line, why in origin.skipped_places:
        click.echo(f"  {path}:{line}: {why}", err=True)
    if origin.skipped > len(origin.skipped_places):
        click.echo(f"  ... and {origin.skipped - len(origin.skipped_places):,} more", err=True)


def _warn_of_scope(manifest: Manifest) -> None:
    if manifest.partial or manifest.records >= _ALL_OF_CROSSREF:
        return
    click.echo(
        f"refcheck: warning: {manifest.records:,} records now stand for all of Crossref: a work that is not "
        "among them will be reported as not found. Build with --partial if they are a selection.",
        err=True,
    )


def _summary(folder: Path, manifest: Manifest) -> str:
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    scope = (
        "partial: what is not here is unchecked"
        if manifest.partial
        else "complete: what is not here is not found"
    )
    lines = [
        f"index     {folder}",
        f"records   {manifest.records:,}" + _note(manifest.superseded, "older ones superseded"),
        f"journals  {manifest.journals:,}",
        f"years     {_years(manifest)}",
        f"size      {_bytes(size)}" + _note(round(size / max(manifest.records, 1)), "bytes a record"),
        f"scope     {scope}",
    ]
    for place, origin in enumerate(manifest.origins):
        verb = "updated" if place else "built"
        skipped = _note(origin.skipped, "lines skipped")
        given = ", ".join(origin.paths)
        counts = f"{origin.records:,} records in {origin.files:,} file{'s'[: origin.files != 1]}{skipped}"
        lines.append(f"{verb:<9} {origin.when} from {counts}: {given}")
    return "\n".join(lines)


def _note(count: int, what: str) -> str:
    return f" ({count:,} {what})" if count else ""


def _years(manifest: Manifest) -> str:
    years = sorted(map(int, manifest.years))
    return f"{years[0]}-{years[-1]}" if years else "none"


def _bytes(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
