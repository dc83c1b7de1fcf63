"""A scrivener's error set right: words of one section replaced, exactly once."""

from __future__ import annotations

from dataclasses import replace

from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.splice import splice
from engross.model.law.text import Text
from engross.model.law.text_mapping import map_texts


def corrected(chapter: Chapter, section: str, old: str, new: str) -> Chapter:
    """``chapter`` with the words ``old`` of the section of that number replaced by ``new``.

    Errors: NotFoundError where there is no such section, or it does not have the words; EngrossError where it has them
    more than once, or where both words are the same.
    """
    if old == new:
        raise EngrossError(f"“{old}” and “{new}” are the same words; say what is to stand there instead")
    wanted = section.replace("§", "").strip().rstrip(".").lower()
    if not any(each.number.lower() == wanted for each in chapter.sections()):
        there = ", ".join(each.number or each.label for each in chapter.sections())
        raise NotFoundError(f"there is no section {section}; the sections are {there}")
    found = 0

    def text(item: Text) -> Text:
        nonlocal found
        found += item.plain.count(old)
        at = item.plain.find(old)
        return splice(item, at, at + len(old), new) if at >= 0 else item

    def provision(item: Provision) -> Provision:
        if item.level == "section":
            return map_texts(item, text) if item.number.lower() == wanted else item
        return replace(item, children=tuple(map(provision, item.children)))

    root = provision(chapter.root)
    if not found:
        raise NotFoundError(f"§ {wanted} does not have the words “{old}”; write them as the text does")
    if found > 1:
        raise EngrossError(f"§ {wanted} has “{old}” {found} times; name more words, so that one place is meant")
    return replace(chapter, root=root)
