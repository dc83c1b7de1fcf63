"""From the paragraphs and tables of a page to provisions: the reverse of ``compose.law.page_lines``.

What is known is put where it was; what is new finds its place by its style, else by its label, its indent, and
what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from engross.importing.assembly.known_line_placement import place_known
from engross.importing.assembly.note_placement import PlacedNote, settle_notes
from engross.importing.assembly.open_provisions import OpenProvisions
from engross.importing.assembly.parent_choice import (
    LEVEL_INDENT,
    among_definitions,
    closes_point,
    parent_for,
    parent_of_text,
)
from engross.importing.assembly.provision_draft import ProvisionDraft, finished_provision
from engross.importing.known_text.known_lines import KnownText
from engross.importing.known_text.known_notes import NotesOfPage
from engross.importing.known_text.line_matching import LineMatch, match_known_lines
from engross.importing.recognition.declared_levels import declared_level
from engross.importing.recognition.headings import RecognisedHeading, heading_of, is_container
from engross.importing.recognition.labels import label_readings
from engross.importing.recognition.lists import count_in_list, place_in_lists
from engross.importing.recognition.page_lines import lines_shown, split_label
from engross.importing.recognition.styled_levels import declared_of_label
from engross.importing.recognition.titles import belongs_to_heading, is_title, titles_chapter
from engross.importing.source_page import (
    LAW_STYLES,
    ImportRemark,
    PageItem,
    PageTable,
    Paragraph,
    quoted,
    text_with_label,
)
from engross.model.law.definition_words import definition_of
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import unit_word
from engross.model.law.provision import Level, Provision
from engross.model.law.text import Text

_UnsupportedCallback = Callable[[str, str], None]
"""Called with a place and what the profile cannot hold there; it raises, or lists it."""


class _Builder:
    """Places what is new in the chain of open provisions; what is known goes where it was."""

    def __init__(
        self, chain: OpenProvisions, remarks: list[ImportRemark], unheld: _UnsupportedCallback, closing: int
    ) -> None:
        self.chain, self.remarks, self.unheld, self.closing = chain, remarks, unheld, closing

    def build(self, notes: NotesOfPage) -> tuple[Provision, NotesOfPage]:
        """Place every item and note, and close what is open."""
        chain = self.chain
        waiting, placed = list(reversed(notes.lines)), list[PlacedNote]()
        found = match_known_lines(chain.items, chain.text) if chain.text else [None] * len(chain.items)
        for at, (item, hint) in enumerate(zip(chain.items, found, strict=True)):
            chain.at = at
            while waiting and waiting[-1].at <= at:
                placed.append(PlacedNote(waiting.pop(), tuple(reversed(chain.stack))))
            if hint is None or not place_known(chain, item, hint):
                self._place(item, hint)
            elif chain.top is chain.root and hint.line.role == "head" and not chain.root.children:
                self._drop_front()
            for opened in chain.stack:
                opened.last = at
        placed += [PlacedNote(note, tuple(reversed(chain.stack))) for note in reversed(waiting)]
        self._settle_root()
        if placed and chain.text is not None:
            notes, said = settle_notes(placed, chain.text.chapter, chain.root, notes)
            self.remarks += said
        return finished_provision(chain.root), notes

    def _place(self, item: PageItem, hint: LineMatch | None) -> None:
        if self.chain.at >= self.closing:
            del self.chain.stack[1:]
        if isinstance(item, PageTable):
            self.chain.top.add(self.chain.block(item, hint) if hint else item.table)
            return
        headed = heading_of(item)
        if headed is not None:
            self._open_heading(headed, item, hint)
        elif item.bullet or item.style == "point":
            self._open_point(item, split_label(item)[1], hint)
        elif not self.chain.inside_section and item.style in LAW_STYLES:
            self._open_plain(replace(item, style=None), hint)
        elif item.style in LAW_STYLES:
            self._open_styled(item, hint)
        elif item.style in (None, "definition") or (item.label and item.style != "text"):
            self._open_plain(item, hint)
        else:
            self._add_text(item, hint)

    def _open_heading(self, headed: RecognisedHeading, item: Paragraph, hint: LineMatch | None) -> None:
        level = declared_level(headed, self.chain.hierarchy)
        if level is None:
            self._guess(item, f"“{headed.label}” is no level of this code, and is read as text")
            self._add_text(item, hint)
            return
        if level in self.chain.hierarchy.above_unit:
            self._guess(
                item, f"“{headed.label}” is what the {self.chain.hierarchy.unit} stands in, and is read as text"
            )
            self._add_text(item, hint)
            return
        if level == self.chain.hierarchy.unit:
            if self.chain.headed:
                self.remarks.append(
                    ImportRemark(
                        "unsure", item.place, f"a second chapter heading, read as text: {quoted(item.text.words)}"
                    )
                )
                self._add_text(item, hint)
                return
            self._drop_front()
            self.chain.headed = True
            self.chain.stack = [self.chain.root]
            opened = self.chain.root
        else:
            may_hold = self.chain.hierarchy.may_hold
            holder = next((o for o in reversed(self.chain.stack) if may_hold(o.level, level)), self.chain.root)
            opened = self.chain.push(holder, level)
            if is_container(headed) and unit_word(headed.label).lower() != self.chain.hierarchy.of(level).word.lower():
                called = headed.label or (headed.heading.words if headed.heading else "")
                self._guess(item, f"“{called}” is read as an article, the level between chapter and section")
        opened.label, opened.heading, opened.listed = headed.label, headed.heading, item.listed
        self._adopt(opened, hint)
        if headed.rest.plain:
            self._run_on(replace(item, label="", text=headed.rest, style=None, emphatic=False, listed=None))

    def _run_on(self, item: Paragraph) -> None:
        """Words that run on behind a heading: the section's own, or the first item of a list in it."""
        label, words = split_label(item)
        if label and self.chain.inside_section and any(reading.ordinal == 1 for reading in label_readings(label)):
            self._open_labelled(item, label, words, None)
        else:
            self.chain.top.add(item.text)

    def _guess(self, item: Paragraph, words: str) -> None:
        """Say how a line was read where it could be read another way."""
        self.remarks.append(ImportRemark("unsure", item.place, words))

    def _drop_front(self) -> None:
        """What stands before the chapter's heading is no part of it."""
        root = self.chain.root
        before = self.chain.items[: self.chain.at]
        for (kind, _), parts in groupby(before, key=lambda item: (type(item), item.place or id(item))):
            shown = [words for item in parts for words in lines_shown(item) if words]
            lines = shown if kind is PageTable else [" ".join(shown)]  # a heading and what runs on behind it are one
            self.remarks += [ImportRemark("furniture", "before the chapter", words) for words in lines]
        root.body.clear()
        root.flush.clear()
        root.children.clear()

    def _open_styled(self, item: Paragraph, hint: LineMatch | None) -> None:
        """A line whose style says its level, unless its label says another."""
        label, words = split_label(item)
        level: Level = item.style  # type: ignore[assignment]
        kinds = {reading.kind for reading in label_readings(label)}
        peer = next((o for o in self.chain.stack if o.level == level and o.kind in kinds), None)
        declared = declared_of_label(label, self.chain.hierarchy)
        if peer is None and len(declared) == 1 and level not in self.chain.other_forms:
            (level,) = declared
        parent = parent_for(self.chain.stack, level, self.chain.hierarchy)
        opened = self.chain.push(parent, level)
        self._fill(opened, label, words, item, hint)

    def _open_point(self, item: Paragraph, words: Text, hint: LineMatch | None) -> None:
        depth = max(1, round((item.indent or LEVEL_INDENT) / LEVEL_INDENT))
        while self.chain.top.level == "point" and closes_point(self.chain.top, item, depth):
            self.chain.stack.pop()
        if item.style == "point":
            at = max((i for i, o in enumerate(self.chain.stack) if o.depth < depth), default=0)
            del self.chain.stack[at + 1 :]
        opened = self.chain.push(self.chain.top, "point")
        self._fill(opened, "", words, item, hint)

    def _open_plain(self, item: Paragraph, hint: LineMatch | None) -> None:
        """A line that nothing is known of but its words."""
        label, words = split_label(item)
        inside = self.chain.inside_section
        if label and inside:
            self._open_labelled(item, label, words, hint)
            return
        styled = item.style == "definition"
        term = definition_of(words, among_definitions(self.chain.stack)) if inside or styled else None
        if term is None and styled:
            term = words
        if term is not None:
            while self.chain.top.level == "definition" or any(o.level == "definition" for o in self.chain.stack):
                self.chain.stack.pop()
            opened = self.chain.push(self.chain.top, "definition")
            self._fill(opened, "", term, item, hint)
            return
        if belongs_to_heading(item, self.chain.top, self.chain.following):
            self.chain.top.heading = text_with_label(item)
            return
        root = self.chain.root
        first = self.chain.top is root and not (self.chain.headed or root.body or root.children)
        if first and titles_chapter(item, self.chain.following):
            self.chain.root.heading = text_with_label(item)
            self.chain.headed = True
            self._adopt(self.chain.root, hint)
            return
        self._add_text(item, hint)

    def _open_labelled(self, item: Paragraph, label: str, words: Text, hint: LineMatch | None) -> None:
        """A labelled line: next in a list that is open, or first of one inside what is open."""
        placed = place_in_lists(
            self.chain.stack,
            self.chain.scheme,
            self.chain.items[self.chain.at + 1 :],
            item,
            label,
            self.chain.hierarchy,
        )
        reading, parent, level = placed.reading, placed.parent, placed.level
        if level is None:
            self.unheld(item.place, f"a list deeper than subclauses ({quoted(item.text.words, 40)})")
            self._add_text(replace(item, label=label, text=words), hint)
            return
        if level == "point":
            self._open_point(item, words, hint)
            return
        opened = self.chain.push(parent, level)
        inner, rest = split_label(replace(item, label="", text=words))
        if inner and label_readings(inner) and label_readings(inner)[0].ordinal == 1 and reading.ordinal:
            self._fill(opened, label, Text(), item, hint)
            opened.kind, opened.ordinal = reading.kind, reading.ordinal
            self._open_labelled(item, inner, rest, None)
            return
        self._fill(opened, label, words, item, hint)
        opened.kind, opened.ordinal = reading.kind, reading.ordinal

    def _add_text(self, item: Paragraph, hint: LineMatch | None) -> None:
        """Words without a label: of the innermost provision that stands no deeper than they do."""
        words = text_with_label(item)
        if hint is not None and isinstance(hint.line.block, Text):
            words = self.chain.words_of(item, words, hint.line.block, exact=hint.exact)
        holder = parent_of_text(self.chain.stack, item, self.chain.following, self.chain.labelled_next())
        del self.chain.stack[self.chain.stack.index(holder) + 1 :]
        holder.add(words)

    def _fill(self, opened: ProvisionDraft, label: str, words: Text, item: Paragraph, hint: LineMatch | None) -> None:
        opened.label = label
        self._adopt(opened, hint)
        if hint is not None and isinstance(hint.line.block, Text):
            words = self.chain.words_of(item, words, hint.line.block, exact=hint.exact)
        if words.plain:
            if opened.level in self.chain.hierarchy.ranks and is_title(
                words, item, self.chain.top, self.chain.following
            ):
                opened.heading = words
            else:
                opened.body.append(words)
        count_in_list(self.chain.stack, opened, label, item)

    def _adopt(self, opened: ProvisionDraft, hint: LineMatch | None) -> None:
        """Give a provision the identity of the one that it was."""
        if hint is not None and hint.line.role == "head" and hint.line.provision.level == opened.level:
            opened.known = hint.line.provision

    def _settle_root(self) -> None:
        """Take the chapter's name from what is known where the page does not say it."""
        root, text = self.chain.root, self.chain.text
        if text is not None and not root.label and root.heading is None:
            root.label, root.heading = text.chapter.root.label, text.chapter.root.heading


def provisions_of(
    items: Sequence[PageItem],
    text: KnownText | None,
    remarks: list[ImportRemark],
    unheld: _UnsupportedCallback,
    closing: int,
    hierarchy: Hierarchy,
    notes: NotesOfPage,
) -> tuple[Provision, NotesOfPage]:
    """The chapter that ``items`` show, as the tree of its provisions; eIds are those of ``text``, where known.

    ``notes`` are those of the publisher that the page prints; they come back with what it has otherwise.
    ``remarks`` receives what a person should look at. What begins at ``closing`` is text of the whole;
    ``hierarchy`` is that of the code.
    """
    return _Builder(OpenProvisions(items, text, hierarchy), remarks, unheld, closing).build(notes)
