"""A draft made ready for the checks: indexed once, its citations found and looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engross.checks.history import History, history
from engross.checks.passages import Passage, passages
from engross.checks.terms import Vocabulary, vocabulary
from engross.cite.find import find_citations
from engross.cite.index import ChapterIndex, index
from engross.cite.resolve import resolve
from engross.model.chapter import Chapter
from engross.model.citation import Citation
from engross.model.code import Code, Draft
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


class Indexes(Mapping[str, ChapterIndex]):
    """The other chapters by number, each read and indexed when it is first asked for; ``old`` the versions in force."""

    def __init__(self, code: Code, *, old: bool = False) -> None:
        """``code``: the chapters at hand."""
        self._code, self._old = code, old
        self._held: dict[str, ChapterIndex] = {}

    def __getitem__(self, number: str) -> ChapterIndex:
        """The index of chapter ``number``; KeyError where it is not at hand."""
        if number not in self._held:
            draft = self._code[number]
            chapter = draft.comparison.old if self._old and draft.comparison else draft.chapter
            self._held[number] = index(chapter)
        return self._held[number]

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._code)

    def __len__(self) -> int:
        """How many chapters there are."""
        return len(self._code)


@dataclass(frozen=True, slots=True)
class Reading:
    """What every check reads.

    ``base`` is the index of the version in force, ``past`` what became of it; both None where there is none.
    ``eids``: provisions and tables by eId.
    """

    draft: Draft
    index: ChapterIndex
    passages: tuple[Passage, ...]
    cited: tuple[Cited, ...]
    code: Code
    others: Indexes
    old_others: Indexes
    vocabulary: Vocabulary
    base: ChapterIndex | None = None
    past: History | None = None
    eids: dict[str, Provision | Table] = field(default_factory=dict, compare=False)
    pasts: dict[str, History | None] = field(default_factory=dict, compare=False)

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
        return self.others[chapter.number]

    def past_of(self, number: str) -> History | None:
        """What became of the provisions of another chapter; None where it has one version only."""
        if number not in self.pasts:
            draft = self.code.get(number)
            self.pasts[number] = history(draft.comparison) if draft and draft.comparison else None
        return self.pasts[number]


def read(draft: Draft, code: Code) -> Reading:
    """Make ``draft`` ready; ``code`` holds the other chapters at hand."""
    own = index(draft.chapter)
    eids = {item.eid: item for item in _identified(draft.chapter) if item.eid}
    texts = tuple(passages(draft.chapter))
    others, old_others = Indexes(code), Indexes(code, old=True)
    cited = tuple(one for passage in texts for one in _cited(passage, own, others))
    comparison = draft.comparison
    base = index(comparison.old) if comparison else None
    past = history(comparison) if comparison else None
    return Reading(draft, own, texts, cited, code, others, old_others, vocabulary(texts), base, past, eids)


def _identified(chapter: Chapter) -> Iterator[Provision | Table]:
    for provision in chapter.walk():
        yield provision
        yield from (block for block in provision.blocks() if isinstance(block, Table))


def _cited(passage: Passage, own: ChapterIndex, others: Indexes) -> Iterator[Cited]:
    tags = [tag for tag in passage.text.tags if tag.kind == "ref"]
    if passage.kind == "caption":
        return
    for citation in find_citations(passage.text.plain):
        tag = next((tag for tag in tags if tag.start < citation.end and citation.start < tag.end), None)
        yield Cited(passage, citation, resolve(citation, passage.provision, own, others), tag)
