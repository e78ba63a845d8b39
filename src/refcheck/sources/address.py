"""The e-mail address that makes a service's polite pool answer."""

from __future__ import annotations

import re

from refcheck.errors import UsageError

_ADDRESS = re.compile(r"[!-~]+@[!-~]+")


def require(mailto: str) -> None:
    """Raise UsageError for what is given and no e-mail address."""
    if mailto and not _ADDRESS.fullmatch(mailto):
        raise UsageError(f"--mailto takes an e-mail address, not {mailto!r}")
