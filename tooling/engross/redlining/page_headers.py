"""Headers and footers of two files, paired by the section and the pages that they are on."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engross.importing.word.element_names import R, W
from engross.redlining.atom_keys import AtomCharacters
from engross.redlining.edited_file import OFFICE_RELATIONSHIP, EditedFile
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.stories import InnerStory, StoryPair

_HEADER = f"{W}hdr"
_KINDS = {f"{W}headerReference": "header", f"{W}footerReference": "footer"}
_ROOTS = {"header": "hdr", "footer": "ftr"}

Place = tuple[str, str]
"""Header or footer, and on which pages of the section: default, first, even."""


class HeaderStories:
    """The headers and footers to be merged, each once.

    A section without one has that of the section before it. One that only the old file has is given to the new, empty:
    its words stand in it as deleted. ``left_out``: the parts of the old file that no header of the new is paired with.
    """

    def __init__(self, old: EditedFile, new: EditedFile, atoms: AtomCharacters) -> None:
        """Nothing is merged yet."""
        self._old, self._new, self._atoms = old, new, atoms
        self.left_out: set[str] = set()

    def __iter__(self) -> Iterator[InnerStory]:
        """Each header of the new file with that of the old."""
        merged: set[str] = set()
        lefts = _headers(self._old)
        self.left_out = {part for _, own, _ in lefts for part in own.values()}
        for index, (section, own, shown) in enumerate(_headers(self._new)[: len(lefts)]):
            former = lefts[index][2]
            for place in sorted(own.keys() | (former.keys() - shown.keys())):
                one = former.get(place, "")
                other = own.get(place) or _added(self._new, section, place, self._old.content_type(one))
                if other not in merged:
                    merged.add(other)
                    self.left_out.discard(one)
                    yield self._story(one, other)

    def _story(self, one: str, other: str) -> InnerStory:
        readers = StoryPair(ContentReader(self._old, one, self._atoms), ContentReader(self._new, other, self._atoms))
        old = self._old.tree(one) if one else etree.Element(_HEADER)
        return InnerStory(old, self._new.changed(other), readers)


def _headers(file: EditedFile) -> list[tuple[etree._Element, dict[Place, str], dict[Place, str]]]:
    """Each section with the headers it has of its own, and with those its pages show: their parts, by place."""
    found = []
    shown: dict[Place, str] = {}
    for section in file.tree(file.main).iter(f"{W}sectPr"):
        own = {}
        for reference in section.iterchildren(*_KINDS):
            relationship = file.relationship(file.main, reference.get(f"{R}id", ""))
            part = file.target(file.main, relationship) if relationship is not None else ""
            if part and file.has(part):
                own[_KINDS[str(reference.tag)], reference.get(f"{W}type", "default")] = part
        shown = shown | own
        found.append((section, own, shown))
    return found


def _added(new: EditedFile, section: etree._Element, place: Place, content_type: str) -> str:
    """An empty header that is added to a section of the new file."""
    kind, pages = place
    empty = f'<w:{_ROOTS[kind]} xmlns:w="{W[1:-1]}"/>'.encode()
    folder = new.main.rpartition("/")[0]
    part = new.add_part(f"{folder}/{kind}1.xml".removeprefix("/"), content_type, empty)
    reference = etree.Element(f"{W}{kind}Reference")
    reference.set(f"{W}type", pages)
    reference.set(f"{R}id", new.relate(new.main, f"{OFFICE_RELATIONSHIP}/{kind}", part))
    new.changed(new.main)
    at = len(list(section.iterchildren(*_KINDS)))
    section.insert(at, reference)
    return part
