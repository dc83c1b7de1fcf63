"""The cross-references of a provision: where it was moved from or to, and what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.compose.law.page_lines import anchor_of
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter, Version
from engross.model.law.place import Places
from engross.site.citation_map import citation_map
from engross.site.contents_tree import AdjacentChapters, adjacent_chapters
from engross.site.listed_texts import ListedDocket
from engross.site.page_addresses import PageLink, clean_page, home_page
from engross.site.phrases import SitePhrases
from engross.site.titles import version_words
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """``ways`` to the other places of a moved or renumbered provision; ``cited`` by these provisions."""

    ways: tuple[PageLink, ...] = ()
    cited: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencesBetween:
    """What leads from one ordinance to the others: the ``addresses`` of what it cites there, by version and URI; and
    what cites it from there, by eId, where it is known as ``uri``; the chapters of a whole code that are ``adjacent``
    to it."""

    uri: str
    addresses: Mapping[Version, Mapping[str, str]]
    cited: Mapping[str, tuple[PageLink, ...]]
    adjacent: AdjacentChapters = AdjacentChapters()

    def citing(self, chapter: Chapter) -> Mapping[str, tuple[PageLink, ...]]:
        """What cites ``chapter``, a version of the ordinance, from others."""
        return self.cited if chapter.uri == self.uri else {}


def references_between(listed: ListedDocket) -> dict[str, ReferencesBetween]:
    """The references between the ordinances of the docket, those of each by its name."""
    ordinances, facts = listed.docket.ordinances, listed.facts
    by_uri = {ordinance.current.uri: ordinance for ordinance in ordinances}
    there = {uri: frozenset(facts[o.name, o.draft].eids) for uri, o in by_uri.items()}
    cited: dict[str, dict[str, tuple[PageLink, ...]]] = {uri: {} for uri in by_uri}
    addresses: dict[str, dict[Version, dict[str, str]]] = {}
    for ordinance in ordinances:
        found = addresses[ordinance.name] = {chapter.version: {} for chapter in ordinance.versions}
        for chapter in ordinance.versions:
            for target, by in facts[ordinance.name, chapter.version].cited:
                uri, _, eid = target.partition("~")
                if uri not in by_uri or uri == chapter.uri:
                    continue
                found[chapter.version][target] = home_page(by_uri[uri]) + (f"#{eid}" if eid in there[uri] else "")
                if chapter.version == ordinance.draft:
                    at = eid or by_uri[uri].current.root.eid
                    links = tuple((place, f"{home_page(ordinance)}#{own}") for place, own in by)
                    cited[uri][at] = (*cited[uri].get(at, ()), *links)
    adjacent = adjacent_chapters(listed.docket)
    return {
        o.name: ReferencesBetween(
            o.current.uri, addresses[o.name], cited[o.current.uri], adjacent.get(o.name, AdjacentChapters())
        )
        for o in ordinances
    }


def cited_within(chapter: Chapter) -> dict[str, tuple[PageLink, ...]]:
    """By eId: the provisions of the same chapter that cite it."""
    return {
        target[1:]: tuple((place, f"#{eid}") for place, eid in by)
        for target, by in citation_map(chapter).items()
        if target.startswith("#")
    }


def moves_in_redline(name: str, comparison: Comparison, words: SitePhrases) -> dict[str, tuple[PageLink, ...]]:
    """By anchor of the redline: the other place of what moved, and what a renumbered provision was called."""
    placed = list(_placed(comparison.root, Places(hierarchy=comparison.new.hierarchy).below(comparison.root)))
    partners = {
        (places.old or change.elsewhere, places.new or change.elsewhere, change.new is None): anchor_of(change)
        for change, places in placed
        if change.kind == "moved"
    }
    old_page = clean_page(name, comparison.old.version)
    found: dict[str, tuple[PageLink, ...]] = {}
    for change, places in placed:
        if change.kind == "moved":
            gone = change.new is None
            other = partners.get((places.old or change.elsewhere, places.new or change.elsewhere, not gone), "")
            told = words.plain("moved_to" if gone else "moved_from", place=change.elsewhere)
            found[anchor_of(change)] = ((told, f"#{other}" if other else ""),)
        elif _renumbered(change, places) and change.old is not None:
            told = words.plain("formerly", place=places.old)
            found[anchor_of(change)] = ((told, f"{old_page}#{change.old.eid}"),)
    return found


def moves_between_versions(
    name: str, comparison: Comparison, words: SitePhrases
) -> tuple[dict[str, PageLink], dict[str, PageLink]]:
    """For the clean pages of the old and the new version: by eId, the other side of what moved or was renumbered."""
    of_old: dict[str, PageLink] = {}
    of_new: dict[str, PageLink] = {}
    then = version_words(comparison.new, words)
    pages = clean_page(name, comparison.old.version), clean_page(name, comparison.new.version)
    for change, places in _placed(comparison.root, Places(hierarchy=comparison.new.hierarchy).below(comparison.root)):
        if _renumbered(change, places) and change.old is not None and change.new is not None:
            of_old[change.old.eid] = (
                words.plain("now", place=places.new, version=then),
                f"{pages[1]}#{change.new.eid}",
            )
            of_new[change.new.eid] = (words.plain("formerly", place=places.old), f"{pages[0]}#{change.old.eid}")
    return of_old, of_new


def merge_cross_references(
    ways: Mapping[str, tuple[PageLink, ...]], *cited: Mapping[str, tuple[PageLink, ...]]
) -> dict[str, CrossReferences]:
    """``ways`` and what cites, by anchor."""
    found = {anchor: CrossReferences(links) for anchor, links in ways.items()}
    for each in cited:
        for anchor, links in each.items():
            before = found.get(anchor, CrossReferences())
            found[anchor] = replace(before, cited=(*before.cited, *links))
    return found


def _placed(change: ProvisionChange, places: Places) -> Iterator[tuple[ProvisionChange, Places]]:
    yield change, places
    for child, cited in places.of_children(change):
        yield from _placed(child, cited)


def _renumbered(change: ProvisionChange, places: Places) -> bool:
    """Whether the provision's own number is another now; that of those below it changes along and is not told."""
    return (
        change.old is not None
        and change.new is not None
        and bool(change.old.eid and change.new.eid)
        and places.old != places.new
        and any(span.mark != "kept" for span in change.label)
    )
