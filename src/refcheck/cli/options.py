"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from refcheck import config
from refcheck.sources import NEIGHBOURS, SourceSettings

CONFIGURATION = "refcheck.configuration"  # where the context keeps what ``--config`` loaded
Command = TypeVar("Command", bound=Callable[..., Any])

_SOURCE_OPTIONS = (
    click.option("--offline", is_flag=True, help="Ask the local indexes alone; never the network."),
    click.option(
        "--index",
        "indexes",
        multiple=True,
        metavar="DIR",
        help="A local index, asked before the network (see `refcheck index build`). Repeatable.",
    ),
    click.option(
        "--source",
        "names",
        multiple=True,
        type=click.Choice(["crossref", *NEIGHBOURS]),
        help="Ask this source too, for what Crossref does not answer. Repeatable.",
    ),
    click.option(
        "--crossref-url",
        metavar="URL",
        envvar="REFCHECK_CROSSREF_URL",
        help="A mirror of the Crossref API.  [env: REFCHECK_CROSSREF_URL]",
    ),
    click.option(
        "--mailto",
        metavar="ADDRESS",
        envvar="REFCHECK_MAILTO",
        help="Your e-mail address: chooses Crossref's faster, polite pool.  [env: REFCHECK_MAILTO]",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor keep answers."),
    click.option("--refresh", is_flag=True, help="Ask again for what is in the cache."),
    click.option(
        "--cache-days",
        type=click.IntRange(0),
        default=30,
        show_default=True,
        help="How long an answer counts.",
    ),
)


_SPELLING_OPTIONS = (
    click.option("--biblatex", is_flag=True, help="Write .bib entries for biblatex, not classic BibTeX."),
    click.option("--unicode", is_flag=True, help="Write .bib entries in Unicode, not in LaTeX's ASCII."),
)


def spelling_options(command: Command) -> Command:
    """Give ``command`` the options that say how .bib entries are written."""
    for option in reversed(_SPELLING_OPTIONS):
        command = option(command)
    return command


def source_options(command: Command) -> Command:
    """Give ``command`` the options that say which sources to ask."""
    for option in reversed(_SOURCE_OPTIONS):
        command = option(command)
    return command


def source_settings(
    *,
    offline: bool,
    indexes: tuple[str, ...],
    names: tuple[str, ...],
    crossref_url: str | None,
    mailto: str | None,
    no_cache: bool,
    refresh: bool,
    cache_days: int,
) -> SourceSettings:
    """What the options of ``source_options`` say, as the sources' own settings."""
    return SourceSettings(
        offline=offline,
        indexes=indexes,
        names=names,
        crossref_url=crossref_url or "",
        mailto=mailto or "",
        cache="none" if no_cache else "refresh" if refresh else "use",
        cache_days=cache_days,
    )


def _configure(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Make the configuration's values the defaults of the options of the same name."""
    if context.resilient_parsing:
        return
    configuration = config.load(Path(value) if value else None)
    context.meta[CONFIGURATION] = configuration
    known = {
        option.removeprefix("--"): parameter
        for parameter in context.command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    context.default_map = {
        str(known[key].name): value
        for key, value in configuration.values.items()
        if key in known and _takes(known[key], value)
    }


def _takes(option: click.Option, value: config.Value) -> bool:
    """Whether the value is one of this command's: ``resolve`` has other forms of output than ``check``."""
    return not isinstance(option.type, click.Choice) or option.multiple or value in option.type.choices


config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False),
    is_eager=True,
    expose_value=False,
    callback=_configure,
    help="The configuration file, instead of the nearest refcheck.toml or pyproject.toml.",
)
