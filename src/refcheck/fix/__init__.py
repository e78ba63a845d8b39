"""Edits applied to the source text, and the cleaned .bib."""

from refcheck.fix.apply import apply
from refcheck.fix.bibliography import Bibliography, bibliography
from refcheck.fix.diff import unified
from refcheck.fix.files import File, files
from refcheck.fix.mend import Mended, mend

__all__ = ["Bibliography", "File", "Mended", "apply", "bibliography", "files", "mend", "unified"]
