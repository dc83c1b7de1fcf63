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
    """Cut `text` into tokens: nothing but white space lies between them, and no word is cut."""
    body = text.rstrip()
    return _tokens([*chain.from_iterable(_TOKEN.findall(body)), text[len(body) :]])


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
    _, *pieces = chain.from_iterable(_TOKEN.findall(chunk))
    return (" ", *pieces)


_PIECES = Memo(_cut)
