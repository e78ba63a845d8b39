"""What makes a finding the same from one run to the next, though lines move and entries are reformatted."""

from __future__ import annotations

from hashlib import sha256

from refcheck.fields.characters import squash
from refcheck.model import Document, Finding, Reference


def fingerprint(document: Document, finding: Finding) -> str:
    """A digest (32 hexadecimal digits) of the rule, the work cited and the characters that are wrong.

    White space, letter case, numbering and place do not count. Two like faults of one reference may share it.
    """
    reference = finding.reference
    whole = reference is not None and finding.span == reference.span
    # A finding about a whole reference is the same however the reference is written.
    wrong = "" if whole else squash(document.text[finding.span.start : finding.span.end][:200])
    cited = work_identity(reference) if reference else ""
    return sha256("\0".join((finding.rule.code, cited, wrong)).encode()).hexdigest()[:32]


def work_identity(reference: Reference) -> str:
    """What tells the cited work from others: its title and first author, else all that is printed."""
    item = reference.item
    if not item.title:
        return squash(reference.unstructured)
    first = item.author[0] if item.author else None
    return squash(item.title) + "/" + (squash(first.family or first.literal) if first else "")
