"""From the units of a code to the chapters of a workspace, by the hierarchy of the code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import takewhile

from engross.akn import identify
from engross.akn.eids import slug
from engross.importing.code.code_unit import CodeUnit
from engross.importing.code.found_hierarchy import holds_filed, is_parted, level_of_word, placed_level
from engross.model.law.arrangement import arranged
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import number_of
from engross.model.law.provision import Level, Provision
from engross.model.law.text import Text
from engross.values import dataclass

_LONGEST = 40
_OTHER_FOLDERS = frozenset({"meetings", "bills"})
"""Folders beside those of the chapters that hold something else."""


@dataclass(frozen=True, slots=True)
class CodeChapter:
    """A chapter of the code, and the name of its folder."""

    folder: str
    chapter: Chapter


@dataclass(slots=True)
class ChapterMaking:
    """Makes the chapters of a code of ``hierarchy``: ``code`` is the IRI that theirs begin with.

    ``moved`` counts the units that stand where the hierarchy has another level. ``first``: whether this is the first
    text of the code; a unit that its publisher prints as repealed is then a placeholder of the law, for there is no law
    that this text repeals.
    """

    hierarchy: Hierarchy
    code: str
    version: Version
    author: Body
    moved: Counter[str]
    first: bool = False
    _used: set[str] = field(default_factory=set)

    def chapters(self, units: tuple[CodeUnit, ...]) -> Iterator[CodeChapter]:
        """The chapters in reading order; a title that holds words, sections or nothing at all has a file of its own."""
        for unit in units:
            yield from self._files(unit, ())

    def _files(self, unit: CodeUnit, above: tuple[Provision, ...]) -> Iterator[CodeChapter]:
        level = self._level(unit, above[-1].level if above else None)
        if level not in self.hierarchy.above_unit:
            level = self.hierarchy.unit
        names = self.hierarchy.names
        parted = holds_filed(unit, self.hierarchy.unit) or is_parted(unit, names, level, self.hierarchy.unit)
        holder = Provision(level, unit.label, unit.heading, status=unit.status, notes=unit.notes)
        if level not in self.hierarchy.above_unit or not parted:
            yield self._chapter(replace(holder, children=tuple(self._parts(unit, level))), above)
            return
        own = tuple(takewhile(lambda part: isinstance(part, Provision), unit.parts))
        if own or unit.notes:
            yield self._chapter(arranged(replace(holder, children=_provisions(own))), above)
        inner = (*above, replace(holder, notes=()))
        for part in unit.parts[len(own) :]:
            yield from self._files(part if isinstance(part, CodeUnit) else _as_unit(part), inner)

    def _level(self, unit: CodeUnit, above: Level | None) -> Level:
        """The level of a unit: that of its word, where it may stand below ``above``; else the next that may."""
        names = self.hierarchy.names[: self.hierarchy.ranks["section"]]
        level = placed_level(unit, names, above, self.hierarchy.unit) or self.hierarchy.unit
        named = level_of_word(unit.word)
        if named is not None and level != named:
            self.moved[f"{unit.word}: <{level}> in the file, cited by its own name"] += 1
        return level

    def _parts(self, unit: CodeUnit, level: Level) -> Iterator[Provision]:
        for part in unit.parts:
            if isinstance(part, Provision):
                yield part
            else:
                inner = self._level(part, level)
                made = Provision(inner, part.label, part.heading, status=part.status, notes=part.notes)
                yield arranged(replace(made, children=tuple(self._parts(part, inner))))

    def _chapter(self, root: Provision, above: tuple[Provision, ...]) -> CodeChapter:
        root = arranged(root)
        if self.first and root.status == "repealed":
            root = replace(root, status="" if root.children else "vacant")
        if not number_of(root.label):
            root = replace(root, status=root.status or ("unassigned" if not root.label else ""))
        folder = self._folder(root)
        number = slug_number(root) or folder
        uri = f"{self.code}/{root.level}-{number}"
        if uri in self._used:
            uri = f"{self.code}/{folder}"
        self._used.add(uri)
        chapter = Chapter(uri, self.version, root, self.author, above=above, hierarchy=self.hierarchy)
        return CodeChapter(folder, identify(chapter))

    def _folder(self, root: Provision) -> str:
        """The folder's name: the number, padded so that folders stand in the order of the code, and the title."""
        number, title = number_of(root.label), slug((root.heading or Text()).words).lower()[:_LONGEST].strip("-")
        plain = re.fullmatch(r"(\d+)((?:[A-Za-z]|\.\d+[A-Za-z]*)*)", number)
        if plain and root.level == self.hierarchy.unit and self.hierarchy.is_named(root):
            name = f"{plain[1].zfill(3)}{plain[2].lower()}"
        else:
            name = slug(root.label).lower()
        name = "-".join(part for part in (name, title) if part)
        if not name or name in _OTHER_FOLDERS:
            name = "-".join(part for part in (f"new-{root.level}", name) if part)
        unique, count = name, 1
        while f"/{unique}" in self._used:
            count += 1
            unique = f"{name}-{count}"
        self._used.add(f"/{unique}")
        return unique


def _provisions(parts: tuple[CodeUnit | Provision, ...]) -> tuple[Provision, ...]:
    return tuple(part for part in parts if isinstance(part, Provision))


def _as_unit(part: Provision) -> CodeUnit:
    """Words or a section that stand behind the units of a title, as a unit without a number."""
    if part.label or part.level != "section":
        return CodeUnit("", "", None, (part,))
    inside = tuple(Provision("text", body=(block,)) for block in part.body)
    rest = (Provision("section", children=part.children, flush=part.flush),) if part.children else ()
    return CodeUnit("", "", part.heading, (*inside, *rest), part.notes, part.status)


def slug_number(root: Provision) -> str:
    """The number of a unit as its IRI has it."""
    number = number_of(root.label)
    return number if re.fullmatch(r"[0-9A-Za-z.-]+", number) else slug(number)
