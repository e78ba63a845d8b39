from tests.rules.build import listed
from tests.rules.works import bones_cited

THREE = bones_cited().replace("{author:Poe|QB}", "{author:Poe|QB}{etal:, et al}")
ONE = bones_cited().replace(", {author:Roe|R}, {author:Poe|QB}", "{etal:, et al}")

FIRES = [
    listed(
        *[THREE] * 4,
        ONE,
        message="reference 5: et al. after 1 author, against 4 others after 3",
        marked="Doe JA",
        level="info",
    ),
]
SILENT = [
    listed(*[THREE] * 5),
    listed(*[THREE] * 5, bones_cited()),
    listed(*[THREE] * 2, ONE),
]
