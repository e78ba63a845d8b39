"""The paths a command was given."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from refcheck.errors import UsageError


def inputs(paths: Sequence[str]) -> Sequence[str]:
    """``paths``, or standard input when there are none and something is piped in; UsageError otherwise."""
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("name a file to read, or '-' for standard input")
    return ("-",)
