from __future__ import annotations

import pytest

from refcheck.errors import OutputError
from refcheck.formats import bibtex

GOOD = "@misc{a,\n  title = {A},\n}\n\n@misc{b,\n  title = {B},\n}\n"


def test_what_reads_back_is_let_through() -> None:
    bibtex.prove("x.bib", GOOD, ["a", "b"])
    bibtex.prove_mended("x.bib", GOOD, GOOD.replace("{A}", "{C}"))


@pytest.mark.parametrize(
    ("text", "keys", "named"),
    [
        (GOOD, ["a", "b", "c"], "the entry c"),
        (GOOD.replace("{b,", "{a,"), ["a", "a"], "@misc{a,"),  # a key twice
        (GOOD.replace("{A}", "{A"), ["a", "b"], "@misc{a,"),
    ],
)
def test_what_does_not_is_refused_by_name(text: str, keys: list[str], named: str) -> None:
    with pytest.raises(OutputError, match="nothing was written") as raised:
        bibtex.prove("x.bib", text, keys)
    assert named in str(raised.value)


def test_a_mended_file_may_have_the_faults_it_had_and_no_others() -> None:
    faulty = GOOD + "@misc{c, title = {C\n"
    bibtex.prove_mended("x.bib", faulty, faulty.replace("{A}", "{D}"))
    with pytest.raises(OutputError, match="@misc"):
        bibtex.prove_mended("x.bib", GOOD, GOOD.replace("{A}", "{A"))
    with pytest.raises(OutputError, match="the entry b"):
        bibtex.prove_mended("x.bib", GOOD, GOOD.partition("\n\n")[0])
