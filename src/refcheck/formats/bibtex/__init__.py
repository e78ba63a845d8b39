"""BibTeX and biblatex: syntax with places, reading, writing."""

from refcheck.formats.bibtex.entries import Spelling, entry, write
from refcheck.formats.bibtex.proof import prove, prove_mended
from refcheck.formats.bibtex.reading import from_text, read

__all__ = ["Spelling", "entry", "from_text", "prove", "prove_mended", "read", "write"]
