"""The blocks of a story with tracked changes, by the block of the base that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from engross.importing.word.element_names import W
from engross.model.comparison.span import Mark
from engross.redlining.paragraph_content import WRAPPING, ContentReader, Leaf
from engross.redlining.stories import PARAGRAPH, TABLE, held, story_blocks
from engross.values import dataclass

INSERTED, DELETED = f"{W}ins", f"{W}del"
READ_THROUGH = WRAPPING | {INSERTED, DELETED}
"""The elements that a paragraph with tracked changes is read through."""

ROW, CELL = f"{W}tr", f"{W}tc"
_COLUMN_CHANGES = (f"{W}cellIns", f"{W}cellDel")
CHANGES = (INSERTED, DELETED, *_COLUMN_CHANGES, f"{W}pPrChange", f"{W}rPrChange")
"""The elements that track a change."""

_MARKS: dict[str, Mark] = {INSERTED: "inserted", DELETED: "deleted"}
_UNSTABLE = frozenset((f"{W}id", f"{W}author", f"{W}date"))


@dataclass(frozen=True, slots=True)
class BaseBlock:
    """A paragraph, table or row of the base: ``body`` is what it became, ``added`` what was inserted before it.

    The body of the last one of a story or table is empty: what was inserted behind all of the base.
    """

    added: tuple[etree._Element, ...]
    body: tuple[etree._Element, ...]


def blocks_of_base(story: etree._Element, reader: ContentReader) -> list[BaseBlock]:
    """The blocks of a story. A paragraph that was split is one, up to the mark that the base has."""
    found: list[BaseBlock] = []
    waiting: list[etree._Element] = []
    for block in story_blocks(story):
        waiting.append(block)
        if block.tag == TABLE and not all(row_mark(row) == "inserted" for row in held(block, ROW)):
            found.append(BaseBlock(tuple(waiting[:-1]), (block,)))
            waiting = []
        elif block.tag == PARAGRAPH and paragraph_mark(block) != "inserted":
            begin = next(k for k, each in enumerate(waiting) if each is block or _has_base_text(each, reader))
            found.append(BaseBlock(tuple(waiting[:begin]), tuple(waiting[begin:])))
            waiting = []
    return [*found, BaseBlock(tuple(waiting), ())]


def rows_of_base(table: etree._Element) -> list[BaseBlock]:
    """The rows of a table."""
    found: list[BaseBlock] = []
    waiting: list[etree._Element] = []
    for row in held(table, ROW):
        if row_mark(row) == "inserted":
            waiting.append(row)
        else:
            found.append(BaseBlock(tuple(waiting), (row,)))
            waiting = []
    return [*found, BaseBlock(tuple(waiting), ())]


def paragraph_mark(paragraph: etree._Element) -> Mark:
    """What became of the mark at the end of a paragraph."""
    return _mark(paragraph.find(f"{W}pPr/{W}rPr"))


def row_mark(row: etree._Element) -> Mark:
    """What became of a row."""
    return _mark(row.find(f"{W}trPr"))


def leaf_mark(leaf: Leaf) -> Mark:
    """What became of a part of a paragraph: what the wrapping elements around it say."""
    return next((_MARKS[str(each.tag)] for each in leaf.path if each.tag in _MARKS), "kept")


def is_changed(elements: Iterable[etree._Element]) -> bool:
    """Whether any change is tracked in ``elements``."""
    return any(next(element.iter(*CHANGES), None) is not None for element in elements)


def has_column_changes(table: etree._Element) -> bool:
    """Whether cells of a table, not its rows, are inserted or deleted."""
    return next(table.iter(*_COLUMN_CHANGES), None) is not None


def same_changes(ones: Sequence[etree._Element], others: Sequence[etree._Element]) -> bool:
    """Whether two runs of elements are the same but for whose the changes are and when they were made."""
    return [_markup(each) for each in ones] == [_markup(each) for each in others]


def author_names(elements: Iterable[etree._Element]) -> list[str]:
    """Whose changes are tracked in ``elements``, each once, in order."""
    found = (each.get(f"{W}author", "") for element in elements for each in element.iter(*CHANGES))
    return list(dict.fromkeys(filter(None, found)))


def authors_in(elements: Iterable[etree._Element]) -> str:
    """As ``author_names``, parted by commas."""
    return ", ".join(author_names(elements))


def _has_base_text(block: etree._Element, reader: ContentReader) -> bool:
    return block.tag == PARAGRAPH and any(leaf.text and leaf_mark(leaf) != "inserted" for leaf in reader.leaves(block))


def _mark(properties: etree._Element | None) -> Mark:
    children: Iterator[etree._Element] = iter(properties if properties is not None else ())
    return next((_MARKS[str(child.tag)] for child in children if child.tag in _MARKS), "kept")


def _markup(element: etree._Element) -> tuple[object, ...]:
    attributes = sorted(
        (str(name), value)
        for name, value in element.attrib.items()
        if name not in _UNSTABLE and "rsid" not in str(name)
    )
    children = [_markup(child) for child in element if isinstance(child.tag, str)]
    return str(element.tag), attributes, element.text or "", children
