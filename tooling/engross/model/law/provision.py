"""A provision: any numbered unit of a chapter, from the chapter itself down to a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, get_args

from engross.model.law.number import number_of
from engross.model.law.period import Period
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.values import dataclass, quick_init

ContainerLevel = Literal[
    "tome",
    "book",
    "title",
    "subtitle",
    "division",
    "subdivision",
    "part",
    "subpart",
    "chapter",
    "subchapter",
    "article",
    "rule",
]
"""The levels that hold sections, in the order of Akoma Ntoso's list."""

ItemLevel = Literal["subsection", "paragraph", "subparagraph", "clause", "subclause", "indent", "subrule"]
"""The levels of numbered items below a section, outermost first."""

Level = Literal[ContainerLevel, "section", ItemLevel, "definition", "point", "text"]
"""The elements of Akoma Ntoso's hierarchy that a provision may be. ``definition`` and ``point`` (an unnumbered item)
may stand at any depth below a section, ``text`` (words without a label between two children of one parent) anywhere;
which of the others a code has, in what order, its ``Hierarchy`` says."""

CONTAINERS: frozenset[Level] = frozenset(get_args(ContainerLevel))
"""The levels that hold sections: they stand above the section in every code, in an order of its own."""

ITEM_LEVELS: tuple[Level, ...] = get_args(ItemLevel)
"""The levels of numbered items below a section, outermost first; they are counted anew in each list."""

Status = Literal["", "reserved", "repealed", "vacant", "unassigned"]
"""What Akoma Ntoso has no word for (the words are USLM's, `unassigned` ours): reserved for later, repealed,
a label without text, a number not yet given."""

Block = Text | Table

_NOTHING = Text()
_SHOWN = 60
"""How many characters of its words the repr of a provision has."""


@quick_init
@dataclass(frozen=True, slots=True, repr=False)
class Provision:
    """A unit of law.

    ``label`` is what the page shows ("§ 68-5.", "A.", "(1)"); ``body`` comes before the children, ``flush``
    after them (text at the left margin after a list). Text between two children is a child of the level ``text``,
    which has no label and no children (``model.arrangement``). ``cited`` is the number by which other texts cite it,
    kept only where the label shows another ("§ 1." cited as 126-1). ``eid`` is its place in this version,
    ``wid`` its identity across renumbering, kept only where it differs. ``period``: the days between which it is the
    law, stated of a section only, and only where they are not those of the whole text; no part of equality: equal words
    are equal whenever they are the law. ``notes`` is what the publisher notes beside it.
    ``preface``: what stands before the heading of the whole, of the outermost provision of a text only: the title of
    the ordinance, its recitals, its enacting clause. It is no law of the code, and no check reads it.
    """

    level: Level
    label: str = ""
    heading: Text | None = None
    body: tuple[Block, ...] = ()
    children: tuple[Provision, ...] = ()
    flush: tuple[Block, ...] = ()
    status: Status = ""
    cited: str = ""
    eid: str = ""
    wid: str = ""
    line: int = field(default=0, compare=False, repr=False)
    period: Period | None = field(default=None, compare=False)
    notes: tuple[ProvisionNote, ...] = ()
    preface: tuple[Text, ...] = ()

    @property
    def number(self) -> str:
        """The number by which it is cited; empty where it has none."""
        return self.cited or number_of(self.label)

    @property
    def identity(self) -> str:
        """What it is called across renumbering: its wId where that differs from its eId."""
        return self.wid or self.eid

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that a definition defines, as written; empty for any other provision."""
        if self.level != "definition":
            return ()
        return tuple(
            block.plain[tag.start : tag.end]
            for block in self.body
            if isinstance(block, Text)
            for tag in block.tags
            if tag.kind == "def"
        )

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        waiting = [self]
        while waiting:
            provision = waiting.pop()
            yield provision
            if provision.children:
                waiting.extend(provision.children[::-1])

    def blocks(self) -> tuple[Block, ...]:
        """Its own blocks, without those of its children: body, then flush."""
        return self.body + self.flush

    def texts(self) -> Iterator[Text]:
        """Its own texts, without its children's: preface, heading, then body and flush, tables' cells included."""
        yield from self.preface
        if self.heading is not None:
            yield self.heading
        for block in self.blocks():
            if isinstance(block, Table):
                yield from block.texts()
            else:
                yield block

    def __repr__(self) -> str:
        """Its level and label, the first words, and how many provisions stand below it."""
        words = next((text.words for text in self.texts() if text.words), "")
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
        below = sum(1 for _ in self.walk()) - 1
        return f"<{' '.join(part for part in (self.level, self.label) if part)} “{shown}”, {below} below it>"

    def _repr_html_(self) -> str:
        """Its label and words as a notebook shows them, what stands below it indented."""
        from html import escape

        words = "<br>".join(escape(text.words) for text in self.texts())
        below = "".join(child._repr_html_() for child in self.children)
        return f'<div style="margin-left:1.5em"><b>{escape(self.label)}</b> {words}{below}</div>'

    @property
    def own_line(self) -> bool:
        """Whether label and heading stand on a line of their own, above the words."""
        return self.heading is not None or self.level == "section" or self.level in CONTAINERS

    def head(self) -> tuple[Text, tuple[Block, ...]]:
        """The text that stands beside the label, and the blocks of the body that follow it.

        That is the heading where it has a line of its own, else the first paragraph of the body; an empty text
        where a table comes first or there is no word.
        """
        if self.own_line:
            return self.heading or _NOTHING, self.body
        if self.body and isinstance(self.body[0], Text):
            return self.body[0], self.body[1:]
        return _NOTHING, self.body
