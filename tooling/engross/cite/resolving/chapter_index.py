"""A chapter's provisions by the numbers that citations name them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field

from engross.cite.grammar.citation_grammar import LEVELS_BY_LABEL
from engross.model.law.chapter import Chapter
from engross.model.law.citation import Citation, CitedLevel
from engross.model.law.number import covers, range_of, unit_word
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.roman import same_numeral
from engross.model.law.table import Table
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ChapterIndex:
    """A chapter with its sections by number, the units between it and them in order, and its tables by number, each
    with the provision that holds it. Where a number is given twice the first counts: the double is a fault of its own.

    ``sections`` holds too what is numbered as one (101.1 in section 101); ``ranges`` are those that stand for several
    (§§ 2-62 to 2-80); a unit that is called so is a table, too (Table 8-301); ``levels`` are the levels by which the
    chapter and its units are cited, by their ids; ``doubles`` are all the sections of a number that several have, as
    those of articles do which begin with 1; ``shares_number``: other chapters of the code have this one's.
    """

    chapter: Chapter
    sections: dict[str, Provision]
    units: tuple[Provision, ...]
    tables: dict[str, tuple[Table, Provision]]
    above: dict[int, Provision]
    ranges: tuple[Provision, ...] = ()
    levels: Mapping[int, CitedLevel] = field(default_factory=dict)
    doubles: Mapping[str, tuple[Provision, ...]] = field(default_factory=dict)
    shares_number: bool = False

    def ancestry(self, provision: Provision) -> Iterator[Provision]:
        """Yield ``provision``, which must be of this chapter, then what holds it, out to the chapter."""
        current: Provision | None = provision
        while current is not None:
            yield current
            current = self.above.get(id(current))

    @property
    def prefixes(self) -> frozenset[str]:
        """What the section numbers of this chapter begin with, before their last member: ``68`` of ``68-5``."""
        unit_of = self.chapter.hierarchy.unit_of
        own = {prefix for number in self.sections if (prefix := unit_of(number))}
        return frozenset(own | ({self.chapter.number} if self.chapter.number else set()))

    def section(self, number: str) -> Provision | None:
        """The section of that number, or the one that stands for several among which it is."""
        found = self.sections.get(number)
        return found or next((one for one in self.ranges if covers(one.label, number)), None)

    def nearest_section(self, number: str, citing: Provision) -> Provision | None:
        """The section of that number that shares the most of what holds it with ``citing``, where several have it."""
        doubles = self.doubles.get(number)
        if not doubles:
            return None
        around = {id(provision) for provision in self.ancestry(citing)}
        return max(doubles, key=lambda each: sum(id(one) in around for one in self.ancestry(each)))

    def is_numbered(self, number: str) -> bool:
        """Whether the chapter goes by a number, in figures or as a numeral."""
        return same_numeral(self.chapter.number, number)

    def in_titles(self, citation: Citation) -> bool:
        """Whether the chapter stands in the titles that ``citation`` names of those that hold chapters; so it is taken
        to be where its file does not say what holds it."""
        levels = self.chapter.hierarchy.above_unit
        above = [(self.called(unit), unit.number) for unit in self.chapter.above]
        return not above or all(
            any(called == level and same_numeral(held, number) for called, held in above)
            for level, number in citation.outer
            if level in levels
        )

    def called(self, provision: Provision) -> CitedLevel:
        """The level by which citations name a provision: that of the word of its label (Subtitle 6), else its own."""
        return self.levels.get(id(provision)) or _cited_level(provision, self.chapter)


def _cited_level(provision: Provision, chapter: Chapter) -> CitedLevel:
    if provision.level not in CONTAINERS:
        return provision.level  # type: ignore[return-value]
    word = chapter.hierarchy.word(provision).lower()
    return LEVELS_BY_LABEL.get(word, provision.level)  # type: ignore[arg-type]


def _first_table(unit: Provision) -> tuple[Table, Provision] | None:
    """The table that a unit is ("Table 8-301"), with the provision that holds it."""
    held = ((block, each) for each in unit.walk() for block in each.blocks() if isinstance(block, Table))
    return next(held, None)


def index_chapter(chapter: Chapter) -> ChapterIndex:
    """Index ``chapter`` in one walk over it."""
    sections: dict[str, Provision] = {}
    ranges: list[Provision] = []
    units: list[Provision] = []
    tables: dict[str, tuple[Table, Provision]] = {}
    above: dict[int, Provision] = {}
    doubles: defaultdict[str, list[Provision]] = defaultdict(list)
    for provision in chapter.walk():
        for child in provision.children:
            above[id(child)] = provision
        number = provision.number
        if provision.level == "section" and number:
            if sections.setdefault(number, provision) is not provision:
                doubles[number].append(provision)
            if range_of(provision.label):
                ranges.append(provision)
        elif provision.level in CONTAINERS:
            units.append(provision)
            if unit_word(provision.label) == "Table" and (held := _first_table(provision)):
                tables.setdefault(number, held)
        elif "." in number and number.startswith(f"{above[id(provision)].number}."):
            sections.setdefault(number, provision)
            if range_of(provision.label):
                ranges.append(provision)
        for block in provision.blocks():
            if isinstance(block, Table) and block.number:
                tables.setdefault(block.number, (block, provision))
    levels = {id(unit): _cited_level(unit, chapter) for unit in units}
    several = {number: (sections[number], *others) for number, others in doubles.items()}
    return ChapterIndex(chapter, sections, tuple(units[1:]), tables, above, tuple(ranges), levels, several)
