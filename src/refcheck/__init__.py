"""refcheck checks a manuscript's reference list against Crossref.

The library's front door::

    import refcheck

    report = refcheck.check("manuscript.txt")          # read, find, parse, resolve, judge
    references = refcheck.parse(["Genant HK. ..."])    # printed strings to references
    document = refcheck.read("manuscript.docx")        # text with spans

Everything behind it is imported when it is first used.
"""

from __future__ import annotations

from refcheck.version import __version__

TYPE_CHECKING = False  # typing costs a third of Python's own start; see cli
if TYPE_CHECKING:
    from refcheck.flow import check, parse, read
    from refcheck.sources import SourceSettings

__all__ = ["SourceSettings", "__version__", "check", "parse", "read"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'refcheck' has no attribute {name!r}")
    from refcheck import flow

    return getattr(flow, name)
