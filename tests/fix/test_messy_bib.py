"""A messy .bib, cleaned: what is written keeps our own rules and reads with another program."""

from __future__ import annotations

import logging

import bibtexparser
import pytest

from refcheck import fix, rules
from refcheck.formats import bibtex
from refcheck.model import Match, Severity, Status

MESSY = (
    "@article{a, author={Nobody, A}, title={ACID EXCHANGE<sup>1</sup>}, journal={Computing \\&amp; Things},"
    " year=2001}",
    "@article{a, author={Nobody A}, title={One {key} for 100% of two}, journal={J}, year=2002, pages={1-2}}\n"
    "@article{A, author={Nobody A}, title={The same again}, journal={J}, year=2002}",
    "@book{b, author={Nobody, B and others}, title={B}, publisher={P}, year={2001}, edition={2nd ed.}}",
    "@patent{p, author={Nobody, C}, title={P}, number={1}, type={patentus},"
    " location={countryfr and countryuk}, date={2001-02}}",
    "@misc{e, author={Nobody, D and et al.}, title={E}, year={2001}}",
    "@inproceedings{c, author={Nobody, D}, title={No booktitle}, year={2001}}",
    "@periodical{j, title={Journal of Nothing}, issuetitle={I}, year={2001}, volume=1}",
    "@article{t, author={Nobody, E}, journal={J}, year=2001}",
    "@phdthesis{d, author={Nguyễn, Lệ}, title={a_b & $c {x}}, year={2001}}",
    "@article{bad key, author={{A group}}, title={T}, journal={J}, year={2001}, month={March}}",
    "@article{u,\n author={{Unclosed group},\n title={T},\n journal={J},\n year={2001}\n}",
    "@techreport{r, title={R}, url={https://doi.org/10.5555/abc}, doi={https://doi.org/10.5555/abc}}",
    "@misc{m, title={An unclosed \\{ brace and ``quotes''}, howpublished={\\url{http://example.org/a_b}}}",
    "@article{@x, author={Nobody, F}, title={@home {} at #1}, journal={J}, year={in press}}",
)


@pytest.mark.parametrize("biblatex", [False, True])
@pytest.mark.parametrize("messy", MESSY)
def test_what_is_written_is_clean(messy: str, biblatex: bool) -> None:
    document = bibtex.from_text("x.bib", messy)
    matches = [Match(reference, Status.UNCHECKED, "offline") for reference in document.references or ()]
    assert matches
    cleaned = fix.bibliography(matches, bibtex.Spelling(biblatex=biblatex)).text
    written = bibtex.from_text("y.bib", cleaned)
    again = [Match(reference, Status.UNCHECKED, "offline") for reference in written.references or ()]
    found = rules.judge(written, again, rules.expand(["BIB"]))
    assert [(each.rule.code, each.message) for each in found if each.level is not Severity.INFO] == [], (
        cleaned
    )
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(cleaned)
    assert not library.failed_blocks, cleaned
    assert len(library.entries) == len(matches)


def test_all_of_it_together() -> None:
    document = bibtex.from_text("x.bib", "\n".join(MESSY))
    matches = [Match(reference, Status.UNCHECKED, "offline") for reference in document.references or ()]
    cleaned = fix.bibliography(matches)
    keys = [reference.key for reference in bibtex.from_text("y.bib", cleaned.text).references or ()]
    assert len({key.lower() for key in keys}) == len(keys)
    assert "a (2): the key is taken; this entry is now aa" in cleaned.corrections
    assert "bad key (11): the key cannot be cited; this entry is now badkey" in cleaned.corrections
