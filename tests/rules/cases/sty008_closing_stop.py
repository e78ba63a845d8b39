from tests.rules.build import listed
from tests.rules.works import bones_cited

STOP = bones_cited()
NONE = bones_cited().removesuffix(".")

FIRES = [
    listed(
        *[STOP] * 4,
        NONE,
        message="reference 5: no closing stop, against 4 others",
        marked="9",
        level="info",
        edits=[("", ".")],
        safe=False,
    ),
    listed(*[NONE] * 4, STOP, message="reference 5: a closing stop, against 4 others", edits=[(".", "")]),
]
SILENT = [
    listed(*[STOP] * 5),
    listed(*[STOP] * 5, NONE + ". https://doi.org/10.5555/bones.1"),
    listed(*[STOP] * 3, *[NONE] * 3),
]
