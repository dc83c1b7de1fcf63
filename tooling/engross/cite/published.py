"""The form in which publishers mark citations: what is linked is the section or larger unit that is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.model.citation import Citation, Extent

Published = tuple[int, int, str | None]
"""Start, end, target."""


def published(citations: Iterable[Citation]) -> tuple[Published, ...]:
    """Return the stretches that a publisher would link, in order, none overlapping another.

    Of ``subsection (b) of § 5-10`` that is ``§ 5-10``; of a bare ``paragraph (2)``, nothing. The unit or the
    law that qualifies a citation from outside its words (``§ 68-5B or C of **this Chapter**``, ``Sections 13
    and 1645 of the **Civil Code**``) is a stretch of its own, once.
    """
    seen: dict[Extent, str | None] = {}
    for start, end, target in _stretches(citations):
        seen.setdefault((start, end), target)
    return tuple((start, end, target) for (start, end), target in sorted(seen.items()))


def _stretches(citations: Iterable[Citation]) -> Iterator[Published]:
    for citation in citations:
        if citation.unit:
            yield (*citation.unit, citation.target)
        qualifier = citation.qualifier
        outside = qualifier and (qualifier[0] >= citation.end or qualifier[1] <= citation.start)
        if qualifier and outside and (citation.law.kind == "other" or not citation.law.name):
            yield (*qualifier, citation.law.name or None)
