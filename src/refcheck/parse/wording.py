"""Words in a reference that tell of a field the tagger has no label for."""

from __future__ import annotations

import re

from refcheck.parse.draft import Clued

ACCESSED = Clued(
    (
        "acces", "accés", "acedido", "retriev", "visit", "viewed", "cited", "zug", "abruf", "abgeruf",
        "stand", "consult", "recuperado", "dostęp", "обращения",
    ),
    re.compile(
        r"\b(?:last\s)?(?:accessed|retrieved|visited|viewed|cited|zugriff|zugegriffen|abgerufen|abruf|stand|"
        r"consult\w+|acc?es[soé]\w*|acedido|recuperado|dostęp|обращения)\b(?:\s(?:on|am|le|el|em|on:))?[\s:]*",
        re.IGNORECASE,
    ),
)  # fmt: skip

SUPPLEMENT = Clued(
    ("suppl",),
    re.compile(
        r"\bsuppl(?:ement|\b)\.?(?:\s{0,2}(?P<number>\d{1,3}|[A-Z]\b|[ivxIVX]{1,4}\b))?", re.IGNORECASE
    ),
)

MEDIUM = Clued(
    ("[",),
    re.compile(
        r"\[(internet|online|cd-?rom|dvd|microfiche|en línea|en ligne|электронный ресурс)\]", re.IGNORECASE
    ),
)

GENRE = Clued(
    (
        "thes", "dissert", "thèse", "tese", "tesis", "arbeit", "habilitation", "diss.", "report", "paper",
        "preprint",
    ),
    re.compile(
        r"\b(?:(?:unpublished|doctoral|ph\.?\s?d\.?|d\.?phil\.?|m\.?\s?sc\.?|m\.?\s?a\.?|m\.?phil\.?|master'?s?|"
        r"bachelor'?s?|licentiate|honou?rs|diploma|university)\s+)*(?:thesis|dissertation)\b"
        r"|\b(?:thèse|tese|tesis)(?:\s+d[eo]\s+\w+|\s+doctoral)?\b"
        r"|\b(?:master|diplom|doktor|magister|bachelor)arbeit\b|\bhabilitationsschrift\b|\bdiss\."
        r"|\b(?:technical|research|annual)\s+report\b|\b(?:working|discussion|white)\s+paper\b|\bpreprint\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
