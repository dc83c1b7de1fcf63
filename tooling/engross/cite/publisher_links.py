"""The form in which publishers mark citations: what is linked is the section or larger unit that is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.cite.finding.false_citations import UNNAMED_LAW
from engross.cite.grammar.law_names import is_generic, is_mentioned
from engross.model.law.citation import SUBDIVISIONS, CharacterRange, Citation
from engross.patterns import compile_on_use

PublisherLink = tuple[int, int, str | None]
"""Start, end, target."""


def publisher_links(citations: Iterable[Citation]) -> tuple[PublisherLink, ...]:
    """Return the ranges that a publisher would link, in order, none overlapping another.

    Of ``subsection (b) of § 5-10`` that is ``§ 5-10``; of a bare ``paragraph (2)``, and of ``this section`` and
    ``this subsection``, where the reader is, nothing. A name of the
    city's code that names the city belongs to a single citation (``Chapter 1.10 of the Plainfield City Code``).
    The unit or the law that qualifies from outside (``§ 68-5B or C of **this Chapter**``, ``Sections 13 and
    1645 of the **Civil Code**``) is a range of its own, once, where its name alone is a citation: a bare act or
    ``18 U.S.C.`` is none. Neither is the bracket in ``§ 5-10(a) or (b)``, which names no section, nor a section of a
    law that the words do not name.
    """
    seen: dict[CharacterRange, str | None] = {}
    for start, end, target in _stretches(citations):
        seen.setdefault((start, end), target)
    apart: list[PublisherLink] = []
    for (start, end), target in sorted(seen.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, target))
    return tuple(apart)


def _stretches(citations: Iterable[Citation]) -> Iterator[PublisherLink]:
    for citation in citations:
        if citation.base in _HERE:
            continue
        unit, qualifier, law = citation.unit, citation.qualifier, citation.law
        outside = qualifier and (qualifier[0] >= citation.end or qualifier[1] <= citation.start)
        if unit and qualifier and outside and law.kind == "code" and law.name and not is_generic(law):
            if not citation.listed:
                unit = (min(unit[0], qualifier[0]), max(unit[1], qualifier[1]))
            outside = False
        if unit and not _IN_BRACKETS.match(citation.words) and law != UNNAMED_LAW:
            yield (*unit, citation.target)
        if qualifier and outside and (is_mentioned(law) if law.kind == "other" else not law.name):
            yield (*qualifier, law.name or None)


_HERE = SUBDIVISIONS | {"section"}
_IN_BRACKETS = compile_on_use(r"[(\[](?!§)")
