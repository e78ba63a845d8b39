"""A local index of Crossref records.

Exact keys lead to most works at once (``keys``, ``tables``); the rarest words find the others (``words``);
the records themselves lie compressed in blocks (``store``). ``build`` makes an index, ``local`` asks it.
"""
