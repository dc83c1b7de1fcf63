"""A list of orders in one sentence: "Section 5 is amended— (1) in paragraph (2), by striking …; and (2) …"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from engross.instructions.grammar import ITEMS
from engross.instructions.quotation import Directive

_LABELS = {
    "1": tuple(map(str, range(1, 27))),
    "a": tuple("abcdefghijklmnopqrstuvwxyz"),
    "A": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "i": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
}
"""The labels of a list, by its first."""


def items_of(directive: Directive) -> tuple[str, tuple[Directive, ...]]:
    """What leads in a list of orders, and each of them; nothing, and ``directive`` alone, where it is no list.

    A label begins an order where a semicolon or a full stop stands before it. Quoted provisions belong to the last.
    """
    found = ITEMS.match(directive.words)
    if found is None:
        return "", (directive,)
    words: list[str] = []
    rest = directive.words[found.end("opening") :]
    for label, following in pairwise(_LABELS.get(found["first"], ())):
        end = re.search(rf"[;.] (?:and )?(?=\({following}\) )", rest)
        words.append(rest[len(f"({label}) ") : end.start() if end else len(rest)])
        if end is None:
            break
        rest = rest[end.end() :]
    if len(words) < 2:
        return "", (directive,)
    items = (*(replace(directive, words=one, block=()) for one in words[:-1]), replace(directive, words=words[-1]))
    return found["lead"], items
