"""Whether words of the result of a merge are those of a branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engross.checks.analysis.provision_history import provision_history
from engross.model.comparison.comparison import Comparison
from engross.model.law.text import Text

IsNew = Callable[[Text, int, int], bool]
"""Whether the words of a text from one character to another are not, untouched, those of another branch."""


def new_words(comparisons: Iterable[Comparison]) -> IsNew:
    """What is new against any of these branches; each is compared with the result, in which the texts are."""
    kept = [provision_history(comparison).kept for comparison in comparisons]

    def is_new(text: Text, start: int, end: int) -> bool:
        """Whether a branch has other words there, or none."""
        found = (texts.get(id(text)) for texts in kept)
        return any(was is None or was.untouched(start, end) is None for was in found)

    return is_new


def all_new(text: Text, start: int, end: int) -> bool:  # noqa: ARG001 - every word is new to a branch without it
    """What is new against a branch that does not have the chapter: everything."""
    return True
