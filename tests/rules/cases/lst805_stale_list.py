from dataclasses import replace

from refcheck.model import Date, Item, Name
from tests.rules.build import Cited, listed

ENTRY = (
    "{author:Quill|A}. {title:On tidal clocks in winter}. {container_title:Acta Ficta}. "
    "{year:2001};{volume:12}:{page:311-9}. {doi:10.5555/clocks}"
)
NO_TITLE = "{author:Quill|A}, {container_title:Acta Ficta} {volume:12}, {page:311} ({year:2001})."
REPEATED = "———. {title:On tidal clocks in winter}. {year:2001}."
RECORD = Item(
    title="On tidal clocks in <i>winter</i>",
    author=(Name("Quill", "Alma"),),
    container_title="Acta Ficta Internationalis",
    issued=Date(2001),
    volume="12",
    issue="4",
    page="311-319",
    doi="10.5555/clocks",
)


def record(**values: object) -> Item:
    return replace(RECORD, **values)  # type: ignore[arg-type]


FIRES = [
    listed(
        ENTRY,
        records=[record(issued=Date(2011))],
        message="the record behind its citation has the year 2011",
        marked="2001",
        level="warning",
        evidence={"year": "2011"},
    ),
    listed(
        ENTRY,
        records=[record(volume="21", page="113-9")],
        message="the record behind its citation has the volume 21 and the first page 113",
        marked="12",
        evidence={"volume": "21", "first page": "113"},
    ),
    listed(
        ENTRY,
        records=[record(doi="10.5555/bells")],
        message="the record behind its citation has the DOI 10.5555/bells",
        marked="10.5555/clocks",
    ),
    listed(
        ENTRY,
        records=[record(title="On tidal clocks in spring")],
        message="the record behind its citation has the title On tidal clocks in spring",
        marked="On tidal clocks in winter",
    ),
    listed(
        ENTRY,
        records=[record(author=(Name("Strom", "B"), Name("Quill", "A")))],
        message="the record behind its citation has the first author Strom",
        marked="Quill A",
    ),
]
SILENT = [
    listed(ENTRY, records=[RECORD]),
    listed(ENTRY),
    # What a style leaves out, or shortens.
    listed(NO_TITLE, records=[RECORD]),
    listed(REPEATED, records=[RECORD]),
    listed(ENTRY, records=[record(volume="Vol. 12", page="e311", issued=None)]),
    # A record of another entry's number, and one that the list lacks.
    listed(ENTRY, Cited(ENTRY.replace("2001", "2002")), records=[RECORD, record(issued=Date(2002))]),
    listed(Cited(ENTRY, structured=True), records=[record(issued=Date(2011))]),
]
