"""What of an HTML page is the document's: not what is hidden, nor the buttons behind references."""

from __future__ import annotations

import codecs
import re
from typing import Any

from refcheck.formats import text
from refcheck.formats.text import Decoded

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader\S*|u-visually-hidden|element-invisible|MathJax_Preview"
    r"|mw-editsection|no-?display)(?=\s|$)",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:view\s+|go\s+to\s+|open\s+in\s+|search\s+|find\s+)?(?:(?:the\s+)?"
    r"(?:free\s+)?(?:pmc|full)\s+(?:free\s+)?(?:article|text)"
    r"|(?:in\s+)?articles?|abstract|crossref|cross\s?ref|google(?:\s*scholar)?|pub\s?med(?:\s+central|\s+abstract)?|medline"
    r"|web\s+of\s+science|isi|scopus|cas|chemport|ads|mathscinet|math|zbmath|doi|link"
    r"|links?\s+to\s+\w+|open\s?url|pdf"
    r"|full[\s-]*text(?:\s+pdf)?|download\s+\w+|export\s+citation|get\s+it|new\s+tab|reference|view"
    r"|semantic\s+scholar"
    r"|publisher\s+full\s+text|back\s+to\s+(?:text|article|top)|return\s+to\s+ref\S*(?:\s+\S+)?(?:\s+in\s+article)?|jump\s+up)"
    r"(?:\s*\(opens?\s+in.{0,20}\))?|[↩↑↵^⇧⬆\ufe0e\ufe0f]+",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.IGNORECASE)
_SNIFFED = 4096
# Browsers read these as their larger kin.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874"}  # fmt: skip


def decode(path: str, data: bytes) -> Decoded:
    """The page's characters: in the encoding that it names, where it is not plainly another."""
    named = _named(data)
    if named is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text.decode(path, data)
    try:
        if not named.startswith("iso2022"):
            data.decode("utf-8")
            return text.decode(path, data)  # whatever it says of itself
    except UnicodeDecodeError:
        pass
    return Decoded(data.decode(named, errors="replace"), named)


def _named(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_SNIFFED])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        b"".decode(name)
    except (LookupError, UnicodeError):
        return None
    return None if name.startswith("utf") else _WIDER.get(name, name)


def is_hidden(element: Any) -> bool:
    """Whether a browser would not show an element."""
    return bool(
        element.get("hidden") is not None
        or _HIDDEN_STYLE.search(element.get("style") or "")
        or _HIDDEN_CLASS.search(element.get("class") or "")
    )


def is_button(element: Any) -> bool:
    """Whether an element is a link to a service and says no more than its name."""
    if element.tag != "a":
        return False
    said = " ".join("".join(element.itertext()).split()).strip("[]()|.,;: ")
    return len(said) < 60 and _BUTTON.fullmatch(said) is not None


def without_brackets(element: Any) -> None:
    """Take the brackets around an element off the text beside it."""
    before, parent = element.getprevious(), element.getparent()
    lead = (parent.text if before is None else before.tail) or ""
    tail = element.tail or ""
    if not (lead.rstrip().endswith(("[", "(")) and tail.lstrip().startswith(("]", ")"))):
        return
    element.tail = tail.lstrip()[1:]
    if before is None:
        parent.text = lead.rstrip()[:-1]
    else:
        before.tail = lead.rstrip()[:-1]
