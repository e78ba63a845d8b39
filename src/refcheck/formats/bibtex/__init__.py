"""BibTeX and biblatex: syntax with places, reading, writing."""

from refcheck.formats.bibtex.read import from_text, read
from refcheck.formats.bibtex.write import Spelling, entry, write

__all__ = ["Spelling", "entry", "from_text", "read", "write"]
