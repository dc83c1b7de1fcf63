"""From the paragraphs and tables of a page to provisions: the way back from ``compose.lines``.

What is known is put where it was; what is new finds its place by its style, else by its label, its indent, and
what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engross.importing.carry import carried, carried_table
from engross.importing.headings import Headed, definition_of, heading_of
from engross.importing.known import Hint, Known, hints, notes_of
from engross.importing.labels import LABEL, LEVEL_OF, Kind, Reading, readings
from engross.importing.page import PageItem, PageTable, Paragraph, Remark, quoted
from engross.model.provision import RANKS, Block, Level, Provision, Status
from engross.model.table import Table
from engross.model.text import Text, cut

_STEP = 720
"""How far each level of the law stands in from the one above, in our own files (templates/word)."""
_NEAR = 200
"""Indents that differ by less are one."""
_ORDER: tuple[Kind, ...] = ("A.", "(1)", "(a)", "[1]", "[a]")
_RESERVED = re.compile(r"[(\[]?(reserved|repealed)[.,]?[)\]]?\.?$", re.IGNORECASE)
_SAYS = re.compile(r"\b(shall|must|may|is|are|was|were|be|has|have|do|does|will|can|means)\b", re.IGNORECASE)
"""Words that a sentence has and a title has not."""
_UNASSIGNED = re.compile(r"_{2,}|\bX{2,}\b", re.IGNORECASE)

Unheld = Callable[[str, str], None]
"""Called with a place and what the profile cannot hold there; it raises, or lists it."""


@dataclass(slots=True)
class _Open:
    """A provision being put together."""

    level: Level
    label: str = ""
    heading: Text | None = None
    body: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)
    flush: list[Block] = field(default_factory=list)
    known: Provision | None = None
    untouched: bool = False
    depth: int = 0
    kind: Kind = ""
    ordinal: int = 0
    indent: int | None = None

    def add(self, block: Block) -> None:
        """Put a block behind what is there."""
        (self.flush if self.children else self.body).append(block)


class _Builder:
    """A chapter being put together: the provisions that are open, from the chapter to the innermost."""

    def __init__(self, items: Sequence[PageItem], text: Known | None, remarks: list[Remark], unheld: Unheld) -> None:
        self.items, self.text, self.remarks, self.unheld = items, text, remarks, unheld
        self.root = _Open("chapter", known=text.chapter.root if text else None)
        self.stack = [self.root]
        self.headed = False
        self.scheme: dict[Kind, Level] = {}
        self.at = 0
        self.same_notes = text is not None and notes_of(_texts(items)) == notes_of(_law(text.chapter.root))

    def build(self) -> Provision:
        """Place every item, and close what is open."""
        found = hints(self.items, self.text) if self.text else [None] * len(self.items)
        for at, (item, hint) in enumerate(zip(self.items, found, strict=True)):
            self.at = at
            if hint is None or not self._place_known(item, hint):
                self._place(item, hint)
        self._settle_root()
        return _closed(self.root)

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
        if isinstance(item, Paragraph) and not hint.exact and (item.label or _starts_provision(item)):
            return False
        if hint.line.role == "flush" and not owner.children:
            owner.body.append(block)
        else:
            owner.add(block)
        return True

    def _open_known(self, item: Paragraph, hint: Hint) -> bool:
        provision = hint.line.provision
        if not hint.exact and not _same_kind(item, provision):
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
            opened.label, words = (headed.label, headed.heading or Text()) if headed else _split(item)
            head = carried(words, hint.line.block) if isinstance(hint.line.block, Text) else words
        _set_head(opened, head, provision.own_line, empty=provision.heading if hint.exact else None)
        self._count(opened, opened.label, item)
        return True

    def _reopen(self, provision: Provision) -> _Open | None:
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
        return was if self.same_notes else _renumbered(was, item.text)

    def _push(self, parent: _Open, level: Level) -> _Open:
        opened = _Open(level)
        opened.depth = _depth(level, parent.depth)
        if level == "section":
            self.scheme = self._scheme()
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
        label, words = _split(item)
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

    def _parent_for(self, level: Level) -> _Open:
        """The innermost open provision that ``level`` may stand in; its own siblings' parent first."""
        rank = RANKS.index(level)
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].level == level:
                return self.stack[at - 1]
            if self.stack[at].level in RANKS and RANKS.index(self.stack[at].level) < rank:
                inner = self.stack[at + 1 :]
                introduced = inner and _introduces(inner[-1])
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
        return (item.indent or 0) <= (top.indent or 0) + _NEAR

    def _open_plain(self, item: Paragraph, hint: Hint | None) -> None:
        """A line that nothing is known of but its words."""
        label, words = _split(item)
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
        reading, peer = self._sequel(item, label)
        if peer is not None:
            parent = self.stack[self.stack.index(peer) - 1]
            level = peer.level
        else:
            parent, level = self._outer(reading, item)
        if level == "point":
            self._open_point(item, words, hint)
            return
        opened = self._push(parent, level)
        inner, rest = _split(replace(item, label="", text=words))
        if inner and readings(inner) and readings(inner)[0].ordinal == 1 and reading.ordinal:
            self._fill(opened, label, Text(), item, hint)
            opened.kind, opened.ordinal = reading.kind, reading.ordinal
            self._open_labelled(item, inner, rest, None)
            return
        self._fill(opened, label, words, item, hint)
        opened.kind, opened.ordinal = reading.kind, reading.ordinal

    def _sequel(self, item: Paragraph, label: str) -> tuple[Reading, _Open | None]:
        """How a label is to be read, and the open provision that it follows in its list, if any."""
        options = readings(label) or (Reading(label, 1),)
        follows = [
            (reading, peer)
            for peer in reversed(self.stack)
            for reading in options
            if peer.kind == reading.kind and reading.ordinal == peer.ordinal + 1 and peer.level in RANKS
        ]
        near = [(r, p) for r, p in follows if _aligned(item, p)] or follows
        first = next((r for r in options if r.ordinal == 1), None)
        rival = near and first is not None and first.kind != near[0][0].kind
        if near and not (rival and first is not None and self._begins_list(item, first, near[0][1])):
            return near[0]
        if first is not None:
            return first, None
        for peer in reversed(self.stack):
            for reading in options:
                if peer.kind == reading.kind and peer.level in RANKS:
                    return reading, peer
        return options[0], None

    def _begins_list(self, item: Paragraph, first: Reading, peer: _Open) -> bool:
        """Whether "(i)" behind "(h)" is the first of Roman numerals: it stands deeper, or "(ii)" is next."""
        if item.indent is not None and peer.indent is not None and abs(item.indent - peer.indent) > _NEAR:
            return item.indent > peer.indent
        for following in self.items[self.at + 1 : self.at + 40]:
            if not isinstance(following, Paragraph) or heading_of(following) is not None:
                continue
            coming = readings(_split(following)[0])
            for reading in coming:
                if reading.kind == first.kind and reading.ordinal == 2 and len(coming) == 1:
                    return True
                if reading.kind == peer.kind and reading.ordinal == peer.ordinal + 2:
                    return False
        return False

    def _outer(self, reading: Reading, item: Paragraph) -> tuple[_Open, Level]:
        """Where the first of a list belongs, and its level: the scheme's, or the next below what it stands in."""
        if reading.kind == "bullet":
            return self.stack[-1], "point"
        level = self.scheme.get(reading.kind)
        holder = self.stack[-1]
        if item.indent is not None and not _introduces(holder):
            holder = next(
                (o for o in reversed(self.stack) if o.indent is None or o.indent <= item.indent + _NEAR), self.stack[0]
            )
            if holder.level in ("chapter", "article"):
                holder = next((o for o in reversed(self.stack) if o.level == "section"), holder)
        if level is not None:
            rank = RANKS.index(level)
            ranked = [o for o in self.stack if o.level in RANKS]
            if holder.level in RANKS and RANKS.index(holder.level) >= rank:
                holder = next(o for o in reversed(ranked) if RANKS.index(o.level) < rank)
            return holder, level
        above = next(
            (o.level for o in reversed(self.stack[: self.stack.index(holder) + 1]) if o.level in RANKS), "section"
        )
        rank = max(RANKS.index(above) + 1, RANKS.index("subsection"))
        if rank >= len(RANKS):
            self.unheld(item.place, f"a list deeper than subclauses ({quoted(item.text.words, 40)})")
            return holder, "point"
        return holder, RANKS[rank]

    def _scheme(self) -> dict[Kind, Level]:
        """Which level each form of label has in the section that begins here.

        That of § 68-5A(1)(a)[1] where its forms come in that order; else each takes the next level below the one
        it stands in.
        """
        met: list[Kind] = []
        for item in self.items[self.at + 1 :]:
            if not isinstance(item, Paragraph):
                continue
            if heading_of(item) is not None:
                break
            options = [reading.kind for reading in readings(_split(item)[0])]
            known_kind = next((kind for kind in options if kind in _ORDER), "")
            if known_kind and known_kind not in met:
                met.append(known_kind)
        return dict(LEVEL_OF) if met == sorted(met, key=_ORDER.index) else {}

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

    def _owner(self, item: Paragraph) -> _Open:
        if item.style == "text":
            depth = round((item.indent or 0) / _STEP)
            return next((o for o in reversed(self.stack) if o.depth <= depth), self.root)
        indent = item.indent or 0
        inside = [o for o in self.stack if o.level not in ("chapter", "article")] or [self.stack[-1]]
        return next((o for o in reversed(inside) if o.indent is None or o.indent <= indent + _NEAR), inside[0])

    # Common to both.

    def _fill(self, opened: _Open, label: str, words: Text, item: Paragraph, hint: Hint | None) -> None:
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
        label, _ = _split(following)
        if label:
            return any(reading.ordinal == 1 for reading in readings(label)) and self._deeper(following)
        return item.style is None and following.style is None and not following.bullet and item.emphatic

    def _deeper(self, following: Paragraph) -> bool:
        """Whether a labelled line begins a list inside the innermost provision."""
        top = self.stack[-1].level
        if following.style in RANKS and top in RANKS:
            return RANKS.index(following.style) > RANKS.index(top)
        return following.style is None

    def _adopt(self, opened: _Open, hint: Hint | None) -> None:
        """Give a provision the identity of the one that it was."""
        if hint is not None and hint.line.role == "head" and hint.line.provision.level == opened.level:
            opened.known = hint.line.provision

    def _count(self, opened: _Open, label: str, item: Paragraph) -> None:
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


