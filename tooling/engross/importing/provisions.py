"""From the paragraphs and tables of a page to provisions: the way back from ``compose.lines``.

What is known is put where it was; what is new finds its place by its style, else by its label, its indent, and
what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from engross.importing.carry import carried, carried_table
from engross.importing.headings import Headed, definition_of, heading_of
from engross.importing.known import Hint, Known, hints, notes_of
from engross.importing.labels import LEVEL_OF, Kind, readings
from engross.importing.lines import law_of, renumbered, same_kind, split, starts_provision, texts_of
from engross.importing.lists import outer, scheme_of, sequel
from engross.importing.opened import NEAR, Open, closed, depth_of, introduces, set_head
from engross.importing.page import PageItem, PageTable, Paragraph, Remark, quoted
from engross.model.provision import RANKS, Block, Level, Provision
from engross.model.table import Table
from engross.model.text import Text

_STEP = 720
"""How far each level of the law stands in from the one above, in our own files (templates/word)."""
_SAYS = re.compile(r"\b(shall|must|may|is|are|was|were|be|has|have|do|does|will|can|means)\b", re.IGNORECASE)
"""Words that a sentence has and a title has not."""

Unheld = Callable[[str, str], None]
"""Called with a place and what the profile cannot hold there; it raises, or lists it."""


class _Builder:
    """A chapter being put together: the provisions that are open, from the chapter to the innermost."""

    def __init__(self, items: Sequence[PageItem], text: Known | None, remarks: list[Remark], unheld: Unheld) -> None:
        self.items, self.text, self.remarks, self.unheld = items, text, remarks, unheld
        self.root = Open("chapter", known=text.chapter.root if text else None)
        self.stack = [self.root]
        self.headed = False
        self.scheme: dict[Kind, Level] = {}
        self.at = 0
        self.same_notes = text is not None and notes_of(texts_of(items)) == notes_of(law_of(text.chapter.root))

    def build(self) -> Provision:
        """Place every item, and close what is open."""
        found = hints(self.items, self.text) if self.text else [None] * len(self.items)
        for at, (item, hint) in enumerate(zip(self.items, found, strict=True)):
            self.at = at
            if hint is None or not self._place_known(item, hint):
                self._place(item, hint)
        self._settle_root()
        return closed(self.root)

    # What is known.

    def _place_known(self, item: PageItem, hint: Hint) -> bool:
        """Put ``item`` where it was; False where that place is not open, or the line has become another kind."""
        provision = hint.line.provision
        if hint.line.role == "head":
            return isinstance(item, Paragraph) and self._open_known(item, hint)
        owner = self._reopen(provision)
        if owner is None:
            return False
        block = self._block(item, hint)
        if isinstance(item, Paragraph) and not hint.exact and (item.label or starts_provision(item)):
            return False
        if hint.line.role == "flush" and not owner.children:
            owner.body.append(block)
        else:
            owner.add(block)
        return True

    def _open_known(self, item: Paragraph, hint: Hint) -> bool:
        provision = hint.line.provision
        if not hint.exact and not same_kind(item, provision):
            return False
        if provision.level == "chapter":
            opened = self.root
            opened.depth, self.stack, self.headed = 0, [self.root], True
        else:
            parent = self._reopen(self.text.parents[id(provision)]) if self.text else None
            if parent is None:
                return False
            opened = self._push(parent, provision.level)
        opened.known, opened.untouched = provision, hint.exact
        if hint.exact:
            opened.label = provision.label
            head = self._block(item, hint)
        else:
            headed = heading_of(item)
            opened.label, words = (headed.label, headed.heading or Text()) if headed else split(item)
            head = carried(words, hint.line.block) if isinstance(hint.line.block, Text) else words
        set_head(opened, head, provision.own_line, empty=provision.heading if hint.exact else None)
        self._count(opened, opened.label, item)
        return True

    def _reopen(self, provision: Provision) -> Open | None:
        """The open provision that ``provision`` was, what is inside it closed; opened where it has no line."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].known is provision:
                del self.stack[at + 1 :]
                return self.stack[at]
        head, _ = provision.head()
        if self.text is None or provision.level == "chapter" or provision.label or head.plain:
            return None
        parent = self._reopen(self.text.parents[id(provision)])
        if parent is None:
            return None
        opened = self._push(parent, provision.level)
        opened.known, opened.untouched, opened.heading = provision, True, provision.heading
        return opened

    def _block(self, item: PageItem, hint: Hint) -> Block:
        """An item's block with the markup of what it was; where footnotes came or went, numbered as the file does."""
        was = hint.line.block
        if isinstance(item, PageTable):
            return was if hint.exact or not isinstance(was, Table) else carried_table(item.table, was)
        return self._known_words(item, item.text, was, exact=hint.exact) if isinstance(was, Text) else item.text

    def _known_words(self, item: Paragraph, words: Text, was: Text, *, exact: bool) -> Text:
        """``words`` of ``item`` with the markup of what they were."""
        if not exact:
            return carried(words, was)
        return was if self.same_notes else renumbered(was, item.text)

    def _push(self, parent: Open, level: Level) -> Open:
        opened = Open(level)
        opened.depth = depth_of(level, parent.depth)
        if level == "section":
            self.scheme = scheme_of(self.items, self.at + 1)
        del self.stack[self.stack.index(parent) + 1 :]
        parent.children.append(opened)
        self.stack.append(opened)
        return opened

    # What is new.

    def _place(self, item: PageItem, hint: Hint | None) -> None:
        if isinstance(item, PageTable):
            self.stack[-1].add(self._block(item, hint) if hint else item.table)
            return
        headed = heading_of(item)
        if headed is not None:
            self._open_heading(headed, item, hint)
        elif item.style in RANKS or item.bullet or item.style == "point":
            self._open_styled(item, hint)
        elif item.style in (None, "definition") or (item.label and item.style != "text"):
            self._open_plain(item, hint)
        else:
            self._add_text(item, hint)

    def _open_heading(self, headed: Headed, item: Paragraph, hint: Hint | None) -> None:
        if headed.level == "chapter":
            if self.headed:
                self.remarks.append(
                    Remark("unsure", item.place, f"a second chapter heading, read as text: {quoted(item.text.words)}")
                )
                self._add_text(item, hint)
                return
            self._drop_front()
            self.headed = True
            self.stack = [self.root]
            opened = self.root
        else:
            outer = next((o for o in reversed(self.stack) if o.level in _above(headed.level)), self.root)
            opened = self._push(outer, headed.level)
        opened.label, opened.heading = headed.label, headed.heading
        self._adopt(opened, hint)
        if headed.rest.plain:
            opened.add(headed.rest)

    def _drop_front(self) -> None:
        """What stands before the chapter's heading is no part of it."""
        for block in self.root.body:
            words = block.words if isinstance(block, Text) else "a table"
            self.remarks.append(Remark("furniture", "before the chapter", words))
        self.root.body.clear()

    def _open_styled(self, item: Paragraph, hint: Hint | None) -> None:
        """A line whose style says its level, unless its label says another."""
        label, words = split(item)
        if item.bullet or item.style == "point":
            self._open_point(item, words, hint)
            return
        level: Level = item.style  # type: ignore[assignment]
        kinds = {reading.kind for reading in readings(label)}
        peer = next((o for o in self.stack if o.level == level and o.kind in kinds), None)
        canonical = {LEVEL_OF[kind] for kind in kinds if kind in LEVEL_OF}
        if kinds and peer is None and len(canonical) == 1 and level not in canonical:
            level = canonical.pop()
        parent = self._parent_for(level)
        opened = self._push(parent, level)
        self._fill(opened, label, words, item, hint)

    def _parent_for(self, level: Level) -> Open:
        """The innermost open provision that ``level`` may stand in; its own siblings' parent first."""
        rank = RANKS.index(level)
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].level == level:
                return self.stack[at - 1]
            if self.stack[at].level in RANKS and RANKS.index(self.stack[at].level) < rank:
                inner = self.stack[at + 1 :]
                introduced = inner and introduces(inner[-1])
                return self.stack[-1] if introduced or (inner and rank > RANKS.index("subsection")) else self.stack[at]
        return self.stack[-1]

    def _open_point(self, item: Paragraph, words: Text, hint: Hint | None) -> None:
        depth = max(1, round((item.indent or _STEP) / _STEP))
        while len(self.stack) > 1 and self.stack[-1].level == "point" and self._closes_point(item, depth):
            self.stack.pop()
        if item.style == "point":
            at = max((i for i, o in enumerate(self.stack) if o.depth < depth), default=0)
            del self.stack[at + 1 :]
        opened = self._push(self.stack[-1], "point")
        self._fill(opened, "", words, item, hint)

    def _closes_point(self, item: Paragraph, depth: int) -> bool:
        top = self.stack[-1]
        if item.style == "point":
            return top.depth >= depth
        return (item.indent or 0) <= (top.indent or 0) + NEAR

    def _open_plain(self, item: Paragraph, hint: Hint | None) -> None:
        """A line that nothing is known of but its words."""
        label, words = split(item)
        inside = any(o.level == "section" for o in self.stack)
        if label and inside:
            self._open_labelled(item, label, words, hint)
            return
        term = definition_of(words, self._among_definitions()) if inside or item.style == "definition" else None
        if term is None and item.style == "definition":
            term = words
        if term is not None:
            while self.stack[-1].level == "definition" or any(o.level == "definition" for o in self.stack):
                self.stack.pop()
            opened = self._push(self.stack[-1], "definition")
            self._fill(opened, "", term, item, hint)
            return
        if self._belongs_to_heading(item):
            self.stack[-1].heading = words
            return
        if self.stack == [self.root] and not self.headed and self._titles(item):
            self._drop_front()
            self.root.heading = words
            self.headed = True
            self._adopt(self.root, hint)
            return
        self._add_text(item, hint)

    def _titles(self, item: Paragraph) -> bool:
        """Whether a line before the first section is the title of a chapter without a number."""
        following = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        headed = heading_of(following) if isinstance(following, Paragraph) else None
        return headed is not None and headed.level in ("article", "section") and len(item.text.plain) <= 160

    def _belongs_to_heading(self, item: Paragraph) -> bool:
        """Whether a line is the title under "ARTICLE I" or "Chapter 68" alone on a line."""
        top = self.stack[-1]
        bare = top.level in ("chapter", "article") and bool(top.label) and top.heading is None
        return bare and not top.body and not top.children and len(item.text.plain) <= 160

    def _among_definitions(self) -> bool:
        section = next((o for o in reversed(self.stack) if o.level == "section"), None)
        return section is not None and section.heading is not None and "definition" in section.heading.plain.lower()

    def _open_labelled(self, item: Paragraph, label: str, words: Text, hint: Hint | None) -> None:
        """A labelled line: next in a list that is open, or first of one inside what is open."""
        reading, peer = sequel(self.stack, self.items[self.at + 1 : self.at + 41], item, label)
        if peer is not None:
            parent = self.stack[self.stack.index(peer) - 1]
            level = peer.level
        else:
            parent, found = outer(self.stack, self.scheme, reading, item)
            if found is None:
                self.unheld(item.place, f"a list deeper than subclauses ({quoted(item.text.words, 40)})")
            level = found or "point"
        if level == "point":
            self._open_point(item, words, hint)
            return
        opened = self._push(parent, level)
        inner, rest = split(replace(item, label="", text=words))
        if inner and readings(inner) and readings(inner)[0].ordinal == 1 and reading.ordinal:
            self._fill(opened, label, Text(), item, hint)
            opened.kind, opened.ordinal = reading.kind, reading.ordinal
            self._open_labelled(item, inner, rest, None)
            return
        self._fill(opened, label, words, item, hint)
        opened.kind, opened.ordinal = reading.kind, reading.ordinal

    def _add_text(self, item: Paragraph, hint: Hint | None) -> None:
        """Words without a label: of the innermost provision that stands no deeper than they do."""
        label, words = item.label, item.text
        if label:
            words = Text(
                f"{label} {words.plain}",
                tuple(replace(t, start=t.start + len(label) + 1, end=t.end + len(label) + 1) for t in words.tags),
                words.notes,
            )
        if hint is not None and isinstance(hint.line.block, Text):
            words = self._known_words(item, words, hint.line.block, exact=hint.exact)
        owner = self._owner(item)
        del self.stack[self.stack.index(owner) + 1 :]
        owner.add(words)

    def _owner(self, item: Paragraph) -> Open:
        if item.style == "text":
            depth = round((item.indent or 0) / _STEP)
            return next((o for o in reversed(self.stack) if o.depth <= depth), self.root)
        indent = item.indent or 0
        inside = [o for o in self.stack if o.level not in ("chapter", "article")] or [self.stack[-1]]
        return next((o for o in reversed(inside) if o.indent is None or o.indent <= indent + NEAR), inside[0])

    # Common to both.

    def _fill(self, opened: Open, label: str, words: Text, item: Paragraph, hint: Hint | None) -> None:
        opened.label = label
        self._adopt(opened, hint)
        if hint is not None and isinstance(hint.line.block, Text):
            words = self._known_words(item, words, hint.line.block, exact=hint.exact)
        if words.plain:
            if opened.level in RANKS and self._is_title(words, item):
                opened.heading = words
            else:
                opened.body.append(words)
        self._count(opened, label, item)

    def _is_title(self, words: Text, item: Paragraph) -> bool:
        """Whether a labelled line is a title alone on its line: short, and its text begins below it."""
        short = len(words.plain) <= 80 and not words.plain.endswith((":", ";", ",", "and", "or"))
        short = short and words.plain[:1].isupper() and not _SAYS.search(words.plain)
        following = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        if not short or not isinstance(following, Paragraph) or heading_of(following) is not None:
            return False
        label, _ = split(following)
        if label:
            return any(reading.ordinal == 1 for reading in readings(label)) and self._deeper(following)
        return item.style is None and following.style is None and not following.bullet and item.emphatic

    def _deeper(self, following: Paragraph) -> bool:
        """Whether a labelled line begins a list inside the innermost provision."""
        top = self.stack[-1].level
        if following.style in RANKS and top in RANKS:
            return RANKS.index(following.style) > RANKS.index(top)
        return following.style is None

    def _adopt(self, opened: Open, hint: Hint | None) -> None:
        """Give a provision the identity of the one that it was."""
        if hint is not None and hint.line.role == "head" and hint.line.provision.level == opened.level:
            opened.known = hint.line.provision

    def _count(self, opened: Open, label: str, item: Paragraph) -> None:
        options = readings(label)
        siblings = self.stack[-2].children if len(self.stack) > 1 and self.stack[-1] is opened else []
        before = next((o for o in reversed(siblings) if o.kind and o is not opened), None)
        reading = next(
            (r for r in options if before is not None and before.kind == r.kind), options[0] if options else None
        )
        if reading is not None:
            opened.kind, opened.ordinal = reading.kind, reading.ordinal
        opened.indent = item.indent

    def _settle_root(self) -> None:
        """Take the chapter's name from what is known where the page does not say it."""
        root, text = self.root, self.text
        if text is not None and not root.label and root.heading is None:
            root.label, root.heading = text.chapter.root.label, text.chapter.root.heading


def provisions_of(items: Sequence[PageItem], text: Known | None, remarks: list[Remark], unheld: Unheld) -> Provision:
    """The chapter that ``items`` show, as the tree of its provisions; eIds are those of ``text``, where known.

    ``remarks`` receives what a person should look at.
    """
    return _Builder(items, text, remarks, unheld).build()


def _above(level: Level) -> tuple[Level, ...]:
    return ("chapter",) if level == "article" else ("article", "chapter")
