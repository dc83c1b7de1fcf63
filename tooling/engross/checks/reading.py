"""A draft made ready for the checks: indexed once, its citations found and looked up once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.checks.history import History, history
from engross.checks.neighbours import Neighbours
from engross.checks.passages import Passage, passages
from engross.checks.terms import Vocabulary, vocabulary
from engross.cite.find import find_citations
from engross.cite.index import ChapterIndex, index
from engross.cite.resolve import resolve
from engross.model.chapter import Chapter
from engross.model.citation import Citation
from engross.model.code import Draft
from engross.model.place import place_in
from engross.model.provision import Provision
from engross.model.resolution import Resolution
from engross.model.table import Table
from engross.model.text import Tag


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its passage, what it names, and the reference that marks it up, if any does."""

    passage: Passage
    citation: Citation
    resolution: Resolution
    tag: Tag | None

    @property
    def target(self) -> Provision | Table | None:
        """What it names: the table, else the provision; None where it leads nowhere."""
        if self.resolution.outcome != "resolved":
            return None
        return self.resolution.table or self.resolution.provision


@dataclass(frozen=True, slots=True)
class Reading:
    """What every check reads.

    ``base`` is the index of the version in force, ``past`` what became of it; both None where there is none.
    ``eids``: provisions and tables by eId. ``fates`` is a memory that the checks share.
    """

    draft: Draft
    index: ChapterIndex
    passages: tuple[Passage, ...]
    cited: tuple[Cited, ...]
    neighbours: Neighbours
    vocabulary: Vocabulary
    provisions: tuple[Provision, ...]
    base: ChapterIndex | None = None
    past: History | None = None
    eids: dict[str, Provision | Table] = field(default_factory=dict, compare=False)
    fates: dict[int, object] = field(default_factory=dict, compare=False)

    def place(self, item: Provision | Table | None, at: ChapterIndex | None = None) -> str:
        """How ``item`` is cited: ``§ 68-5A(1)``, ``Table 1``."""
        if isinstance(item, Table):
            return f"Table {item.number}" if item.number else "the table"
        if item is None:
            return ""
        found = ""
        for provision in reversed(list((at or self.index).ancestry(item))):
            found = place_in(found, provision)
        return found

    def index_of(self, chapter: Chapter | None) -> ChapterIndex:
        """The index of a chapter that a citation was looked up in."""
        if chapter is None or chapter is self.draft.chapter:
            return self.index
        return self.neighbours[chapter.number]


def read(draft: Draft, neighbours: Neighbours) -> Reading:
    """Make ``draft`` ready; ``neighbours`` are the chapters that its citations may lead to."""
    own = index(draft.chapter)
    eids = {item.eid: item for item in _identified(draft.chapter) if item.eid}
    texts = tuple(passages(draft.chapter))
    cited = tuple(one for passage in texts for one in _cited(passage, own, neighbours))
    comparison = draft.comparison
    base = index(comparison.old) if comparison else None
    past = history(comparison) if comparison else None
    provisions = tuple(draft.chapter.walk())
    return Reading(draft, own, texts, cited, neighbours, vocabulary(texts), provisions, base, past, eids)


def _identified(chapter: Chapter) -> Iterator[Provision | Table]:
    for provision in chapter.walk():
        yield provision
        yield from (block for block in provision.blocks() if isinstance(block, Table))


def _cited(passage: Passage, own: ChapterIndex, neighbours: Neighbours) -> Iterator[Cited]:
    tags = [tag for tag in passage.text.tags if tag.kind == "ref"]
    if passage.kind == "caption":
        return
    for citation in find_citations(passage.text.plain):
        tag = next((tag for tag in tags if tag.start < citation.end and citation.start < tag.end), None)
        yield Cited(passage, citation, resolve(citation, passage.provision, own, neighbours), tag)
