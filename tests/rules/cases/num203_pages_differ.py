from tests.rules.build import Cited, case, listed
from tests.rules.works import BONES, bones, bones_cited

FIRST = {"page": ("contradict", "first-page-digits-swapped")}

FIRES = [
    case(
        bones_cited(page="143-9"),
        BONES,
        says=FIRST,
        message="143-9: the record has pages 134-139 (two digits are swapped)",
        marked="143-9",
        level="error",
        edits=[("143-9", "134-9")],
        safe=True,
    ),
    case(
        bones_cited(page="243–249"),
        BONES,
        message="243–249: the record has pages 134-139",
        edits=[("243–249", "134–139")],
    ),
    case(
        bones_cited(page="143"),
        BONES,
        message="143: the record has pages 134-139 (two digits are swapped)",
        edits=[("143", "134")],
    ),
    case(
        bones_cited(page="143-9"),
        bones(page="134"),
        message="143-9: the record has page 134 (two digits are swapped)",
        edits=[],
    ),
    case(
        bones_cited(page="139-41"),
        BONES,
        message="139-41, which is the last page: the record has pages 134-139",
    ),
    # The reference's own pages share no digit, so the list tells how much of the last page is left out.
    listed(
        Cited(bones_cited(page="98-103"), BONES),
        bones_cited(page="1137-48"),
        bones_cited(page="224-9"),
        message="98-103: the record has pages 134-139",
        edits=[("98-103", "134-9")],
    ),
    listed(
        Cited(bones_cited(page="98-103"), BONES),
        bones_cited(page="1137-1148"),
        message="98-103: the record has pages 134-139",
        edits=[("98-103", "134-139")],
    ),
    # A range that keeps two digits of the last page.
    case(
        bones_cited(page="234-38"),
        BONES,
        message="234-38: the record has pages 134-139",
        edits=[("234-38", "134-39")],
    ),
    case(
        bones_cited(page="S1-S9"),
        bones(page="S3-S9"),
        says={"page": ("contradict", "first-page-differs")},
        message="S1-S9: the record has pages S3-S9",
        edits=[("S1-S9", "S3-S9")],
    ),
]
FIRES.append(
    case(
        bones_cited(page="91041-1050"),
        bones(page="1041-1050"),
        says={"page": ("contradict", "first-page-one-digit", "91041-91050", "1041-1050")},
        message="91041-1050: the record has pages 1041-1050 (one digit too many)",
    )
)
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(page="134"), BONES),
    case(bones_cited(page="1-6"), BONES, says={"page": ("unknown", "article-pages")}),
    case(bones_cited(page="134-6"), BONES),
    case(bones_cited(page="139-134"), BONES),
]
