"""A reference against a work, variable by variable, through ``fields``.

Variables: title, author, first-author, issued, container-title, volume, issue, page, number, doi, pmid.
Every note below is stable; rules and tests rely on it. "" means that there is nothing to explain.

=============== ============ ============================================================================
variable        state        notes
=============== ============ ============================================================================
any             unknown      ``not-cited``, ``not-recorded``: one side is silent; ``not-comparable``
title           variant      ``subtitle-missing``, ``subtitle-added``, ``truncated``, ``hyphenation``
                             (broken by copying, or written apart), ``spelling`` (randomised, randomized),
                             ``part-number`` (II, 2), ``symbol-lost`` (records lose Greek letters)
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
                             side names no section), ``issn``, ``misspelling``, ``other-name`` (a
                             source knows the journal by both names)
                contradict   ``another-journal``, ``another-section``
volume          variant      ``letters`` (83 and 83-A), ``double-issue``
                contradict   ``digits-swapped``, ``one-digit``, ``differs``, ``volume-issue-exchanged``,
                             ``is-issue``
issue           variant      ``double-issue``, ``letters``, ``supplement-lost``, ``supplement-added``,
                             ``supplement-number``
                contradict   as volume; ``is-volume``, ``supplement-lost``, ``supplement-added``
page            variant      ``first-page-only``, ``record-first-page-only``, ``article-number``,
                             ``page-letter`` (12 for S12), ``pages-meant`` (a note names some of the pages)
                contradict   ``first-page-X`` and ``last-page-X`` with X one of ``digits-swapped``,
                             ``one-digit``, ``differs``; ``pages-differ`` (both), ``range-reversed``,
                             ``wrongly-elided``, ``first-page-is-last``
                unknown      ``article-pages`` (1-12 of an article known by its number)
number          contradict   ``digits-swapped``, ``one-digit``, ``differs``
doi             contradict   ``another-work``, ``unregistered`` (no source that knows all DOIs has it; the one
                             agreement that a reference without a work can have)
pmid            contradict   ``another-work``
pmcid, arxiv    contradict   ``another-work`` (the title of that work is what is recorded); else absent
=============== ============ ============================================================================
"""

from __future__ import annotations

from dataclasses import replace

from refcheck.fields import containers, numbers, pages, people, publication, titles
from refcheck.model import Agreement, Item, Reference, State, Work
from refcheck.resolve import untitled


def agreements(reference: Reference, work: Work) -> tuple[Agreement, ...]:
    """Every variable of ``reference`` against ``work``, in the order of the table above."""
    recorded = _with_people(work.item)
    cited = untitled.read_again(reference.item, recorded, container_titles(work))
    volume, issue = numbers.compare(cited, recorded)
    return (
        titles.compare(cited.title, recorded.title),
        people.compare(cited, recorded),
        people.compare_first(cited, recorded),
        publication.compare(cited, work),
        containers.compare(cited.container_title, container_titles(work), cited.issn, recorded.issn),
        volume,
        issue,
        _compare_pages(cited, recorded, in_note=reference.in_note),
        _compare_number(cited, recorded),
        _compare_identifier("doi", cited.doi, recorded.doi),
        _compare_identifier("pmid", cited.pmid, recorded.pmid),
    )


def _compare_pages(cited: Item, recorded: Item, *, in_note: bool) -> Agreement:
    """The pages; those that a note names may be the ones that are meant."""
    found = pages.compare(cited.page, recorded.page, recorded.number)
    if in_note and found.state is State.CONTRADICT and pages.within(cited.page, recorded.page):
        return replace(found, state=State.VARIANT, note="pages-meant")
    return found


def container_titles(work: Work) -> tuple[str, ...]:
    """All titles of the work's container, full ones first."""
    item = work.item
    named = (item.container_title, *work.container_titles, item.container_title_short, item.collection_title)
    return tuple(dict.fromkeys(filter(None, named)))


def _with_people(recorded: Item) -> Item:
    """A book without authors is cited by its editors."""
    return recorded if recorded.author or not recorded.editor else replace(recorded, author=recorded.editor)


def _compare_number(cited: Item, recorded: Item) -> Agreement:
    known = recorded.number or recorded.page
    if not cited.number or not known:
        note = "not-recorded" if cited.number else "not-cited"
        return Agreement("number", cited.number, recorded.number, State.UNKNOWN, note=note)
    if pages.same_number(cited.number, known) or pages.same_number(cited.number, pages.first_page(known)):
        return Agreement("number", cited.number, known, State.AGREE)
    if not recorded.number and not pages.is_article_number(known):
        return Agreement("number", cited.number, known, State.UNKNOWN, note="not-comparable")
    return Agreement(
        "number", cited.number, known, State.CONTRADICT, note=numbers.diagnose(cited.number, known)
    )


def _compare_identifier(variable: str, cited: str, recorded: str) -> Agreement:
    if not cited or not recorded:
        note = "not-recorded" if cited else "not-cited"
        return Agreement(variable, cited, recorded, State.UNKNOWN, note=note)
    if cited.lower() == recorded.lower():
        return Agreement(variable, cited, recorded, State.AGREE)
    return Agreement(variable, cited, recorded, State.CONTRADICT, note="another-work")
