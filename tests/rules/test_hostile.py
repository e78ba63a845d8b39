"""Numbers longer than Python reads: nothing raises, and nothing is said of what is no number."""

import pytest

from refcheck import rules
from refcheck.formats import bibtex
from refcheck.model import Match, Status
from refcheck.resolve.agreement import agreements
from tests.rules.build import Cited, build, listed
from tests.rules.works import BONES, MADE_UP_JOURNAL, bones_cited

LONG = "9" * 5000


@pytest.mark.parametrize("field", ["volume", "issue", "page", "number"])
@pytest.mark.parametrize("value", [LONG, f"{LONG}-{LONG}", f"12-{LONG}", f"S{LONG}"])
def test_a_number_of_five_thousand_digits(field: str, value: str) -> None:
    printed = f"{bones_cited()} {{number:7}}".replace(f"{{{field}:", f"{{{field}:{value}")
    document, matches = build(
        listed(Cited(printed, BONES), Cited(printed, journal=MADE_UP_JOURNAL, label=LONG), bones_cited())
    )
    rules.judge(document, matches)


@pytest.mark.parametrize("field", ["volume", "number", "pages", "month", "edition", "year", "day"])
def test_a_long_number_in_a_bib(field: str) -> None:
    source = f"@article{{k, title = {{On bones}}, journal = {{Bone}}, volume = 3, {field} = {{{LONG}}}}}"
    document = bibtex.from_text("made.bib", source)
    references = document.references or ()
    matches = [
        Match(one, Status.FOUND, "", work=BONES, agreements=agreements(one, BONES)) for one in references
    ]
    rules.judge(document, matches)
