"""The journal's abbreviation is not the usual one.

## What it does
Reports an abbreviation in which a word stands in full that the recorded abbreviation shortens, or the other
way round.

## Why it matters
Readers and programs know a journal by its standard abbreviation (ISO 4, as the NLM and Crossref give it).

## Example
```
Lau E, et al. Mortality Following ... J Bone Jt Surgery-American Vol. 2008;90:1479-86.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the usual abbreviation is J Bone
                                      Joint Surg Am
```

## How it is mended
The recorded abbreviation takes its place, with stops where the list has them, under `--unsafe-fixes`.

## What it does not flag
Journals in full. Acronyms. Abbreviations that differ in stops, letter case or small words only. Works whose
record has no short title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import characters
from refcheck.model import Document, Finding, Fix, Match, Rule, Severity, State
from refcheck.rules import journals
from refcheck.rules.mending import replace
from refcheck.rules.reading import evidence, in_state, printed, span

RULE = Rule(
    "JNL502", "non-standard-abbreviation", Severity.INFO, "the journal's abbreviation is not the usual one"
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "des", "der", "fur", "und", "et"})


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Abbreviations whose words are not the recorded short title's."""
    for match in matches:
        found = in_state(match, "container-title", State.VARIANT, "abbreviation")
        short = match.work.item.container_title_short if match.work else ""
        if found is None or not _is_unusual(found.cited, short, match):
            continue
        yield Finding(
            RULE,
            f"the usual abbreviation is {short}",
            span(match.reference, "container_title"),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": short}),
            _fix(match, matches, document, short),
        )


def _is_unusual(cited: str, short: str, match: Match) -> bool:
    full = match.work.item.container_title if match.work else ""
    mine, usual, whole = (_words(name) for name in (cited, short, full))
    if not usual or usual == whole or mine in (usual, whole):
        return False
    in_full, shortened = set(mine) & set(whole), set(mine) - set(whole)
    return bool(shortened) and bool(
        in_full - set(usual) or set(usual) & set(whole) - set(mine) or shortened - set(usual)
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in characters.words(name) if word not in _SMALL)


def _fix(match: Match, matches: Sequence[Match], document: Document, short: str) -> Fix | None:
    place = match.reference.field_span("container_title")
    if place is None:
        return None
    new = short if journals.with_stops(matches) else short.replace(".", "")
    fix = replace(match, document, place, printed(document, place), new, f"write {new}")
    return Fix(fix.edits, safe=False, description=fix.description) if fix else None
