"""``refcheck rule``: explain one rule, or list them all."""

from __future__ import annotations

import click


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain one rule, or list them all.

    CODE is a rule's code or its name.
    """
    from refcheck import rules

    if code is not None:
        click.echo(rules.page(code).strip())
        return
    for rule in rules.all_rules():
        click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name:<28}  {rule.summary}")
