"""Layouts drawn by chance: how a manuscript is printed, how its list is set and what stands around it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

from layout_material import ENDINGS, Block, Material

CLASSES = ("article", "article 2", "article 3", "IEEEtran", "elsarticle", "elsarticle 5p", "acmart")
CLASSES += ("revtex prl", "revtex preprint", "amsart", "llncs", "memoir", "scrbook", "scrartcl", "poster")
PAGES = ("html 1", "html 2", "html 3", "html gap")
HEADINGS = (
    "References",
    "REFERENCES",
    "Bibliography",
    "Literaturverzeichnis",
    "Literature Cited",
    "Works Cited",
)
HEADINGS += ("Referências", "Referências bibliográficas", "Referencias", "Bibliografía", "Bibliographie")
HEADINGS += ("Bibliografia", "Piśmiennictwo", "Literatura", "Kaynakça", "KAYNAKLAR", "R E F E R E N C E S")
HEADINGS += ("7. References", "6 References", "VII. REFERENCES", "References:", "Literature", "Viitteet")
HEADINGS += ("References and Notes", "Bibliographic references", "Cited references", "Irodalom", "Litteratur")
SCRIPTS = ("参考文献", "Литература", "Список литературы", "СПИСОК ЛИТЕРАТУРЫ", "المراجع", "참고문헌", "文献")
SCRIPTS += ("Библиографический список", "引用文献", "참고 문헌", "Література", "Βιβλιογραφία", "ביבליוגרפיה")
NUMBERS = ("[{}]", "{}.", "({})", "{}", "{})", "superscript")
RUN_ON = ("[{}]", "{}.", "({})", "{})")
LABELLED = 0.12  # of the unnumbered lists have [Knu84]


@dataclass(frozen=True)
class Layout:
    """One way to print; a field's value names the group in which the manuscript is counted."""

    printer: str
    label: str  # with {} for the number; "[Knu84]", "superscript" or ""
    setting: str  # hanging, first line, gap, plain
    after: str
    lists: str  # one, chapters, two, supplementary, run-on
    heading: str  # given, plain, none
    numbered_lines: str  # "", left, right, fifth, both
    extras: tuple[str, ...]

    def groups(self) -> list[str]:
        """The names of the groups that a manuscript so printed belongs to."""
        named = [f"{field.name}: {getattr(self, field.name) or 'none'}" for field in fields(self)]
        return [*named[:-1], *(f"with: {extra}" for extra in self.extras)]


def draw_layout(draw: random.Random, style: str, world: bool) -> Layout:
    """A layout for references cited in a ``style``; those of ``world`` need fonts that LaTeX lacks here."""
    printer = draw.choice(
        [*PAGES, "office", "office 2"]
        if world
        else [*CLASSES, *CLASSES, *PAGES, *PAGES, "office", "office 2"]
    )
    label = draw.choice(NUMBERS) if style == "numbered" else "[Knu84]" if draw.random() < LABELLED else ""
    setting = draw.choice(["hanging", "hanging", "gap", "first line", "plain"])
    lists = draw.choices(["one", "chapters", "two", "supplementary", "run-on"], [14, 2, 1, 2, 1])[0]
    if label not in {"run-on": RUN_ON, "supplementary": NUMBERS}.get(lists, (label,)):
        lists = "one"
    return Layout(
        printer=printer,
        label=label,
        setting=setting,
        after=draw.choice([*ENDINGS]),
        lists=lists,
        heading=draw.choices(["given", "plain", "none"], [8, 1, 1 + 2 * printer.startswith("revtex")])[0],
        numbered_lines=_numbered_lines(draw, printer),
        extras=tuple(extra for extra in _extras(printer) if draw.random() < 0.15),
    )


def _numbered_lines(draw: random.Random, printer: str) -> str:
    if draw.random() < 0.7 or printer in ("article 3", "poster") or printer.startswith("html"):
        return ""
    return (
        "left"
        if printer.startswith("office")
        else draw.choice(["left", "right", "fifth", "both", "pagewise"])
    )


def _extras(printer: str) -> list[str]:
    extras = ["letter", "contents", "links", "cover", "rotated", "cropped", "superscript citations"]
    if not printer.startswith("office"):
        extras += ["running heads", "watermark", "floats in the list"]
    if printer in ("article", "article 2", "amsart", "memoir"):
        extras += ["Type 3 fonts", "ragged"]
    return extras


def heading(draw: random.Random, layout: Layout) -> str:
    """What stands above the list."""
    return draw.choice(SCRIPTS if draw.random() < 0.3 and layout.printer not in CLASSES else HEADINGS)


def manuscript(draw: random.Random, material: Material, layout: Layout) -> tuple[list[Block], list[str]]:
    """The blocks of a manuscript, and the references that it holds."""
    strings = list(material.strings[: draw.randint(10, len(material.strings))])
    body = _body(draw, material.body)
    if "letter" in layout.extras:
        strings, body = strings[:3], [block for block in body if block.kind == "paragraph"][:4]
    after = ENDINGS[layout.after](draw, body)
    named = Block("heading" if layout.heading == "given" else "plain", heading(draw, layout))
    above = [] if layout.heading == "none" and layout.lists != "chapters" else [named]
    return [*_contents(layout, named, body), *_listed(draw, layout, body, above, strings), *after], strings


def _body(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    start = draw.randrange(max(1, len(body) // 2))
    return list(body[start : start + draw.randint(6, 30)])


def _contents(layout: Layout, named: Block, body: Sequence[Block]) -> list[Block]:
    if "contents" not in layout.extras:
        return []
    titles = [block.text for block in body if block.kind == "heading"] + [named.text]
    return [
        Block("heading", "Contents"),
        *(Block("contents", f"{text} {'. ' * 20}{3 * k + 1}") for k, text in enumerate(titles)),
    ]


def _listed(
    draw: random.Random, layout: Layout, body: list[Block], above: list[Block], strings: list[str]
) -> list[Block]:
    half, middle = len(strings) // 2, len(body) // 2
    whole = Block("list", strings=tuple(strings))
    if layout.lists == "chapters" and half > 2:
        first, second = (
            Block("list", strings=tuple(strings[:half])),
            Block("list", strings=tuple(strings[half:])),
        )
        return [*body[:middle], *above, first, *body[middle:], *above, second]
    if layout.lists == "two" and half > 2:
        first, second = (
            Block("list", strings=tuple(strings[:half])),
            Block("list", strings=tuple(strings[half:])),
        )
        return [
            *body,
            *above,
            first,
            Block("heading", draw.choice(["Further reading", "Secondary sources"])),
            second,
        ]
    if layout.lists == "supplementary" and half > 2:
        first = Block("list", strings=tuple(strings[:half]))
        second = Block("list", strings=tuple(strings[half:]), first=half + 1)
        named = Block(
            "heading",
            draw.choice(["Supplementary references", "Methods references", "References for Methods"]),
        )
        return [*body, *above, first, named, second]
    return [*body, *above, whole]
