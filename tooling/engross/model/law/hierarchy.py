"""The hierarchy of one code: its levels from the whole code down, how each is numbered and how it is cited.

A city declares it in ``ordinances/<city>.toml`` (``[hierarchy]``, docs/source-format.md); ``STANDARD`` holds where it
declares none. Every chapter carries the hierarchy that it was read by (docs/decisions/0013-hierarchy.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from engross.model.law.number import unit_word
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.patterns import compile_on_use
from engross.values import dataclass

EID_PARTS: Mapping[Level, str] = {
    "tome": "tome",
    "book": "book",
    "title": "title",
    "subtitle": "subtitle",
    "division": "dvs",
    "subdivision": "subdvs",
    "part": "part",
    "subpart": "subpart",
    "chapter": "chp",
    "subchapter": "subchp",
    "article": "art",
    "rule": "rule",
    "section": "sec",
    "subsection": "subsec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "clause": "cl",
    "subclause": "subcl",
    "indent": "indent",
    "subrule": "subrule",
    "definition": "def",
    "point": "point",
    "text": "al",
}
"""How eIds name each level (Akoma Ntoso Naming Convention 1.0, § 5.2; ``def`` is ours)."""

_PART = compile_on_use(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class HierarchyLevel:
    """One level of a code.

    ``word``: what the code calls it ("Chapter"). ``numbered``: its forms of number, each by an example: ``68`` and
    ``17.32`` of a chapter, ``68-5`` of a section, ``A.`` or ``(1)`` below it. ``cited``: how it is cited, with ``{}``
    for the number: ``Chapter {}``, ``§ {}``, ``({})``.
    """

    level: Level
    word: str
    numbered: tuple[str, ...]
    cited: str


@dataclass(frozen=True, slots=False)
class Hierarchy:
    """The levels of a code, outermost first, and the one that has a folder and a file of its own (``unit``).

    The section is in every hierarchy: what stands above it is cited anew (Chapter 17.32, § 17.32.180), what stands
    below is added to the citation of the section (§ 68-5A(1)). ``complete``: every unit of the code is in the
    workspace, so that one that is not there does not exist; ``whole``: the numbers of the titles of which that is so.
    """

    levels: tuple[HierarchyLevel, ...]
    unit: Level = "chapter"
    complete: bool = False
    whole: frozenset[str] = frozenset()

    @cached_property
    def ranks(self) -> Mapping[Level, int]:
        """The place of each level in the order, the outermost 0."""
        return {each.level: rank for rank, each in enumerate(self.levels)}

    @cached_property
    def names(self) -> tuple[Level, ...]:
        """The names of the levels, outermost first."""
        return tuple(each.level for each in self.levels)

    @cached_property
    def above_unit(self) -> tuple[Level, ...]:
        """The levels that hold the units, outermost first: those of titles that hold chapters."""
        return self.names[: self.ranks[self.unit]]

    @cached_property
    def below_section(self) -> tuple[Level, ...]:
        """The levels below the section, outermost first."""
        return self.names[self.ranks["section"] + 1 :]

    @cached_property
    def labelled(self) -> Mapping[str, Level]:
        """The levels below the section by the form of their label: ``A.`` is a subsection, ``(1)`` a paragraph."""
        below = (each for each in self.levels if each.level in self.below_section)
        return {form: each.level for each in below for form in each.numbered}

    def depth(self, level: Level) -> int:
        """How far a level stands in from the margin: 0 down to the section, 1 for a subsection, and so on."""
        return max(self.ranks.get(level, 0) - self.ranks["section"], 0)

    def may_hold(self, outer: Level, inner: Level) -> bool:
        """Whether ``inner`` is a level below ``outer``; what is not in the hierarchy holds nothing."""
        ranks = self.ranks
        return outer in ranks and inner in ranks and ranks[outer] < ranks[inner]

    def of(self, level: Level) -> HierarchyLevel:
        """What is declared of a level; of one that is not in the hierarchy, what holds everywhere."""
        rank = self.ranks.get(level)
        return self.levels[rank] if rank is not None else described(level)

    def word(self, provision: Provision) -> str:
        """The word by which a provision above the section is cited: that of its label, else that of its level."""
        word, own = self.of(provision.level).word, unit_word(provision.label)
        return word if not own or own.lower() == word.lower() else own.capitalize()

    def is_named(self, provision: Provision) -> bool:
        """Whether a unit is called what its level is called in the code: a Chapter, or Chapters, not an Appendix
        that is kept as one."""
        return self.word(provision).lower().rstrip("s") == self.of(provision.level).word.lower().rstrip("s")

    def has_every_unit_like(self, number: str) -> bool:
        """Whether the unit of that number would be in the workspace if there were one: the code is complete, or the
        title that the number begins with is whole."""
        return self.complete or any(number.startswith(f"{title}{sign}") for title in self.whole for sign in ".-:")

    def unit_of(self, number: str) -> str:
        """The number of the unit that a section's number begins with; empty where the hierarchy gives it none.

        ``68-5`` → ``68``, ``17.32.180`` → ``17.32``. Where the examples of section and unit have nothing in common (a
        section 1-2 in an article 7), the number says nothing of its unit.
        """
        return _unit_number(number, self._carried)

    @property
    def sections_name_their_unit(self) -> bool:
        """Whether the number of a section says which unit it stands in; else sections are counted within each unit, or
        through all of them."""
        return bool(self._carried)

    @property
    def section_word(self) -> str:
        """The word by which sections are cited: ``article`` of a law whose articles are its sections; else empty."""
        word = self.of("section").cited.partition(" ")[0].lower()
        return word if word.isalpha() and word != "section" else ""

    @cached_property
    def _carried(self) -> tuple[tuple[str, int], ...]:
        """For each form of a section's number that begins with its unit's: its separators, and how many of the parts
        between them are the unit's number; the longest first."""
        units = sorted(self.of(self.unit).numbered, key=len, reverse=True)
        found = []
        for form in self.of("section").numbered:
            own = next((u for u in units if form.startswith(u) and not form[len(u) : len(u) + 1].isalnum()), "")
            if own:
                found.append((_PART.sub("", form), len(_PART.findall(own))))
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1 << 16)
def _unit_number(number: str, carried: tuple[tuple[str, int], ...]) -> str:
    separators = _PART.sub("", number)
    for section, parts in carried:
        if separators.startswith(section):
            return number[: list(_PART.finditer(number))[parts - 1].end()]
    return ""


