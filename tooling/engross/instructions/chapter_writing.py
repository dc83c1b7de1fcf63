"""Writing the instructions that make one text of a chapter into another, proved by applying them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.chapter_amendment import amended_chapter, section_paths
from engross.instructions.plain_text import section_text
from engross.instructions.quotation import straight
from engross.instructions.table_texts import mapped_table
from engross.instructions.tree import at
from engross.instructions.writing import added_section, written_instructions
from engross.instructions.written_phrases import WordDiff
from engross.instructions.written_redesignations import renumbered
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.values import dataclass

_Shown = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """The instructions for the section of that ``number``, in order; without number: for the heading of the chapter."""

    number: str
    steps: tuple[str, ...]


def chapter_instructions(old: Chapter, new: Chapter, word_diff: WordDiff, section: str = "") -> str:
    """The instructions that make ``old`` into ``new``, each on lines of its own. As of ``written_chapter``."""
    written = written_chapter(old, new, word_diff, section)
    return "\n\n".join(step for one in written for step in one.steps)


def written_chapter(old: Chapter, new: Chapter, word_diff: WordDiff, section: str = "") -> tuple[WrittenSection, ...]:
    """The instructions that make ``old`` into ``new``, by section; of one ``section``, those for it.

    Errors: RefusedInstruction where a change is none that instructions make (text above the sections, a heading within
    the chapter, a section that is gone or renumbered, a footnote, a picture), or they do not give ``new`` when they are
    applied.
    """
    moved = _redesignations(old, new, section)
    given = amended_chapter(old, "\n".join(moved)).chapter if moved else old
    before, after = _sections(given), _sections(new)
    heading = WrittenSection("", () if section else tuple(_heading(old.root, new.root)))
    gone = [number for number in before if number not in after]
    if gone:
        raise RefusedInstruction(f"section {gone[0]} is gone or has another number; repeal or redesignate it by hand")
    numbers = [number for number in after if not section or number == section]
    if section and not numbers:
        raise RefusedInstruction(
            f"there is no section {section} in {new.root.label.rstrip('.:') or 'the text'}; correct the number"
        )
    for number in numbers:
        if _pictures(before.get(number)) != _pictures(after[number]):
            raise RefusedInstruction(
                f"a picture of section {number} comes, goes or is another, which no instruction orders in words; write "
                "that one by hand, or name another --section"
            )
    written = [
        heading,
        WrittenSection(section, tuple(moved)),
        *(WrittenSection(number, _steps(before.get(number), after[number], word_diff)) for number in numbers),
    ]
    steps = [step for one in written for step in one.steps]
    made = amended_chapter(old, "\n".join(steps)) if steps else None
    if made is not None and made.refused:
        raise RefusedInstruction(f"the instructions that were written do not apply: {made.refused[0]}")
    if not section and _above(made.chapter.root if made else old.root) != _above(new.root):
        raise RefusedInstruction("headings or text above the sections change; write that instruction by hand")
    shown = _sections(made.chapter) if made is not None else before
    for number in numbers:
        if number not in shown or _shown(shown[number]) != _shown(after[number]):
            raise RefusedInstruction(
                f"instructions do not give all of section {number} (a table, a note, a definition or text between its "
                "provisions changes); write those for it by hand, or name another --section"
            )
    return tuple(one for one in written if one.steps)


def _redesignations(old: Chapter, new: Chapter, section: str) -> list[str]:
    """The instructions that give sections other numbers; of one ``section``, where it is the only one."""
    pairs = renumbered(tuple(old.sections()), tuple(new.sections()))
    if section and [number for _, number in pairs] != [section]:
        return []
    return [f"Section {was.number} is redesignated as section {number}." for was, number in pairs]


def _heading(old: Provision, new: Provision) -> Iterator[str]:
    """The instruction that gives the chapter another heading."""
    was, is_now = (one.heading.plain if one.heading else "" for one in (old, new))
    if was != is_now and was and is_now and old.number:
        yield f'The heading of Chapter {old.number} is amended to read "{is_now}".'


def _steps(old: Provision | None, new: Provision, word_diff: WordDiff) -> tuple[str, ...]:
    if old is None:
        return (added_section(new),)
    return written_instructions(old, new, word_diff, by_level=True)


def _sections(chapter: Chapter) -> dict[str, Provision]:
    paths = sorted(section_paths(chapter.root).items(), key=lambda item: item[1])
    return {number: at(chapter.root, path) for number, path in paths}


def _pictures(section: Provision | None) -> list[tuple[str, str]]:
    """The pictures of a section and of all below it, in order: the file of each, and its words."""
    texts = (text for one in section.walk() for text in one.texts()) if section is not None else ()
    return [(tag.value, text.plain[tag.start : tag.end]) for text in texts for tag in text.tags if tag.kind == "img"]


def _shown(section: Provision) -> _Shown:
    """The words of a section, and what plain text does not show of it: tables, and provisions that have no number."""
    words = straight(section_text(section)).removeprefix(section.label).strip()
    return words, tuple(_unshown(section))


def _unshown(provision: Provision) -> Iterator[object]:
    if provision.level != "text" and not provision.label:
        yield provision.level, provision.terms
    for block in (*provision.body, *provision.flush):
        if isinstance(block, Table):
            yield _bare(block)
        elif block.notes:
            yield _words_alone(block).notes
    for child in provision.children:
        yield from _unshown(child)


def _bare(table: Table) -> Table:
    """``table`` without markup, identity and empty paragraphs."""
    bare = mapped_table(table, lambda _, text: _words_alone(text))
    rows = [
        replace(row, cells=tuple(replace(cell, content=tuple(filter(None, cell.content))) for cell in row.cells))
        for row in bare.rows
    ]
    return replace(bare, rows=tuple(rows), eid="", wid="")


def _words_alone(text: Text) -> Text:
    """``text`` and its notes without markup: what quoted provisions cite is not marked up."""
    notes = tuple(replace(note, content=tuple(_words_alone(line) for line in note.content)) for note in text.notes)
    return Text(straight(text.plain), notes=notes)


def _above(provision: Provision) -> tuple[object, ...]:
    """What stands above the sections: labels, headings and text of the parts of a chapter, in order."""
    if provision.level == "section":
        return ()
    own = (provision.label, provision.heading.plain if provision.heading else "", provision.body, provision.flush)
    return (own, *(_above(child) for child in provision.children if child.level != "section"))
