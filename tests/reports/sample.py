"""A report as the rest of the program hands it over: one found reference with findings, one unchecked."""

from __future__ import annotations

from refcheck.model import (
    Agreement,
    Checked,
    Date,
    DateKind,
    Document,
    Edit,
    FieldSpan,
    Finding,
    Fix,
    Item,
    Match,
    Name,
    Reference,
    Report,
    Rule,
    Severity,
    Span,
    State,
    Status,
    Work,
)

GENANT = (
    "Genant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative "
    "technique. J Bone Miner Res 2009;8:1137-48."
)
MADE_UP = "Nobody A. A <b>made-up</b> title & more. J Made Up Stud 2001;1:1-2."
TEXT = f"Title\n\nReferences\n\n11. {GENANT}\n12. {MADE_UP}\n"
ONLINE_YEAR = Rule("DAT101", "online-year", Severity.ERROR, "The cited year is only the online date")
NO_DOI = Rule("IDN601", "missing-doi", Severity.INFO, "The work has a DOI that is not given")
ITEM = Item(
    type="article-journal",
    title="Vertebral fracture assessment using a semiquantitative technique",
    author=(
        Name("Genant", "HK"),
        Name("Wu", "CY"),
        Name("Kuijk", "C", non_dropping_particle="van"),
        Name("Nevitt", "MC"),
    ),
    container_title="J Bone Miner Res",
    issued=Date(2009),
    volume="8",
    page="1137-1148",
)
WORK = Work(
    Item(
        type="article-journal",
        title="Vertebral fracture assessment using a semiquantitative technique",
        author=(
            Name("Genant", "Harry K."),
            Name("Wu", "Chun Y."),
            Name("van Kuijk", "Cornelis"),
            Name("Nevitt", "Michael C."),
        ),
        container_title="Journal of Bone and Mineral Research",
        issued=Date(1993, 9),
        volume="8",
        issue="9",
        page="1137-1148",
        doi="10.1002/jbmr.5650080915",
    ),
    dates=(Date(1993, 9, kind=DateKind.PRINT), Date(2009, kind=DateKind.ONLINE)),
    source="verified sample",
)


def document() -> Document:
    return Document("manuscript.txt", TEXT)


def genant() -> Reference:
    start = TEXT.index(GENANT)
    year = TEXT.index("2009")
    return Reference(
        11,
        GENANT,
        Span(start, start + len(GENANT)),
        label="11",
        key="genant1993",
        item=ITEM,
        fields=(FieldSpan("issued", Span(year, year + 4), part="year"),),
    )


def made_up() -> Reference:
    start = TEXT.index(MADE_UP)
    item = Item(title="A made-up title & more", author=(Name("Nobody", "A"),), issued=Date(2001))
    return Reference(12, MADE_UP, Span(start, start + len(MADE_UP)), label="12", key="nobody2001", item=item)


def matches() -> tuple[Match, Match]:
    agreements = (
        Agreement("title", ITEM.title, ITEM.title, State.AGREE, 1.0),
        Agreement("issued", "2009", "1993", State.CONTRADICT, note="online-year"),
    )
    found = Match(genant(), Status.FOUND, "found by search", "search", WORK, agreements=agreements, score=1.0)
    reason = "the verified sample does not hold it"
    return found, Match(made_up(), Status.UNCHECKED, reason, "partial-index")


def findings() -> tuple[Finding, Finding]:
    year = TEXT.index("2009")
    evidence = {
        "published-print": "1993-09",
        "published-online": "2009",
        "source": "verified sample",
        "doi": "10.1002/jbmr.5650080915",
    }
    online = Finding(
        ONLINE_YEAR,
        "2009 is the online date; volume 8(9) was printed in 1993",
        Span(year, year + 4),
        genant(),
        evidence,
        Fix((Edit(year, year + 4, "1993"),), safe=True),
    )
    end = TEXT.index(GENANT) + len(GENANT)
    insertion = Fix((Edit(end, end, " doi:10.1002/jbmr.5650080915"),), safe=False)
    no_doi = Finding(NO_DOI, "the DOI is known", genant().span, genant(), {"source": "x"}, insertion)
    return online, no_doi


def report() -> Report:
    return Report((Checked(document(), matches(), findings()),))


def clean_report() -> Report:
    return Report((Checked(document(), matches(), ()),))
