"""What the fixes would change, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff


def unified(path: str, before: str, after: str) -> str:
    """A unified diff of two states of the text at ``path``; "" when they are equal."""
    if before == after:
        return ""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
