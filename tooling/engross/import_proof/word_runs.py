"""The runs of a Word file: their words, signs and fields, as their formatting shows them (ISO/IEC 29500-1 § 17.3.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from engross.import_proof.shown_page import COUNTED, JOINT, UNKNOWN_SIGN, plain_words
from engross.import_proof.symbol_font import sign, signs, without_font
from engross.import_proof.word_properties import OpenProperties
from engross.import_proof.word_sides import WordSide
from engross.import_proof.word_styles import PLAIN, W_CLARK, ShownLook
from engross.import_proof.word_tables import OpenTables
from engross.patterns import compile_on_use
from engross.values import dataclass

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math "
"""Before each name of the markup of equations, as the stream of tags gives them."""
_NUMBERS = compile_on_use(r"\s*(AUTONUM(LGL|OUT)?|LISTNUM)\b", re.IGNORECASE)
_SIGNS = compile_on_use(r"\s*SYMBOL\b", re.IGNORECASE)

_Attributes = Mapping[str, str]


@dataclass(slots=True)
class OpenRuns:
    """What is known of the runs that are read, and where their words go.

    ``private``: the part may hold characters of private use. ``number`` counts the paragraphs; ``struck``: words struck
    by hand were met; ``marker``: the words that follow are the mark of a note.
    """

    sides: tuple[WordSide, ...]
    properties: OpenProperties
    tables: OpenTables
    by_hand: bool
    private: bool
    number: int = 0
    struck: bool = False
    marker: bool = False
    buffer: list[str] | None = None

    def opens(self) -> dict[str, Callable[[_Attributes], object]]:
        """What is done where an element of a run opens, by its name."""
        return {
            **{W_CLARK + name: lambda _: self.put(" ") for name in ("tab", "ptab", "br", "cr")},
            **{W_CLARK + name: self._words_begin for name in ("t", "delText", "instrText", "delInstrText")},
            MATH + "t": self._words_begin,
            W_CLARK + "fldChar": self._field,
            W_CLARK + "fldSimple": lambda attributes: self._instruction(attributes.get(W_CLARK + "instr", "")),
            W_CLARK + "noBreakHyphen": lambda _: self.put("-"),
            W_CLARK + "sym": self._sign,
        }

    def closes(self) -> dict[str, Callable[[], None]]:
        """What is done where an element of a run closes, by its name."""
        return {
            **{W_CLARK + name: self._words_end for name in ("t", "delText")},
            **{W_CLARK + name: self._instruction_ends for name in ("instrText", "delInstrText")},
            MATH + "t": self._words_end,
            W_CLARK + "r": self._run_ends,
        }

    def characters(self, words: str) -> None:
        """Keep the words of an element that holds words."""
        if self.buffer is not None:
            self.buffer.append(words)

    def put(self, words: str) -> None:
        """Put words on both sides, as their run shows them."""
        if self.tables.covered or self.marker or self.properties.within:
            return
        look, was = self.properties.looks()
        if look is PLAIN and was is PLAIN and not self.by_hand:
            shown = without_font(words) if self.private else words
            for side in self.sides:
                side.put(shown)
            return
        if self.by_hand and words.isspace():
            words = JOINT
        self.struck = self.struck or look.struck
        if look.struck and not self.by_hand:
            self._put_struck(words)
            return
        for side, said in zip(self.sides, (look, was), strict=False):
            if said is PLAIN:
                side.put(without_font(words) if self.private else words)
            elif not self._hides(said, side):
                side.caseless = side.caseless or said.capitals
                side.put(signs(words, said.font) if said.font else without_font(words))

    def _hides(self, look: ShownLook, side: WordSide) -> bool:
        marked = look.struck if side is self.sides[0] else look.underlined and not look.struck
        return look.hidden or (self.by_hand and marked)

    def _put_struck(self, words: str) -> None:
        """Words struck by hand are no words of the law: a line of their own, to be accounted for."""
        for side in self.sides:
            held = side.suspend()
            side.put(words)
            side.end_line(self.number, kind="aside")
            side.resume(held)

    def _words_begin(self, _: _Attributes) -> None:
        self.buffer = []

    def _words_end(self) -> None:
        words, self.buffer = "".join(self.buffer or ()), None
        if words:
            self.put(plain_words(words) if self.private else words)

    def _instruction_ends(self) -> None:
        words, self.buffer = "".join(self.buffer or ()), None
        self._instruction(words)

    def _instruction(self, code: str) -> None:
        """A field that shows a number or a sign without holding it."""
        shown = COUNTED if _NUMBERS.match(code) else UNKNOWN_SIGN if _SIGNS.match(code) else ""
        for side in self.sides if shown else ():
            if not side.gone:
                side.pieces.append(shown)

    def _sign(self, attributes: _Attributes) -> None:
        try:
            code = int(attributes.get(W_CLARK + "char", ""), 16)
        except ValueError:
            code = 0
        self.put(sign(code, attributes.get(W_CLARK + "font", "").lower()))

    def _field(self, attributes: _Attributes) -> None:
        for side in self.sides:
            side.field_char(attributes.get(W_CLARK + "fldCharType", ""))

    def _run_ends(self) -> None:
        self.marker = False
        self.properties.run_ends()
