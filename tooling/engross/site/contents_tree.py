"""The contents of a whole code as a tree: titles, what stands between, chapters, sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from engross.compose.source_names import chapter_name
from engross.model.law.code_order import code_order
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.publication.docket import Docket, Ordinance
from engross.site.page_addresses import PageLink, home_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, unit_title
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """An entry of the contents: its words, the address it leads to (empty for a title without a text of its own), the
    entries below it, and what a title is called in the addresses of the front page (#title_17)."""

    words: str
    page: str
    below: tuple[CodeEntry, ...] = ()
    name: str = ""


def is_whole_code(docket: Docket) -> bool:
    """Whether a chapter stands in a title, or the city says that its code is complete."""
    return any(o.current.above or o.current.hierarchy.complete for o in docket.ordinances)


@dataclass(frozen=True, slots=True)
class AdjacentChapters:
    """The chapters before and after one in the order of a whole code, each by its name and the page it is best read on;
    None where there is none."""

    previous: PageLink | None = None
    next: PageLink | None = None


def adjacent_chapters(docket: Docket) -> dict[str, AdjacentChapters]:
    """By name: of each ordinance that stands in a whole code, those beside it; what has neither number nor title has no
    place there."""
    if not is_whole_code(docket):
        return {}
    by_name = {ordinance.name: ordinance for ordinance in docket.ordinances}
    order = code_order({name: o.current for name, o in by_name.items() if chapter_name(o.current)})
    links: list[PageLink | None] = [(chapter_name(by_name[name].current), home_page(by_name[name])) for name in order]
    return {
        name: AdjacentChapters(before, after)
        for name, before, after in zip(order, [None, *links[:-1]], [*links[1:], None], strict=True)
    }


def contents_tree(docket: Docket, words: SitePhrases) -> tuple[CodeEntry, ...]:
    """The contents of the code in its order; nothing where it is no whole code: then the docket itself lists all
    there is."""
    if not is_whole_code(docket):
        return ()
    by_name = {ordinance.name: ordinance for ordinance in docket.ordinances}
    order = code_order({name: ordinance.current for name, ordinance in by_name.items()})
    return tuple(_entries([by_name[name] for name in order], 0, words))


def _entries(ordinances: Sequence[Ordinance], depth: int, words: SitePhrases) -> Iterator[CodeEntry]:
    """The entries of ``ordinances``, which stand in the same units down to ``depth``."""

    def unit(ordinance: Ordinance) -> Provision | None:
        above = ordinance.current.above
        return above[depth] if len(above) > depth else None

    # Sections in a title but in no chapter are a text of their own, whose root is the title: one entry has both.
    texts = {_named(o.current.root): o for o in ordinances if unit(o) is None}
    above = {_named(holder) for holder in map(unit, ordinances) if holder is not None}
    for holder, group in groupby(ordinances, key=unit):
        held = tuple(group)
        if holder is None:
            yield from (_chapter(o, words) for o in held if _named(o.current.root) not in above)
            continue
        below = tuple(_entries(held, depth + 1, words))
        own = texts.pop(_named(holder), None)
        if own is None:
            yield CodeEntry(unit_title(holder), "", below, holder.eid)
        else:
            text = _chapter(own, words)
            yield CodeEntry(unit_title(holder), text.page, (*text.below, *below), holder.eid)


def _named(unit: Provision) -> tuple[str, str]:
    return unit.level, unit.label


def _chapter(ordinance: Ordinance, words: SitePhrases) -> CodeEntry:
    home = home_page(ordinance)
    root = ordinance.current.root
    # A title that is a text of its own is written as those that hold chapters.
    name = unit_title(root) if root.label and root.level != "chapter" else chapter_title(ordinance.current, words)
    return CodeEntry(name, home, tuple(_below(root, home)))


def _below(provision: Provision, home: str) -> Iterator[CodeEntry]:
    """The articles and sections under ``provision``, each with its place on the page ``home``."""
    for child in provision.children:
        if child.level == "section" or child.level in CONTAINERS:
            yield CodeEntry(unit_title(child), f"{home}#{child.eid}", tuple(_below(child, home)))
