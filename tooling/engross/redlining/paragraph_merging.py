"""Paragraphs of the old file merged into those of the new that they became: one into one, split, or joined.

The marks of all but the last paragraph count as one character each, so that a paragraph that was split, joined, or
added at the end of its cell is compared like any other words. The last mark of the old is the last of the new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from engross.importing.word.element_names import W
from engross.model.comparison.span import TextSpan
from engross.redlining.attribution import Attribution, copy_attribution
from engross.redlining.changed_word_authors import with_authors_of_words
from engross.redlining.content_building import ContentBuilder, Piece
from engross.redlining.formatting_changes import bare_markup, same_run_formatting
from engross.redlining.leaf_cursor import LeafCursor, side_by_side
from engross.redlining.merging_context import MergingContext
from engross.redlining.paragraph_content import Leaf
from engross.redlining.stories import StoryPair
from engross.redlining.tracking import own_properties

_PARAGRAPH_MARK = "\U000ffffd"
"""The character of a paragraph mark between two paragraphs that are compared as one."""

_WHAT_A_PARAGRAPH_IS = (f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl")
"""Properties whose change is always tracked: style, list and level."""


def merge_paragraphs(
    olds: Sequence[etree._Element],
    news: Sequence[etree._Element],
    context: MergingContext,
    story: StoryPair,
    *,
    appended: int = 0,
) -> None:
    """Merge ``olds`` into ``news``, which stand one after another in one parent; both have one or more.

    ``appended``: how many at the end of the longer side have no words on the other.
    """
    old_leaves, new_leaves = _joined(olds, story.old.leaves), _joined(news, story.new.leaves)
    old, new = _text(old_leaves), _text(new_leaves)
    merger = _Merger(olds, news, context, story)
    if old == new and len(olds) == len(news) == 1:
        _merge_unchanged(old_leaves, new_leaves, merger, context, story)
    else:
        merger.merge(old_leaves, new_leaves, _spans(old, new, context, appended, len(olds) > len(news)))


def _spans(old: str, new: str, context: MergingContext, appended: int, longer_is_old: bool) -> tuple[TextSpan, ...]:
    """The spans of two texts; ``appended`` paragraphs at the end of the longer are marked without comparing them."""
    if not appended:
        return context.text_diff(old, new)
    longer = old if longer_is_old else new
    at = len(longer)
    for _ in range(appended):
        at = longer.rindex(_PARAGRAPH_MARK, 0, at)
    if longer_is_old:
        return (*context.text_diff(old[:at], new), TextSpan(old[at:], "deleted"))
    return (*context.text_diff(old, new[:at]), TextSpan(new[at:], "inserted"))


def insert_paragraph(paragraph: etree._Element, context: MergingContext, story: StoryPair, *, mark: bool) -> None:
    """Track a paragraph of the new file as inserted, its mark too unless it must stay."""
    leaves = story.new.leaves(paragraph)
    builder = _emptied(paragraph, context)
    for leaf in leaves:
        context.note_inserted(leaf, story)
        builder.add(Piece(leaf, leaf.text, "inserted", leaf.path))
    if mark:
        context.tracker.mark_paragraph(paragraph, "ins")


def deleted_paragraph(old: etree._Element, context: MergingContext, story: StoryPair, *, mark: bool) -> etree._Element:
    """A paragraph of the old file as a deleted one of the new."""
    paragraph = _paragraph_like(old, context)
    builder, leaves = ContentBuilder(paragraph, context.tracker), story.old.leaves(old)
    whose = context.deletion_of(_text(leaves), leaves)
    for leaf in leaves:
        if leaf.text:
            builder.add(context.deleted_piece(leaf, leaf.text, (), story, whose))
    if mark:
        context.tracker.mark_paragraph(paragraph, "del")
    return paragraph


def _joined(paragraphs: Sequence[etree._Element], leaves_of: Callable[[etree._Element], list[Leaf]]) -> list[Leaf]:
    found: list[Leaf] = []
    for index, paragraph in enumerate(paragraphs):
        if index:
            found.append(Leaf(_PARAGRAPH_MARK, paragraphs[index - 1], None, ()))
        found += leaves_of(paragraph)
    return found


def _text(leaves: Sequence[Leaf]) -> str:
    return "".join([leaf.text for leaf in leaves])


def _paragraph_like(old: etree._Element, context: MergingContext) -> etree._Element:
    """An empty paragraph with the properties of one of the old file."""
    paragraph = etree.Element(f"{W}p")
    copy_attribution(old, paragraph)
    properties = old.find(f"{W}pPr")
    if properties is not None:
        copy = deepcopy(properties)
        for child in list(copy):
            if child.tag in (f"{W}sectPr", f"{W}pPrChange"):
                copy.remove(child)
                if child.tag == f"{W}sectPr":
                    context.say_section_break()
        context.styles.translate(copy)
        paragraph.append(copy)
    return paragraph


def _emptied(paragraph: etree._Element, context: MergingContext) -> ContentBuilder:
    """A builder of the content of a paragraph whose content is taken out."""
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    return ContentBuilder(paragraph, context.tracker)


def _merge_unchanged(
    olds: Sequence[Leaf], news: Sequence[Leaf], merger: _Merger, context: MergingContext, story: StoryPair
) -> None:
    """Merge what two paragraphs of the same text hold: their notes, text boxes, properties and formatting."""
    alike = _formatted_alike(olds, news, context)
    if context.formatting and not alike:
        merger.merge(olds, news, (TextSpan(_text(news)),))
        return
    merger.settle_last(alike)
    shown = [leaf for leaf in olds if leaf.text]
    if any(leaf.path for leaf in (*olds, *news)):
        for leaf, former, _ in side_by_side([(one, one.text) for one in olds], [(one, one.text) for one in news]):
            if former is not None:
                context.compare_links(former, leaf, story)
    # Runs are cut differently in the two files, so only leaves that are no letters are sure to be alike.
    for leaf in news:
        if leaf.text and leaf.node.tag != f"{W}t":
            counterpart = _counterpart(leaf, shown, news)
            if counterpart is not None:
                context.note_kept(counterpart, leaf, story)


def _counterpart(leaf: Leaf, olds: Sequence[Leaf], news: Sequence[Leaf]) -> Leaf | None:
    """The leaf of the old paragraph that is the same atom as ``leaf``: the one as many of its kind come before."""
    rank = 0
    for each in news:
        if each is leaf:
            break
        rank += each.text == leaf.text
    same = [each for each in olds if each.text == leaf.text]
    return same[rank] if rank < len(same) else None


def _settle_properties(old: etree._Element, new: etree._Element, context: MergingContext) -> bool:
    """Track the former style, list and level of a paragraph where they are others.

    Returns whether nothing differs that is not tracked.
    """
    former, present = own_properties(old.find(f"{W}pPr")), own_properties(new.find(f"{W}pPr"))
    context.styles.translate(former)
    one, other = sorted(map(bare_markup, former)), sorted(map(bare_markup, present))
    if one == other:
        return True
    is_another = any(
        sorted(bare_markup(child) for child in former.iterchildren(name))
        != sorted(bare_markup(child) for child in present.iterchildren(name))
        for name in _WHAT_A_PARAGRAPH_IS
    )
    if is_another or context.formatting:
        context.tracker.change_properties(new, former)
        return True
    return False


def _formatted_alike(olds: Sequence[Leaf], news: Sequence[Leaf], context: MergingContext) -> bool:
    """Whether the characters of two paragraphs of the same text have the same formatting."""
    one = [(leaf.run, len(leaf.text)) for leaf in olds if leaf.run is not None and leaf.text]
    other = [(leaf.run, len(leaf.text)) for leaf in news if leaf.run is not None and leaf.text]
    at = to = used = spent = 0
    while at < len(one) and to < len(other):
        if not same_run_formatting(one[at][0], other[to][0], context.styles):
            return False
        step = min(one[at][1] - used, other[to][1] - spent)
        used, spent = used + step, spent + step
        if used == one[at][1]:
            at, used = at + 1, 0
        if spent == other[to][1]:
            to, spent = to + 1, 0
    return True


class _Merger:
    """One group of paragraphs being merged."""

    def __init__(
        self,
        olds: Sequence[etree._Element],
        news: Sequence[etree._Element],
        context: MergingContext,
        story: StoryPair,
    ) -> None:
        self._olds, self._news, self._context, self._story = olds, news, context, story
        self._ended_old = self._ended_new = 0
        self._pieces: list[Piece] = []
        self._alike = True

    def merge(self, old_leaves: Sequence[Leaf], new_leaves: Sequence[Leaf], spans: Sequence[TextSpan]) -> None:
        """Put the pieces of the spans into the paragraphs of the new file, and deleted marks between them."""
        old, new = LeafCursor(old_leaves), LeafCursor(new_leaves)
        for span in spans:
            if span.mark == "deleted":
                path, whose = new.shared_path(), self._context.deletion_of(span.text, old_leaves)
                for leaf, text in old.take(len(span.text)):
                    self._delete(leaf, text, path, whose)
            elif span.mark == "inserted":
                for leaf, text in new.take(len(span.text)):
                    self._insert(leaf, text)
            else:
                self._keep(list(old.take(len(span.text))), list(new.take(len(span.text))))
        for leaf, _ in new.rest():
            self._pieces.append(Piece(leaf, "", "kept", leaf.path))
        self._fill(self._news[-1])
        self.settle_last(self._alike)

    def settle_last(self, alike: bool) -> None:
        """Settle the properties of the last paragraph, and count whether the formatting of all of them is alike."""
        settled = _settle_properties(self._olds[-1], self._news[-1], self._context)
        self._context.count_formatting(alike and settled)

    def _delete(self, leaf: Leaf, text: str, path: tuple[etree._Element, ...], whose: Attribution | None) -> None:
        if leaf.text == _PARAGRAPH_MARK:
            paragraph = _paragraph_like(self._olds[self._ended_old], self._context)
            self._news[self._ended_new].addprevious(paragraph)
            self._fill(paragraph)
            self._context.tracker.mark_paragraph(paragraph, "del")
            self._ended_old += 1
        elif leaf.text:
            self._pieces.append(self._context.deleted_piece(leaf, text, path, self._story, whose))

    def _insert(self, leaf: Leaf, text: str) -> None:
        if leaf.text == _PARAGRAPH_MARK:
            self._context.tracker.mark_paragraph(self._end_new(), "ins")
            return
        self._context.note_inserted(leaf, self._story)
        self._pieces.append(Piece(leaf, text, "inserted" if leaf.text else "kept", leaf.path))

    def _keep(self, olds: list[tuple[Leaf, str]], news: list[tuple[Leaf, str]]) -> None:
        for leaf, counterpart, text in side_by_side(olds, news):
            if leaf.text == _PARAGRAPH_MARK:
                former = self._olds[self._ended_old]
                self._alike &= _settle_properties(former, self._end_new(), self._context)
                self._ended_old += 1
            else:
                self._keep_part(leaf, counterpart, text)

    def _keep_part(self, leaf: Leaf, counterpart: Leaf | None, text: str) -> None:
        changed = None
        if counterpart is not None:
            if counterpart.run is not None and leaf.run is not None:
                alike = same_run_formatting(counterpart.run, leaf.run, self._context.styles)
                if not alike and self._context.formatting:
                    changed = self._context.translated_run(counterpart.run)
                else:
                    self._alike &= alike
            self._context.compare_links(counterpart, leaf, self._story)
            if leaf.node.tag != f"{W}t":
                self._context.note_kept(counterpart, leaf, self._story)
        before = self._pieces[-1] if self._pieces else None
        if before is not None and before.leaf is leaf and before.mark == "kept" and before.former is changed:
            self._pieces[-1] = before._replace(text=before.text + text)
        else:
            self._pieces.append(Piece(leaf, text, "kept", leaf.path, changed))

    def _end_new(self) -> etree._Element:
        paragraph = self._news[self._ended_new]
        self._fill(paragraph)
        self._ended_new += 1
        return paragraph

    def _fill(self, paragraph: etree._Element) -> None:
        builder = _emptied(paragraph, self._context)
        for piece in with_authors_of_words(self._pieces, self._context.shortened):
            builder.add(piece)
        self._pieces = []
