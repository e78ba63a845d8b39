from __future__ import annotations

import logging
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import bibtexparser
import pytest

from refcheck import fix
from refcheck.formats import bibtex
from refcheck.model import Agreement, Item, Journal, Name, State
from tests.reports import sample


def parsed(text: str) -> dict[str, dict[str, str]]:
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_a_found_work_is_written_from_its_record() -> None:
    entry = parsed(fix.bibliography(sample.matches()).text)["genant1993"]
    assert entry == {
        "author": "Genant, Harry K. and Wu, Chun Y. and van Kuijk, Cornelis and Nevitt, Michael C.",
        "title": "Vertebral fracture assessment using a semiquantitative technique",
        "journal": "Journal of Bone and Mineral Research",
        "year": "1993",
        "month": "sep",
        "volume": "8",
        "number": "9",
        "pages": "1137--1148",
        "doi": "10.1002/jbmr.5650080915",
    }


def test_what_was_not_checked_is_written_from_the_parse_and_marked() -> None:
    entry = parsed(fix.bibliography(sample.matches()).text)["nobody2001"]
    assert entry["title"] == "A made-up title \\& more"
    assert entry["refcheck"] == "unverified: not checked"


def test_what_was_corrected_is_listed() -> None:
    assert fix.bibliography(sample.matches()).corrections == (
        "genant1993 (11): year 2009 -> 1993 [verified sample, doi:10.1002/jbmr.5650080915]",
        "genant1993 (11): added issue, doi [verified sample, doi:10.1002/jbmr.5650080915]",
    )


@pytest.mark.parametrize("variable", ["title", "first-author"])
def test_a_record_that_contradicts_the_references_identity_is_not_taken(variable: str) -> None:
    found, _ = sample.matches()
    doubtful = replace(found, agreements=(Agreement(variable, "a", "b", State.CONTRADICT),))
    entry = parsed(fix.bibliography([doubtful]).text)["genant1993"]
    assert entry["year"] == "2009"
    assert entry["refcheck"].startswith("unverified")


def test_a_title_that_is_merely_misspelt_is_the_works() -> None:
    found, _ = sample.matches()
    misspelt = Agreement("title", "assesment", "assessment", State.CONTRADICT, note="misspelling")
    entry = parsed(fix.bibliography([replace(found, agreements=(misspelt,))]).text)["genant1993"]
    assert entry["year"] == "1993"
    assert "refcheck" not in entry


def test_no_two_entries_have_one_key() -> None:
    found, unchecked = sample.matches()
    twice = replace(unchecked, reference=replace(unchecked.reference, key="Genant1993"))
    assert list(parsed(fix.bibliography([found, twice, found]).text)) == [
        "genant1993",
        "Genant1993a",
        "genant1993b",
    ]


def test_it_reads_back_as_refcheck_reads_any_bib() -> None:
    document = bibtex.from_text("x.bib", fix.bibliography(sample.matches()).text)
    assert [reference.key for reference in document.references or ()] == ["genant1993", "nobody2001"]


def test_authors_the_record_leaves_out_are_those_that_are_cited() -> None:
    found, _ = sample.matches()
    assert found.work
    short = replace(found.work, item=replace(found.work.item, author=found.work.item.author[:2]))
    cited = replace(found.reference, item=replace(found.reference.item, authors_truncated=True))
    entry = parsed(fix.bibliography([replace(found, work=short, reference=cited)]).text)["genant1993"]
    assert (
        entry["author"] == "Genant, Harry K. and Wu, Chun Y. and van Kuijk, C. and Nevitt, M. C. and others"
    )


def test_journals_are_abbreviated_as_recorded_else_as_cited() -> None:
    found, _ = sample.matches()
    abbreviation = Agreement("container-title", "", "", State.VARIANT, note="abbreviation")
    cited = replace(found, agreements=(abbreviation,))
    assert "journal = {J Bone Miner Res}" in fix.bibliography([cited], abbreviate=True).text
    assert found.work
    recorded = replace(found.work, item=replace(found.work.item, container_title_short="J. Bone Miner. Res."))
    text = fix.bibliography([replace(found, work=recorded)], abbreviate=True).text
    assert "journal = {J. Bone Miner. Res.}" in text


def test_an_abbreviation_comes_from_the_index_too_and_its_lack_is_said() -> None:
    found, _ = sample.matches()
    without = fix.bibliography([found], abbreviate=True)
    assert "journal = {Journal of Bone and Mineral Research}" in without.text
    assert without.corrections[-1].endswith("stands for: Journal of Bone and Mineral Research")
    journal = Journal(("Journal of Bone and Mineral Research",), ("J Bone Miner Res",))
    known = fix.bibliography([replace(found, journal=journal)], abbreviate=True)
    assert "journal = {J Bone Miner Res}" in known.text
    assert "no abbreviation" not in "".join(known.corrections)


def test_provenance_says_source_doi_and_what_was_corrected() -> None:
    text = fix.bibliography(sample.matches(), provenance=True).text
    comments = [line for line in text.splitlines() if line.startswith("%")]
    assert comments == [
        "% refcheck: from verified sample, doi:10.1002/jbmr.5650080915; year 2009 -> 1993; added issue, doi",
        "% refcheck: unverified: not checked",
    ]
    assert list(parsed(text)) == ["genant1993", "nobody2001"]


ODD = Item(
    type="article-journal",
    title="100% of {braces} \\ and $ in #1_x ~ ^ “quotes” β 王",
    author=(
        Name("O'Brien", "A."),
        Name("Nobody", "and B."),
        Name(literal="Food and Drug, Inc."),
        Name("Łuczak-Żeleński", "Ž."),
    ),
    container_title="J & J",
)


def test_odd_characters_survive() -> None:
    found, unchecked = sample.matches()
    odd = replace(unchecked, reference=replace(unchecked.reference, item=ODD))
    text = fix.bibliography([found, odd]).text
    parsed(text)
    (_, reference) = bibtex.from_text("x.bib", text).references or ()
    assert reference.item.title == ODD.title
    assert reference.item.author == ODD.author


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_it_compiles_with_bibtex(tmp_path: Path) -> None:
    found, unchecked = sample.matches()
    odd = replace(
        unchecked, reference=replace(unchecked.reference, item=replace(ODD, issued=sample.ITEM.issued))
    )
    (tmp_path / "refs.bib").write_text(fix.bibliography([found, odd]).text, encoding="utf-8")
    (tmp_path / "main.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n")
    run = subprocess.run(["bibtex", "main"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "Warning" not in run.stdout
    assert "Harry~K. Genant" in (tmp_path / "main.bbl").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed")
def test_it_reads_with_biber(tmp_path: Path) -> None:
    found, unchecked = sample.matches()
    odd = replace(unchecked, reference=replace(unchecked.reference, item=ODD))
    spelling = bibtex.Spelling(biblatex=True, unicode=True)
    (tmp_path / "refs.bib").write_text(fix.bibliography([found, odd], spelling).text, encoding="utf-8")
    command = ["biber", "--tool", "--nolog", "refs.bib"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "WARN" not in run.stdout
    assert "ERROR" not in run.stdout
    assert "DATE = {1993-09}" in (tmp_path / "refs_bibertool.bib").read_text(encoding="utf-8")
