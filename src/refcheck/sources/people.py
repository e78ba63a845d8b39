"""Names in natural order ("Ida B. van der Made"), as several services give them."""

from __future__ import annotations

_PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "el",
    )
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))


def natural_name(name: str) -> dict[str, str]:
    """Given and family name, by Crossref's keys; a particle is the family's, a lone word a group."""
    if name.count(",") == 1:
        family, _, given = name.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if len(words) < 2:
        return {"name": name}
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].lower() in _PARTICLES:
        begin -= 1
    return {"given": " ".join(words[:begin]), "family": " ".join(words[begin:]), "suffix": suffix}
