"""refcheck checks a manuscript's reference list against Crossref.

The library's front door::

    import refcheck

    report = refcheck.check("manuscript.txt")     # read, find, parse, resolve, judge
    items = refcheck.parse(["Genant HK. ..."])     # printed strings to references
    document = refcheck.read("manuscript.docx")    # text with spans

Everything behind it is imported when it is first used.
"""

from __future__ import annotations

__version__ = "0.1.0"
