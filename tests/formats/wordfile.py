"""Small Word documents for tests, written part by part."""

import io
import json
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def docx(body: str, **parts: str) -> bytes:
    """A .docx with the given body; further parts by name, a dot for "__" ("word/numbering.xml")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content.replace("NAMESPACES", NAMESPACES))
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The archive with one part more."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content.replace("NAMESPACES", NAMESPACES))
    return buffer.getvalue()


def rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The archive with some strings changed in all its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for before, after in changes:
                content = content.replace(before, after)
            new.writestr(name, content)
    return buffer.getvalue()


def relationships(**targets: str) -> str:
    """A part of relationships: kind and target by identifier, "https://..." leading outside."""
    listed = (
        f'<Relationship Id="{name}" Type="{R}/{target.split()[0]}" Target="{target.split()[1]}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, target in targets.items()
    )
    return f"<Relationships>{''.join(listed)}</Relationships>"


def numbering(*texts: str, count: str = "decimal", more: str = "") -> str:
    """numbering.xml with one list (numId 1), whose levels count by these texts; ``more`` are lists of it."""
    started = f'<w:start w:val="1"/><w:numFmt w:val="{count}"/>'
    said = (text if text.startswith("<") else f'<w:lvlText w:val="{text}"/>' for text in texts)
    levels = "".join(f'<w:lvl w:ilvl="{depth}">{started}{text}</w:lvl>' for depth, text in enumerate(said))
    return (
        f'<w:numbering NAMESPACES><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )


def numbered(number: int = 1, depth: int = 0) -> str:
    """The properties of a paragraph that belongs to a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str, data: str = "") -> str:
    escaped = code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    held = f"<w:fldData>{data}</w:fldData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{held}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escaped}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def csl(*titles: str) -> str:
    """A citation as Zotero and Mendeley write it, of made-up works."""
    items = [
        {
            "uris": [f"http://example.org/{title}"],
            "itemData": {
                "type": "article-journal",
                "title": title,
                "author": [{"family": "Quill", "given": "A"}],
                "issued": {"date-parts": [[2001]]},
                "DOI": "10.5555/" + title.split()[-1],
            },
        }
        for title in titles
    ]
    return json.dumps({"citationItems": items})