def _closed(opened: _Open) -> Provision:
    was = opened.known
    children = tuple(_closed(child) for child in opened.children)
    body, flush = tuple(opened.body), tuple(opened.flush)
    if not children:
        body, flush = body + flush, ()
    same_label = was is not None and was.label == opened.label
    made = Provision(
        opened.level,
        opened.label,
        opened.heading,
        body,
        children,
        flush,
        cited=was.cited if was is not None and same_label else "",
        eid=was.eid if was is not None else "",
        wid=was.wid if was is not None else "",
    )
    if was is not None and opened.untouched and bool(was.children) == bool(children) and (was.body == body):
        return replace(made, status=was.status)
    return replace(made, status=_status(made))


def _status(provision: Provision) -> Status:
    """What a provision's label and words say of its state."""
    words = [text.words for text in provision.texts()]
    if not provision.children and words and all(_RESERVED.fullmatch(said) for said in words):
        found = _RESERVED.fullmatch(words[0])
        return found[1].lower() if found else ""  # type: ignore[return-value]
    if not provision.children and not words and provision.level not in ("chapter", "article", "section"):
        return "vacant"
    if provision.level in ("chapter", "section") and _UNASSIGNED.search(provision.label):
        return "unassigned"
    if provision.level == "chapter" and not provision.label and provision.heading is not None:
        return "unassigned"
    return ""


