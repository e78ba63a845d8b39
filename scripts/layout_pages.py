"""A manuscript's blocks as an HTML page for a browser, and as a Word document."""

from __future__ import annotations

import html
import random
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import typeset
from layout_latex import URL, key
from layout_material import Block
from layouts import Layout

COLUMNS = {"html 1": 1, "html 2": 2, "html 3": 3, "html gap": 1}
SETTINGS = {
    "hanging": "margin:0 0 0 2em;text-indent:-2em",
    "gap": "margin:0 0 .8em 0",
    "first line": "margin:0;text-indent:1.5em",
    "plain": "margin:0",
}
HEADS = (
    '@top-left{content:"A. Quill et al."}@top-right{content:"Acta Ficta 12 (2019) 101-120"}',
    '@top-center{content:"QUILL AND FENNIMORE (2019)"}@bottom-right{content:"Page " counter(page)}',
    '@bottom-left{content:"© 2019 The Authors. doi:10.5555/2019.7"}@bottom-right{content:counter(page)}',
)
MARKED = "position:fixed;left:10%;top:40%;transform:rotate(-45deg);font-size:70pt;color:#ddd"


def page(draw: random.Random, blocks: Sequence[Block], layout: Layout) -> str:
    """The HTML of a manuscript."""
    heads = (
        draw.choice(HEADS) if "running heads" in layout.extras else "@bottom-center{content:counter(page)}"
    )
    font = draw.choice(["10pt serif", "11pt sans-serif", "12pt/1.7 'DejaVu Serif'", "9pt/1.3 Arial"])
    style = (
        f"@page{{size:A4;margin:22mm 20mm;{heads}}} body{{columns:{COLUMNS[layout.printer]};font:{font}}} "
        f"p{{text-align:{draw.choice(['justify', 'left'])};hyphens:{draw.choice(['auto', 'manual'])}}} "
        f".ref{{{SETTINGS[layout.setting]};font-size:{draw.choice([80, 90, 100])}%}}"
    )
    mark = f'<div style="{MARKED}">DRAFT 2019</div>' if "watermark" in layout.extras else ""
    inner = "\n".join(_block(draw, block, layout) for block in blocks)
    title = "<h1>On tidal clocks and copper bells</h1><p>Anna Quill and Bert Fennimore</p>"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tidal clocks</title>'
        f"<style>{style}</style></head><body>{mark}{title}{inner}</body></html>"
    )


def _block(draw: random.Random, block: Block, layout: Layout) -> str:
    text = _text(block.text, layout)
    if block.kind == "list":
        return _list(draw, block, layout)
    if block.kind == "heading":
        return f"<h2>{text}</h2>"
    if block.kind == "table":
        return _table(draw, text)
    if block.kind == "equation":
        return (
            f"<p>y<sub>i</sub> = a + b x<sub>i</sub> + f(t) dt &nbsp;&nbsp;&nbsp; ({draw.randint(1, 9)})</p>"
        )
    if "superscript citations" in layout.extras and block.kind == "paragraph":
        text = re.sub(r" ?\[(\d[\d,–-]*)\]", r"<sup>\1</sup>", text)
    return f"<p>{text}</p>"


def _text(text: str, layout: Layout) -> str:
    escaped = html.escape(text)
    return URL.sub(r'<a href="\g<0>">\g<0></a>', escaped) if "links" in layout.extras else escaped


def _table(draw: random.Random, caption: str) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in typeset.row(draw).split()) + "</tr>"
        for _ in range(draw.randint(4, 9))
    )
    return f"<p>{caption}</p><table>{rows}</table>"


def _list(draw: random.Random, block: Block, layout: Layout) -> str:
    entries = list(enumerate((_text(text, layout) for text in block.strings), block.first))
    if layout.lists == "run-on":
        return "<p>" + " ".join(f"{_label(layout, number, text)} {text}" for number, text in entries) + "</p>"
    if layout.label == "{}." and layout.setting in ("hanging", "gap"):
        items = [
            f'<li style="margin-bottom:{6 * (layout.setting == "gap")}pt">{text}</li>' for _, text in entries
        ]
        opened, closed = f'<ol start="{block.first}">', "</ol>"
    else:
        items = [f'<p class="ref">{_label(layout, number, text)} {text}</p>' for number, text in entries]
        opened = closed = ""
    if "floats in the list" in layout.extras and len(items) > 4:
        items.insert(len(items) // 2, _table(draw, "Table 7. Years and numbers"))
    return opened + "\n".join(items) + closed


def _label(layout: Layout, number: int, text: str) -> str:
    if layout.label == "[Knu84]":
        return key(number, text)
    return f"<sup>{number}</sup>" if layout.label == "superscript" else layout.label.format(number)


# --- Word -------------------------------------------------------------------------------------------

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{OFFICE}-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    f'ContentType="{OFFICE}-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
SET = {
    "hanging": '<w:ind w:left="567" w:hanging="567"/>',
    "gap": '<w:spacing w:after="160"/>',
    "first line": '<w:ind w:firstLine="400"/>',
    "plain": "",
}


def word(draw: random.Random, blocks: Sequence[Block], layout: Layout, target: Path) -> None:
    """Write a Word document of a manuscript."""
    paragraphs = "".join(_paragraphs(draw, block, layout) for block in blocks)
    columns = '<w:cols w:num="2" w:space="500"/>' if layout.printer == "office 2" else ""
    body = f"<w:body>{paragraphs}<w:sectPr>{columns}</w:sectPr></w:body>"
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", f"<w:document {NAMESPACE}>{body}</w:document>")


def _paragraphs(draw: random.Random, block: Block, layout: Layout) -> str:
    if block.kind == "table":
        rows = [typeset.row(draw).replace(" ", "\t") for _ in range(draw.randint(4, 9))]
        return "".join(_paragraph(_run(text)) for text in (block.text, *rows))
    if block.kind == "list" and layout.lists == "run-on":
        numbered = enumerate(block.strings, block.first)
        return _paragraph(
            _run(" ".join(f"{layout.label.format(number)} {text}" for number, text in numbered))
        )
    if block.kind == "list":
        return "".join(
            _reference(layout, number, text) for number, text in enumerate(block.strings, block.first)
        )
    bold = "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>" if block.kind == "heading" else ""
    return _paragraph(_run(block.text or "y = a + bx (1)", bold), "<w:spacing w:after='120'/>")


def _reference(layout: Layout, number: int, text: str) -> str:
    if layout.label == "superscript":
        raised = _run(str(number), "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>")
        return _paragraph(raised + _run(text), SET[layout.setting])
    label = key(number, text) if layout.label == "[Knu84]" else layout.label.format(number)
    tab = "\t" if layout.setting == "hanging" and label else " "
    return _paragraph(_run((label + tab + text).lstrip()), SET[layout.setting])


def _run(text: str, look: str = "") -> str:
    shown = html.escape(text).replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:r>{look}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"
