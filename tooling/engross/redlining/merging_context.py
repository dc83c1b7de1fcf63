"""What the merging of every story of two files shares, and what it leaves to be merged afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from engross.diff.blocks.paragraphs import TextDiff
from engross.importing.word.element_names import R, W
from engross.redlining.atom_keys import relationship_key
from engross.redlining.attribution import Attribution
from engross.redlining.carried_notes import CarriedNotes
from engross.redlining.carried_parts import CarriedParts, drop_anchors
from engross.redlining.carried_styles import CarriedStyles
from engross.redlining.change_owners import ChangeOwners, owner_in
from engross.redlining.content_building import Piece
from engross.redlining.paragraph_content import NOTE_REFERENCES, ContentReader, Leaf, text_boxes
from engross.redlining.shortened_words import ShortenedWord
from engross.redlining.stories import InnerStory, StoryPair
from engross.redlining.tracking import Tracker

_LINK, _CONTROL = f"{W}hyperlink", f"{W}sdt"


class MergingContext:
    """Gathers, while one redline is made, what comes along from the old file and what is to be said."""

    def __init__(
        self,
        tracker: Tracker,
        styles: CarriedStyles,
        parts: CarriedParts,
        notes: CarriedNotes,
        text_diff: TextDiff,
        *,
        formatting: bool,
        moves: bool,
        deletions: Mapping[str, ChangeOwners],
        shortened: Mapping[ShortenedWord, ChangeOwners],
    ) -> None:
        """``formatting``: whether formatting that alone changed is tracked; ``moves``: whether moves are.

        ``deletions``: whose the deletions are that the new file held, by their words; ``shortened``: whose the words
        are that only lost letters by them.
        """
        self.deletions, self.shortened = deletions, shortened
        self.tracker, self.styles, self.parts, self.notes = tracker, styles, parts, notes
        self.text_diff, self.formatting, self.moves = text_diff, formatting, moves
        self._moved: dict[etree._Element, str] = {}
        self.inner: list[InnerStory] = []
        self.inserted_notes: dict[tuple[str, str], None] = {}
        self.reformatted = self.section_breaks = 0
        self.relinked: dict[etree._Element, str] = {}
        self.controls: set[etree._Element] = set()
        self._runs: dict[etree._Element, etree._Element] = {}
        self._links: dict[etree._Element, etree._Element] = {}

    def count_formatting(self, alike: bool) -> None:
        """Count a paragraph whose formatting differs and is not marked."""
        self.reformatted += not alike

    def say_section_break(self) -> None:
        """Count a section break of the old file that has no place in the new."""
        self.section_breaks += 1

    def move_name(self, arrived: etree._Element) -> str:
        """The name of the move that ends in a paragraph of the new file."""
        return self._moved.setdefault(arrived, f"move{len(self._moved) + 1}")

    def compare_links(self, old: Leaf, new: Leaf, story: StoryPair) -> None:
        """Note words that stay and lead elsewhere now, or are a link on one side alone: no tracked change says it."""
        one, other = (_link_of(leaf) for leaf in (old, new))
        if one is None and other is None:
            return
        if _address(one, story.old) != _address(other, story.new):
            link = other if other is not None else one
            self.relinked.setdefault(link, "".join(link.itertext(f"{W}t")))  # type: ignore[arg-type,union-attr]

    def note_kept(self, old: Leaf, new: Leaf, story: StoryPair) -> None:
        """Leave the notes and text boxes that an atom holds in both files to be merged."""
        for one, other in zip(old.members, new.members, strict=False):
            self.note_kept(one, other, story)
        kind = NOTE_REFERENCES.get(str(new.node.tag))
        if kind:
            self.inner += self.notes.kept(kind, old.node.get(f"{W}id", ""), new.node.get(f"{W}id", ""))
            return
        boxes = text_boxes(old), text_boxes(new)
        self.inner += [InnerStory(one, other, story) for one, other in zip(*boxes, strict=False)]

    def note_inserted(self, leaf: Leaf, story: StoryPair) -> None:
        """Leave the note that an inserted reference leads to, to be marked where no reference to it is kept."""
        for member in leaf.members:
            self.note_inserted(member, story)
        kind = NOTE_REFERENCES.get(str(leaf.node.tag))
        if kind:
            self.inserted_notes[kind, leaf.node.get(f"{W}id", "")] = None

    def deletion_of(self, text: str, leaves: Sequence[Leaf]) -> Attribution | None:
        """Whose the deletion of these words out of ``leaves`` is, where the new file held one of the same words."""
        owners = self.deletions.get(text.strip()) if self.deletions else None
        return owner_in(owners, "".join([leaf.text for leaf in leaves])) if owners else None

    def deleted_piece(
        self,
        leaf: Leaf,
        text: str,
        path: tuple[etree._Element, ...],
        story: StoryPair,
        whose: Attribution | None = None,
    ) -> Piece:
        """A leaf of the old file, or some letters of it, as what is deleted in the new; ``whose`` the deletion is."""
        if not any(each.tag == _LINK for each in path):
            path = (*path, *(self._link(each, story) for each in leaf.path if each.tag == _LINK))
        if not any(each.tag == _CONTROL for each in path):
            self.controls.update(each for each in leaf.path if each.tag == _CONTROL)
        return Piece(self._copy(leaf, story), text, "deleted", path, whose=whose)

    def _copy(self, leaf: Leaf, story: StoryPair) -> Leaf:
        node = deepcopy(leaf.node)
        node.tail = None
        if leaf.node.tag != f"{W}t":
            drop_anchors(node)
            self.styles.translate(node)
            self.parts.relink(node, story.old.part, story.new.part)
            for reference in node.iter(*NOTE_REFERENCES):
                self._bring_note(reference)
        run = None if leaf.run is None else self.translated_run(leaf.run)
        return Leaf(leaf.text, node, run, (), tuple([self._copy(member, story) for member in leaf.members]))

    def _bring_note(self, reference: etree._Element) -> None:
        kind = NOTE_REFERENCES[str(reference.tag)]
        identifier, inner = self.notes.deleted(kind, reference.get(f"{W}id", ""))
        reference.set(f"{W}id", identifier)
        self.inner += inner

    def translated_run(self, run: etree._Element) -> etree._Element:
        """A run of the old file with the style that it has in the new, and no content; one for each run."""
        found = self._runs.get(run)
        if found is None:
            found = self._runs[run] = etree.Element(f"{W}r", dict(run.attrib))
            properties = run.find(f"{W}rPr")
            if properties is not None:
                copy = deepcopy(properties)
                self.styles.translate(copy)
                found.append(copy)
        return found

    def _link(self, link: etree._Element, story: StoryPair) -> etree._Element:
        found = self._links.get(link)
        if found is None:
            found = self._links[link] = etree.Element(_LINK, dict(link.attrib))
            self.parts.relink(found, story.old.part, story.new.part)
        return found


def _link_of(leaf: Leaf) -> etree._Element | None:
    return next((each for each in leaf.path if each.tag == _LINK), None)


def _address(link: etree._Element | None, reader: ContentReader) -> tuple[str, ...]:
    """Where a link leads: a part or an address, and a place in it."""
    if link is None:
        return ()
    target = relationship_key(reader.file, reader.part, link.get(f"{R}id", ""))
    return target, link.get(f"{W}anchor", "")
