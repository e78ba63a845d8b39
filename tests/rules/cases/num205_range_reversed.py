from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(
        bones_cited(page="139-134"),
        message="the range 139-134 runs backwards",
        marked="139-134",
        level="warning",
        edits=[],
    ),
    case(
        bones_cited(page="139-134"),
        BONES,
        message="the range 139-134 runs backwards: the record has pages 134-139",
        level="error",
        edits=[("139-134", "134-139")],
        safe=True,
    ),
]
SILENT = [
    case(bones_cited(page="50038-1") + " {doi:10.5555/b978-012387582-2/50038-1}"),
    case(bones_cited(page="01121-16")),
    case(bones_cited()),
    case(bones_cited(page="1137-48")),
    case(bones_cited(page="S12-S9a")),
    case(bones_cited(page="139-134"), BONES, says={"page": ("contradict", "pages-differ")}),
    case(bones_cited(page="e139")),
]
