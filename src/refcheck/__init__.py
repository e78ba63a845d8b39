"""refcheck checks a manuscript's reference list against Crossref.

The library's front door: ``check()``, ``parse()`` and ``read()``; everything else is loaded when used.
"""
