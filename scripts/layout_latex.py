"""A manuscript's blocks as a LaTeX document in one of many classes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import typeset
from evaluate_numbered import escaped
from layout_material import Block
from layouts import Layout

CLASSES = {
    "article": r"\documentclass[11pt]{article}\usepackage[margin=1in]{geometry}",
    "article 2": r"\documentclass[10pt,twocolumn]{article}",
    "article 3": r"\documentclass[9pt,landscape]{extarticle}\usepackage[margin=2cm]{geometry}",
    "IEEEtran": r"\documentclass[journal]{IEEEtran}",
    "elsarticle": r"\documentclass[review,12pt]{elsarticle}",
    "elsarticle 5p": r"\documentclass[final,5p,times]{elsarticle}",
    "acmart": r"\documentclass[sigconf,nonacm]{acmart}",
    "revtex prl": r"\documentclass[prl,reprint]{revtex4-2}",
    "revtex preprint": r"\documentclass[pre,preprint,12pt]{revtex4-2}",
    "amsart": r"\documentclass{amsart}",
    "llncs": r"\documentclass{llncs}",
    "memoir": r"\documentclass[11pt,oneside]{memoir}",
    "scrbook": r"\documentclass[11pt]{scrbook}",
    "scrartcl": r"\documentclass[11pt,DIV=11]{scrartcl}",
    "poster": r"\documentclass{article}\usepackage[paperwidth=60cm,paperheight=84cm,margin=3cm]{geometry}",
}
COLUMNS = {"article 3": 3, "poster": 3}
NUMBERED_LINES = {
    "left": r"\usepackage{lineno}\linenumbers",
    "right": r"\usepackage[right]{lineno}\linenumbers",
    "fifth": r"\usepackage[modulo]{lineno}\linenumbers",
    "both": r"\usepackage[switch]{lineno}\linenumbers",
    "pagewise": r"\usepackage[pagewise]{lineno}\linenumbers",
}
HEADS = (
    r"\fancyhead[L]{A. Quill et al.}\fancyhead[R]{Acta Ficta 12 (2019) 101--120}\fancyfoot[C]{\thepage}",
    r"\fancyhead[C]{QUILL AND FENNIMORE (2019)}\fancyfoot[R]{\thepage}\fancyfoot[L]{Version of 3 May 2019}",
    r"\fancyhead[RE]{A. Quill, B. Fennimore}\fancyhead[LO]{Tidal clocks}\fancyfoot[C]{-- \thepage\ --}",
    r"\fancyfoot[L]{\copyright\ 2019 The Authors. doi:10.5555/tides.2019.7}\fancyfoot[R]{Page \thepage}",
)
WATERMARK = (
    r"\AddToHook{shipout/background}{\put(%s){\rotatebox{%s}"
    r"{\fontsize{%s}{%s}\selectfont\color[gray]{0.8}%s}}}"
)
WATERMARKS = (
    ("150,-600", 45, 80, 80, "PREPRINT"),
    ("20,-600", 90, 16, 16, "arXiv:1901.01234v1 [q-bio] 4 Jan 2019"),
)
URL = re.compile(r"(?:https?://|www\.)[^\s{}\\^~]+[^\s{}\\^~.,;)\]]")


def source(draw: random.Random, blocks: Sequence[Block], layout: Layout) -> str:
    """The LaTeX source of a manuscript."""
    body = "\n\n".join(_block(draw, block, layout) for block in blocks)
    if layout.printer in COLUMNS:
        size = r"\fontsize{24}{29}\selectfont " if layout.printer == "poster" else ""
        body = f"{size}\\begin{{multicols}}{{{COLUMNS[layout.printer]}}}\n{body}\n\\end{{multicols}}"
    return "\n".join([*_preamble(draw, layout), r"\begin{document}", _front(layout), body, r"\end{document}"])


def _preamble(draw: random.Random, layout: Layout) -> list[str]:
    lines = [
        CLASSES[layout.printer],
        r"\usepackage[T1]{fontenc}",
        r"\usepackage{textcomp,graphicx,xcolor,url}",
    ]
    lines.append(r"\renewcommand{\thesection}{\arabic{section}}")
    if layout.printer in COLUMNS:
        lines.append(r"\usepackage{multicol}")
    if "Type 3 fonts" in layout.extras:
        lines.append(r"\pdfmapfile{}\pdfgentounicode=0")
    elif draw.random() < 0.6:
        lines.append(
            r"\usepackage{cmap}" + draw.choice([r"\usepackage{times}", r"\usepackage{mathptmx}", ""])
        )
    if "links" in layout.extras:
        lines.append(r"\usepackage[hidelinks]{hyperref}\usepackage{xurl}")
    if "running heads" in layout.extras and layout.printer not in ("memoir", "acmart", "scrbook", "scrartcl"):
        lines.append(r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}" + draw.choice(HEADS))
    if "watermark" in layout.extras:
        lines.append(WATERMARK % draw.choice(WATERMARKS))
    if "ragged" in layout.extras:
        lines.append(r"\sloppy\raggedright\usepackage{setspace}\doublespacing")
    return [*lines, NUMBERED_LINES.get(layout.numbered_lines, "")]


def _front(layout: Layout) -> str:
    title, authors = r"\title{On tidal clocks and copper bells}", r"\author{Anna Quill and Bert Fennimore}"
    if layout.printer.startswith("elsarticle"):
        return rf"\begin{{frontmatter}}{title}{authors}\end{{frontmatter}}"
    if layout.printer == "llncs":
        return title + authors + r"\institute{University of Nowhere}\maketitle"
    return title + authors + r"\maketitle"


def _block(draw: random.Random, block: Block, layout: Layout) -> str:
    text = _text(block.text)
    if block.kind == "list":
        return _list(draw, block, layout)
    if block.kind == "heading":
        return rf"\section*{{{text}}}"
    if block.kind in ("plain", "line", "contents"):
        return rf"\noindent {text}"
    if block.kind == "equation":
        return r"\begin{equation} y_i = \alpha + \beta x_i + \int_0^1 f(t)\,dt \end{equation}"
    if block.kind == "table":
        return _table(draw, text, "h" if layout.printer not in COLUMNS else "")
    return _cited(text, layout)


def _cited(text: str, layout: Layout) -> str:
    """A paragraph, its bracketed numbers raised where the layout says so."""
    if "superscript citations" not in layout.extras:
        return text
    return re.sub(r" ?\[(\d[\d,–-]*)\]", r"\\textsuperscript{\1}", text)


def _text(text: str) -> str:
    """Text for LaTeX, its addresses free to be broken."""
    parts, position = [], 0
    for match in URL.finditer(text):
        shown = match.group().replace("%", r"\%").replace("#", r"\#")
        plain = shown.isascii()
        parts += [
            escaped(text[position : match.start()]),
            rf"\url{{{shown}}}" if plain else escaped(match.group()),
        ]
        position = match.end()
    return "".join([*parts, escaped(text[position:])])


def _table(draw: random.Random, caption: str, place: str) -> str:
    rows = r" \\ ".join(escaped(typeset.row(draw)) for _ in range(draw.randint(4, 9)))
    inner = rf"{caption}\par\begin{{tabular}}{{l}}{rows}\end{{tabular}}"
    return rf"\begin{{table}}[{place}]{inner}\end{{table}}" if place else rf"\noindent {inner}"


# --- the list ---------------------------------------------------------------------------------------


def _list(draw: random.Random, block: Block, layout: Layout) -> str:
    entries = [
        (_label(layout, number, text), _text(text)) for number, text in enumerate(block.strings, block.first)
    ]
    if layout.lists == "run-on":
        return " ".join(f"{label} {text}" for label, text in entries)
    shown = [_entry(label, text, layout) for label, text in entries]
    if "floats in the list" in layout.extras and len(shown) > 4 and layout.printer not in COLUMNS:
        shown.insert(len(shown) // 2, _table(draw, "Table 7. Years and numbers", "t"))
    size = draw.choice([r"\small", r"\normalsize", r"\footnotesize"])
    return f"{{{size}{_SETTINGS[layout.setting]}\n" + "\n\n".join(shown) + "\n\n}"


_SETTINGS = {
    "hanging": r"\parindent=0pt\parskip=0pt",
    "gap": r"\parindent=0pt\parskip=7pt",
    "first line": r"\parindent=2em\parskip=0pt",
    "plain": r"\parindent=0pt\parskip=0pt",
}


def _label(layout: Layout, number: int, text: str) -> str:
    if layout.label == "[Knu84]":
        return key(number, text)
    if layout.label == "superscript":
        return rf"\textsuperscript{{{number}}}"
    return layout.label.format(number)


def key(number: int, text: str) -> str:
    """A label of letters and figures for a reference."""
    letters, year = re.search(r"[A-Za-z]{3,}", text), re.search(r"(?:19|20)(\d\d)", text)
    return f"[{letters.group()[:3].title() if letters else 'Ano'}{year[1] if year else f'{number:02}'}]"


def _entry(label: str, text: str, layout: Layout) -> str:
    if layout.setting != "hanging":
        return f"{label} {text}".strip()
    if label.startswith("[K") or not label:
        return rf"\hangindent=2em {label} {text}"
    return rf"\hangindent=2.2em\makebox[2.2em][l]{{{label}}}{text}"
