from pathlib import Path

from scripts.make_rule_pages import document


def test_the_manual_is_what_the_rules_say() -> None:
    manual = Path(__file__).parents[2] / "docs" / "rules.md"
    assert manual.read_text("utf-8") == document(), "run python scripts/make_rule_pages.py"
