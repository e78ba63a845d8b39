"""A reference against a work, variable by variable, through ``fields``.

Variables: title, author, first-author, issued, container-title, volume, issue, page, number, doi, pmid.
Every note below is stable; rules and tests rely on it. "" means that there is nothing to explain.

=============== ============ ============================================================================
variable        state        notes
=============== ============ ============================================================================
any             unknown      ``not-cited``, ``not-recorded``: one side is silent; ``not-comparable``
title           variant      ``subtitle-missing``, ``subtitle-added``, ``truncated``, ``hyphenation``
                             (broken by copying, or written apart), ``spelling`` (randomised, randomized),
                             ``part-number`` (II, 2)
                contradict   ``misspelling`` (one or two words, one or two letters each), ``word-differs``,
                             ``word-dropped``, ``word-added`` (one word each), ``words-differ``,
                             ``part-differs`` (parts I and II), ``title-differs`` (another title)
                unknown      ``other-language``: written in another script
author          variant      ``et-al`` (fewer are named, the rest agree), ``fewer-initials``,
                             ``more-initials``, ``diacritics``, ``compound-name`` (Rad AE for Ehteshami Rad
                             A), ``particle``, ``name-order``, ``suffix``, ``group``
                contradict   ``author-dropped``, ``author-added``, ``authors-exchanged``,
                             ``author-misspelt``, ``initials-differ``, ``initials-swapped``,
                             ``author-differs`` (one other person), ``authors-differ`` (other people)
                unknown      ``record-incomplete``: the record names fewer than the reference
first-author    as author    for the first author alone; also ``not-first`` (contradict: is an author, but
                             not the first)
issued          variant      ``online-neighbour`` (print and online in neighbouring years, one of them cited)
                             ``online-first`` (the online year, without volume or pages)
                contradict   ``online-year`` (cited is the online year and the work is cited by its print
                             volume), ``year-differs``, ``digits-swapped``
                unknown      ``no-print-date`` (only an online or unspecified date, the cited is earlier),
                             ``not-yet-published`` ("in press")
container-title variant      ``abbreviation``, ``acronym``, ``short-title``, ``subtitle``, ``section`` (one
                             side names no section), ``issn``, ``misspelling``
                contradict   ``another-journal``, ``another-section``
volume          variant      ``letters`` (83 and 83-A), ``double-issue``
                contradict   ``digits-swapped``, ``one-digit``, ``differs``, ``volume-issue-exchanged``,
                             ``is-issue``
issue           variant      ``double-issue``, ``letters``, ``supplement-lost``, ``supplement-added``,
                             ``supplement-number``
                contradict   as volume; ``is-volume``, ``supplement-lost``, ``supplement-added``
page            variant      ``first-page-only``, ``record-first-page-only``, ``article-number``,
                             ``page-letter`` (12 for S12)
                contradict   ``first-page-X`` and ``last-page-X`` with X one of ``digits-swapped``,
                             ``one-digit``, ``differs``; ``pages-differ`` (both), ``range-reversed``,
                             ``wrongly-elided``, ``first-page-is-last``
                unknown      ``article-pages`` (1-12 of an article known by its number)
number          contradict   ``digits-swapped``, ``one-digit``, ``differs``
doi             contradict   ``another-work``; variant ``alias`` (the record answers to both)
pmid            contradict   ``another-work``
=============== ============ ============================================================================
"""
