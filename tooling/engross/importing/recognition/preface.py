"""What stands before the heading of the chapter: the title of an ordinance, its recitals and its enacting clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from engross.importing.known_text.line_keys import line_key
from engross.importing.recognition.declared_levels import declared_level
from engross.importing.recognition.front_and_back_matter import names_municipality, opens_ordinance
from engross.importing.recognition.headings import heading_of, is_container
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, quoted, text_with_label
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.text import Text


def without_preface(
    items: list[PageItem], known: Iterable[Chapter], hierarchy: Hierarchy, remarks: list[ImportRemark]
) -> tuple[Sequence[Paragraph], list[PageItem]]:
    """The paragraphs before the first heading of a chapter where they are the front of an ordinance, and what follows.

    They are where one of them is a title, a recital or an enacting clause, or is numbered, or names the title or part
    that the chapter stands in, or the city above a title without a number, or one of ``known`` has a preface, and no
    table or other heading is among them; else they stand around the law and are nobody's words. In a file of ours,
    where styles say what is law, sections of the ordinance itself ("Section 1. Findings.") may be among them.
    """
    front: list[Paragraph] = []
    named = unnumbered = styled = sections = False
    for item in items:
        if not isinstance(item, Paragraph):
            return (), items
        headed = heading_of(item)
        if headed is not None and declared_level(headed, hierarchy) == hierarchy.unit:
            unnumbered, styled = not headed.label, item.style is not None
            break
        if headed is not None and headed.level == "section" and item.style is None:
            sections = True
        elif headed is not None:
            if not is_container(headed) or headed.rest.plain:
                return (), items
            named = True
        front.append(item)
    expected = named or any(chapter.root.preface for chapter in known) or any(map(_belongs_to_ordinance, front))
    expected = expected or (unnumbered and any(map(names_municipality, front)))
    if not front or len(front) == len(items) or not expected or (sections and not styled):
        return (), items
    count = "1 paragraph" if len(front) == 1 else f"{len(front)} paragraphs"
    say = (
        f"kept before the heading of the {hierarchy.unit}, as its preface: {count}, from {quoted(front[0].text.words)}"
    )
    remarks.append(ImportRemark("preamble", front[0].place, say))
    return front, items[len(front) :]


def _belongs_to_ordinance(item: Paragraph) -> bool:
    """Whether a paragraph opens an ordinance, or is numbered as no letterhead is."""
    return opens_ordinance(item) or heading_of(item) is not None or bool(split_label(item)[0])


def preface_of(front: Sequence[Paragraph], known: Sequence[Text]) -> tuple[Text, ...]:
    """The texts of ``front``, labels with their words; those of ``known`` that say the same keep their markup."""
    same: dict[Hashable, list[Text]] = defaultdict(list)
    for text in known:
        same[line_key("", text)].append(text)
    texts = map(text_with_label, front)
    return tuple(found.pop(0) if (found := same[line_key("", text)]) else text for text in texts)
