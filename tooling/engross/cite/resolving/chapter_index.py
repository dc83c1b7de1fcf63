"""A chapter's provisions by the numbers that citations name them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engross.model.chapter import Chapter
from engross.model.provision import Provision
from engross.model.table import Table

_PREFIX = re.compile(r"(\d+[A-Z]?\.\d+)\.\d|(\w+(?::\w+)?)[-‑]")


@dataclass(frozen=True, slots=True)
class ChapterIndex:
    """A chapter with its sections by number, its articles in order, and its tables by number, each with the
    provision that holds it. Where a number is given twice the first counts: the double is a fault of its own.
    """

    chapter: Chapter
    sections: dict[str, Provision]
    articles: tuple[Provision, ...]
    tables: dict[str, tuple[Table, Provision]]
    above: dict[int, Provision]

    def ancestry(self, provision: Provision) -> Iterator[Provision]:
        """Yield ``provision``, which must be of this chapter, then what holds it, out to the chapter."""
        current: Provision | None = provision
        while current is not None:
            yield current
            current = self.above.get(id(current))

    @property
    def prefixes(self) -> frozenset[str]:
        """What the section numbers of this chapter begin with, before their last member: ``68`` of ``68-5``."""
        own = {prefix for number in self.sections if (prefix := chapter_number_of(number))}
        return frozenset(own | ({self.chapter.number} if self.chapter.number else set()))


def index_chapter(chapter: Chapter) -> ChapterIndex:
    """Index ``chapter`` in one walk over it."""
    sections: dict[str, Provision] = {}
    articles: list[Provision] = []
    tables: dict[str, tuple[Table, Provision]] = {}
    above: dict[int, Provision] = {}
    for provision in chapter.walk():
        above.update((id(child), provision) for child in provision.children)
        if provision.level == "section" and provision.number:
            sections.setdefault(provision.number, provision)
        elif provision.level == "article":
            articles.append(provision)
        for block in provision.blocks():
            if isinstance(block, Table) and block.number:
                tables.setdefault(block.number, (block, provision))
    return ChapterIndex(chapter, sections, tuple(articles), tables, above)


def chapter_number_of(number: str) -> str:
    """The chapter that a section's number begins with: ``68-5`` → ``68``, ``17.32.180`` → ``17.32``; else empty."""
    found = _PREFIX.match(number)
    return (found[1] or found[2]) if found else ""
