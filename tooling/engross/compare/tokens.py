"""Cutting text into the smallest pieces that a redline may mark: words and single signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    \( [^\W_]{1,5} \)                         # a label: (a), (iv), (10)
  | (?: [“‘] | (?<!\w)" )?                    # a word or number with the quotation marks that touch it:
    [^\W_]+                                   # twenty-one, 1,000, 10-119.1, council's, “noise
    (?: (?: [-'’.,/] | [\u0300-\u036f\u00ad\u200c\u200d]+ ) [^\W_]+ )*
    [\u0300-\u036f]* [”"]?
  | [^\w\s]                                   # any other sign, alone
  | _+                                        # a blank to fill in
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens, with the blanks between them.

    Token ``k`` is ``text[starts[k]:ends[k]]``; ``keys[k]`` is what it is compared by; ``blanks[k]`` is the
    white space before it, and ``blanks[-1]`` that after the last, so there is one blank more than tokens.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    blanks: list[str]

    def word(self, k: int) -> str:
        """Return token `k` as the text has it."""
        return self.text[self.starts[k] : self.ends[k]]


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens: nothing but white space lies between them, and no word is cut."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blanks: list[str] = []
    done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        keys.append(match.group())
        starts.append(start)
        ends.append(end)
        blanks.append(text[done:start])
        done = end
    blanks.append(text[done:])
    return Tokens(text, keys, starts, ends, blanks)
