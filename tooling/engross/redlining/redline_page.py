"""A redlined Word file as a page: its paragraphs, tables and notes with their marks, for every other format.

Labels of lists are shown as Word counts them on each side. A picture is shown by a word in brackets, a symbol by its
font and number there, a text box by its words behind the paragraph it is in, a page break that comes or goes by words
in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from engross.importing.word.element_names import MC, W
from engross.importing.word.list_labels import ListNumbering
from engross.importing.word.style_inheritance import InheritedStyles, own_paragraph, paragraph_properties
from engross.model.comparison.span import Mark
from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import (
    Footnote,
    Grid,
    GridCell,
    GridRow,
    Line,
    Look,
    PageBlock,
    Run,
    Style,
)
from engross.patterns import compile_on_use
from engross.redlining.edited_file import EditedFile
from engross.redlining.page_changes import with_whole_paragraphs
from engross.redlining.stories import PARAGRAPH, TABLE, held, story_blocks

_MARKS: Mapping[str, Mark] = {
    f"{W}ins": "inserted",
    f"{W}moveTo": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
}
_LETTERS = frozenset({f"{W}t", f"{W}delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": LINE_BREAK,
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "",
}
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_BREAKS: Mapping[str, str] = {"page": "[page break]", "column": "[column break]"}
_BOX = f"{W}txbxContent"
_UNSEEN = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_LOOKS: Mapping[str, Look] = {f"{W}b": "b", f"{W}i": "i"}
_OFF = frozenset({"0", "false", "off"})
_HEADING = compile_on_use(r"(?:heading|title|subtitle)\s?\d?", re.IGNORECASE)


class RedlinePage:
    """Reads the stories of a file with tracked changes, in their order."""

    def __init__(self, file: EditedFile) -> None:
        """``file``: a redline."""
        self._file = file
        roots = [file.tree(part) if part else None for part in map(file.related, ("styles", "numbering"))]
        self._styles = InheritedStyles(roots[0])
        self._lists: dict[Mark, ListNumbering] = {side: ListNumbering(roots[1]) for side in ("deleted", "inserted")}
        self._names = {
            style.get(f"{W}styleId", ""): _value(style, "name")
            for style in (roots[0].iterchildren(f"{W}style") if roots[0] is not None else ())
        }
        self._numbered: dict[tuple[str, Mark], int] = {}

    def blocks(self) -> tuple[PageBlock, ...]:
        """The body, then each header and footer that has a change."""
        body = self._file.tree(self._file.main).find(f"{W}body")
        found = with_whole_paragraphs(self._story(body)) if body is not None else []
        for kind in ("header", "footer"):
            for part in self._parts(kind):
                root = self._file.tree(part)
                if next(root.iter(*_MARKS), None) is not None:
                    found += [Line("heading", (Run(kind.capitalize()),)), *with_whole_paragraphs(self._story(root))]
        return tuple(found)

    def _parts(self, kind: str) -> list[str]:
        relationships = self._file.relationships(self._file.main)
        targets = [
            self._file.target(self._file.main, each)
            for each in relationships
            if each.get("Type", "").rpartition("/")[2] == kind
        ]
        return sorted(part for part in set(targets) if self._file.has(part))

    def _story(self, story: etree._Element) -> Iterator[PageBlock]:
        for block in story_blocks(story):
            if block.tag == TABLE:
                yield self._table(block)
                continue
            yield self._line(block)
            for box in block.iter(_BOX):
                if _shown_once(box):
                    yield from self._story(box)

    def _line(self, paragraph: etree._Element, style: Style = "body") -> Line:
        around = _mark_around(paragraph)
        end = around if around != "kept" else _mark_of(paragraph.find(f"{W}pPr/{W}rPr"))
        runs = tuple(_joined(self._runs(paragraph, around)))
        whole = end if end != "kept" and all(run.mark == end for run in runs) else "kept"
        return Line(
            self._style(paragraph) if style == "body" else style,
            runs,
            tuple(self._label(paragraph, whole)),
            mark=whole,
            end=end if whole == "kept" else "kept",
        )

    def _style(self, paragraph: etree._Element) -> Style:
        name = self._names.get(_value(paragraph.find(f"{W}pPr"), "pStyle"), "")
        if not _HEADING.fullmatch(name):
            return "body"
        return "title" if name.lower() == "title" else "heading"

    def _label(self, paragraph: etree._Element, mark: Mark) -> Iterator[Run]:
        """The label of a list as it is counted on either side, once where both are the same."""
        properties = paragraph.find(f"{W}pPr")
        change = properties.find(f"{W}pPrChange/{W}pPr") if properties is not None else None
        former = paragraph
        if change is not None:
            former = etree.Element(PARAGRAPH)
            former.append(_copy(change))
        old = self._counted(former, "deleted") if mark != "inserted" else ""
        new = self._counted(paragraph, "inserted") if mark != "deleted" else ""
        if mark != "kept" or old == new:
            yield from [Run(old or new, mark)] if old or new else []
            return
        yield from (Run(label, side) for label, side in ((old, "deleted"), (new, "inserted")) if label)  # type: ignore[arg-type]

    def _counted(self, paragraph: etree._Element, side: Mark) -> str:
        properties = paragraph_properties(paragraph)
        name = _value(paragraph.find(f"{W}pPr"), "pStyle") or None
        numbered = own_paragraph(properties, self._styles.paragraph(name)).numbered
        if numbered is None or numbered.list == "0":
            return ""
        lists = self._lists[side]
        bound = lists.depth_of_style(numbered.list, numbered.style) if numbered.style else None
        return lists.count(numbered.list, numbered.level if bound is None else bound).label

    def _runs(self, element: etree._Element, mark: Mark, looks: tuple[Look, ...] = ()) -> Iterator[Run]:
        for child in element:
            tag = str(child.tag)
            if tag == f"{W}r":
                yield from self._runs(child, mark, _looks(child))
            elif tag in _LETTERS:
                yield Run(child.text or "", mark, looks=looks)
            elif tag in _SIGNS:
                yield Run(_sign(child, mark), mark, looks=looks)
            elif tag in _NOTES:
                yield self._note(child, mark)
            elif tag in _PICTURES:
                yield Run("[picture]" if next(child.iter(_BOX), None) is None else "[text box]", mark)
            elif tag == f"{W}sym":
                yield Run(f"[{child.get(f'{W}font', 'symbol')} {child.get(f'{W}char', '')}]", mark)
            elif tag == f"{MC}AlternateContent":
                yield from self._runs(child[0], mark, looks) if len(child) else ()
            elif isinstance(child.tag, str) and tag not in _UNSEEN:
                yield from self._runs(child, _MARKS.get(tag, mark), looks)

    def _note(self, reference: etree._Element, mark: Mark) -> Run:
        """The marker of a note, with the note: its number in the new file, of one that is deleted that in the old."""
        kind = _NOTES[str(reference.tag)]
        sides: tuple[Mark, ...] = ("deleted", "inserted") if mark == "kept" else (mark,)
        for side in sides:
            self._numbered[kind, side] = self._numbered.get((kind, side), 0) + 1
        marker, was = str(self._numbered[kind, sides[-1]]), str(self._numbered[kind, sides[0]])
        part = self._file.related(kind)
        wanted = reference.get(f"{W}id")
        notes = self._file.tree(part) if part else ()
        content = tuple(
            tuple(_joined(self._runs(paragraph, "kept")))
            for note in notes
            if isinstance(note.tag, str) and note.get(f"{W}id") == wanted
            for paragraph in note.iter(PARAGRAPH)
        )
        return Run(marker, mark, note=Footnote(marker, "footnote", content, was if was != marker else ""))

    def _table(self, table: etree._Element) -> Grid:
        rows = [
            GridRow(
                tuple(self._cell(cell, table) for cell in held(row, f"{W}tc") if _merge(cell) != "continue"),
                _mark_of(row.find(f"{W}trPr")),
            )
            for row in held(table, f"{W}tr")
        ]
        width = max((sum(cell.columns for cell in row.cells) for row in rows), default=0)
        return Grid(tuple(rows), width)

    def _cell(self, cell: etree._Element, table: etree._Element) -> GridCell:
        lines = []
        for block in story_blocks(cell):
            # A page has no tables in cells: the lines of one that stands there are lines of the cell.
            # So are those of a text box.
            inner = [each for each in block.iter(PARAGRAPH) if all(map(_shown_once, each.iterancestors(_BOX)))]
            lines += [self._line(paragraph, "cell") for paragraph in inner]
        span = _value(cell.find(f"{W}tcPr"), "gridSpan")
        return GridCell(tuple(lines), int(span) if span.isdecimal() else 1, _rows_covered(cell, table))


def _rows_covered(cell: etree._Element, table: etree._Element) -> int:
    """How many rows a cell covers: its own, and those below whose cell in its column goes on with it."""
    if _merge(cell) != "restart":
        return 1
    rows = list(held(table, f"{W}tr"))
    at = next((index for index, row in enumerate(rows) if cell in list(held(row, f"{W}tc"))), None)
    if at is None:
        return 1
    column, covered = _column(rows[at], cell), 1
    for row in rows[at + 1 :]:
        below = next((each for each in held(row, f"{W}tc") if _column(row, each) == column), None)
        if below is None or _merge(below) != "continue":
            break
        covered += 1
    return covered


def _column(row: etree._Element, cell: etree._Element) -> int:
    column = 0
    for each in held(row, f"{W}tc"):
        if each is cell:
            break
        span = _value(each.find(f"{W}tcPr"), "gridSpan")
        column += int(span) if span.isdecimal() else 1
    return column


def _merge(cell: etree._Element) -> str:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merged is None else merged.get(f"{W}val", "continue")


def _mark_of(properties: etree._Element | None) -> Mark:
    """The mark of a paragraph's end or of a row, from its properties."""
    found = (_MARKS[str(child.tag)] for child in (properties if properties is not None else ()) if child.tag in _MARKS)
    return next(found, "kept")


