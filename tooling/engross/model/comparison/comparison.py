"""What differs between two versions of a chapter: one merged tree, in which both texts can be read.

Reading only what is not inserted gives the old chapter, reading only what is not deleted the new one
(``model.accepted_text``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Note, Text
from engross.values import dataclass

ChangeKind = Literal["unchanged", "amended", "added", "repealed", "renumbered", "moved", "split", "joined", "terms"]
"""What happened to a provision itself, its children left aside. ``terms``: nothing but capitals or hyphens of
defined terms. ``renumbered``: its label only. ``moved``: struck here, inserted elsewhere (or the reverse). ``split``:
its words, in their order, are several siblings now; ``joined``: those of several siblings are one now."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One block of words on both sides; ``spans`` say what became of each part of ``plain``.

    A side is None where the block is on the other side only. ``notes`` are the changes inside notes that are
    anchored on both sides, in order of their kept anchors.
    """

    old: Text | None
    new: Text | None
    spans: tuple[TextSpan, ...]
    notes: tuple[NoteChange, ...] = ()

    @property
    def mark(self) -> Mark:
        """The mark of the block as a whole."""
        if self.old is None:
            return "inserted"
        return "deleted" if self.new is None else "kept"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that stands on both sides: its markers, and its paragraphs compared."""

    old: Note
    new: Note
    content: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell on both sides, or a cell of a row that is on one side only."""

    old: Cell | None
    new: Cell | None
    content: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row on both sides, or on one."""

    old: Row | None
    new: Row | None
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table on both sides with its rows merged, or a table on one side only."""

    old: Table | None
    new: Table | None
    caption: tuple[TextChange, ...]
    rows: tuple[RowChange, ...]

    @property
    def mark(self) -> Mark:
        """The mark of the table as a whole."""
        if self.old is None:
            return "inserted"
        return "deleted" if self.new is None else "kept"


BlockChange = TextChange | TableChange


def texts_in(block: BlockChange, without: Collection[int] = ()) -> Iterator[TextChange]:
    """The text changes of a block: itself, or a table's caption and cells; cells whose id() is in ``without`` aside."""
    if isinstance(block, TextChange):
        yield block
        return
    yield from block.caption
    for row in block.rows:
        for cell in row.cells:
            if id(cell) not in without:
                yield from cell.content


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision on both sides with its parts merged, or on one side only.

    ``elsewhere`` is the other place of a moved provision, as it is cited there ("§ 68-8A"), and of one that was split
    or joined that of its neighbour part. A provision that was split or joined has a change for each part: from the
    second on, ``old`` (split) or ``new`` (joined) is a part without a label of ``part_of``. ``end`` is the mark of the
    end of the last paragraph, where a paragraph was parted ("inserted") or two were made one ("deleted"). ``label`` and
    ``heading`` are redlined apart from the words, so that "D." → "C." is a renumbering. ``notes`` are the lines of
    the publisher's notes: no words of the law, so that no change of theirs is one of the provision.
    """

    kind: ChangeKind
    old: Provision | None
    new: Provision | None
    label: tuple[TextSpan, ...] = ()
    heading: TextChange | None = None
    body: tuple[BlockChange, ...] = ()
    children: tuple[ProvisionChange, ...] = ()
    flush: tuple[BlockChange, ...] = ()
    elsewhere: str = ""
    notes: tuple[BlockChange, ...] = ()
    part_of: Provision | None = None
    end: Mark = "kept"
    preface: tuple[BlockChange, ...] = ()

    @property
    def mark(self) -> Mark:
        """The mark of the provision as a whole."""
        if self.old is None:
            return "inserted"
        return "deleted" if self.new is None else "kept"

    @property
    def either(self) -> Provision:
        """The new provision where there is one, else the old."""
        either = self.new or self.old
        assert either is not None  # noqa: S101 - one side is always there
        return either

    def texts(self) -> Iterator[TextChange]:
        """Every text of the provision itself: preface, heading, blocks, tables' captions and cells."""
        for block in self.preface:
            yield from texts_in(block)
        if self.heading is not None:
            yield self.heading
        for block in (*self.body, *self.flush):
            yield from texts_in(block)

    def walk(self) -> Iterator[ProvisionChange]:
        """This change and all below it, in reading order of the merged tree."""
        ahead = [self]
        while ahead:
            change = ahead.pop()
            yield change
            ahead.extend(reversed(change.children))


_MARKED = {"inserted": "<ins>{}</ins>", "deleted": "<del>{}</del>", "kept": "{}"}


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Two versions of a chapter, and everything that differs between them."""

    old: Chapter
    new: Chapter
    root: ProvisionChange

    def changes(self) -> Iterator[ProvisionChange]:
        """The provisions that are not ``unchanged``, in reading order."""
        return (change for change in self.root.walk() if change.kind != "unchanged")

    def __repr__(self) -> str:
        """The chapter, both versions, and how many provisions differ."""
        changed = sum(1 for _ in self.changes())
        return f"<{self.new.root.label} {self.old.version} → {self.new.version}: {changed} provisions changed>"

    def _repr_html_(self) -> str:
        """What changed, as a notebook shows it: a row for each provision, inserted words underlined, deleted struck."""
        rows = (
            f"<tr><td>{change.kind}</td><td>{_marked(change.label)}</td>"
            f"<td>{'<br>'.join(_marked(text.spans) for text in change.texts())}</td></tr>"
            for change in self.changes()
        )
        return f"<table>{''.join(rows)}</table>"


def _marked(spans: Iterable[TextSpan]) -> str:
    from html import escape

    return "".join(_MARKED[span.mark].format(escape(span.text)) for span in spans)
