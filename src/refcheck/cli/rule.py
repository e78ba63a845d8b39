"""``refcheck rule``: explain one rule, or list a family or all."""

from __future__ import annotations

import click


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain one rule, or list them all.

    CODE is a rule's code or its name, or the beginning of several, which it lists ("DAT", "NUM20").
    """
    from refcheck import rules

    codes = rules.expand([code or "ALL"])
    if code is not None and len(codes) == 1:
        click.echo(rules.page(*codes).strip())
        return
    for rule in (rule for rule in rules.all_rules() if rule.code in codes):
        click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name:<28}  {rule.summary}")
