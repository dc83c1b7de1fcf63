"""The words of a paragraph: its runs read into a text, fields and breaks resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace

from lxml import etree

from engross.importing.source_page import ImportRemarkKind
from engross.importing.word.element_names import OFFICE, RANGE_MARKS, W, child
from engross.importing.word.fields import OpenField, is_contents, shown_without_result
from engross.importing.word.run_characters import NO_BREAK_HYPHEN, font_of, has_signs, sign_shown
from engross.importing.word.style_inheritance import InheritedStyles, RunLook
from engross.importing.word.symbol_fonts import capitals, symbol_character
from engross.model.law.tag_nesting import nested
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, Note, Tag, TagKind, Text
from engross.patterns import compile_on_use
from engross.values import dataclass

_LEFT_ASIDE = RANGE_MARKS | {
    f"{W}{name}"
    for name in [
        "pPr",
        "rPr",
        "lastRenderedPageBreak",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "softHyphen",
        "instrText",
        "delInstrText",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "fldData",
        "commentReference",
        "del",
        "moveFrom",
    ]
}
"""What holds no words of the law."""
_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in ["hyperlink", "fldSimple", "sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo"]
)
_RUN, _WORDS = f"{W}r", frozenset({f"{W}t", f"{W}delText"})
_RUN_PROPERTIES, _TABLE = f"{W}rPr", f"{W}tbl"
_SIMPLE_FIELD, _FIELD_CODE = f"{W}fldSimple", f"{W}instrText"
_FIELD_MARK, _NOTE_REFERENCES = f"{W}fldChar", frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_BREAKS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": LINE_BREAK,
    "noBreakHyphen": NO_BREAK_HYPHEN,
}
_OUTSIDE_RUNS = frozenset(f"{W}{name}" for name in ("t", "br", *_BREAKS))
"""Words and breaks that some programs write beside the runs of a paragraph; the schema has them in runs only."""
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict"})
PICTURE = "a picture"
_HELD: Mapping[str, str] = {
    "drawing": PICTURE,
    "pict": PICTURE,
    "object": "an embedded object",
    "control": "a form control",
    "ruby": "words with a gloss above them",
    "contentPart": "embedded content",
    "altChunk": "a document put into this one",
    "subDoc": "a link to another document",
    "pgNum": "a page number",
    "oMath": "an equation",
    "oMathPara": "an equation",
}
_IN_NUMBERS = compile_on_use(r"(?<=\d)\u2011(?=\w)|(?<=\w)\u2011(?=\d)")
"""A no-break hyphen in a number, which is that number: § 9‑1 is § 9-1."""


def what_is_held(element: etree._Element) -> str:
    """What an element that is no text holds, in words ("an equation")."""
    name = str(element.tag).rpartition("}")[2]
    return _HELD.get(name, f"content of a kind that is not known here ({name})")


ShownPicture = tuple[str, str]
"""The file of a picture that is kept, and its words; both empty where it was left out, and that is said."""
RunPiece = tuple[str, RunLook, Note | None]
"""Words and their look, or a note's anchor and the note."""


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Whom a reader tells what it meets.

    ``unheld`` is called with what the profile cannot hold ("an equation"); it raises, or lists it. ``refuse`` raises
    with what comes behind the place in its sentence. ``remark`` notes something for the report. ``picture`` is asked
    for the picture that a drawing shows; None where it shows something else.
    """

    unheld: Callable[[str], None]
    refuse: Callable[[str], None]
    remark: Callable[[ImportRemarkKind, str], None]
    picture: Callable[[etree._Element], ShownPicture | None] = lambda _drawing: None


@dataclass(slots=True)
class RunReader:
    """What is read while the paragraphs of a story go by: fields may reach over several of them."""

    styles: InheritedStyles
    note: Callable[[str, str], Note | None]
    report: ReadingReport
    fields: list[OpenField] = field(default_factory=list)
    base: RunLook = field(default_factory=RunLook)
    """What the style of the paragraph that is read says of its runs."""
    contents: bool = False
    """Whether the paragraph that was read shows an entry of a contents list that a field makes."""

    def text(self, paragraph: etree._Element, style_id: str | None) -> tuple[Text, frozenset[str]]:
        """The words of a paragraph of a style with their looks and notes, and the looks that all its words share."""
        self.base = self.styles.runs_of(style_id)
        self.contents = False
        pieces: list[RunPiece] = []
        self._add_pieces(paragraph, pieces)
        plain = "".join([words for words, _, _ in pieces])
        base = self.base
        if not base.hidden and not [look for _, look, _ in pieces if look is not base]:
            return Text(plain_numbers(plain)), frozenset()  # no run has a look of its own, and none is a note
        unseen = "".join([words for words, look, _ in pieces if look.hidden])
        if unseen:
            if unseen.strip():
                self.report.remark("hidden", unseen)
            pieces = [piece for piece in pieces if not piece[1].hidden]
            plain = "".join([words for words, _, _ in pieces])
        worded = [look.looks for words, look, note in pieces if note is None and not look.picture and words.strip()]
        shared = frozenset.intersection(*worded) if worded and worded[0] else frozenset()
        notes = tuple([note for _, _, note in pieces if note is not None])
        return Text(plain_numbers(plain), _tags(pieces), notes), shared

    def _add_pieces(self, parent: etree._Element, pieces: list[RunPiece]) -> None:
        """Add to ``pieces`` what the runs inside ``parent`` hold."""
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                self._add_run(element, pieces)
            elif not isinstance(tag, str) or tag in _LEFT_ASIDE:
                continue
            elif tag == _SIMPLE_FIELD:
                self._add_simple_field(element, pieces)
            elif tag in _TRANSPARENT:
                self._add_pieces(element, pieces)
            elif tag in _OUTSIDE_RUNS:
                if all(opened.result for opened in self.fields):
                    pieces.append((self._words(element, self.base), self.base, None))
            else:
                self._strange(element)

    def _add_simple_field(self, element: etree._Element, pieces: list[RunPiece]) -> None:
        begun = len(pieces)
        self._add_pieces(element, pieces)
        if not any(words.strip() for words, _, _ in pieces[begun:]):
            shown = shown_without_result(element.get(f"{W}instr", ""), self.report.unheld, self.report.refuse)
            if shown:
                pieces.append((shown, self.base, None))

    def _add_run(self, run: etree._Element, pieces: list[RunPiece]) -> None:
        properties = child(run, _RUN_PROPERTIES)
        look = self.base if properties is None else self.styles.run(properties, self.base)
        marker = ""
        for element in (run[0],) if len(run) == 1 else run:  # to begin an iteration takes longer than to read words
            tag = element.tag
            if tag in _WORDS and not self.fields and not marker:
                words = self._letters(element, look)
                if words:
                    self._add_words(words, look, pieces)
                continue
            if tag == _FIELD_MARK:
                self._add_field(element.get(f"{W}fldCharType", ""), look, pieces)
                continue
            if tag == _FIELD_CODE and self.fields:
                self.fields[-1].code += element.text or ""
            code = bool(self.fields) and not all(opened.result for opened in self.fields)
            if code or not isinstance(tag, str) or tag in _LEFT_ASIDE:
                continue
            if tag in _NOTE_REFERENCES:
                self._add_note(run, element, look, pieces)
                marker = element.get(f"{W}customMarkFollows", "")
                continue
            if tag in _DRAWINGS and self._add_picture(element, look, pieces):
                continue
            words = self._words(element, look)
            if self.fields and words.strip():
                self.fields[-1].shown = True
                self.contents = self.contents or any(is_contents(opened.code) for opened in self.fields)
            if words and marker not in ("1", "true", "on"):
                self._add_words(words, look, pieces)

    def _add_picture(self, drawing: etree._Element, look: RunLook, pieces: list[RunPiece]) -> bool:
        """Add the picture that a drawing shows; whether it shows one."""
        shown = self.report.picture(drawing)
        if shown is not None and shown[0]:
            self._add_words(shown[1], replace(look, picture=shown[0]), pieces)
        return shown is not None

    def _add_words(self, words: str, look: RunLook, pieces: list[RunPiece]) -> None:
        if look.struck:
            self.report.unheld(f"words struck through by hand instead of by a tracked change ({words.strip()[:40]!r})")
        else:
            pieces.append((words, look, None))

    def _add_note(self, run: etree._Element, reference: etree._Element, look: RunLook, pieces: list[RunPiece]) -> None:
        custom = reference.get(f"{W}customMarkFollows", "") in ("1", "true", "on")
        marker = "".join(t.text or "" for t in run.iter(f"{W}t", f"{W}delText")).strip() if custom else ""
        note = self.note(
            ("footnote" if reference.tag == f"{W}footnoteReference" else "endnote") + " " + reference.get(f"{W}id", ""),
            marker,
        )
        if note is not None:
            pieces.append((NOTE_ANCHOR, RunLook(hidden=look.hidden), note))

    def _words(self, element: etree._Element, look: RunLook) -> str:
        tag = str(element.tag)
        if tag in _WORDS:
            return self._letters(element, look)
        name = tag.removeprefix(W)
        if name == "br":
            return LINE_BREAK if element.get(f"{W}type", "textWrapping") == "textWrapping" else " "
        if name == "sym":
            return self._symbol(element)
        if name in _BREAKS and tag.startswith(W):
            return _BREAKS[name]
        self._strange(element)
        return ""

    def _letters(self, element: etree._Element, look: RunLook) -> str:
        words = (element.text or "").replace("\n", " ")
        if not words.isascii():
            words = words.replace(NOTE_ANCHOR, " ")
        if has_signs(words, look):
            words = self._signs(words, look)
        return capitals(words) if look.caps else words

    def _symbol(self, element: etree._Element) -> str:
        shown = sign_shown(element)
        if shown is None:
            font = element.get(f"{W}font", "") or "unknown"
            self.report.unheld(f"a sign of the font {font} ({element.get(f'{W}char', '')})")
        return shown or ""

    def _signs(self, words: str, look: RunLook) -> str:
        """``words`` as their fonts show them: a symbol font shows signs at the codes of letters."""
        shown = ""
        for letter in words:
            font = font_of(letter, look)
            known = symbol_character(letter, font)
            if known is None:
                self.report.unheld(f"a sign of the font {font or 'unknown'} (U+{ord(letter):04X})")
            shown += known or ""
        return shown

    def _add_field(self, kind: str, look: RunLook, pieces: list[RunPiece]) -> None:
        """Open a field, begin its result, or close it; a field without a result may show something all the same."""
        if kind == "begin":
            self.fields.append(OpenField())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            closed = self.fields.pop()
            seen = all(outer.result for outer in self.fields)
            shown = (
                shown_without_result(closed.code, self.report.unheld, self.report.refuse)
                if seen and not closed.shown
                else ""
            )
            if shown:
                pieces.append((shown, look, None))

    def _strange(self, element: etree._Element) -> None:
        """Refuse what the profile cannot hold; a horizontal line holds nothing."""
        if element.tag == _TABLE:
            self.report.refuse("holds a table, as in a damaged file; open it in Word and save it again")
        boxes = list(element.iter(f"{W}txbxContent"))
        if boxes:
            lines = ("".join(t.text or "" for t in line.iter(*_WORDS)) for box in boxes for line in box.iter(f"{W}p"))
            words = " ".join(" ".join(lines).split())
            self.report.unheld(f"a text box (“{words}”)" if len(boxes) == 1 else f"text boxes (“{words}”)")
        elif any(shape.get(f"{OFFICE}hr", "") in ("t", "true", "1") for shape in element.iter()):
            self.report.remark("left out", "a horizontal line, which is no part of the law")
        else:
            self.report.unheld(what_is_held(element))


_KINDS: tuple[TagKind, ...] = ("def", "b", "i", "u", "sup", "sub")


def plain_numbers(words: str) -> str:
    """``words`` with a plain hyphen for each no-break hyphen in a number."""
    return _IN_NUMBERS.sub("-", words) if "\u2011" in words else words


def _pictures(pieces: list[RunPiece]) -> Iterator[Tag]:
    at = 0
    for words, look, _ in pieces:
        if look.picture:
            yield Tag("img", at, at + len(words), look.picture)
        at += len(words)


def _tags(pieces: list[RunPiece]) -> tuple[Tag, ...]:
    """The looks of runs as tags, neighbours of one look joined; outer ones first."""
    there = {kind for _, look, _ in pieces for kind in look.looks}
    if any(look.defines for _, look, _ in pieces):
        there.add("def")
    found = list(_pictures(pieces))
    if not there:
        return tuple(found)
    for kind in _KINDS:
        if kind not in there:
            continue
        at, start = 0, -1
        for words, look, note in [*pieces, ("", RunLook(), None)]:
            has = (look.defines if kind == "def" else kind in look.looks) and (note is None)
            if has and words and start < 0:
                start = at
            elif not has and start >= 0:
                found.append(Tag(kind, start, at))
                start = -1
            at += len(words)
        if start >= 0:
            found.append(Tag(kind, start, at))
    return tuple(nested(found))
