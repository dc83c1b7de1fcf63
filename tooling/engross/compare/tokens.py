"""Cutting text into the smallest pieces that a redline may mark: words and single signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain

_TOKEN = re.compile(
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


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens, with the blanks between them.

    Token ``k`` is ``words[k]``, that is ``text[starts[k]:ends[k]]``; ``keys[k]`` is what it is compared by;
    ``blanks[k]`` is the white space before it, and ``blanks[-1]`` that after the last, so there is one blank more
    than tokens.
    """

    text: str
    keys: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    blanks: list[str]


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens: nothing but white space lies between them, and no word is cut."""
    body = text.rstrip()
    pieces = list(chain.from_iterable(_TOKEN.findall(body)))
    edges = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    return Tokens(text, words, words, edges[0::2], edges[1::2], [*pieces[0::2], text[len(body) :]])
