from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

FIRES = [
    case(
        bones_cited(volume="21"),
        BONES,
        message="volume 21: the record has volume 12 (two digits are swapped)",
        marked="21",
        level="error",
        edits=[("21", "12")],
        safe=True,
    ),
    case(
        bones_cited(volume="13"),
        BONES,
        message="volume 13: the record has volume 12 (one digit is wrong)",
    ),
    case(
        bones_cited(volume="20221"),
        bones(volume="2022"),
        message="volume 20221: the record has volume 2022 (one digit too many)",
    ),
    case(
        bones_cited(volume="212"),
        bones(volume="2012"),
        message="volume 212: the record has volume 2012 (one digit too few)",
    ),
    case(
        genant(volume="9"),
        GENANT,
        message="volume 9, which is its issue: the record has volume 8",
        edits=[("9", "8")],
    ),
    case(
        bones_cited(volume="99"),
        BONES,
        says={"volume": ("contradict", "differs"), "container-title": ("contradict", "another-journal")},
        message="volume 99: the record has volume 12",
        safe=False,
    ),
]
FIRES += [
    # Where the volume is the year, the other year printed may be either.
    case(
        bones_cited(year="2017", volume="2012"),
        bones(printed="2012", volume="2012"),
        says={"volume": ("contradict", "differs", "2017", "2012")},
        message="volume 2017: the record has volume 2012",
    ),
]
SILENT = [
    # Volume and issue as "12.4".
    case(bones_cited().replace("{year:2010};{volume:12}({issue:4})", "12.{volume:4} ({year:2010})"), BONES),
    case(bones_cited(), BONES),
    case(bones_cited(volume="12A"), BONES),
    case(bones_cited(volume="4", issue="12"), BONES),
]