def _mark_around(paragraph: etree._Element) -> Mark:
    """The mark of the change that a paragraph of a text box stands in: the box was inserted, or deleted, with it."""
    return next((_MARKS[str(each.tag)] for each in paragraph.iterancestors(*_MARKS)), "kept")


def _sign(element: etree._Element, mark: Mark) -> str:
    """What shows a tab or a break; one to another page or column that is inserted or deleted is named."""
    named = "" if mark == "kept" else _BREAKS.get(element.get(f"{W}type", ""), "")
    return named or _SIGNS[str(element.tag)]


def _looks(run: etree._Element) -> tuple[Look, ...]:
    properties = run.find(f"{W}rPr")
    return tuple(
        _LOOKS[str(child.tag)]
        for child in (properties if properties is not None else ())
        if child.tag in _LOOKS and child.get(f"{W}val", "1") not in _OFF
    )


def _shown_once(box: etree._Element) -> bool:
    """Whether a text box is not the stand-in for one that Word shows."""
    return all(parent.tag != f"{MC}Fallback" for parent in box.iterancestors())


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """``runs``, neighbours of one mark and look as one."""
    before: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if before is None:
            before = run
        elif not run.note and not before.note and (before.mark, before.looks) == (run.mark, run.looks):
            before = Run(before.text + run.text, run.mark, looks=run.looks)
        else:
            yield before
            before = run
    if before is not None:
        yield before


def _value(parent: etree._Element | None, name: str) -> str:
    found = parent.find(W + name) if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element))
