"""A provision's number, read from the label that the page shows."""

from __future__ import annotations

import re
from functools import lru_cache

_LABEL = re.compile(
    r"""^\s*+
    (?:(?:chapter|article|section|sec\.|ch\.|part|§)[\s\u00a0]*+)?   # the word or sign before the number
    [(\[]?
    (?P<number>[0-9A-Za-z]+(?:[-.:\u2013\u2011][0-9A-Za-z]+)*)
    [)\]]?[.:]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=65536)
def number_of(label: str) -> str:
    """The number in a printed label: ``§ 68-5.`` → ``68-5``, ``A.`` → ``A``, ``[1]`` → ``1``.

    A label without one (``§ ____``, nothing at all) gives an empty string.
    """
    found = _LABEL.match(label)
    return found["number"] if found else ""
