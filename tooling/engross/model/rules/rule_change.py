"""What becomes of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a proposal does to one rule: figures that move, in words; citations before and after.

    ``moves`` are (what, before, after); an empty string where there was or is nothing.
    """

    kind: Literal["changed", "added", "repealed"]
    name: str
    title: str
    before: str
    after: str
    moves: tuple[tuple[str, str, str], ...]

    @property
    def heading(self) -> str:
        """What it is about, in a line: the rule's title, and where it stood and stands."""
        where = " → ".join(dict.fromkeys(place for place in (self.before, self.after) if place))
        return f"{self.title} ({where})"

    def lines(self) -> Iterator[str]:
        """Its figures, a line each; where none moves, that the conditions do."""
        for what, before, after in self.moves:
            if before and after:
                yield f"{what}: {before} → {after}"
            else:
                yield f"{what}: {f'no longer {before}' if before else f'new: {after}'}"
        if not self.moves:
            yield "the conditions, no figure"
