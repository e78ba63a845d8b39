"""``refcheck cache``: what is kept of the network's answers, and forgetting it."""

from __future__ import annotations

from datetime import datetime

import click

from refcheck.sources import cache


@click.group("cache")
def command() -> None:
    """Describe or clear the cache of answers from the network."""


@command.command()
def info() -> None:
    """Show where the cache is, how much it holds, and since when."""
    with cache.opened() as opened:
        held = opened.info()
    click.echo(f"path     {held.path}")
    click.echo(f"size     {held.size / 1e6:.1f} MB")
    click.echo(f"answers  {sum(held.answers.values())}")
    for source, count in held.answers.items():
        click.echo(f"  {count} from {source}")
    if held.oldest is not None and held.newest is not None:
        click.echo(f"oldest   {_day(held.oldest)}")
        click.echo(f"newest   {_day(held.newest)}")


@command.command()
def clear() -> None:
    """Forget all answers."""
    with cache.opened() as opened:
        forgotten = opened.clear()
        click.echo(f"{forgotten} answers forgotten: {opened.path}")


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")
