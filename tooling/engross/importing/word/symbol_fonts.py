"""Characters as their formatting shows them: those of symbol fonts as signs, and capitals.

A symbol font has signs of its own at the codes of letters: £ in the font Symbol is ≤. Word keeps such a character as it
is, or 0xF000 higher (ISO/IEC 29500-1 § 17.3.3.30). The tables are those that Unicode and Adobe publish for the fonts;
what is in none of them has no sign here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from engross.patterns import compile_on_use

_PRIVATE = range(0xE000, 0xF900)
_MOVED = range(0xF000, 0xF100)
_PRIVATE_CHARACTER = compile_on_use("[\ue000-\uf8ff]")


def _from(first: int, signs: str) -> dict[int, str]:
    """Signs at the codes from ``first`` on; a blank among them is a code without one."""
    return {code: sign for code, sign in enumerate(signs, first) if sign != " "}


_SYMBOL: Mapping[int, str] = {
    0x20: " ",
    **_from(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    **_from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    **_from(0xBF, "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
    **_from(0xF1, "〉∫"),
}
_WINGDINGS: Mapping[int, str] = {
    0x20: " ",
    **_from(0x21, "✏✂✁"),
    **_from(0x28, "☎✆✉"),
    **_from(0x3E, "✇✍"),
    **_from(0x41, "✌"),
    **_from(0x46, "☞"),
    **_from(0x4A, "☺"),
    **_from(0x4C, "☹"),
    **_from(0x58, "✠✡☪☯ॐ☸"),
    **_from(0x6C, "●❍■□ ❑❒⬧⧫◆❖⬥⌧"),
    **_from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_from(0x9E, "·•▪○"),
    **_from(0xA7, "▪◻"),
    **_from(0xAB, "★"),
    **_from(0xD8, "➢"),
    **_from(0xDF, "←→↑↓↖↗↙↘"),
    **_from(0xE8, "➔"),
    **_from(0xEF, "⇦⇨⇧⇩⬄⇳"),
    **_from(0xFB, "✗✓☒☑"),
}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OTHERS = frozenset({"wingdings 2", "wingdings 3", "webdings", "zapfdingbats", "zapf dingbats", "mt extra", "marlett"})
_SYMBOLIC = _OTHERS | _FONTS.keys()
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪"}
"""Word's own bullets, where a file does not say the font any more."""


@lru_cache(maxsize=256)
def is_symbolic(font: str) -> bool:
    """Whether ``font`` has signs at the codes of letters."""
    return bool(font) and font.strip().lower() in _SYMBOLIC


def has_private_characters(words: str) -> bool:
    """Whether ``words`` hold a character of private use, which only its font gives a meaning."""
    return _PRIVATE_CHARACTER.search(words) is not None


def is_character(code: int) -> bool:
    """Whether a file's number of a character is one, and no control sign."""
    return 0x20 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000


def symbol_character(character: str, font: str) -> str | None:
    """What ``character`` shows in ``font``: itself in a font of letters; None where it is not known."""
    code = ord(character)
    if not is_symbolic(font):
        return _BULLETS.get(code) if code in _PRIVATE else character
    code = code - 0xF000 if code in _MOVED else code
    return _FONTS.get(font.strip().lower(), {}).get(code, character if code > 0xFF else None)


def capitals(words: str) -> str:
    """``words`` as ``w:caps`` shows them: a letter without a capital of its own stays as it is (§ 17.3.2.5)."""
    raised = words.upper()
    if len(raised) == len(words):
        return raised
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in words)
