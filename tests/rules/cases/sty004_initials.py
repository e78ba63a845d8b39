from tests.rules.build import listed
from tests.rules.works import bones_cited

PLAIN = bones_cited()
HYPHENS = bones_cited(author="Li|C-H")
STOPS = bones_cited(author="Doe|J.A.")

FIRES = [
    listed(
        *[PLAIN] * 5,
        HYPHENS,
        message="reference 6: initials with hyphens, against 5 others",
        marked="Li C-H",
        level="info",
    ),
    listed(
        *[PLAIN] * 5,
        "{author:Doe|JA}, {author:Li|C-H}. {title:On made-up bones}.",
        message="reference 6: initials with hyphens, against 5 others",
        marked="Li C-H",
    ),
    listed(*[PLAIN] * 4, STOPS, message="reference 5: initials with stops, against 4 others"),
]
SILENT = [
    listed(*[PLAIN] * 6),
    listed(*[HYPHENS] * 6),
    listed(*[PLAIN] * 2, HYPHENS),
    listed(*[PLAIN] * 5, bones_cited(author="Doe|Jane")),
]
