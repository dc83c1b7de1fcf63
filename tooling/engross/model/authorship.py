"""Whose a change is: the words that somebody inserted or struck in a file."""

from __future__ import annotations

from engross.model.comparison.span import Mark
from engross.values import dataclass, quick_init

AUTHOR = "Engross"
"""Whom tracked changes name where no one else is named."""


@quick_init
@dataclass(frozen=True, slots=True)
class AuthoredWords:
    """Words that ``author`` inserted or deleted, as a file tracks them, in reading order with others.

    ``whole``: they were taken from a redline as they stood there, so that a redline in which some of them are missing
    shows another change than the author's.
    """

    mark: Mark
    author: str
    words: str
    whole: bool = False
