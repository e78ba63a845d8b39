"""One file a form of output: ``render(report, format)``.

A form is a module of this room with ``render(report: Report) -> str`` and one line in ``FORMATS``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TextIO

from refcheck.errors import UsageError
from refcheck.model import Report

# The name ``--output-format`` takes, and what it is for.
FORMATS = {
    "text": "for a person at a terminal",
    "concise": "one line a finding",
    "json": "for programs; its schema is docs/report.schema.json",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit XML, for test reports",
    "github": "annotations of a GitHub workflow",
    "gitlab": "GitLab's Code Quality report",
    "markdown": "for a pull request or a letter",
    "html": "one page for a browser",
}
_MODULES = {"text": "terminal"}


def render(report: Report, format: str) -> str:  # noqa: A002 - the option's own name
    """The report in one of ``FORMATS``, ending in a line break. Raises UsageError for another."""
    if format not in FORMATS:
        raise UsageError(f"no output format {format!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"refcheck.reports.{_MODULES.get(format, format)}")
    rendered: str = module.render(report)
    return rendered


def show(report: Report, stream: TextIO | None = None, *, verbose: bool = False) -> None:
    """Print the report for a person, in colour where ``stream`` (standard output when None) shows it."""
    from refcheck.reports import terminal  # rich costs more to import than all of this room

    terminal.show(report, stream, verbose=verbose)
