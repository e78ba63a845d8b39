"""A month is written out, or as a number, in place of its macro.

## What it does
Finds months in braces or quotation marks that are a month's name, its abbreviation or its number.

## Why it matters
Each style spells months its own way, which it can do for the macros (jan ... dec) alone; a number is
printed as it stands.

## Example
```
month = {September},
        ^^^^^^^^^^^ write the macro sep
```

## How it is mended
The macro takes its place.

## What it does not flag
Ranges and days ("Sep-Oct", "4~sep"). Numbers in files for biblatex, which reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import numbers
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding, is_biblatex, replacing

RULE = Rule("BIB118", "month-not-a-macro", Severity.INFO, "a month is not written as its macro")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
)  # fmt: skip


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Months no style can spell."""
    for entry in entries(document):
        field = entry.fields.get("month")
        if field and len(field.pieces) == 1 and field.pieces[0].kind != "macro":
            macro = _macro(entry.written["month"], is_biblatex(document.text))
            if macro:
                fix = replacing(field.value, macro, safe=True)
                yield finding(RULE, f"write the macro {macro}", field.value, matches, fix=fix)


def _macro(written: str, biblatex: bool) -> str:
    text = written.strip(" .{}").lower()
    number = numbers.plain(text)
    if number is not None:
        return _MONTHS[number - 1][:3] if not biblatex and 1 <= number <= 12 else ""
    return next((month[:3] for month in _MONTHS if len(text) >= 3 and month.startswith(text)), "")
