from __future__ import annotations

from tests.rules.build import Cited, listed
from tests.rules.works import BONES, bones, bones_cited

WITH = bones_cited()
WITHOUT = WITH.replace(":{page:134-9}", "")

FIRES = [
    listed(
        Cited(WITHOUT, BONES),
        WITH,
        message="no pages are printed; the record has 134-139",
        marked="12",
        level="info",
        edits=[],
    ),
    listed(
        Cited(WITHOUT, bones(page="", number="e77")), WITH, message="no pages are printed; the record has e77"
    ),
]
SILENT = [
    listed(Cited(WITH, BONES), WITH),
    listed(Cited(WITHOUT, BONES), WITHOUT),
    listed(Cited(WITHOUT, BONES), WITHOUT, WITHOUT, WITH),
    listed(WITHOUT, WITH),
    listed(Cited(WITHOUT, bones(page="")), WITH),
    listed(Cited(WITHOUT, bones(page="0-0")), WITH),
    listed(Cited(WITHOUT, bones(page="n/a-n/a")), WITH),
    listed(Cited(WITHOUT + " Epub ahead of print.", BONES), WITH),
    # The parse has missed them.
    listed(Cited(WITHOUT + " pp. 134-9", BONES), WITH),
    listed(Cited(WITHOUT + " e77", bones(page="", number="e77")), WITH),
]