def _set_head(opened: _Open, head: Block, own_line: bool, empty: Text | None) -> None:
    assert isinstance(head, Text)  # noqa: S101 - a head is words, by construction
    if own_line:
        opened.heading = head if head.plain else empty
    elif head.plain:
        opened.body.append(head)


def _renumbered(text: Text, shown: Text) -> Text:
    """``text`` with the footnotes' markers that the file shows."""
    pairs = zip(text.notes, shown.notes, strict=True)
    return replace(text, notes=tuple(replace(note, marker=other.marker) for note, other in pairs))


def _texts(items: Sequence[PageItem]) -> Iterator[Text]:
    for item in items:
        yield from item.table.texts() if isinstance(item, PageTable) else (item.text,)


def _law(root: Provision) -> Iterator[Text]:
    return (text for provision in root.walk() for text in provision.texts())


def _split(item: Paragraph) -> tuple[str, Text]:
    """A paragraph's label and its words, the label found in the words where nothing set it off."""
    if item.label or item.style in ("text", "chapter", "article", "section"):
        return item.label, item.text
    found = LABEL.match(item.text.plain)
    if found is None or (item.style == "definition"):
        return "", item.text
    return found[0].strip(), cut(item.text, found.end(), len(item.text.plain))


def _same_kind(item: Paragraph, provision: Provision) -> bool:
    """Whether an edited line still is a line of that kind: its style, or the form of its label, is the same."""
    if provision.own_line and provision.level in ("chapter", "article", "section"):
        headed = heading_of(item)
        return headed is not None and headed.level == provision.level and not headed.rest.plain
    if item.style == provision.level and bool(item.label) == bool(provision.label or item.bullet):
        return True
    label = _split(item)[0]
    kinds = {reading.kind for reading in readings(label)}
    was = {reading.kind for reading in readings(provision.label)}
    return bool(kinds & was) or (not label and not provision.label and item.bullet == (provision.level == "point"))


def _starts_provision(item: Paragraph) -> bool:
    return heading_of(item) is not None or (item.style in RANKS)


def _introduces(opened: _Open) -> bool:
    """Whether the last words of a provision announce a list."""
    last = (opened.flush or opened.body)[-1:]
    return bool(last) and isinstance(last[0], Text) and last[0].words.rstrip().endswith((":", "—"))


def _aligned(item: Paragraph, peer: _Open) -> bool:
    return item.indent is None or peer.indent is None or abs(item.indent - peer.indent) <= _NEAR


def _above(level: Level) -> tuple[Level, ...]:
    return ("chapter",) if level == "article" else ("article", "chapter")


def _depth(level: Level, parent: int) -> int:
    """How far in a provision stands, as ``compose.lines`` counts."""
    if level in RANKS:
        return max(RANKS.index(level) - 2, 0)
    return parent + 1 if level == "point" else 0
