"""Looking up the target of a citation: in the chapter that it stands in, and in the other chapters of the code."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from engross.cite.grammar.citation_grammar import LEVELS_BY_LABEL
from engross.cite.resolving.chapter_index import ChapterIndex
from engross.cite.resolving.number_forms import is_of_this_code, split_doubled_letter
from engross.cite.resolving.run_in_items import has_run_in_item, has_run_in_items
from engross.model.law.citation import SUBDIVISIONS, Citation, CitedLevel
from engross.model.law.number import covers, range_of
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.resolution import Resolution
from engross.model.law.roman import other_numeral, same_numeral

IndexedChapters = Mapping[str, ChapterIndex]
"""The chapters at hand, by number."""


def resolve(citation: Citation, citing: Provision, own: ChapterIndex, code: IndexedChapters) -> Resolution:
    """Say what ``citation``, which stands in ``citing`` of the chapter ``own``, names.

    ``code`` holds the other chapters at hand by number. Never guesses: what cannot be looked up is
    ``unverified``, what another law holds is ``external``, a number that several chapters of ``code`` have is
    ``ambiguous`` in all others. Where the code is complete, what is in none of its chapters is ``missing``.
    """
    found = _looked_up(citation, citing, own, code)
    if found.outcome == "subdivision missing":
        return _as_printed(found, citation, citing, own) or found
    if (
        found.outcome == "unverified"
        and found.chapter is None
        and citation.path
        and own.chapter.hierarchy.has_every_unit_like(citation.path[0])
        and (citation.level == own.called(own.chapter.root) or own.chapter.hierarchy.unit_of(citation.path[0]))
    ):
        ours = citation.level != "section" or is_of_this_code(citation.path[0], own)
        return Resolution("missing" if ours else "external", lacking=citation.path)
    return found


def _looked_up(citation: Citation, citing: Provision, own: ChapterIndex, code: IndexedChapters) -> Resolution:
    if citation.law.kind == "other":
        return Resolution("external")
    citation = _as_section(citation, own)
    if citation.level == own.called(own.chapter.root) and not _in_chapter(citation, own):
        return _chapter(citation, own, code)
    if citation.level in SUBDIVISIONS or (citation.level == "section" and not citation.path):
        return _inside(citation, citing, own) if _in_section(citing, own) else Resolution("external")
    place = _named_chapter(citation, own, code)
    if place is None:
        return Resolution("unverified", lacking=citation.path)
    if place.shares_number:
        return Resolution("ambiguous", lacking=citation.path)
    if citation.level == "section":
        return _section(citation, citing, own, place, code)
    if citation.level == "table":
        return _table(citation, place)
    if citation.level == "note":
        return _note(citation, citing, place)
    return _unit(citation, citing, own, place, code)


def _as_section(citation: Citation, own: ChapterIndex) -> Citation:
    """A citation of an article as one of a section, where articles are the sections of the law and no units in it."""
    word = own.chapter.hierarchy.section_word
    if not word or citation.level != LEVELS_BY_LABEL.get(word) or word in own.chapter.hierarchy.names:
        return citation
    return citation._replace(level="section")


def _in_section(citing: Provision, own: ChapterIndex) -> bool:
    """Whether the words stand in a section: what is above one has no subdivisions, and quotes other law's."""
    return any(provision.level == "section" for provision in own.ancestry(citing))


def _in_chapter(citation: Citation, own: ChapterIndex) -> bool:
    """Whether a unit inside the chapter goes by the level and the number that the citation names."""
    return any(own.called(unit) == citation.level and _numbered(unit, citation) for unit in own.units)


def _numbered(unit: Provision, citation: Citation) -> bool:
    return not citation.path or same_numeral(unit.number, citation.path[0])


def _named_chapter(citation: Citation, own: ChapterIndex, code: IndexedChapters) -> ChapterIndex | None:
    """The chapter that a larger unit beside the citation names, else the one it stands in; None if not at hand."""
    unit = own.called(own.chapter.root)
    number = next((number for level, number in citation.outer if level == unit), None)
    if number is None:
        inside = {own.called(each) for each in own.units} | {"article"}
        known = all(level in inside for level, _ in citation.outer) or citation.level == "section"
        return own if known else None
    return own if own.is_numbered(number) and own.in_titles(citation) else _at_hand(number, code)


