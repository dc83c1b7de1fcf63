"""Items that are printed in the line of a provision: "… unless (1) it is lost; or (2) it is sold"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from engross.model.law.provision import Provision
from engross.model.law.text import Text

_LABEL_BEFORE = (
    r"(?<!ubsection )(?<!ubsections )(?<!aragraph )(?<!aragraphs )(?<!lause )(?<!lauses )(?<!ection )(?<!ections )"
    r"(?<!ivision )(?<!ivisions )(?<!tem )(?<!tems )"
)
_BEHIND = r"\s+(?!(?:and|or|of|to|through|above|below|shall|is|are|in)\b)[A-Za-z“\"]"


def has_run_in_item(provision: Provision) -> bool:
    """Whether the words of ``provision`` have a marker of any first item in them."""
    return any(has_run_in_items(provision, (first,)) for first in ("1", "a", "A", "i"))


def has_run_in_items(provision: Provision, numbers: Sequence[str]) -> bool:
    """Whether the words of ``provision``, or of what is below it, have a marker of each of ``numbers``: "(2)", "2." or
    "b)" at the head of words, and not behind the word that a citation begins with. ``a-c`` are the ends of a range."""
    texts = [block.plain for part in provision.walk() for block in part.blocks() if isinstance(block, Text)]
    ends = [end for number in numbers for end in number.split("-")]
    return bool(ends) and all(any(_marker(end).search(text) for text in texts) for end in ends)


@lru_cache(maxsize=512)
def _marker(number: str) -> re.Pattern[str]:
    escaped = re.escape(number)
    return re.compile(
        rf"{_LABEL_BEFORE}(?<![A-Za-z0-9)\]])"
        rf"(?:\({escaped}\)|\[{escaped}\]|(?<![(\[$.]){escaped}\)|(?:(?<=\s)|^){escaped}\.){_BEHIND}"
    )
