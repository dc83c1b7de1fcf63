"""The sections of an ordinance: what each does to the code, and the text that it enacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.compose.law.clean_copy import unchanged_tree
from engross.compose.law.page_lines import page_lines
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.source_names import chapter_name
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places
from engross.model.law.provision_place import place_in
from engross.model.publication.publication import Line, PageBlock, Run, Style
from engross.values import dataclass

_QUOTED_STYLES: tuple[Style, ...] = ("subsection", "paragraph", "subparagraph", "clause", "subclause")


@dataclass(frozen=True, slots=True)
class OrdinanceSection:
    """A section of an ordinance: ``lead`` says what it does ("§ 68-5 is amended to read as follows:"), ``law`` is the
    text that it enacts; empty where it repeals."""

    lead: str
    law: tuple[PageBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdinanceEffect:
    """What an ordinance does to a chapter: the sections that it amends, adds and repeals, as they are cited.

    ``whole``: it adds or repeals the chapter as a whole.
    """

    amended: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    repealed: tuple[str, ...] = ()
    whole: str = ""


def effect_of(new: Chapter, comparison: Comparison | None) -> OrdinanceEffect:
    """What ``new`` does to the law; ``comparison`` is None where there was none of the chapter before."""
    if new.root.status == "repealed":
        return OrdinanceEffect(whole="repealed")
    if comparison is None:
        return OrdinanceEffect(whole="added")
    found: dict[str, list[str]] = {"amended": [], "added": [], "repealed": []}
    for change in _changed(comparison.root):
        if change.either.level == "section":
            found[_kind(change)].append(place_in("", change.old or change.either, new.hierarchy))
    amended, added, repealed = (tuple(dict.fromkeys(found[kind])) for kind in ("amended", "added", "repealed"))
    return OrdinanceEffect(amended, added, repealed)


def ordinance_sections(
    new: Chapter, comparison: Comparison | None, *, marked: bool = False
) -> Iterator[OrdinanceSection]:
    """The sections that enact the difference, in the order of the code; ``marked``: with what is struck and put in."""
    if new.root.status == "repealed":
        old = comparison.old if comparison is not None else new
        yield OrdinanceSection(f"{chapter_name(old)}, of the Code is repealed.")
        return
    if comparison is None:
        root = unchanged_tree(replace(new.root, preface=()))
        lines = page_lines(root, Places(hierarchy=new.hierarchy).below(root))
        law = tuple(with_pictures(lines, new.pictures))
        yield OrdinanceSection("The Code is amended by adding a new chapter, to read as follows:", law)
        return
    for change in _changed(comparison.root):
        yield _section(change, comparison, marked=marked)


def instruction_section(number: str, steps: Sequence[str], new: Chapter) -> OrdinanceSection:
    """The section that enacts ``steps``, instructions for one section of the code, each with what it quotes below it.

    ``number`` is that of the section of ``new``; empty where the steps are for the heading of the chapter.
    """
    first, *quoted = steps[0].split("\n")
    if len(steps) == 1:
        return OrdinanceSection(first, tuple(_quoted(quoted, 0)))
    place = next((place_in("", one, new.hierarchy) for one in new.root.walk() if one.number == number), number)
    law: list[PageBlock] = []
    for count, step in enumerate(steps, 1):
        words, *quoted = step.split("\n")
        law.append(Line(_QUOTED_STYLES[0], (Run(f"({count}) {words}"),)))
        law += _quoted(quoted, 1)
    return OrdinanceSection(f"{place[0].upper()}{place[1:]} of the Code is amended as follows:", tuple(law))


def _quoted(lines: Sequence[str], depth: int) -> Iterator[Line]:
    """Quoted lines, two blanks a level, as lines of the page."""
    for line in lines:
        words = line.lstrip()
        level = min(depth + (len(line) - len(words)) // 2, len(_QUOTED_STYLES) - 1)
        yield Line(_QUOTED_STYLES[level], (Run(words),))


def _changed(root: ProvisionChange) -> Iterator[ProvisionChange]:
    """The sections that change, each whole; and the units above them whose own words do, without what they hold."""
    if root.either.level == "section":
        if any(each.kind != "unchanged" for each in root.walk()):
            yield root
        return
    if root.kind != "unchanged":
        yield replace(root, children=(), preface=())
    for child in root.children:
        yield from _changed(child)


def _kind(change: ProvisionChange) -> str:
    if change.new is None or (change.new.status == "repealed" and change.old is not None and not change.old.status):
        return "repealed"
    return "added" if change.old is None else "amended"


def _section(change: ProvisionChange, comparison: Comparison, *, marked: bool) -> OrdinanceSection:
    old, new = comparison.old, comparison.new
    hierarchy = new.hierarchy
    place = place_in("", change.old or change.either, hierarchy)
    what = place if change.either.level == "section" else f"the heading of {place}"
    what = f"{what[0].upper()}{what[1:]}"
    kind = _kind(change)
    if kind == "repealed":
        return OrdinanceSection(f"{what} of the Code is repealed.")
    assert change.new is not None  # noqa: S101 - only what is repealed has no new side
    shown = change
    if not marked:
        bare = change.either.level != "section"
        shown = unchanged_tree(replace(change.new, children=(), preface=()) if bare else change.new)
    lines = page_lines(shown, Places(hierarchy=hierarchy).below(shown))
    law = tuple(with_pictures(lines, new.pictures, old.pictures))
    if kind == "added":
        place = place_in("", change.new, hierarchy)
        return OrdinanceSection(f"The Code is amended by adding {place}, to read as follows:", law)
    assert change.old is not None  # noqa: S101 - what is not added was there
    now = place_in("", change.new, hierarchy)
    if now != place:
        return OrdinanceSection(f"{what} of the Code is renumbered {now} and amended to read as follows:", law)
    return OrdinanceSection(f"{what} of the Code is amended to read as follows:", law)