def _at_hand(number: str, code: IndexedChapters) -> ChapterIndex | None:
    """The chapter of that number, in figures or as a numeral: Article 4 is Article IV."""
    found = code.get(number)
    return found if found or not (other := other_numeral(number)) else code.get(other)


def _chapter(citation: Citation, own: ChapterIndex, code: IndexedChapters) -> Resolution:
    if not citation.path or (own.is_numbered(citation.path[0]) and own.in_titles(citation)):
        return Resolution("resolved", own.chapter, own.chapter.root, found=citation.path)
    other = _at_hand(citation.path[0], code)
    if other is None:
        return Resolution("unverified", lacking=citation.path)
    if other.shares_number:
        return Resolution("ambiguous", lacking=citation.path)
    return Resolution("resolved", other.chapter, other.chapter.root, found=citation.path)


def _section(
    citation: Citation, citing: Provision, own: ChapterIndex, place: ChapterIndex, code: IndexedChapters
) -> Resolution:
    """Look up a section by number, and what is cited in it.

    ``("68-5", "A")`` is § 68-5A where a section has that number and § 68-5 has no subsection A; ``44-1BB`` is
    subsection BB where no section has that number. Where a chapter numbers its sections as another one does (those of
    a charter begin with 9- as those of chapter 9), a number that it lacks is the other's only where that is law.
    """
    doubled = split_doubled_letter(citation.path[0])
    if doubled and _find_section(doubled[0], place, citing):
        citation = citation._replace(path=(*doubled, *citation.path[1:]))
    number = citation.path[0]
    named = own.chapter.hierarchy.unit_of(number)
    joined = number + citation.path[1] if len(citation.path) > 1 else ""
    other = None if own.is_numbered(named) else _at_hand(named, code)
    for at in (place, other):
        if at is other and other and other.shares_number:
            return Resolution("ambiguous", lacking=citation.path)
        section = _find_section(number, at, citing) if at else None
        if at is other and other and named in place.prefixes and not _is_law(other, section, citation):
            continue
        if at and section:
            reached = _descend(at, section, citation.path[1:], citation.path[:1])
            glued = at.sections.get(joined) if reached.outcome != "resolved" else None
            return _descend(at, glued, citation.path[2:], citation.path[:2]) if glued else reached
        if at and joined in at.sections:
            return _descend(at, at.sections[joined], citation.path[2:], citation.path[:2])
    return _no_section(citation, place, place if _of(number, place) else other, code)


def _counted_through(number: str, place: ChapterIndex, code: IndexedChapters) -> ChapterIndex | None:
    """The one chapter that has a section of that number, where sections are counted through all chapters: their numbers
    do not say the chapter, and none of its numbers is one of ``place``."""
    if place.chapter.hierarchy.sections_name_their_unit:
        return None
    others = [at for each in code if (at := code.get(each)) and number in at.sections]
    through = len(others) == 1 and others[0].sections.keys().isdisjoint(place.sections)
    return others[0] if through else None


def _is_law(at: ChapterIndex, section: Provision | None, citation: Citation) -> bool:
    """Whether a section that was found is not kept free, and has the subdivision that is cited."""
    if section is None or section.status:
        return False
    return _descend(at, section, citation.path[1:], ()).outcome == "resolved"


def _no_section(
    citation: Citation, place: ChapterIndex, searched: ChapterIndex | None, code: IndexedChapters
) -> Resolution:
    """What a number is that no section has: a chapter's, where no word says "section"; one of another law, where it is
    put together otherwise than those of ``searched``; else missing."""
    number = citation.path[0]
    if citation.words[:1].isdigit() and not citation.listed and len(citation.path) == 1 and (unit := code.get(number)):
        if unit.shares_number:
            return Resolution("ambiguous", lacking=citation.path)
        return Resolution("resolved", unit.chapter, unit.chapter.root, found=citation.path)
    ours = citation.direction or (citation.qualifier and searched is place)
    if not ours and (counted := _counted_through(number, place, code)):
        return _descend(counted, counted.sections[number], citation.path[1:], citation.path[:1])
    if searched and not ours and not is_of_this_code(number, searched):
        return Resolution("external", lacking=citation.path)
    if searched and not searched.chapter.excerpt:
        return Resolution("missing", searched.chapter, lacking=citation.path)
    return Resolution("unverified", lacking=citation.path)


