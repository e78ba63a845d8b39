r"""LaTeX's spelling of characters: ``\"{u}`` read as ü, and ü written as ``{\"u}``.

Decoding is for comparison and for reading values; decoded text is never written back over a source,
for the braces it loses protect capitals. The accents are those of LaTeX2e's text encodings
(https://www.latex-project.org/help/documentation/encguide.pdf).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ",
}  # fmt: skip
_SYMBOLS = {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textregistered": "®", "texttrademark": "™",
    "copyright": "©", "textcopyright": "©", "textdegree": "°", "degree": "°", "textpm": "±", "pm": "±",
    "times": "×", "texttimes": "×", "cdot": "·", "textperiodcentered": "·", "ldots": "…", "dots": "…",
    "textellipsis": "…", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "approx": "≈", "sim": "∼",
    "infty": "∞",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "guillemotleft": "«", "guillemotright": "»", "S": "§",
    "textmu": "µ", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
# Signs of formulas that LaTeX knows without any package.
_SIGNS = {
    "sim": "∼", "simeq": "≃", "neq": "≠", "equiv": "≡", "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫",
    "mp": "∓", "ast": "∗", "circ": "∘", "bullet": "∙", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "perp": "⊥",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "notin": "∉", "cup": "∪",
    "cap": "∩", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "neg": "¬", "wedge": "∧", "vee": "∨", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "leftrightarrow": "↔", "Leftrightarrow": "⇔", "uparrow": "↑", "downarrow": "↓",
    "mapsto": "↦", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "prime": "′", "langle": "⟨",
    "rangle": "⟩", "sharp": "♯", "flat": "♭", "models": "⊨", "vdash": "⊢", "star": "⋆",
}  # fmt: skip
_COMMANDS = _LETTERS | _SYMBOLS | _SIGNS

_MARKUP = re.compile(r"[\\{}$~]|--|``|''|\s\s|[\n\t]")
_ACCENT = re.compile(
    r"""\\(?:([`'^"~=.])\s*|([uvHcdbkr])(?:\s+|(?=[{\\])))"""  # the accent
    r"(?:\{\s*(\\[ij](?![A-Za-z])|[^\W\d_])(\w*)\s*\}|(\\[ij])(?![A-Za-z])\s*|([^\W\d_]))"  # its letter
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(\{\}|[ \t\n]*)")
_ESCAPED = re.compile(r"\\([&%$#_{} \-/,;:!@])")
_MATH = re.compile(r"(?<!\\)\$([^$]*)\$")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
# Escaped characters stand in a private-use area until the braces and dollars that mean nothing are gone.
# What is not ASCII: a character with the accents that stand over it and are characters of their own.
_CLUSTER = re.compile(r"[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+")
_HIDE = {character: chr(0xE000 + index) for index, character in enumerate("&%$#_{}\\~^")}
_SHOW = {ord(hidden): character for character, hidden in _HIDE.items()}
_THIN = frozenset("-/!")  # discretionary hyphen, italic correction, negative space: no character


@lru_cache(maxsize=16384)
def decode(text: str) -> str:
    """``text`` as a reader sees it: commands as characters, no braces, white space as one space.

    An unknown command vanishes and its argument stays.
    """
    if not _MARKUP.search(text):
        return text.strip()
    hidden = "\\" in text
    if hidden:
        text = _ESCAPED.sub(_unescape, text)
        while (accented := _ACCENT.sub(_accented, text)) != text:  # one accent may stand over another
            text = accented
        text = _COMMAND.sub(_command, text)
    if "$" in text:
        text = _MATH.sub(lambda match: re.sub(r"[_^]", "", match[1]), text)
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    text = text.replace("{", "").replace("}", "")
    if hidden:
        text = text.translate(_SHOW)
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def escape(text: str) -> str:
    """``text`` with the characters that LaTeX would take for commands escaped; letters stay as they are."""
    return text.translate(_ESCAPES)


def encode(text: str) -> str:
    r"""``text`` in ASCII as far as LaTeX can say it: "Müller & Søn" is ``M{\"u}ller \& S{\o}n``.

    A character without a known LaTeX spelling stays as it is.
    """
    text = escape(text)
    if text.isascii():
        return text
    encoded = _CLUSTER.sub(_encoded, unicodedata.normalize("NFC", text))
    # Of three apostrophes in a row LaTeX would take the first two for the closing quotation mark.
    return encoded.replace("'''", "'{''}")


_ESCAPES = str.maketrans(
    {character: "\\" + character for character in "&%$#_"}
    | {
        # BibTeX counts an escaped brace too, and would not find the value's end.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\u00a0": "~",
    }
)
_ACCENT_OF = {combining: accent for accent, combining in _ACCENTS.items()}
_ENCODED = (
    {letter: rf"{{\{name}}}" for name, letter in _LETTERS.items()}
    | {letter: rf"$\{name}$" for name, letter in _SYMBOLS.items() if letter.isalpha() and name.isalpha()}
    | {sign: rf"$\{name}$" for name, sign in _SIGNS.items()}
    | {
        "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-", "−": "-",
        "ʼ": "'", "…": r"\ldots{}",
        "±": r"$\pm$", "×": r"$\times$", "≤": r"$\leq$", "≥": r"$\geq$", "≈": r"$\approx$",
        "→": r"$\rightarrow$",
        "°": r"{\textdegree}", "®": r"{\textregistered}", "™": r"{\texttrademark}", "©": r"{\copyright}",
        "§": r"{\S}", "·": r"$\cdot$", "∞": r"$\infty$", "µ": r"$\mu$", "\u2009": " ", "\u202f": " ",
        "\u2002": " ",
        "\u200b": "", "\u00ad": "", "ȷ": r"{\j}", "å": r"{\aa}", "Å": r"{\AA}", "ε": r"$\epsilon$",
        "φ": r"$\phi$",
    }
)  # fmt: skip


def _unescape(match: re.Match[str]) -> str:
    character = match[1]
    return "" if character in _THIN else _HIDE.get(character, " " if character in ",;: @" else character)


def _accented(match: re.Match[str]) -> str:
    accent = _ACCENTS[match[1] or match[2]]
    letter = (match[3] or match[5] or match[6]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + accent) + (match[4] or "")


def _command(match: re.Match[str]) -> str:
    meant = _COMMANDS.get(match[1], "")
    return _HIDE.get(meant, meant)


def _encoded(cluster: re.Match[str]) -> str:
    character = cluster[0]
    if character in _ENCODED:
        return _ENCODED[character]
    letter, *accents = list(unicodedata.normalize("NFD", character))
    if not accents or not letter.isascii() or any(accent not in _ACCENT_OF for accent in accents):
        return character
    above = _ACCENT_OF[accents[0]] in "`'^\"~=u.v"
    written = rf"\{letter}" if letter in "ij" and above else letter
    for accent in accents:  # an accent over an accented letter takes it whole
        written = _under(_ACCENT_OF[accent], written)
    return f"{{{written}}}"


def _under(accent: str, letter: str) -> str:
    letter = f"{{{letter}}}" if letter.startswith("\\") and letter[1:] not in ("i", "j") else letter
    return (
        rf"\{accent} {letter}" if accent.isalpha() and not letter.startswith("{") else rf"\{accent}{letter}"
    )
