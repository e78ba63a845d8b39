"""The records that the cases are about: verified ones, some of Crossref's, and made-up ones (10.5555)."""

from __future__ import annotations

from refcheck.model import Date, Journal, Update, Work
from tests.rules.build import work

GENANT = work(
    type="article-journal",
    title="Vertebral fracture assessment using a semiquantitative technique",
    author="Genant|Harry K.; Wu|Chun Y.; van Kuijk|Cornelis; Nevitt|Michael C.",
    container_title="Journal of Bone and Mineral Research",
    container_title_short="J Bone Miner Res",
    printed="1993-09",
    online="2009",
    volume="8",
    issue="9",
    page="1137-1148",
    doi="10.1002/jbmr.5650080915",
)
MARTIN = work(
    type="article-journal",
    title=(
        "Prevalence of extravertebral cement leakage after vertebroplasty: "
        "procedural documentation versus CT detection"
    ),
    author="Martin|DJ; Ehteshami Rad|A; Kallmes|DF",
    container_title="Acta Radiologica",
    container_title_short="Acta Radiol",
    printed="2012-06-01",
    online="2012-05-27",
    volume="53",
    issue="5",
    page="569-572",
    doi="10.1258/ar.2012.120222",
)
OMIDI = work(
    type="article-journal",
    title=(
        "Does Percutaneous Kyphoplasty Have Better Functional Outcome Than Vertebroplasty in Single Level "
        "Osteoporotic Compression Fractures? A Comparative Prospective Study"
    ),
    author="Omidi-Kashani|F; Samini|F; Hasankhani|EG; Kachooei|AR; Toosi|KZ; Golhasani-Keshtan|F",
    container_title="Journal of Osteoporosis",
    container_title_short="J Osteoporos",
    printed="2013",
    volume="2013",
    page="1-5",
    number="690329",
    doi="10.1155/2013/690329",
)
ILEAL = (
    "Ileal-lymphoid-nodular hyperplasia, non-specific colitis, "
    "and pervasive developmental disorder in children"
)
WAKEFIELD = work(
    type="article-journal",
    title=f"RETRACTED: {ILEAL}",
    author="Wakefield|AJ; Murch|SH; Anthony|A",
    container_title="The Lancet",
    issued="1998-02",
    volume="351",
    issue="9103",
    page="637-641",
    doi="10.1016/s0140-6736(97)11096-0",
    updates=(
        Update(
            "correction",
            "10.1016/s0140-6736(04)15715-2",
            date=Date(2004, 3, 6),
            source="retraction-watch",
            record_id="17269",
        ),
        Update(
            "retraction",
            "10.1016/s0140-6736(10)60175-4",
            date=Date(2010, 2, 6),
            source="retraction-watch",
            record_id="4036",
        ),
    ),
)
WAKEFIELD_NOTICE = work(
    type="article-journal",
    title=f"Retraction—{ILEAL}",
    container_title="The Lancet",
    issued="2010-02",
    doi="10.1016/s0140-6736(10)60175-4",
    updates=(
        Update(
            "retraction",
            "10.1016/s0140-6736(97)11096-0",
            direction="update-to",
            date=Date(2010, 2, 6),
            source="retraction-watch",
            record_id="4036",
        ),
    ),
)
ZHOU = work(
    type="article-journal",
    title="A pneumonia outbreak associated with a new coronavirus of probable bat origin",
    author="Zhou|P",
    container_title="Nature",
    issued="2020-02-03",
    volume="579",
    issue="7798",
    page="270-273",
    doi="10.1038/s41586-020-2012-7",
    relations={"has-preprint": ("10.1101/2020.01.22.914952",)},
    updates=(Update("addendum", "10.1038/s41586-020-2951-z", date=Date(2020, 11, 17), source="publisher"),),
)


def bones(**changes: object) -> Work:
    """A made-up article, with changes."""
    values: dict[str, object] = {
        "type": "article-journal",
        "title": "On the healing of made-up bones in imaginary patients",
        "author": "Doe|Jane A.; Roe|Richard; Poe|Quentin B.",
        "container_title": "Journal of Made-Up Research",
        "container_title_short": "J Made Up Res",
        "printed": "2010-05",
        "volume": "12",
        "issue": "4",
        "page": "134-139",
        "doi": "10.5555/bones.1",
    }
    return work(**(values | changes))  # type: ignore[arg-type]


BONES = bones()
# One volume a year from volume 1 in 1999, twelve issues each.
MADE_UP_JOURNAL = Journal(
    titles=("Journal of Made-Up Research",),
    titles_short=("J Made Up Res",),
    issn=("1234-5679",),
    volumes={str(volume): {1998 + volume: 9} for volume in range(1, 20)},
    issues={str(volume): 12 for volume in range(1, 20)},
)
GENANT_CITED = (
    "{author:Genant|HK}, {author:Wu|CY}, {author:van Kuijk|C}, {author:Nevitt|MC}. "
    "{title:Vertebral fracture assessment using a semiquantitative technique}. "
    "{container_title:J Bone Miner Res} {year:1993};{volume:8}:{page:1137-48}."
)
BONES_CITED = (
    "{author:Doe|JA}, {author:Roe|R}, {author:Poe|QB}. "
    "{title:On the healing of made-up bones in imaginary patients}. "
    "{container_title:J Made Up Res}. {year:2010};{volume:12}({issue:4}):{page:134-9}."
)


def genant(**printed: str) -> str:
    """The reference to GENANT, printed with other values: ``genant(year="2009")``."""
    return _printed(GENANT_CITED, printed)


def bones_cited(**printed: str) -> str:
    """The reference to BONES, printed with other values."""
    return _printed(BONES_CITED, printed)


def _printed(template: str, printed: dict[str, str]) -> str:
    for variable, value in printed.items():
        start = template.index(f"{{{variable}:")
        template = f"{template[:start]}{{{variable}:{value}{template[template.index('}', start) :]}"
    return template