def _find_section(number: str, at: ChapterIndex, citing: Provision) -> Provision | None:
    """The section of that number; a plain one is counted within the chapter: Section 4 is § XX-4 there, where its
    sections have one prefix, or the citing section has it."""
    ancestry = list(at.ancestry(citing))
    inside = ancestry if ancestry[-1] is at.chapter.root else []
    around = next((one for one in inside if one.level == "section"), None)
    beside = at.chapter.hierarchy.unit_of(around.number) if around else ""
    section = at.sections.get(f"{beside}-{number}") or at.nearest_section(number, citing) or at.section(number)
    if section or at.chapter.hierarchy.unit_of(number):
        return section
    prefixes = [beside, *sorted(at.prefixes)] if len(at.prefixes) == 1 or beside in at.prefixes else []
    numbered = (at.sections.get(f"{prefix}-{number}") for prefix in prefixes[: 1 if beside else 2])
    return next((section for section in numbered if section), None)


def _of(number: str, place: ChapterIndex) -> bool:
    prefix = place.chapter.hierarchy.unit_of(number)
    return not prefix or prefix in place.prefixes


def _inside(citation: Citation, citing: Provision, own: ChapterIndex) -> Resolution:
    """Look up what starts from the provision the words stand in: "this section", "Subsection B(1)".

    Without "of this …" a subdivision is looked for in what encloses the words, the nearest first; a bare "subsection",
    which may be any, in the section first.
    """
    around = [provision for provision in own.ancestry(citing) if provision is not own.chapter.root]
    if citation.base:
        ancestry = own.ancestry(citing)
        start = next((provision for provision in ancestry if own.called(provision) == citation.base), None)
        if start is None and not citation.path and (citation.base in _LOOSE or has_run_in_item(citing)):
            return Resolution("resolved", own.chapter, citing)
        if start is None:
            return Resolution("missing", own.chapter, lacking=citation.path)
        found = _descend(own, start, citation.path, ())
        if found.outcome == "resolved" or citation.qualifier or citation.level not in SUBDIVISIONS:
            return found
        others = (_descend(own, provision, citation.path, ()) for provision in around)
        return next((other for other in others if other.outcome == "resolved"), found)
    reached = [_descend(own, provision, citation.path, ()) for provision in around]
    resolved = (resolution for resolution in reached if resolution.outcome == "resolved")
    deepest = max(reached, key=lambda resolution: len(resolution.found), default=None)
    missing = Resolution("subdivision missing", own.chapter, citing, lacking=citation.path)
    return next(resolved, deepest or missing)


_LOOSE: frozenset[CitedLevel] = frozenset({"paragraph", "subparagraph", "clause"})
"""Words for what stands around them, whatever it is called: "this paragraph" of a subsection."""


def _as_printed(missing: Resolution, citation: Citation, citing: Provision, own: ChapterIndex) -> Resolution | None:
    """What a reader takes a subdivision for that goes by no number of its own: (C) for (c), where that is there alone,
    and an item that is printed in the line: "… unless (1) it is lost; or **(2)** it is sold"."""
    around = list(own.ancestry(citing)) if citation.level in SUBDIVISIONS and not citation.qualifier else []
    starts = [missing.provision, *around] if missing.provision else around
    for start in starts:
        lacking = missing.lacking if start is missing.provision else citation.path
        other = _descend(own, start, tuple(number.swapcase() for number in lacking), ())
        if other.outcome == "resolved" and all(len(number) == 1 for number in lacking):
            return Resolution("resolved", missing.chapter, other.provision, found=missing.found + lacking)
        if start.level not in CONTAINERS and has_run_in_items(start, lacking):
            return Resolution("resolved", missing.chapter, start, found=missing.found + lacking)
    return None


