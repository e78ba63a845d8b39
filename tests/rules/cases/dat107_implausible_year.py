from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(bones_cited(year="2991"), message="2991 lies in the future", marked="2991", level="warning"),
    case(bones_cited(year="1010"), message="1010 is earlier than any printed work"),
]
FIRES += [
    # So far off that the parse takes it for no year.
    case(
        bones_cited().replace("{year:2010}", "2101"),
        BONES,
        message="2101 lies in the future; the record has 2010",
        marked="2101",
        edits=[("2101", "2010")],
        safe=True,
    ),
    case(
        "{author:Doe|JA} (3010). {title:On made-up bones}. {container_title:J Made Up Res}, {volume:12}.",
        message="3010 lies in the future",
        edits=[],
    ),
]
SILENT = [
    # A year and the raised number of an edition, an issue, a part of the title.
    case(bones_cited().replace("{year:2010};", "(19992 ) ")),
    case(bones_cited().replace("{year:2010};", "").replace("({issue:4})", "({issue:2991})")),
    case(bones_cited(title="The year (2991) of bones").replace("{year:2010};", "")),
    case(bones_cited()),
    case(bones_cited(year="in press")),
    case(bones_cited(year="2991"), BONES),
]
