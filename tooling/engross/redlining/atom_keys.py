"""What stands in a paragraph and is no text: each such atom counts as one character, equal where the atoms are.

Pictures, equations, fields, symbols, references to notes: an atom is kept or replaced whole. Its key leaves out what
Word numbers anew on every saving (ids, revision-session ids), and has the content of a part in the place of its name.
"""

from __future__ import annotations

import hashlib
from copy import deepcopy
from itertools import count

from lxml import etree

from engross.importing.word.element_names import R, W
from engross.redlining.edited_file import EditedFile

_FIRST = 0xF0000
"""The first character of Unicode's supplementary private-use area A."""

_UNSTABLE = frozenset(
    {"anchorId", "editId", "paraId", "textId", "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidDel"}
)
_AS_KEPT = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
"""The names of letters in a deletion, and those they have else: deleted or not, an atom is the same."""

_NUMBERED = frozenset({"docPr", "cNvPr", "shape", "rect", "group", "OLEObject", "shapetype"})
TEXT_BOX = f"{W}txbxContent"


class AtomCharacters:
    """The characters of the atoms of two files: one for each key."""

    def __init__(self) -> None:
        """Start with no key known."""
        self._characters: dict[str, str] = {}
        self._free = count(_FIRST)

    def character(self, key: str) -> str:
        """The character of a key."""
        found = self._characters.get(key)
        if found is None:
            found = self._characters[key] = chr(next(self._free))
        return found


def element_key(element: etree._Element, file: EditedFile, part: str) -> str:
    """What an element shows, as a key: its markup without unstable ids, parts by their content, text boxes emptied."""
    copy = deepcopy(element)
    copy.tail = None
    for box in list(copy.iter(TEXT_BOX)):
        del box[:]
    for each in copy.iter():
        if isinstance(each.tag, str):
            each.tag = _AS_KEPT.get(each.tag, each.tag)
            _settle_attributes(each, file, part)
    etree.cleanup_namespaces(copy)
    return hashlib.sha256(etree.tostring(copy, method="c14n")).hexdigest()


def _settle_attributes(element: etree._Element, file: EditedFile, part: str) -> None:
    numbered = etree.QName(element).localname in _NUMBERED
    for name in list(element.attrib):
        local = etree.QName(name).localname
        if local in _UNSTABLE or (numbered and local in ("id", "name", "spid", "ObjectID", "ShapeID", "type")):
            del element.attrib[name]
        elif str(name).startswith(R):
            element.set(name, relationship_key(file, part, element.get(name, "")))


def relationship_key(file: EditedFile, part: str, identifier: str) -> str:
    """Where a relationship of ``part`` leads: the hash of the part, or the address outside."""
    relationship = file.relationship(part, identifier)
    if relationship is None:
        return ""
    target = file.target(part, relationship)
    return file.digest(target) if target else relationship.get("Target", "")
