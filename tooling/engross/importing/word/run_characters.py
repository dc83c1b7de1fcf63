"""What the characters of a run show: a symbol font has signs at the codes of letters (§ 17.3.3.30)."""

from __future__ import annotations

from lxml import etree

from engross.importing.word.element_names import W
from engross.importing.word.style_inheritance import RunLook
from engross.importing.word.symbol_fonts import (
    capitals,
    has_private_characters,
    is_character,
    is_symbolic,
    symbol_character,
)

NO_BREAK_HYPHEN = "\u2011"
"""What the element ``w:noBreakHyphen`` shows."""


def sign_shown(sign: etree._Element) -> str | None:
    """What an element ``w:sym`` shows; None where that is not known."""
    try:
        code = int(sign.get(f"{W}char", ""), 16)
    except ValueError:
        code = 0
    return symbol_character(chr(code), sign.get(f"{W}font", "")) if is_character(code) else None


def has_signs(words: str, look: RunLook) -> bool:
    """Whether some of ``words`` may show others than their letters, in the fonts of ``look``."""
    if is_symbolic(look.font) or is_symbolic(look.wide_font):
        return True
    # No character of private use is printable, and most words are: to ask for that takes half the time.
    return not (words.isascii() or words.isprintable()) and has_private_characters(words)


def font_of(letter: str, look: RunLook) -> str:
    """The font of ``look`` that a letter is in."""
    return look.font if letter.isascii() else look.wide_font or look.font


def words_shown(words: str, look: RunLook) -> str:
    """``words`` as a run of ``look`` shows them, signs that are not known left out."""
    if has_signs(words, look):
        words = "".join(symbol_character(letter, font_of(letter, look)) or "" for letter in words)
    return capitals(words) if look.caps else words
