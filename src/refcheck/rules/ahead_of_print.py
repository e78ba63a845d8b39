"""The words by which a work is cited that has not appeared yet."""

from __future__ import annotations

import re

NOT_YET = re.compile(
    r"\b(?:in press|forthcoming|to appear|accepted for publication|im druck|sous presse|en prensa|"
    r"(?:e-?pub|published online)?,?\s*ahead of print|online first)\b",
    re.IGNORECASE,
)
