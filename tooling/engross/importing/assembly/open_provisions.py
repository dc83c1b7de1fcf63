"""The stack of open provisions while the items of a page are placed."""

from __future__ import annotations

from collections.abc import Sequence

from engross.importing.assembly.provision_draft import ProvisionDraft, depth_of
from engross.importing.known_text.known_lines import KnownText
from engross.importing.known_text.line_matching import LineMatch
from engross.importing.markup.markup_transfer import transfer_markup, transfer_table_markup
from engross.importing.recognition.labels import LabelKind
from engross.importing.recognition.lists import Labelled, level_scheme, next_labelled
from engross.importing.recognition.page_lines import (
    texts_of_page,
    texts_of_provision,
    with_shown_markers,
    words_of_notes,
)
from engross.importing.recognition.styled_levels import levels_of_other_forms
from engross.importing.source_page import PageItem, PageTable, Paragraph
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import Block, Level
from engross.model.law.table import Table
from engross.model.law.text import Text


class OpenProvisions:
    """A chapter being put together of ``items``: what is open, from the chapter (``root``) to the innermost.

    ``at`` is the item whose turn it is, ``text`` the known text that the page may be of; ``headed``: the chapter's
    heading is past; ``hierarchy``: that of the code. ``scheme`` gives the levels of the labels of the section that
    is open, ``other_forms`` the levels of which the styles, and not the labels, tell the lines.
    """

    def __init__(self, items: Sequence[PageItem], text: KnownText | None, hierarchy: Hierarchy) -> None:
        """Only the chapter is open."""
        self.items, self.text, self.hierarchy = items, text, hierarchy
        self.root = ProvisionDraft(hierarchy.unit, known=text.chapter.root if text else None)
        self.stack = [self.root]
        self.headed = False
        self.scheme: dict[LabelKind, Level] = {}
        self.other_forms = levels_of_other_forms(items, hierarchy)
        self.at = 0
        self._looked = 0
        self._labelled: Labelled | None = None
        self._same_notes = text is not None and words_of_notes(texts_of_page(items)) == words_of_notes(
            texts_of_provision(text.chapter.root)
        )

    @property
    def top(self) -> ProvisionDraft:
        """The innermost that is open."""
        return self.stack[-1]

    @property
    def inside_section(self) -> bool:
        """Whether a section is open."""
        return any(opened.level == "section" for opened in self.stack)

    @property
    def following(self) -> PageItem | None:
        """The item behind that whose turn it is."""
        return self.items[self.at + 1] if self.at + 1 < len(self.items) else None

    def labelled_next(self) -> Labelled | None:
        """The next line that has a label, with it; None where a heading comes first. Each line is looked at once."""
        if self._looked <= self.at:
            self._looked, self._labelled = next_labelled(self.items, self.at + 1)
        return self._labelled

    def push(self, parent: ProvisionDraft, level: Level) -> ProvisionDraft:
        """Open a provision of ``level`` in ``parent``, what is open inside that closed; in text nothing is opened."""
        if parent.level == "text":
            parent = self.stack[self.stack.index(parent) - 1]
        opened = ProvisionDraft(level)
        opened.depth = depth_of(level, parent.depth, self.hierarchy)
        if level == "section":
            self.scheme = level_scheme(self.items, self.at, self.hierarchy)
        del self.stack[self.stack.index(parent) + 1 :]
        parent.adopt(opened)
        self.stack.append(opened)
        return opened

    def block(self, item: PageItem, hint: LineMatch) -> Block:
        """An item's block with the markup of what it was; where footnotes came or went, numbered as the file does."""
        was = hint.line.block
        if isinstance(item, PageTable):
            return was if hint.exact or not isinstance(was, Table) else transfer_table_markup(item.table, was)
        return self.words_of(item, item.text, was, exact=hint.exact) if isinstance(was, Text) else item.text

    def words_of(self, item: Paragraph, words: Text, was: Text, *, exact: bool) -> Text:
        """``words`` of ``item`` with the markup of what they were."""
        if not exact:
            return transfer_markup(words, was)
        return was if self._same_notes else with_shown_markers(was, item.text)
