"""The prepared draft: indexed once, its citations found and looked up once, for all checks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from engross.checks.analysis.amending_words import quotes_amendment
from engross.checks.analysis.chapter_indexes import IndexedCode, index_and_history
from engross.checks.analysis.citable_addresses import Address, address_of
from engross.checks.analysis.numbered_series import NumberedSeries, irregular_series, lists_of
from engross.checks.analysis.other_law_named import OtherLawNamed
from engross.checks.analysis.publisher_tables import publisher_tables
from engross.checks.analysis.term_uses import TermUses, term_uses
from engross.checks.analysis.text_blocks import TextBlock, text_blocks
from engross.checks.analysis.text_index import TextIndex, text_index
from engross.cite.finding.finder import find_each
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.chapter import Chapter
from engross.model.law.citation import Citation
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from engross.model.law.provision_place import place_along
from engross.model.law.resolution import Resolution
from engross.model.law.table import Table
from engross.model.law.text import Tag
from engross.values import dataclass, quick_init

if TYPE_CHECKING:
    from engross.checks.analysis.provision_history import ProvisionHistory


@quick_init
@dataclass(frozen=True, slots=True)
class LocatedCitation:
    """A citation in its passage, what it names, and the reference that marks it up, if any does.

    ``trusted``: the address in another chapter that it is taken to lead to, without having been looked up.
    """

    passage: TextBlock
    citation: Citation
    resolution: Resolution
    tag: Tag | None
    trusted: Address | None = None

    @property
    def target(self) -> Provision | Table | None:
        """What it names: the table, else the provision; None where it leads nowhere."""
        if self.resolution.outcome != "resolved":
            return None
        return self.resolution.table or self.resolution.provision


@dataclass(frozen=True, slots=True)
class PreparedDraft:
    """A draft and all that was computed of it: the argument of every check.

    ``parents``: the provisions that have others below them; ``runs``: those that are counted together and do not go
    one, two, three; ``lists``: the lists of items; ``publisher_tables``: the provisions, by id(), that are tables of
    the publisher.
    ``base`` is the index of the version in force, ``history`` what became of it; both None where there is none.
    ``eids``: provisions and tables by eId. ``outcome_cache`` is a cache that the checks share.
    """

    draft: Draft
    index: ChapterIndex
    text: TextIndex
    cited: tuple[LocatedCitation, ...]
    indexed_code: IndexedCode
    term_uses: TermUses
    provisions: tuple[Provision, ...]
    parents: tuple[Provision, ...]
    runs: tuple[NumberedSeries, ...]
    lists: tuple[list[Provision], ...]
    publisher_tables: frozenset[int]
    base: ChapterIndex | None = None
    history: ProvisionHistory | None = None
    eids: dict[str, Provision | Table] = field(default_factory=dict, compare=False)
    outcome_cache: dict[int, object] = field(default_factory=dict, compare=False)

    @property
    def passages(self) -> tuple[TextBlock, ...]:
        """Every block of words, in reading order."""
        return self.text.passages

    def place(self, item: Provision | Table | None, at: ChapterIndex | None = None) -> str:
        """How ``item`` is cited: ``§ 68-5A(1)``, ``Table 1``."""
        if isinstance(item, Table):
            return f"Table {item.number}" if item.number else "the table"
        if item is None:
            return ""
        return place_along(reversed(list((at or self.index).ancestry(item))), self.draft.chapter.hierarchy)

    def place_of(self, cited: LocatedCitation) -> str:
        """How what a citation names is cited."""
        return self.place(cited.target, self.index_of(cited.resolution.chapter))

    def index_of(self, chapter: Chapter | None) -> ChapterIndex:
        """The index of a chapter that a citation was looked up in."""
        if chapter is None or chapter is self.draft.chapter:
            return self.index
        index = self.indexed_code[chapter.number]
        return index if index.chapter is chapter else self.indexed_code.with_words(chapter.number)


def prepare_draft(draft: Draft, indexed_code: IndexedCode, trusting: Collection[str] = ()) -> PreparedDraft:
    """Make ``draft`` ready; ``indexed_code`` are the chapters that its citations may lead to.

    What is cited in the chapters ``trusting`` is taken to be there and in force, as it was: they have one version each.
    """
    own = index_chapter(draft.chapter)
    text = text_index(text_blocks(draft.chapter))
    base, past = index_and_history(draft)
    provisions = tuple(draft.chapter.walk())
    tables = publisher_tables(provisions)
    cited = tuple(_cited(_citing(text.passages, tables), own, indexed_code, trusting))
    titles = draft.chapter.above
    parents = tuple(provision for provision in provisions if provision.children)
    runs = tuple(irregular_series(draft.chapter, parents))
    lists = tuple(chain.from_iterable(map(lists_of, parents)))
    eids: dict[str, Provision | Table] = {one.eid: one for one in (*titles, *provisions) if one.eid}
    shown = (block for provision in provisions for block in provision.blocks() if isinstance(block, Table))
    eids.update((table.eid, table) for table in shown if table.eid)
    return PreparedDraft(
        draft,
        own,
        text,
        cited,
        indexed_code,
        term_uses(text),
        provisions,
        parents,
        runs,
        lists,
        tables,
        base,
        past,
        eids,
    )


def _citing(passages: Sequence[TextBlock], tables: Collection[int]) -> list[TextBlock]:
    return [one for one in passages if one.kind != "caption" and id(one.provision) not in tables]


_TRUSTED = Resolution("resolved")


def _cited(
    passages: Sequence[TextBlock], own: ChapterIndex, indexed_code: IndexedCode, trusting: Collection[str]
) -> Iterator[LocatedCitation]:
    found_in = find_each([each.text.plain for each in passages])
    named = OtherLawNamed.by(citations for citations in found_in if citations)
    for passage, citations in zip(passages, found_in, strict=True):
        tags = [tag for tag in passage.text.tags if tag.kind == "ref"] if citations else []
        for citation in citations:
            tag = next((tag for tag in tags if tag.start < citation.end and citation.start < tag.end), None)
            address = _trusted(citation, own, trusting) if trusting else None
            found = _TRUSTED if address else _resolved(citation, passage, own, indexed_code)
            if found.outcome == "missing" and (named.means(citation) or _is_quoted(citation, passage, own)):
                found = Resolution("external", lacking=citation.path)
            yield LocatedCitation(passage, citation, found, tag, address)


def _is_quoted(citation: Citation, passage: TextBlock, own: ChapterIndex) -> bool:
    """Whether a number that no chapter of the code begins with stands where another law's text is amended."""
    ours = not citation.path or citation.direction or own.chapter.hierarchy.unit_of(citation.path[0])
    return not ours and quotes_amendment(own, passage.provision)


def _resolved(citation: Citation, passage: TextBlock, own: ChapterIndex, indexed_code: IndexedCode) -> Resolution:
    """What a citation names; a subdivision that its section in another chapter does not have is looked for in the words
    of that chapter too, which may print it in the line."""
    found = resolve(citation, passage.provision, own, indexed_code)
    chapter = found.chapter
    if found.outcome != "subdivision missing" or chapter is None or chapter is own.chapter:
        return found
    return resolve(citation, passage.provision, own, {chapter.number: indexed_code.with_words(chapter.number)})


def _trusted(citation: Citation, own: ChapterIndex, trusting: Collection[str]) -> Address | None:
    """The address of a citation that leads out of its own chapter into one of ``trusting``."""
    address = address_of(citation, own)
    if address is None or address[0] == own.chapter.number or address[0] not in trusting:
        return None
    inside = citation.level == "section" and not own.sections.keys().isdisjoint(
        ("".join(citation.path[:2]), citation.path[0])
    )
    return None if inside else address
