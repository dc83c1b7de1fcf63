"""The addresses of a chapter: everything in it that can be cited and is in force, in one string.

A code of thousands of sections cites itself all over. To look every citation of another chapter up, each chapter would
have to be read once for its own sake and again for the others'. Instead a citation of another chapter may be taken on
trust while its own chapter is checked, and be confirmed by its address when all chapters were read.
"""

from __future__ import annotations

from collections.abc import Iterator

from engross.cite.resolving.chapter_index import ChapterIndex
from engross.model.law.citation import Citation
from engross.model.law.provision import Provision

Address = tuple[str, str]
"""The number of a chapter, and the numbers of a citation from the section down: ``("68", "68-5|A|1")``. Empty numbers
stand for the chapter itself."""


def address_of(citation: Citation, own: ChapterIndex) -> Address | None:
    """The address that a citation in the chapter ``own`` names by its own words, if it names a chapter or a section of
    one."""
    if citation.law.kind == "other" or citation.outer or not citation.path:
        return None
    if citation.level == own.called(own.chapter.root):
        return (citation.path[0], "") if len(citation.path) == 1 else None
    if citation.level != "section":
        return None
    chapter = own.chapter.hierarchy.unit_of(citation.path[0])
    return (chapter, "|".join(citation.path)) if chapter else None


def citable_addresses(index: ChapterIndex) -> str:
    """The addresses of a chapter that lead to something in force, a line each. What shares its number with another is
    there as ``resolve`` finds it: the first."""
    found = [""] if not index.chapter.root.status else []
    for number, section in index.sections.items():
        if not section.status:
            found.append(number)
        if section.children:
            found.extend(_below(number, section))
    return "\n".join(["", *found, ""])


def has_address(known: str, address: Address) -> bool:
    """Whether ``address`` is among the addresses ``known`` of its chapter."""
    return f"\n{address[1]}\n" in known


def _below(path: str, provision: Provision) -> Iterator[str]:
    numbered: dict[str, Provision] = {}
    for number, child in _numbered(provision):
        numbered.setdefault(number, child)
    for number, child in numbered.items():
        if not child.status:
            yield f"{path}|{number}"
        if child.children:
            yield from _below(f"{path}|{number}", child)


def _numbered(provision: Provision) -> Iterator[tuple[str, Provision]]:
    """What can be cited right below a provision, through the levels without a number."""
    for child in provision.children:
        number = child.number
        if number:
            yield number, child
        if not number or child.level == "definition":
            yield from _numbered(child)
