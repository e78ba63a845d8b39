"""Identifiers whose last character checks the others: where they are printed and whether the check fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from refcheck.model import Document, Match, Span
from refcheck.rules.printed_text import group_span, search


def failing(
    pattern: re.Pattern[str],
    sign: str,
    is_right: Callable[[str], bool],
    match: Match,
    document: Document,
) -> Iterator[tuple[str, Span]]:
    """The printed identifiers (the pattern's group ``value``) whose check digit is wrong.

    ``sign`` is as in ``printed_text.search``.
    """
    for found, _ in search(pattern, match.reference, document, sign):
        compact = re.sub(r"[^\dX]", "", found["value"].upper())
        if not is_right(compact):
            yield found["value"], group_span(found, match.reference, "value")
