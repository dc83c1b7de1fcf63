"""What of an ordinance is searched on the site: its text to be read, and what only its other versions say."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compose.law.page_lines import DELETED_PREFIX, anchor_of
from engross.model.comparison.comparison import Comparison
from engross.model.publication.docket import Ordinance
from engross.site.search.searched_sections import SearchedSection, searched_sections
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class VersionedSection:
    """A section with the versions that have it in these words (one bit each, the oldest first), and which of its
    provisions, itself first, have a place in the redline of the proposal."""

    section: SearchedSection
    versions: int
    redlined: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class SearchedOrdinance:
    """The sections of the text to be read, in order, and those that other versions have in other words."""

    current: tuple[VersionedSection, ...] = ()
    others: tuple[VersionedSection, ...] = ()


def searched_ordinance(ordinance: Ordinance, comparison: Comparison | None) -> SearchedOrdinance:
    """What can be found in an ordinance; ``comparison`` is that of its proposal, if any."""
    versions: dict[object, int] = {}
    every: dict[object, SearchedSection] = {}
    current: list[SearchedSection] = []
    for bit, chapter in enumerate(ordinance.versions):
        for section in searched_sections(chapter):
            key = _identity(section)
            versions[key] = versions.get(key, 0) | 1 << bit
            every.setdefault(key, section)
            if chapter.version == ordinance.draft:
                current.append(section)
    anchors = {anchor_of(change) for change in comparison.root.walk()} if comparison else set()
    read = {_identity(section) for section in current}
    return SearchedOrdinance(
        tuple(_versioned(section, versions[_identity(section)], anchors, "") for section in current),
        tuple(
            _versioned(section, versions[key], anchors, DELETED_PREFIX)
            for key, section in every.items()
            if key not in read
        ),
    )


def _identity(section: SearchedSection) -> object:
    return section.eid, section.place, section.heading, tuple((each.eid, each.words) for each in section.provisions)


def _versioned(section: SearchedSection, versions: int, anchors: set[str], prefix: str) -> VersionedSection:
    return VersionedSection(section, versions, tuple(prefix + eid in anchors for eid in _eids(section)))


def _eids(section: SearchedSection) -> Iterator[str]:
    yield section.eid
    yield from (provision.eid for provision in section.provisions)
