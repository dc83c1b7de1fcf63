"""A comment beside words of a page."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """What is said of some words of the new text.

    ``eid`` is that of their provision (or table), ``words`` as the page shows them, ``nth`` which occurrence of them it
    is in their block (from 0); ``said`` is the comment.
    """

    eid: str
    words: str
    nth: int
    said: str
