"""Web pages saved as one file (MHTML), which some programs name .doc."""

from __future__ import annotations

import email
import re
from email import policy

_BEGINS = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*){0,12}?MIME-Version:", re.IGNORECASE)


def within(data: bytes) -> bytes | None:
    """The page that such a file holds, or None for a file of another kind."""
    if not _BEGINS.match(data[:4096]):
        return None
    message = email.message_from_bytes(data.lstrip(), policy=policy.default)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    if page is None:
        return None
    try:
        return str(page.get_content()).encode()
    except LookupError:  # of a character set that nobody knows
        return None
