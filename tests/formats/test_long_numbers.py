"""Numbers longer than Python reads, and digits that are no decimals, where formats have numbers."""

import pytest

from refcheck import flow
from refcheck.formats import document

CASES = {
    "made.ris": "TY  - JOUR\nTI  - On bones\nVL  - {n}\nSP  - {n}\nPY  - 2001\nDA  - 2001/{n}/{n}\nER  - \n",
    "made.json": '[{{"type": "book", "title": "On bones", "issued": {{"date-parts": [[2001, "{n}"]]}}}}]',
    "made.yaml": "references:\n- id: a\n  type: book\n  title: On bones\n  issued: '2001-{n}'\n",
    "made.nbib": "PMID- {n}\nTI  - On bones\nVI  - {n}\nDP  - {n} Jan\nPG  - {n}-{n}\nJT  - Bone\n\n",
    "made.bib": "@article{{a, title = {{On bones}}, month = {{{n}}}, year = 2001, edition = {{{n}}}}}",
    "made.html": "<html><body><h2>References</h2><ol start='{n}'><li>Nobody A. On bones. "
    "Bone. 2001;3:1-9.</li><li>Doe A. On bones. Bone 2002;4:1-9.</li></ol></body></html>",
    "made.tex": "\\begin{{thebibliography}}{{9}}\n\\bibitem[{n}]{{a}} Nobody A. On bones. 2001;{n}:1-9.\n"
    "\\end{{thebibliography}}\nKnown \\cite{{a}}",
    "made.xml": "<article><body><p>x <xref ref-type='bibr' rid='r1'>{n}</xref>-<xref ref-type='bibr' "
    "rid='r1'>{n}</xref></p></body><back><ref-list><ref id='r1'><label>{n}</label><mixed-citation>Nobody A. "
    "<year>{n}</year>;<volume>{n}</volume></mixed-citation></ref></ref-list></back></article>",
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("number", ["9" * 5000, "²"], ids=["long", "superscript"])
def test_such_a_number_is_read_as_it_stands(name: str, number: str) -> None:
    checked = flow.check_document(document(name, CASES[name].format(n=number).encode()), ())
    assert len(checked.matches) >= 1
