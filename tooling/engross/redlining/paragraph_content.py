"""A paragraph as a line of characters, each of which knows the markup that it comes from.

A ``w:t`` or ``w:delText`` gives its letters; a tab, a line break and a hyphen that does not break one character each;
whatever else shows something, one character by its key (``atom_keys``); the ends of ranges (bookmarks, comments) none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from engross.importing.word.element_names import MC, RANGE_MARKS, W
from engross.redlining.atom_keys import AtomCharacters, element_key
from engross.redlining.edited_file import EditedFile

_RUN, _TEXT = f"{W}r", f"{W}t"
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = f"{W}rPr", f"{W}pPr"
_LETTERS = (_TEXT, f"{W}delText")
_FIELD_MARK, _SIMPLE_FIELD = f"{W}fldChar", f"{W}fldSimple"
_FIELD_CODES = (f"{W}instrText", f"{W}delInstrText")
WRAPPING = frozenset(f"{W}{name}" for name in ("hyperlink", "sdt", "smartTag", "customXml", "bdo", "dir"))
"""Elements of a paragraph around content that is compared as if they were not there."""

_PROPERTIES = frozenset(f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "pPr", "rPr"))
_WHITE_SPACE = str.maketrans("\n\r\t", "   ")
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_UNSEEN = frozenset({f"{W}{name}" for name in ("lastRenderedPageBreak", "commentReference", "proofErr")} | RANGE_MARKS)
NOTE_REFERENCES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Leaf(NamedTuple):
    """A smallest part of a paragraph: its characters, its element, the run and the wrapping elements it stands in.

    ``members``: the leaves that it is made of, where it is a field.
    """

    text: str
    node: etree._Element
    run: etree._Element | None
    path: tuple[etree._Element, ...]
    members: tuple[Leaf, ...] = ()


class ContentReader:
    """Reads the paragraphs of one part of a file."""

    def __init__(self, file: EditedFile, part: str, atoms: AtomCharacters, wrapping: frozenset[str] = WRAPPING) -> None:
        """``atoms`` are those of both files that are compared; ``wrapping``: the elements that are read through."""
        self.file, self.part, self._atoms, self._wrapping = file, part, atoms, wrapping

    def leaves(self, paragraph: etree._Element) -> list[Leaf]:
        """The leaves of a paragraph, in order; a field that begins and ends in it is one leaf."""
        return self._fields(list(self._content(paragraph, ())))

    def text(self, paragraph: etree._Element) -> str:
        """The characters of a paragraph."""
        simple = _simple_text(paragraph)
        return "".join([leaf.text for leaf in self.leaves(paragraph)]) if simple is None else simple

    def _content(self, parent: etree._Element, path: tuple[etree._Element, ...]) -> Iterator[Leaf]:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                yield from self._run(child, path)
            elif tag in self._wrapping:
                inner = child.find(f"{W}sdtContent") if tag == f"{W}sdt" else child
                found = list(self._content(inner, (*path, child))) if inner is not None else []
                yield from found or [Leaf("", child, None, path)]
            elif tag in _UNSEEN:
                yield Leaf("", child, None, path)
            elif isinstance(tag, str) and tag not in _PROPERTIES:
                yield Leaf(self._atom(child), child, None, path)

    def _run(self, run: etree._Element, path: tuple[etree._Element, ...]) -> Iterator[Leaf]:
        for child in run:
            tag = child.tag
            if tag in _LETTERS:
                yield Leaf((child.text or "").translate(_WHITE_SPACE), child, run, path)
            elif tag in _SIGNS:
                yield Leaf(_SIGNS[str(tag)], child, run, path)
            elif tag in _UNSEEN:
                yield Leaf("", child, run, path)
            elif isinstance(tag, str) and tag not in _PROPERTIES:
                yield Leaf(self._atom(child), child, run, path)

    def _atom(self, element: etree._Element) -> str:
        tag = element.tag
        if tag == f"{W}br" and element.get(f"{W}type", "textWrapping") == "textWrapping":
            return "\n"
        if tag in NOTE_REFERENCES:
            return self._atoms.character(str(tag))
        if tag == _FIELD_MARK:
            return self._atoms.character(f"field {element.get(f'{W}fldCharType')}")
        if tag in _FIELD_CODES:
            return self._atoms.character(f"field code {' '.join((element.text or '').split())}")
        if tag == _SIMPLE_FIELD:
            words = "".join([leaf.text for leaf in self._content(element, ())])
            return self._field_character(element.get(f"{W}instr", ""), words)
        return self._atoms.character(element_key(element, self.file, self.part))

    def _field_character(self, code: str, words: str) -> str:
        return self._atoms.character(f"field {' '.join(code.split())} shown as {words}")

    def _fields(self, leaves: list[Leaf]) -> list[Leaf]:
        """``leaves`` with each field that is whole among them as one leaf."""
        if not any(leaf.node.tag == _FIELD_MARK for leaf in leaves):
            return leaves
        found: list[Leaf] = []
        begins: list[int] = []
        for leaf in leaves:
            found.append(leaf)
            kind = leaf.node.get(f"{W}fldCharType") if leaf.node.tag == _FIELD_MARK else None
            if kind == "begin":
                begins.append(len(found) - 1)
            elif kind == "end" and begins:
                start = begins.pop()
                members = tuple(found[start:])
                found[start:] = [self._field(members)]
        return found

    def _field(self, members: tuple[Leaf, ...]) -> Leaf:
        separators = [index for index, leaf in enumerate(members) if leaf.node.get(f"{W}fldCharType") == "separate"]
        cut = separators[0] if separators else len(members)
        said = [each.node.text or "" if each.node.tag in _FIELD_CODES else each.text for each in members[1:cut]]
        words = "".join([leaf.text for leaf in members[cut + 1 : -1]])
        first = members[0]
        return Leaf(self._field_character("".join(said), words), first.node, first.run, first.path, members)


def _simple_text(paragraph: etree._Element) -> str | None:
    """The letters of a paragraph that has nothing but runs of letters; None for any other."""
    found: list[str] = []
    for child in paragraph:
        if child.tag == _RUN:
            for inner in child:
                if inner.tag == _TEXT:
                    found.append((inner.text or "").translate(_WHITE_SPACE))
                elif inner.tag != _RUN_PROPERTIES:
                    return None
        elif child.tag != _PARAGRAPH_PROPERTIES and child.tag not in _UNSEEN:
            return None
    return "".join(found)


def text_boxes(leaf: Leaf) -> list[etree._Element]:
    """The text boxes in a leaf, in order: in the drawing, and in what stands for it where it cannot be shown."""
    if leaf.node.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
        return list(leaf.node.iter(f"{W}txbxContent"))
    return []
