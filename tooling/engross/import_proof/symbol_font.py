"""The characters that the signs of the font Symbol are (its encoding is that of PostScript's Symbol font)."""

from __future__ import annotations

from engross.import_proof.shown_page import UNKNOWN_SIGN
from engross.patterns import compile_on_use

_FIRST = 0x20
_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\uf8e5αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_HIGH_FIRST = 0xA0
_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\uf8e6\uf8e7↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈"
_PRIVATE = range(0xF000, 0xF100)
_MOVED = compile_on_use("[\uf000-\uf0ff]")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪"}


def signs(words: str, font: str) -> str:
    """What a reader sees of ``words`` in the symbol font ``font``; a sign that has no character is UNKNOWN_SIGN."""
    return "".join(letter if letter.isspace() else sign(ord(letter), font) for letter in words)


def without_font(words: str) -> str:
    """``words`` in a font of letters: the codes of symbol fonts in them are no signs, but for Word's two bullets."""
    return words if words.isascii() else _MOVED.sub(lambda found: _BULLETS.get(found[0], UNKNOWN_SIGN), words)


def sign(code: int, font: str) -> str:
    """The character of one code of a font ("symbol", "wingdings", or any other), UNKNOWN_SIGN where there is none."""
    if code in _PRIVATE:
        code -= _PRIVATE.start
    elif font not in ("symbol", "") and not font.startswith(("wingdings", "webdings", "zapfdingbats")):
        return chr(code) if _FIRST <= code < 0xD800 else UNKNOWN_SIGN
    if font == "symbol":
        for first, row in ((_FIRST, _LOW), (_HIGH_FIRST, _HIGH)):
            if first <= code < first + len(row) and row[code - first] < "\ue000":
                return row[code - first]
    return UNKNOWN_SIGN
