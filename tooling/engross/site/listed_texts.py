"""What the pages of the whole site show of a text: taken from it once, so that after an edit elsewhere nothing of it
is read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engross.model.law.chapter import Body, Chapter, Source, Version
from engross.model.law.disposition import NotedChanges, noted_changes
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.text import Text
from engross.model.publication.docket import Docket
from engross.site.bulk_data import bulk_lines
from engross.site.citation_map import citation_map
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit of the law as lists of contents show it, with the articles and sections ``below`` it."""

    level: Level
    label: str
    heading: str
    cited: str
    eid: str
    below: tuple[ListedUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text as lists show it: what identifies it, the units ``above`` it, its articles and sections, and what was done
    with it."""

    uri: str
    version: Version
    root: ListedUnit
    above: tuple[ListedUnit, ...]
    actions: tuple[LegislativeAction, ...]


CitingProvisions = tuple[tuple[str, str], ...]
"""Provisions that cite something: each as its citation and its eId."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the pages of the whole site show of a text.

    ``cited``: for each address in another chapter that it cites, by which provisions. ``eids``: of all its provisions.
    ``noted``: what its notes say. ``sections``: its lines of the file for programs (JSON lines in UTF-8).
    """

    listed: ListedText
    cited: tuple[tuple[str, CitingProvisions], ...]
    eids: tuple[str, ...]
    noted: NotedChanges
    sections: bytes

    def outline(self, source: Source | None, hierarchy: Hierarchy) -> Chapter:
        """The text without its words, as read from ``source`` by ``hierarchy``."""
        listed = self.listed
        return Chapter(
            listed.uri,
            listed.version,
            _provision(listed.root),
            Body("", ""),
            source=source,
            above=tuple(map(_provision, listed.above)),
            hierarchy=hierarchy,
            actions=listed.actions,
        )


@dataclass(frozen=True, slots=True)
class ListedDocket:
    """A ``docket`` whose texts are without their words, and the ``facts`` of each, by ordinance and version."""

    docket: Docket
    facts: Mapping[tuple[str, Version], TextFacts]


def text_facts(name: str, chapter: Chapter) -> TextFacts:
    """The facts of a text of the ordinance in the folder ``name``."""
    above = tuple(_listed(unit) for unit in chapter.above)
    return TextFacts(
        ListedText(chapter.uri, chapter.version, _listed(chapter.root), above, chapter.actions),
        tuple((target, by) for target, by in citation_map(chapter).items() if not target.startswith("#")),
        tuple(provision.eid for provision in chapter.walk()),
        noted_changes(chapter),
        bulk_lines(name, chapter),
    )


def listed_docket(docket: Docket) -> ListedDocket:
    """``docket``, whose texts have their words, as lists show it."""
    facts = {(o.name, text.version): text_facts(o.name, text) for o in docket.ordinances for text in o.versions}
    ordinances = tuple(
        replace(
            o, versions=tuple(facts[o.name, text.version].outline(text.source, text.hierarchy) for text in o.versions)
        )
        for o in docket.ordinances
    )
    return ListedDocket(replace(docket, ordinances=ordinances), facts)


def _listed(provision: Provision) -> ListedUnit:
    below = (child for child in provision.children if child.level == "section" or child.level in CONTAINERS)
    heading = provision.heading.words if provision.heading is not None else ""
    cited, eid = provision.cited, provision.eid
    return ListedUnit(provision.level, provision.label, heading, cited, eid, tuple(map(_listed, below)))


def _provision(unit: ListedUnit) -> Provision:
    heading = Text(unit.heading) if unit.heading else None
    below = tuple(map(_provision, unit.below))
    return Provision(unit.level, unit.label, heading, children=below, cited=unit.cited, eid=unit.eid)
