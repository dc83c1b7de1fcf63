"""What an ordinance file declares about its rules: a tree of names that point at marked words and cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from engross.values import dataclass, quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class RuleDeclaration:
    """One element of the file's block of rules, with what is inside it.

    ``kind`` is its name in the vocabulary (``schedule``, ``when``; docs/source-format.md, "Rules"); ``attributes``
    are sorted by name. A declaration never holds a value of the law, only where it stands. ``line`` is the
    element's line in its file (0: not from a file).
    """

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[RuleDeclaration, ...] = ()
    line: int = field(default=0, compare=False, repr=False)

    def get(self, name: str) -> str:
        """The attribute of that name; empty where there is none."""
        return dict(self.attributes).get(name, "")

    def each(self, *kinds: str) -> Iterator[RuleDeclaration]:
        """The children of these kinds, in order."""
        return (child for child in self.children if child.kind in kinds)
