"""The issue is missing, where the rest of the list gives it.

## What it does
Says that a journal article has a volume but no issue in a list whose other articles mostly have both.

## Why it matters
A list should be of one form; and where issues begin with page 1, the issue is needed.

## Example
```
3. Roe R. On real bones. J Made Up Res. 2009;11(2):7-9.
4. Doe J. On made-up bones. J Made Up Res. 2010;12:134-9.
                                                ^^ the issue is missing; the record has 4
```

## How it is mended
The recorded issue is put in the way the neighbours print theirs, when title and authors agree with the
record.

## What it does not flag
Lists in which most articles have no issue. Works whose record has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Work
from refcheck.rules.mending import is_safe
from refcheck.rules.printed_text import stretch
from refcheck.rules.reading import evidence, same_work, span

RULE = Rule(
    "NUM210", "issue-missing", Severity.INFO, "the issue is missing where the rest of the list gives it"
)
_ENOUGH = 3
_SHARE = 0.7


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Articles without an issue among articles with one."""
    articles = [match for match in matches if _is_article(match)]
    complete = [match for match in articles if match.reference.item.issue]
    if len(complete) < max(_ENOUGH, _SHARE * len(articles)):
        return
    for match in articles:
        work = match.work
        if not match.reference.item.issue and work is not None and work.item.issue:
            yield _finding(match, complete, document, work)


def _is_article(match: Match) -> bool:
    item = match.reference.item
    return bool(match.reference.is_reference and item.volume and item.container_title and not item.supplement)


def _finding(match: Match, complete: list[Match], document: Document, work: Work) -> Finding:
    issue = work.item.issue
    return Finding(
        RULE,
        f"the issue is missing; the record has {issue}",
        span(match.reference, "volume"),
        match.reference,
        evidence(work, {"recorded": issue}),
        _fix(match, complete, document, issue),
    )


def _fix(match: Match, complete: list[Match], document: Document, issue: str) -> Fix | None:
    place = match.reference.field_span("volume")
    form = _form(complete, document)
    if place is None or form is None or match.reference.structured or not same_work(match):
        return None
    before, after = form
    edit = Edit(place.end, place.end, f"{before}{issue}{after}")
    return Fix((edit,), safe=is_safe(match), description=f"add issue {issue}")


def _form(complete: list[Match], document: Document) -> tuple[str, str] | None:
    """What stands before and after an issue in this list: ("(", ")") or (", no. ", "")."""
    forms: Counter[tuple[str, str]] = Counter()
    for match in complete:
        volume, issue = match.reference.field_span("volume"), match.reference.field_span("issue")
        if volume is None or issue is None or not volume.end <= issue.start <= volume.end + 12:
            continue
        before = stretch(document, volume, issue)
        following = document.text[issue.end : issue.end + 1]
        forms[before, following if "(" in before and following == ")" else ""] += 1
    return forms.most_common(1)[0][0] if forms else None
