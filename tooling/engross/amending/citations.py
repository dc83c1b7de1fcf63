"""Writing the new numbers into every citation of provisions and tables that were given other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import ChapterIndex
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.citation import Citation
from engross.model.law.provision import Provision
from engross.model.law.provision_place import place_in, with_before
from engross.model.law.resolution import Resolution
from engross.model.law.splice import splice
from engross.model.law.table import Table
from engross.model.law.text import Note, Text
from engross.model.law.text_mapping import map_texts
from engross.values import dataclass

NewNumbers = Mapping[int, str]
"""The new number of each provision or table that has one, by its id()."""

Gone = Mapping[int, Provision | None]
"""What is struck, by its id(), and what stands in its place, if anything."""


@dataclass(slots=True)
class CitationUpdate:
    """One chapter's citations being corrected: the code as it was, the new numbers, what is gone (by id()), and what is
    cited as another beside it is, one of which changes (by eId); the lines that say what was done and what is left to
    decide."""

    own: ChapterIndex
    code: Mapping[str, ChapterIndex]
    numbers: NewNumbers
    gone: Gone
    alike: Mapping[str, Provision]
    actions: list[str]
    left: list[str]
    alone: bool = True
    """Whether no other chapter has the number of the one that is amended."""

    def chapter(self) -> Provision:
        """The chapter's provisions with their citations corrected; labels and links are as they were."""
        root = self.own.chapter.root
        return self._provision(root, place_in("", root, self.own.chapter.hierarchy))

    def _provision(self, provision: Provision, place: str) -> Provision:
        alone = map_texts(replace(provision, children=()), lambda text: self._text(text, provision, place))
        hierarchy = self.own.chapter.hierarchy
        below = (
            self._provision(child, place_in(place, child, hierarchy, before))
            for child, before in with_before(provision.children)
        )
        return replace(alone, children=tuple(below))

    def _text(self, text: Text, citing: Provision, place: str) -> Text:
        notes = tuple(
            Note(note.marker, note.kind, tuple(self._text(inside, citing, place) for inside in note.content))
            for note in text.notes
        )
        done = replace(text, notes=notes) if notes != text.notes else text
        said, unsaid = len(self.actions), len(self.left)
        for citation in reversed(find_citations(text.plain)):
            found = resolve(citation, citing, self.own, self.code)
            chain = list(self._chain(citation, found))
            if not self.alone and found.chapter is not self.own.chapter and not self._is_linked(done, citation, found):
                if any(id(item) in self.gone or id(item) in self.numbers for _, item in chain):
                    self.left.append(f"{place}: “{citation.words}” may be of another chapter of that number; see which")
                continue
            if any(self._has_double(item) for _, item in chain):
                meant = self._marked_up(done, citation)
                if meant is None:
                    told = f"{place}: “{citation.words}” is that of several provisions; write the one that is meant"
                    self.left.append(told)
                    continue
                chain = [(number, meant if self._has_double(item) else item) for number, item in chain]
            if any(id(item) in self.gone for _, item in chain):
                self.left.append(f"{place}: “{citation.words}” is repealed; strike the citation or cite another")
                done = replace(done, tags=tuple(tag for tag in done.tags if not _marks(tag.start, tag.end, citation)))
                continue
            done = self._written(done, citation, chain, place)
        # The citations were taken from the last to the first; they are told from the first to the last.
        self.actions[said:] = reversed(self.actions[said:])
        self.left[unsaid:] = reversed(self.left[unsaid:])
        return done

    def _written(self, text: Text, citation: Citation, chain: list[tuple[str, Provision | Table]], place: str) -> Text:
        """``text`` with the new numbers in the words of one citation, the last first."""
        words, end = citation.words, len(citation.words)
        for number, item in chain:
            at = _place_of(number, words, end)
            if at is None:
                break
            new = self.numbers.get(id(item))
            if new is not None:
                shown = new.removeprefix(new.removesuffix(_tail(new))) if number == _tail(number) else new
                words = words[:at] + shown + words[at + len(number) :]
            end = at
        if words == citation.words:
            return text
        self.actions.append(f"{place}: “{citation.words}” → “{words}”")
        return splice(text, citation.start, citation.end, words)

    def _is_linked(self, text: Text, citation: Citation, found: Resolution) -> bool:
        """Whether a link says that a citation is one of the chapter that is amended."""
        links = [tag.value for tag in text.tags if tag.kind == "ref" and _marks(tag.start, tag.end, citation)]
        return found.chapter is not None and any(link.partition("~")[0] == found.chapter.uri for link in links)

    def _has_double(self, item: Provision | Table) -> bool:
        return any(each is item for each in self.alike.values())

    def _marked_up(self, text: Text, citation: Citation) -> Provision | None:
        """Which of those that are cited alike a citation means, as its markup says; None where it has none."""
        targets = (tag.value for tag in text.tags if tag.kind == "ref" and _marks(tag.start, tag.end, citation))
        eids = [target.rpartition("~")[2].removeprefix("#") for target in targets]
        inside = ((item, f"{eid}__") for eid, item in self.alike.items())
        return next((item for item, within in inside if any(f"{eid}__".startswith(within) for eid in eids)), None)

    def _chain(self, citation: Citation, found: Resolution) -> Iterator[tuple[str, Provision | Table]]:
        """What each number of the citation names, the last number first."""
        if found.outcome != "resolved" or found.chapter is None:
            return
        if found.table is not None:
            yield citation.path[0], found.table
            return
        index = self.own if found.chapter is self.own.chapter else self.code[found.chapter.number]
        around = list(index.ancestry(found.provision)) if found.provision else []
        for number in reversed(citation.path):
            while around and number not in (around[0].number, _tail(around[0].number)):
                around.pop(0)
            if not around:
                return
            yield number, around.pop(0)


def _place_of(number: str, words: str, end: int) -> int | None:
    """Where a number stands last in ``words[:end]``; None where it does not (a list names it once for all)."""
    before = r"(?<![0-9A-Za-z-])" if number[0].isdigit() else r"(?<![A-Za-z])"
    behind = r"(?![0-9a-z])" if number[-1].isdigit() else r"(?![0-9A-Za-z])"
    found = list(re.finditer(before + re.escape(number) + behind, words[:end]))
    return found[-1].start() if found else None


def _tail(number: str) -> str:
    """A section's number within its chapter: ``4`` of ``XX-4``."""
    return number.rpartition("-")[2]


def _marks(start: int, end: int, citation: Citation) -> bool:
    return start < citation.end and citation.start < end
