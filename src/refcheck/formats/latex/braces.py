"""Groups in LaTeX: where what a brace or bracket opens is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENED = re.compile(r"\s*(?:%[^\n]*\n\s*)*\{")
_OPTION = re.compile(r"\s*(?:%[^\n]*\n\s*)*\[")
_PARTS = {"{": re.compile(r"\\.|[{}]", re.DOTALL), "[": re.compile(r"\\.|[{}\[\]]", re.DOTALL)}


def closing(source: str, start: int, end: int) -> int:
    """The position after the brace or bracket that closes the one at ``start``; ``end`` when none does.

    A bracket within braces closes nothing.
    """
    opening = source[start]
    depth = within = 0
    for part in _PARTS[opening].finditer(source, start, end):
        sign = part.group()
        if opening == "[" and sign in "{}":
            within += 1 if sign == "{" else -1
            if within < 0:
                return end
        elif within or len(sign) > 1:
            continue
        elif sign == opening:
            depth += 1
        else:
            depth -= 1
            if not depth:
                return part.end()
    return end


def group_end(source: str, position: int, end: int) -> int:
    """The position after the braces that open at a position, white space before them; else the position."""
    opened = _OPENED.match(source, position, end)
    return closing(source, opened.end() - 1, end) if opened else position


def option_end(source: str, position: int, end: int) -> int:
    """The position after the brackets that open at a position, white space before them; else the position."""
    opened = _OPTION.match(source, position, end)
    if opened is None:
        return position
    closed = closing(source, opened.end() - 1, end)
    return closed if source[closed - 1] == "]" else position


def groups(source: str, position: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """The insides of up to ``most`` groups in braces that follow a position."""
    for _ in range(most):
        opened = _OPENED.match(source, position, end)
        if opened is None:
            return
        position = closing(source, opened.end() - 1, end)
        yield opened.end(), position - (source[position - 1] == "}")
