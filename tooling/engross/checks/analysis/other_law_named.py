"""What a draft names with another law's name, and then without: "Section 6409 of the Act … Section 6409"."""

from __future__ import annotations

from collections.abc import Iterable

from engross.cite.finding.number_lists import is_complete
from engross.model.law.citation import Citation, CitedLevel
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class OtherLawNamed:
    """``units``: the levels and numbers that a draft cites of other laws; ``chapters``: whether it cites those of
    chapters at all, as drafts do where the state's law goes by chapters."""

    units: frozenset[tuple[CitedLevel, str]]
    chapters: bool

    @classmethod
    def by(cls, found: Iterable[Iterable[Citation]]) -> OtherLawNamed:
        """What the citations ``found`` in the passages of a draft name."""
        named = {
            unit
            for citations in found
            for citation in citations
            if citation.law.kind == "other" and citation.path
            for unit in ((citation.level, citation.path[0]), *citation.outer)
        }
        return cls(frozenset(named), any(level == "chapter" for level, _ in named))

    def means(self, citation: Citation) -> bool:
        """Whether a citation that leads nowhere in the code may be of a law that the draft names elsewhere: it has the
        same number, or is of a chapter, or in one, where the draft cites the chapters of another law."""
        if not citation.path or citation.direction:
            return False
        if citation.level == "section" and is_complete(citation.path[0]):
            return (citation.level, citation.path[0]) in self.units
        of_chapter = citation.level == "chapter" or any(level == "chapter" for level, _ in citation.outer)
        if of_chapter:
            return self.chapters
        number = "".join(citation.path[:2]) if citation.level == "section" else citation.path[0]
        return not {(citation.level, citation.path[0]), (citation.level, number)}.isdisjoint(self.units)
