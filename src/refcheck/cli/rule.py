"""``refcheck rule``: explain one rule, or list them all."""

from __future__ import annotations

import click


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the rule CODE (or of that name), or list them all."""
    from refcheck import rules

    if code is not None:
        click.echo(rules.page(code).strip())
        return
    for rule in rules.all_rules():
        click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name:<28}  {rule.summary}")
