"""The marks of figures that a text had and has no more though its provision is still there: rules stand on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engross.importing.source_page import ImportRemark
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.rules.figure import FIGURE_TAGS

FigureMark = tuple[str, str, str, str]
"""A mark's kind, name and unit, and the words that it stands on."""


def lost_marks(chapter: Chapter, was: Chapter | None) -> tuple[ImportRemark, ...]:
    """For each figure of ``was`` that is marked no more in the same provision of ``chapter``, where that is and why."""
    if was is None:
        return ()
    before = {provision.identity: marks for provision in was.walk() if (marks := list(_marks(provision)))}
    found: list[tuple[str, str]] = []
    for provision in chapter.walk() if before else ():
        marked = before.get(provision.identity, ())
        if not marked:
            continue
        there = Counter(mark[:3] for mark in _marks(provision))
        for kind, name, unit, words in marked:
            there[kind, name, unit] -= 1
            if there[kind, name, unit] < 0:
                said = f"“{words}” was marked as a figure{f' ({name})' if name else ''} and its words are others now"
                found.append((provision.eid, f"{said}; mark it again"))
    where = places(chapter) if found else {}
    return tuple([ImportRemark("mark", where.get(eid, ""), words) for eid, words in found])


def _marks(provision: Provision) -> Iterator[FigureMark]:
    for text in provision.texts():
        for tag in text.tags:
            if tag.kind in FIGURE_TAGS:
                yield tag.kind, tag.name, tag.unit, text.plain[tag.start : tag.end]
