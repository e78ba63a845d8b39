from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, author = {MÃ¼ller}}", "decoded wrongly: this was ü", "Ã¼", edits=[("Ã¼", "ü")], safe=False),
    bib(
        "@a{k, title = {A\u200bB}}",
        "an invisible character (U+200B)",
        "\u200b",
        edits=[("\u200b", "")],
        safe=True,
    ),
    bib("@a{k, title = {M\ufffdller}}", "a character that was lost when the file was converted", "\ufffd"),
]
SILENT = [bib("\ufeff% a comment\u200b\n@a{k, author = {Müller~Ã and\u00a0Âge}}")]
