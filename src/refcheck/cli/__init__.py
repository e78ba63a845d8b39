"""One file a command; arguments in, exit code out; nothing else.

A command's module is imported when the command is run, so that ``refcheck --help`` costs little more than
click itself: the table below repeats each command's one-line summary for that reason, and a test keeps the
two equal.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from refcheck.errors import RefcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "Check the references of manuscripts, reference lists or .bib files.",
    "parse": "Turn printed references into BibTeX, CSL-JSON, RIS or JSON lines.",
    "resolve": "Find the DOIs of references.",
    "rule": "Explain one rule, or list them all.",
    "index": "Build or describe a local index of Crossref records.",
    "cache": "Describe or clear the cache of answers from the network.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"refcheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from refcheck.version import __version__

    click.echo(f"refcheck {__version__}")
    context.exit()


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing at or above the threshold; 1 findings; 2 usage, configuration or "
    "unreadable input; 3 incomplete, because a source could not be reached.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version.",
)
def _refcheck() -> None:
    """Check reference lists against Crossref: what is wrong, why, and how to mend it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (``arguments`` default to the process's) and exit with its exit code."""
    try:
        _refcheck(args=arguments, prog_name="refcheck")
    except RefcheckError as error:
        click.echo(f"refcheck: error: {error}", err=True)
        sys.exit(2)
