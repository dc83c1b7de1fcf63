"""The words of a Word file's story, in the order of the page, on both sides of its tracked changes, in one pass.

The part is read as a stream of opening and closing tags (ISO/IEC 29500-1 § 17). Properties come before the content
that they are about, so nothing has to be looked up again. An element that is not named here holds words like any other.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import field
from xml.parsers import expat

from engross.import_proof.shown_page import ANCHOR, ShownLine, ShownNote
from engross.import_proof.word_properties import OpenProperties
from engross.import_proof.word_runs import MATH, OpenRuns
from engross.import_proof.word_sides import OpenLine, WordSide, joined_words
from engross.import_proof.word_styles import W_CLARK, ShownStyles
from engross.import_proof.word_tables import OpenTables
from engross.values import dataclass

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_OFF = frozenset({"", "0", "false", "off"})
_SKIPPED = (
    *("sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "customXmlPr", "smartTagPr", "fldData", "ffData"),
    *("tcPrChange", "trPrChange", "numberingChange", "rubyPr", "tabs"),
)
"""What holds no words of the page, and names that mean something else where they are content."""
_UNDERSTOOD = frozenset(
    [
        "wps",
        "wpg",
        "wpc",
        "wpi",
        "w14",
        "w15",
        "w16",
        "w16se",
        "w16cex",
        "w16cid",
        "wp14",
        "a14",
        "v",
        "o",
        "w10",
        "wne",
        "c14",
        "c16",
        "cx",
        "m",
    ]
)
"""The prefixes of what Word understands in alternate content (ISO/IEC 29500-3 § 7.6), as Word itself writes them."""
_PRIVATE = (b"\xee", b"\xef", b"&#")
"""Without any of these a part in UTF-8 has no characters of private use."""

_Attributes = Mapping[str, str]
NotesById = Mapping[str, tuple[ShownNote, ShownNote]]
"""The notes of a file by kind and id ("footnote 2"): accepted, and rejected."""


@dataclass(frozen=True, slots=True)
class Story:
    """What one part shows: its lines on each side; whether any change was met, and any words struck by hand."""

    new: list[ShownLine]
    old: list[ShownLine]
    tracked: bool
    struck: bool
    notes: dict[str, tuple[ShownNote, ShownNote]]


def read_story(
    data: bytes, styles: ShownStyles, notes: NotesById, *, two_sides: bool = True, by_hand: bool = False
) -> Story:
    """The lines of a part: of its document, or of its notes (``Story.notes``).

    ``two_sides``: the lines with the changes rejected are read too; where they are not, ``Story.tracked`` still says
    whether there are changes. ``by_hand``: words struck through are deleted and words underlined inserted, as where a
    redline was made by formatting. Errors: expat.ExpatError where the part is not well-formed.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    reader = _Reader(styles, notes, by_hand, two_sides or by_hand, any(sign in data for sign in _PRIVATE))
    opens, closes = reader.opens(), reader.closes()
    skipping = 0

    def start(name: str, attributes: _Attributes) -> None:
        nonlocal skipping
        if skipping:
            skipping += 1
            return
        act = opens.get(name)
        if act is not None and act(attributes):
            skipping = 1

    def end(name: str) -> None:
        nonlocal skipping
        if skipping:
            skipping -= 1
            return
        act = closes.get(name)
        if act is not None:
            act()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = reader.runs.characters
    parser.Parse(data, True)
    reader.end_lines()
    return Story(reader.new.lines, reader.sides[-1].lines, reader.tracked, reader.runs.struck, reader.found)


@dataclass(slots=True)
class _Held:
    """What is put aside while a text box, an equation or a gloss is read."""

    lines: tuple[OpenLine, ...]
    properties: tuple[object, ...]


