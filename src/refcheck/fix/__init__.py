"""Edits applied to the source text, and the cleaned .bib."""

from refcheck.fix.apply import Mended, apply, mend
from refcheck.fix.bibliography import Bibliography, bibliography
from refcheck.fix.diff import unified

__all__ = ["Bibliography", "Mended", "apply", "bibliography", "mend", "unified"]
