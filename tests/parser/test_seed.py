"""The 15 references of the example manuscript, stated in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from refcheck.model import Date, Item, Name
from refcheck.parser import parse_string

MANUSCRIPT = Path(__file__).parents[2] / "data" / "manuscript.txt"


def authors(printed: str) -> tuple[Name, ...]:
    """ "Genant HK, van Kuijk C": the last word is the given name, lower-case words before are particles."""
    names = []
    for each in printed.split(", "):
        *words, given = each.split(" ")
        particles = [word for word in words if word.islower()]
        names.append(
            Name(
                family=" ".join(words[len(particles) :]),
                given=given,
                non_dropping_particle=" ".join(particles),
            )
        )
    return tuple(names)


def article(
    printed: str, title: str, container: str, year: int, volume: str, page: str, truncated: bool = False
) -> Item:
    return Item(
        type="article-journal", author=authors(printed), title=title, container_title=container,
        issued=Date(year), volume=volume, page=page, authors_truncated=truncated,
    )  # fmt: skip


ITEMS = [
    article(
        "Teng MMH, Cheng H, Ho DMT, Chang CY",
        "Intraspinal leakage of bone cement after vertebroplasty: A report of 3 cases",
        "Am J Neuroradiol", 2006, "27", "224-229",
    ),
    article(
        "Harrington KD",
        "Major Neurological Complications Following Percutaneous Vertebroplasty with Polymethylmethacrylate",
        "J Bone Joint Surg Am", 2001, "83", "1070-1073",
    ),
    article(
        "Belmont PJ, Polly DW, Cunningham BW, Klemme WR",
        "The effects of hook pattern and kyphotic angulation on mechanical strength and apical rod "
        "strain in a "
        "long-segment posterior construct using a synthetic model",
        "Spine (Phila Pa 1976)", 2001, "26", "627-635",
    ),
    article(
        "Lau E, Ong K, Kurtz S, Schmier J, Edidin A",
        "Mortality Following the Diagnosis of a Vertebral Compression Fracture in the Medicare Population",
        "J Bone Jt Surgery-American Vol", 2008, "90", "1479-1486",
    ),
    article(
        "Haczynski J, Jakimiuk A",
        "Vertebral fractures: a hidden problem of osteoporosis",
        "Med Sci Monit", 2001, "7", "1108-1117",
    ),
    article(
        "Pateder DB, Khanna AJ, Lieberman IH",
        "Vertebroplasty and Kyphoplasty for the Management of Osteoporotic Vertebral Compression Fractures",
        "Orthop Clin North Am", 2007, "38", "409-418",
    ),
    article(
        "Klazen CA, Lohle PN, de Vries J, Jansen FH, Tielbeek AV, Blonk MC",
        "Vertebroplasty versus conservative treatment in acute osteoporotic vertebral compression fractures "
        "(Vertos II): an open-label randomised trial",
        "Lancet", 2010, "376", "1085-1092", truncated=True,
    ),
    article(
        "Ryu KS, Park CK, Kim MC, Kang JK",
        "Dose-dependent epidural leakage of polymethy-lmethacrylate after percutaneous vertebroplasty "
        "in patients "
        "with osteoporotic vertebral compression fractures",
        "J Neurosurg", 2002, "96", "56-61",
    ),
    article(
        "Martin DJ, Rad AE, Kallmes DF",
        "Prevalence of extravertebral cement leakage after vertebroplasty: procedural documentation "
        "versus CT "
        "detection",
        "Acta Radiol", 2012, "53", "569-572",
    ),
    article(
        "Yeom JS, Kim WJ, Choy WS, Lee CK, Chang BS, Kang JW",
        "Leakage of cement in percutaneous transpedicular vertebroplasty for painful osteoporotic "
        "compression "
        "fractures",
        "J Bone Joint Surg Br", 2003, "85", "83-89",
    ),
    article(
        "Genant HK, Wu CY, van Kuijk C, Nevitt MC",
        "Vertebral fracture assessment using a semiquantitative technique",
        "J Bone Miner Res", 2009, "8", "1137-1148",
    ),
    article(
        "Li C-H, Chang M-C, Liu C-L, Chen T-S",
        "Osteoporotic burst fracture with spinal canal compromise treated with percutaneous vertebroplasty",
        "Clin Neurol Neurosurg", 2010, "112", "678-681",
    ),
    article(
        "Han S, Wan S, Ning L, Tong Y, Zhang J, Fan S",
        "Percutaneous vertebroplasty versus balloon kyphoplasty for treatment of osteoporotic vertebral "
        "compression "
        "fracture: a meta-analysis of randomised and non-randomised controlled trials",
        "Int Orthop", 2011, "35", "1349-1358",
    ),
    article(
        "Omidi-Kashani F, Samini F, Hasankhani EG, Kachooei AR, Toosi KZ, Golhasani-Keshtan F",
        "Does Percutaneous Kyphoplasty Have Better Functional Outcome Than Vertebroplasty in Single Level "
        "Osteoporotic Compression Fractures? A Comparative Prospective Study",
        "J Osteoporos", 2013, "2013", "1-5",
    ),
    article(
        "Gu CN, Brinjikji W, Evans AJ, Murad MH, Kallmes DF",
        "Outcomes of vertebroplasty compared with kyphoplasty: a systematic review and meta-analysis",
        "J Neurointerv Surg", 2016, "8", "636-642",
    ),
]  # fmt: skip


def printed() -> list[str]:
    lines = MANUSCRIPT.read_text(encoding="utf-8").split("\nReferences\n")[1].split("\n")
    return [line.split(". ", 1)[1] for line in lines if line]


@pytest.mark.parametrize(("text", "item"), list(zip(printed(), ITEMS, strict=True)))
def test_reference_in_full(text: str, item: Item) -> None:
    reference = parse_string(text)
    assert reference.item == item
    assert reference.is_reference


def test_places_of_the_archetype() -> None:
    reference = parse_string(printed()[10])
    text = reference.unstructured
    places = {
        (field.variable, field.index, field.part): text[field.span.start : field.span.end]
        for field in reference.fields
    }
    assert places["author", None, ""] == "Genant HK, Wu CY, van Kuijk C, Nevitt MC"
    assert places["author", 2, ""] == "van Kuijk C"
    assert places["author", 2, "family"] == "Kuijk"
    assert places["author", 3, "given"] == "MC"
    assert places["issued", None, "year"] == "2009"
    assert places["volume", None, ""] == "8"
    assert places["page", None, ""] == "1137-48"
    assert places["page", None, "last"] == "48"
    assert places["container_title", None, ""] == "J Bone Miner Res"