@dataclass(slots=True)
class _Reader:
    """Where the reading of a part stands."""

    styles: ShownStyles
    notes: NotesById
    by_hand: bool
    two_sides: bool
    private: bool
    found: dict[str, tuple[ShownNote, ShownNote]] = field(default_factory=dict)
    new: WordSide = field(default_factory=WordSide)
    old: WordSide = field(default_factory=WordSide)
    tracked: bool = False
    sides: tuple[WordSide, ...] = field(init=False)
    properties: OpenProperties = field(init=False)
    tables: OpenTables = field(default_factory=OpenTables)
    runs: OpenRuns = field(init=False)
    note: str = ""
    revisions: list[WordSide | None] = field(default_factory=list)
    alternates: list[bool] = field(default_factory=list)
    asides: list[_Held] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with no property known."""
        self.properties = OpenProperties(self.styles)
        self.sides = (self.new, self.old) if self.two_sides else (self.new,)
        self.runs = OpenRuns(self.sides, self.properties, self.tables, self.by_hand, self.private)

    def opens(self) -> dict[str, Callable[[_Attributes], object]]:
        """What is done where an element opens, by its name; what gives a true value is skipped as a whole."""
        tables = self.tables
        return {
            **self.properties.opens(),
            **self.runs.opens(),
            **{W_CLARK + name: lambda _: True for name in _SKIPPED},
            **{W_CLARK + name: self._aside_begins for name in ("txbxContent", "ruby")},
            W_CLARK + "footnoteReference": lambda attributes: self._note_reference("footnote", attributes),
            W_CLARK + "endnoteReference": lambda attributes: self._note_reference("endnote", attributes),
            W_CLARK + "footnote": lambda attributes: self._note_begins("footnote", attributes),
            W_CLARK + "endnote": lambda attributes: self._note_begins("endnote", attributes),
            MATH + "oMath": self._aside_begins,
            _MC + "AlternateContent": lambda _: self.alternates.append(False),
            _MC + "Choice": self._choice,
            _MC + "Fallback": lambda _: bool(self.alternates) and self.alternates[-1],
            **{W_CLARK + name: lambda _: self._change(self.old) for name in ("ins", "moveTo")},
            **{W_CLARK + name: lambda _: self._change(self.new) for name in ("del", "moveFrom")},
            W_CLARK + "cellIns": lambda _: self._cell_change(self.old),
            W_CLARK + "cellDel": lambda _: self._cell_change(self.new),
            W_CLARK + "p": self._paragraph_begins,
            W_CLARK + "tbl": self._table_begins,
            W_CLARK + "tr": tables.row_begins,
            W_CLARK + "tc": tables.cell_begins,
            W_CLARK + "gridBefore": tables.grid_before,
            W_CLARK + "gridSpan": tables.grid_span,
            W_CLARK + "vMerge": tables.merge,
        }

    def closes(self) -> dict[str, Callable[[], None]]:
        """What is done where an element closes, by its name."""
        return {
            **self.properties.closes(),
            **self.runs.closes(),
            **{W_CLARK + name: self._change_ends for name in ("ins", "moveTo", "del", "moveFrom")},
            **{W_CLARK + name: self._aside_ends for name in ("txbxContent", "ruby")},
            **{W_CLARK + name: self._note_ends for name in ("footnote", "endnote")},
            MATH + "oMath": self._aside_ends,
            _MC + "AlternateContent": self._alternates_end,
            W_CLARK + "p": self._paragraph_ends,
            W_CLARK + "tbl": self._table_ends,
            W_CLARK + "tr": self.tables.row_ends,
            W_CLARK + "tc": self._cell_ends,
            W_CLARK + "tcPr": self._cell_properties_end,
        }

    def end_lines(self) -> None:
        """Close what is open at the end of a part, a cell or a note."""
        for side in self.sides:
            side.end_unjoined(self.runs.number)

    def _change(self, side: WordSide) -> None:
        """A revision: what is in it, or what it marks, is not on ``side``."""
        self.tracked = True
        self.revisions.append(None)
        within = self.properties.within
        if self.properties.listing:
            self.properties.listed_anew = side is self.old
        elif within == "mark":
            side.mark_gone = True
        elif within == "trPr":
            self.tables.row_gone(side)
        elif not within:
            side.gone += 1
            self.revisions[-1] = side

    def _change_ends(self) -> None:
        side = self.revisions.pop()
        if side is not None:
            side.gone -= 1

    def _cell_change(self, side: WordSide) -> None:
        self.tracked = True
        self.tables.cell_gone(side)

    def _choice(self, attributes: _Attributes) -> bool:
        """Whether to skip a choice: another was taken, or Word would not understand it."""
        understood = _UNDERSTOOD.issuperset(attributes.get("Requires", "").split())
        if not self.alternates or self.alternates[-1] or not understood:
            return True
        self.alternates[-1] = True
        return False

    def _alternates_end(self) -> None:
        self.alternates.pop()

    def _paragraph_begins(self, _: _Attributes) -> None:
        self.properties.paragraph_begins()
        if not self.asides:
            self.runs.number += 1

    def _paragraph_ends(self) -> None:
        if self.asides:
            for side in self.sides:
                side.mark_gone = False
                side.put(" ")
            return
        new, old = self.properties.numberings()
        self.tracked = self.tracked or new != old
        for side, numbering in zip(self.sides, (new, old), strict=False):
            side.end_paragraph(self.runs.number, numbering)

    def _table_begins(self, attributes: _Attributes) -> None:
        if not self.asides:
            self.end_lines()
        self.tables.table_begins(attributes)

    def _table_ends(self) -> None:
        self.tables.table_ends()
        if not self.asides:
            self.end_lines()

    def _cell_properties_end(self) -> None:
        self.properties.within = ""
        self.tables.cell_properties_end()

    def _cell_ends(self) -> None:
        if not self.asides:
            self.end_lines()
        self.tables.cell_ends()

    def _aside_begins(self, _: _Attributes) -> None:
        lines = tuple(side.suspend() for side in self.sides)
        self.asides.append(_Held(lines, self.properties.suspend()))

    def _aside_ends(self) -> None:
        held = self.asides.pop()
        for side, line in zip(self.sides, held.lines, strict=True):
            side.end_line(self.runs.number, kind="aside")
            side.resume(line)
        self.properties.resume(held.properties)

    def _note_reference(self, kind: str, attributes: _Attributes) -> None:
        """Put a note's anchor; a mark of its own that follows in the run is no word of the text."""
        found = self.notes.get(f"{kind} {attributes.get(W_CLARK + 'id', '')}")
        self.runs.marker = attributes.get(W_CLARK + "customMarkFollows", "0") not in _OFF
        hidden = self.tables.covered or self.properties.looks()[0].hidden
        if found is None or hidden or self.properties.within:
            return
        for side, note in zip(self.sides, found, strict=False):
            if not side.gone:
                side.pieces.append(ANCHOR)
                side.notes.append(note)

    def _note_begins(self, kind: str, attributes: _Attributes) -> None:
        self.note = f"{kind} {attributes.get(W_CLARK + 'id', '')}"

    def _note_ends(self) -> None:
        self.end_lines()
        notes = [ShownNote(joined_words(side.lines)) for side in self.sides]
        self.found[self.note] = (notes[0], notes[-1])
        for side in self.sides:
            side.lines = []
