"""Characters that Word keeps as places in a font: letters of the font Symbol, and of fonts without a code."""

from __future__ import annotations

_PRIVATE = 0xF000  # where fonts without a code of their own keep their 256 places
_LETTERS = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SIGNS = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"
_SYMBOL = {0x20 + place: letter for place, letter in enumerate(_LETTERS)} | {
    0xA0 + place: sign for place, sign in enumerate(_SIGNS)
}


def character(font: str, code: str) -> str:
    """The character at a place (hexadecimal) in a font, "" for a picture."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if font.casefold() == "symbol":
        return _SYMBOL.get(place & 0xFF, "")
    in_font = _PRIVATE <= place < _PRIVATE + 0x100
    found = "" if in_font or place > 0x10FFFF else chr(place)
    return found if found.isprintable() else ""
