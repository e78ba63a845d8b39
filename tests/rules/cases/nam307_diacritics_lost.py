from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

MARKED = bones(author="Müller|Jane A.; Żółty|Richard; Poe|Q. B.")

FIRES = [
    case(
        bones_cited(author="Muller|JA").replace("{author:Roe|R}", "{author:Zolty|R}"),
        MARKED,
        message="the record has Müller and Żółty",
        marked="Muller JA",
        level="info",
        edits=[("Muller", "Müller"), ("Zolty", "Żółty")],
        safe=False,
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(author="Döe|JA"), BONES),
    case(bones_cited(author="Müller|JA").replace("{author:Roe|R}", "{author:Żółty|R}"), MARKED),
]
