"""Findings a person has accepted: put aside by a suppression, or recorded in a baseline."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from refcheck.cli.options import CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from refcheck.config import Configuration
    from refcheck.model import Report
    from refcheck.rules.suppression import Suppression


def put_aside(report: Report, *, quiet: bool) -> Report:
    """The report without what comments and the configuration suppress; says what is amiss with them."""
    from refcheck.rules.suppression import suppress

    configured = tuple(_configured())
    told = [
        suppress(checked.document, checked.matches, checked.findings, configured)
        for checked in report.documents
    ]
    notes = Counter(note for each in told for note in each.notes)
    for note, count in () if quiet else notes.items():
        # What the configuration names need stand in one of the documents only.
        if count == len(told) or not note.startswith(tuple(each.place for each in configured)):
            click.echo(f"refcheck: warning: {note}", err=True)
    if (aside := sum(len(each.aside) for each in told)) and not quiet:
        click.echo(f"{aside} suppressed", err=True)
    pairs = zip(report.documents, told, strict=True)
    return replace(report, documents=tuple(replace(checked, findings=each.left) for checked, each in pairs))


def accept(report: Report, path: str, *, write: bool, quiet: bool) -> Report:
    """The report without what the baseline at ``path`` accepts; ``write`` records its findings there."""
    from refcheck.rules import baseline

    if write:
        baseline.write(path, report)
    new = baseline.unknown(report, baseline.read(path))
    accepted = sum(
        len(before.findings) - len(after.findings)
        for before, after in zip(report.documents, new.documents, strict=True)
    )
    if accepted and not quiet:
        click.echo(f"{path}: {accepted} accepted", err=True)
    return new


def _configured() -> Iterator[Suppression]:
    """The suppressions of the configuration file, if the command has read one."""
    from refcheck.rules.suppression import Suppression

    configuration: Configuration | None = click.get_current_context().meta.get(CONFIGURATION)
    if configuration is None:
        return
    for table in configuration.suppressions:
        codes = tuple(code.upper() for code in table.get("codes", ()))
        place = str(configuration.path)
        yield Suppression(codes, table["reason"], table.get("key", ""), table.get("doi", ""), place=place)
