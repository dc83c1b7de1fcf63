"""Footnotes and endnotes of two files: those of kept references merged, those of deleted ones brought along."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.atom_keys import AtomCharacters
from engross.redlining.carried_parts import CarriedParts
from engross.redlining.edited_file import OFFICE_RELATIONSHIP, EditedFile
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.stories import InnerStory, StoryPair

_ID, _TYPE = f"{W}id", f"{W}type"


class CarriedNotes:
    """The notes of two files. Each is merged once, however often it is referred to."""

    def __init__(self, old: EditedFile, new: EditedFile, atoms: AtomCharacters, parts: CarriedParts) -> None:
        """Nothing is merged yet."""
        self._old, self._new, self._atoms, self._parts = old, new, atoms, parts
        self._done: set[tuple[str, str]] = set()
        self._brought: dict[tuple[str, str], str] = {}

    def kept(self, kind: str, old: str, new: str) -> list[InnerStory]:
        """What is to be merged where a reference to note ``old`` became one to note ``new``."""
        one, other = _note(self._old, kind, old), _note(self._new, kind, new)
        return self._story(kind, new, one, other) if one is not None and other is not None else []

    def inserted(self, kind: str, new: str) -> list[InnerStory]:
        """What is to be marked where a reference to note ``new`` is inserted."""
        note = _note(self._new, kind, new)
        return self._story(kind, new, etree.Element(note.tag), note) if note is not None else []

    def deleted(self, kind: str, old: str) -> tuple[str, list[InnerStory]]:
        """The id in the new file of note ``old``, whose reference is deleted, and what is to be marked of it."""
        if (kind, old) in self._brought:
            return self._brought[kind, old], []
        note = _note(self._old, kind, old)
        root = self._root(kind)
        taken = [int(each.get(_ID, "0")) for each in root if each.get(_ID, "0").lstrip("-").isdecimal()]
        identifier = self._brought[kind, old] = str(1 + max(taken, default=0))
        brought = etree.SubElement(root, f"{W}{kind.removesuffix('s')}")
        brought.set(_ID, identifier)
        return identifier, self._story(kind, identifier, note if note is not None else etree.Element("none"), brought)

    def _story(self, kind: str, new: str, old: etree._Element, note: etree._Element) -> list[InnerStory]:
        if (kind, new) in self._done:
            return []
        self._done.add((kind, new))
        part, old_part = self._new.related(kind), self._old.related(kind)
        self._new.changed(part)
        pair = StoryPair(ContentReader(self._old, old_part, self._atoms), ContentReader(self._new, part, self._atoms))
        return [InnerStory(old, note, pair)]

    def _root(self, kind: str) -> etree._Element:
        """The root of the new file's notes; where it has none, a part with the separators of the old."""
        part = self._new.related(kind)
        if not part:
            old_part = self._old.related(kind)
            root = deepcopy(self._old.tree(old_part))
            for note in [note for note in root if note.get(_TYPE, "normal") == "normal"]:
                root.remove(note)
            name = f"{self._new.main.rpartition('/')[0]}/{kind}.xml".removeprefix("/")
            part = self._new.add_part(name, self._old.content_type(old_part), etree.tostring(root))
            self._new.relate(self._new.main, f"{OFFICE_RELATIONSHIP}/{kind}", part)
            self._parts.relink(self._new.changed(part), old_part, part)
        return self._new.changed(part)


def _note(file: EditedFile, kind: str, identifier: str) -> etree._Element | None:
    part = file.related(kind)
    if not part:
        return None
    return next((note for note in file.tree(part) if isinstance(note.tag, str) and note.get(_ID) == identifier), None)
