from tests.rules.build import listed
from tests.rules.works import bones_cited

STOP = bones_cited()
SPACE = bones_cited().replace("{container_title:J Made Up Res}. ", "{container_title:J Made Up Res} ")

FIRES = [
    listed(
        *[STOP] * 3,
        SPACE,
        *[STOP] * 2,
        SPACE,
        message='references 4 and 7: " " between journal and year, against 5 others with ". "',
        level="info",
        edits=[(" ", ". "), (" ", ". ")],
        safe=False,
    ),
]
SILENT = [
    listed(
        *[
            bones_cited(container_title="J. Bones").replace(
                "{container_title:J. Bones}. ", "{container_title:J. Bones}. "
            )
        ]
        * 5,
        bones_cited(container_title="Bone").replace("{container_title:Bone}. ", "{container_title:Bone} "),
    ),
    listed(*[STOP] * 6),
    listed(
        *[STOP] * 5,
        "{author:=Made-Up Office}: {title:On made-up bones}. {container_title:Bone}. {year:2001}.",
    ),
    listed(*[STOP] * 3, *[SPACE] * 3),
    listed(*[STOP] * 2, SPACE),
    listed(*[STOP] * 5, bones_cited(title="Do made-up bones heal?").replace("heal?}.", "heal?}")),
    listed(*[STOP] * 5, bones_cited(container_title="J. Made Up Res.").replace("Res.}. ", "Res.} ")),
]
