"""The number that a new chapter gets when it is codified: in its heading, its sections, its URI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engross.akn import identify
from engross.enacting.new_ordinance import PLACEHOLDER
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.law.number import number_of
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.law.text_mapping import map_texts


def with_chapter_number(chapter: Chapter, number: str) -> Chapter:
    """``chapter``, which has no number yet, as chapter ``number``: its label and its URI.

    The numbers of its sections are given apart (``section_numbers``), with the citations of them.
    Errors: EngrossError where it has a number, or ``number`` is none.
    """
    if chapter.number and not chapter.number.upper().startswith(PLACEHOLDER):
        raise EngrossError(f"this is Chapter {chapter.number} already; renumber it instead (`engross renumber`)")
    unit = chapter.hierarchy.of(chapter.root.level)
    label = f"{unit.word} {number}"
    if number_of(label) != number:
        raise EngrossError(f"{number!r} is no number of a chapter")
    root = replace(chapter.root, label=label, status="" if chapter.root.status == "unassigned" else chapter.root.status)
    place = chapter.uri.rpartition("/")[0]
    return identify(replace(chapter, root=root, uri=f"{place}/{chapter.root.level}-{number}"))


def section_numbers(chapter: Chapter, number: str) -> Mapping[str, str]:
    """The number that each section with a placeholder gets in chapter ``number``: ``XX-3`` → ``69-3``."""
    return {
        each.number: f"{number}-{each.number.partition('-')[2]}"
        for each in chapter.sections()
        if each.number.upper().startswith(f"{PLACEHOLDER}-")
    }


def assigned(root: Provision) -> Provision:
    """The provisions with ``unassigned`` struck from those that have a number now."""
    given = root.status == "unassigned" and root.number and not root.number.upper().startswith(PLACEHOLDER)
    return replace(root, status="" if given else root.status, children=tuple(map(assigned, root.children)))


def retargeted(root: Provision, old: str, new: str, eids: Mapping[str, str]) -> Provision:
    """``root`` with its links into the chapter ``old`` leading to ``new``, whose eIds are the values of ``eids``."""

    def text(item: Text) -> Text:
        tags = tuple(
            replace(tag, value=_address(tag.value, old, new, eids)) if tag.kind == "ref" else tag for tag in item.tags
        )
        return replace(item, tags=tags) if tags != item.tags else item

    return map_texts(root, text)


def _address(value: str, old: str, new: str, eids: Mapping[str, str]) -> str:
    chapter, _, eid = value.partition("~")
    if chapter != old:
        return value
    return f"{new}~{eids.get(eid, eid)}" if eid else new