def _descend(at: ChapterIndex, start: Provision, path: tuple[str, ...], found: tuple[str, ...]) -> Resolution:
    """Follow ``path`` from ``start`` down, a child at a time, unnumbered levels between left out."""
    for depth, number in enumerate(path):
        child = _child(start, number)
        if child is None:
            return Resolution(
                "subdivision missing", at.chapter, start, found=found + path[:depth], lacking=path[depth:]
            )
        start = child
    return Resolution("resolved", at.chapter, start, found=found + path)


def _child(provision: Provision, number: str) -> Provision | None:
    for child in provision.children:
        if child.number == number or (range_of(child.label) and covers(child.label, number)):
            return child
        if not child.number or child.level == "definition":
            inside = _child(child, number)
            if inside:
                return inside
    return None


def _unit(
    citation: Citation, citing: Provision, own: ChapterIndex, place: ChapterIndex, code: IndexedChapters
) -> Resolution:
    """Look up a unit above the section: between the chapter and its sections, else above the chapter."""
    inside = [unit for unit in place.units if place.called(unit) == citation.level]
    if not citation.path:
        around = next((unit for unit in place.ancestry(citing) if unit in inside), None)
        held = around or next((unit for unit in own.chapter.above if own.called(unit) == citation.level), None)
        known = inside or citation.level in _IN_A_CHAPTER
        return Resolution("resolved" if held else "missing" if known else "unverified", place.chapter, held)
    numbered = [unit for unit in inside if _numbered(unit, citation)]
    found = next((unit for unit in numbered if _within_outer(unit, citation, place)), next(iter(numbered), None))
    if found:
        return Resolution("resolved", place.chapter, found, found=citation.path)
    if inside or citation.level in _IN_A_CHAPTER:
        return Resolution("unverified" if place.chapter.excerpt else "missing", place.chapter, lacking=citation.path)
    return _above(citation, own, code)


def _within_outer(unit: Provision, citation: Citation, place: ChapterIndex) -> bool:
    """Whether a unit stands in the larger units of the chapter that the citation names: "Article VI of Division 2"."""
    around = [*place.ancestry(unit)]
    return all(
        any(place.called(one) == level and same_numeral(one.number, number) for one in around)
        for level, number in citation.outer
    )


_IN_A_CHAPTER = frozenset({"article"})
"""Units that are taken for those of the chapter whether it has any or not."""


def _above(citation: Citation, own: ChapterIndex, code: IndexedChapters) -> Resolution:
    """Look up a unit that holds chapters: that of the citing one, else of those whose number begins with its own."""
    number = citation.path[0]
    begin = tuple(f"{number}{separator}" for separator in ".-:")
    others = (code[each] for each in code if each.startswith(begin)) if own.chapter.above else ()
    # One by one: a chapter that is not asked for need not be read.
    for at in chain((own,), others):
        for unit in at.chapter.above:
            if at.called(unit) == citation.level and _numbered(unit, citation):
                return Resolution("resolved", at.chapter, unit, found=citation.path)
    return Resolution("unverified", lacking=citation.path)


def _table(citation: Citation, place: ChapterIndex) -> Resolution:
    number = citation.path[0]
    held = place.tables.get(number) or next(
        (table for other, table in place.tables.items() if other.replace(".", "-") == number.replace(".", "-")), None
    )
    if held:
        return Resolution("resolved", place.chapter, held[1], held[0], citation.path)
    return Resolution("unverified" if place.chapter.excerpt else "missing", place.chapter, lacking=citation.path)


def _note(citation: Citation, citing: Provision, place: ChapterIndex) -> Resolution:
    """Look a note up by its marker: in the section that cites it, else in the chapter."""
    marker = citation.path[0]
    section = next((one for one in place.ancestry(citing) if one.level == "section"), place.chapter.root)
    for scope in (section, place.chapter.root):
        for provision in scope.walk():
            if any(note.marker == marker for text in provision.texts() for note in text.notes):
                return Resolution("resolved", place.chapter, provision, found=citation.path)
    return Resolution("missing", place.chapter, lacking=citation.path)
