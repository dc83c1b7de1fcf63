"""What deleted text needs of the old file, brought into the new: its pictures and other parts, and its links."""

from __future__ import annotations

from itertools import count

from lxml import etree

from engross.importing.word.element_names import R, W
from engross.redlining.edited_file import EditedFile

_DRAWING_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_DRAWING = 100_000
_PARAGRAPH_IDS = "{http://schemas.microsoft.com/office/word/2010/wordml}"


class CarriedParts:
    """Brings parts and relationships of the ``old`` file into the ``new``, each once."""

    def __init__(self, old: EditedFile, new: EditedFile) -> None:
        """Nothing is brought yet."""
        self._old, self._new = old, new
        self._parts: dict[str, str] = {}
        self._drawings = count(_FIRST_DRAWING)

    def relink(self, element: etree._Element, old_part: str, new_part: str) -> None:
        """Give ``element``, a copy out of ``old_part``, the relationships of ``new_part``, and ids of its own."""
        for each in element.iter():
            if not isinstance(each.tag, str):
                continue
            for name in list(each.attrib):
                if str(name).startswith(R):
                    self._relink_attribute(each, str(name), old_part, new_part)
                elif str(name).startswith(_PARAGRAPH_IDS):
                    del each.attrib[name]
            if each.tag == _DRAWING_PROPERTIES:
                each.set("id", str(next(self._drawings)))

    def _relink_attribute(self, element: etree._Element, name: str, old_part: str, new_part: str) -> None:
        identifier = self.relationship(element.get(name, ""), old_part, new_part)
        if identifier:
            element.set(name, identifier)
        else:
            del element.attrib[name]

    def relationship(self, identifier: str, old_part: str, new_part: str) -> str:
        """The id in ``new_part`` of what ``identifier`` is in ``old_part``; empty where that leads nowhere."""
        relationship = self._old.relationship(old_part, identifier)
        if relationship is None:
            return ""
        kind, target = relationship.get("Type", ""), self._old.target(old_part, relationship)
        if not target:
            return self._new.relate(new_part, kind, relationship.get("Target", ""), external=True)
        if not self._old.has(target):
            return ""
        return self._new.relate(new_part, kind, self.part(target))

    def part(self, name: str) -> str:
        """The name in the new file of a part of the old, with all that it is related to."""
        if name in self._parts:
            return self._parts[name]
        if self._new.has(name) and self._new.digest(name) == self._old.digest(name):
            self._parts[name] = name
            return name
        added = self._new.add_part(name, self._old.content_type(name), self._old.blob(name))
        self._parts[name] = added
        identifiers = {}
        for relationship in self._old.relationships(name):
            former = relationship.get("Id", "")
            identifiers[former] = self.relationship(former, name, added)
        if any(former != now for former, now in identifiers.items()):
            for each in self._new.changed(added).iter(etree.Element):
                for attribute in list(each.attrib):
                    if str(attribute).startswith(R):
                        each.set(attribute, identifiers.get(each.get(attribute, ""), ""))
        return added


def drop_anchors(element: etree._Element) -> None:
    """Take out of a copy what may stand in a file only once: the ends of bookmarks, comments and permissions."""
    names = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
    for each in list(element.iter(*(W + name for name in (*names, "commentReference", "proofErr")))):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