_FORMS: Mapping[Level, tuple[str, ...]] = {
    "section": ("68-5", "17.32.180", "28:9-104"),
    "chapter": ("68", "17.32", "28:9"),
    "subsection": ("A.",),
    "paragraph": ("(1)",),
    "subparagraph": ("(a)",),
    "clause": ("[1]",),
    "subclause": ("[a]",),
}


def described(level: Level, word: str = "", numbered: tuple[str, ...] = (), cited: str = "") -> HierarchyLevel:
    """A level with what its declaration leaves out: its own name as its word, the usual numbers, and the citation
    that follows from them: ``Title {}``, ``§ {}``, and below the section the number in the brackets of its label."""
    word = word or level.capitalize()
    numbered = numbered or _FORMS.get(level, ("I", "1"))
    if not cited and level == "section":
        cited = "§ {}"
    elif not cited and level in CONTAINERS:
        cited = word + " {}"
    elif not cited:
        opening = numbered[0][:1]
        cited = {"(": "({})", "[": "[{}]"}.get(opening, "{}")
    return HierarchyLevel(level, word, numbered, cited)


_STANDARD_LEVELS: tuple[Level, ...] = (
    "chapter",
    "article",
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
)

STANDARD = Hierarchy(tuple(described(level) for level in _STANDARD_LEVELS))
"""The levels of a code that is cited as § 68-5A(1)(a)[1]: what holds where a city declares nothing."""
