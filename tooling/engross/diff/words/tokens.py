"""Cutting text into the smallest pieces that a redline may mark: words and single signs."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from engross.model.memo import Memo
from engross.patterns import compile_on_use

_TOKEN = compile_on_use(
    r"""
    (\s*+)                                    # the white space before it
    (
      [^\W_]++                                # a word or number: twenty-one, 1,000, 10-119.1, council's
      (?: (?: [-'’.,/] | [\u0300-\u036f\u00ad\u200c\u200d]+ ) [^\W_]+ )*
      [\u0300-\u036f]* [”"]?                  # with the quotation marks that touch it: “noise, level”
    | \( [^\W_]{1,5} \)                      # a label: (a), (iv), (10)
    | (?: [“‘] | (?<!\w)" ) [^\W_]++
      (?: (?: [-'’.,/] | [\u0300-\u036f\u00ad\u200c\u200d]+ ) [^\W_]+ )*
      [\u0300-\u036f]* [”"]?
    | [^\w\s]                                # any other sign, alone
    | _+                                     # a blank to fill in
    )
    """,
    re.VERBOSE,
)
_OTHER_SCRIPTS = compile_on_use(r"[\u0590-\u1cff\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Letters of scripts whose words hold vowel signs, or have no blanks between them."""

_SIGNS_OF_WORDS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0f00-\u0fff\u1700-\u1734\u1a00-\u1cff"
)
"""Points and vowel signs: Hebrew, Arabic, those of India, Tibet and the Philippines."""

_WITHOUT_BLANKS = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"
    r"\u3041-\u309f\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese and Khmer letters, hiragana and ideographs: nothing parts their words."""

_LETTER = rf"(?: (?![{_WITHOUT_BLANKS}])[^\W_] | [{_SIGNS_OF_WORDS}] )"
_VOWEL_SIGN = (
    r"[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u109d\u17b4-\u17d3]"
)
_TOKEN_OF_OTHER_SCRIPTS = compile_on_use(
    rf"""
    (\s*+)
    (
      \( [^\W_]{{1,5}} \)
    | (?: [“‘] | (?<!\w)" )? {_LETTER}++ (?: (?: [-'’.,/] | [\u00ad\u200c\u200d]+ ) {_LETTER}++ )*+ [”"]?
    | [^\s_] {_VOWEL_SIGN}*                 # an ideograph, a letter with its signs, or any other sign
    | _+
    )
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """A text cut into tokens, with the blanks between them.

    ``pieces`` are the text: white space and token in turn, white space at both ends. Token ``k`` is ``words[k]``;
    ``keys[k]`` is what it is compared by; ``blanks[k]`` is the white space that it is taken to have before it, and
    ``blanks[-1]`` that after the last, so there is one blank more than tokens.
    """

    pieces: list[str]
    words: list[str]
    keys: list[str]
    blanks: list[str]

    def text(self, first: int, end: int) -> str:
        """The text from token ``first`` to the last before token ``end``, the blanks around it left out."""
        return "".join(self.pieces[2 * first + 1 : 2 * end])

    def text_between(self, before: int, after: int) -> str:
        """The text between token ``before - 1`` and token ``after``."""
        return "".join(self.pieces[2 * before : 2 * after + 1])


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens: nothing but white space lies between them, and no word is cut.

    Of a script without blanks between words, each letter is a token.
    """
    body = text.rstrip()
    return _tokens([*chain.from_iterable(_found(body)), text[len(body) :]])


def tokenize_chunks(chunks: list[str]) -> Tokens:
    """Cut the text of `chunks`, which have no white space in them and one blank between them."""
    pieces = [*chain.from_iterable(map(_PIECES.__getitem__, chunks)), ""]
    pieces[0] = ""
    return _tokens(pieces)


def _tokens(pieces: list[str]) -> Tokens:
    words = pieces[1::2]
    return Tokens(pieces, words, words, pieces[0::2])


def _cut(chunk: str) -> tuple[str, ...]:
    """The tokens of a chunk, a blank before the first: what `tokenize` makes of it, wherever it stands."""
    _, *pieces = chain.from_iterable(_found(chunk))
    return (" ", *pieces)


def _found(text: str) -> list[tuple[str, str]]:
    """The tokens of a text, each with the white space before it."""
    if text.isascii() or _OTHER_SCRIPTS.search(text) is None:
        return _TOKEN.findall(text)
    return _TOKEN_OF_OTHER_SCRIPTS.findall(text)


_PIECES = Memo(_cut)
