"""The words of a paragraph: its runs read into a text, fields and breaks resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from engross.importing.word.names import MC, W
from engross.importing.word.styles import RunLook, Styles
from engross.model.text import NOTE_ANCHOR, Note, Tag, TagKind, Text

_LEFT_ASIDE = frozenset(
    f"{W}{name}"
    for name in [
        "pPr",
        "rPr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
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
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
        "fldData",
        "commentReference",
        "del",
        "moveFrom",
    ]
)
"""What holds no words of the law."""
_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in ["hyperlink", "fldSimple", "sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo"]
)
_BREAKS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
}
_HELD: Mapping[str, str] = {
    "drawing": "a picture or text box",
    "pict": "a picture or text box",
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
_SYMBOLS = {
    0xA2: "′",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xD7: "·",
}
"""What Word's Symbol font shows at a code (Adobe's Symbol encoding), where ordinances use it."""

Unheld = Callable[[str], None]
"""Called with what the profile cannot hold ("an equation"); it raises, or lists it."""


@dataclass(slots=True)
class Reader:
    """What is read while the paragraphs of a story go by: fields may reach over several of them."""

    styles: Styles
    note: Callable[[str, str], Note | None]
    unheld: Unheld
    hidden: Callable[[str], None]
    fields: list[bool] = field(default_factory=list)
    """For each field that is open: whether its code is over and its result is being read."""

    def text(self, paragraph: etree._Element, hides: bool = False) -> tuple[Text, frozenset[str]]:
        """The words of a paragraph with their looks and notes, and the looks that all its words share."""
        pieces: list[tuple[str, RunLook, Note | None]] = []
        unseen: list[str] = []
        for words, look, note in self._pieces(paragraph):
            if look.hidden or hides:
                unseen.append(words)
            else:
                pieces.append((words, look, note))
        if "".join(unseen).strip():
            self.hidden("".join(unseen))
        shared = (
            frozenset.intersection(*(look.looks for words, look, note in pieces if words.strip() and note is None))
            if any(words.strip() and note is None for words, _, note in pieces)
            else frozenset()
        )
        plain = "".join(words for words, _, _ in pieces)
        return Text(plain, tuple(_tags(pieces)), tuple(n for _, _, n in pieces if n is not None)), shared

    def _pieces(self, parent: etree._Element) -> Iterator[tuple[str, RunLook, Note | None]]:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _LEFT_ASIDE:
                continue
            if tag == f"{W}r":
                yield from self._run(child)
            elif tag in _TRANSPARENT:
                yield from self._pieces(child)
            else:
                self._strange(child)

    def _run(self, run: etree._Element) -> Iterator[tuple[str, RunLook, Note | None]]:
        look = self.styles.run(run.find(f"{W}rPr"))
        marker = ""
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
                continue
            if not isinstance(tag, str) or tag in _LEFT_ASIDE or (self.fields and not all(self.fields)):
                continue
            if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield from self._note(run, child, look)
                marker = child.get(f"{W}customMarkFollows", "")
                continue
            words = self._words(child)
            if words and marker in ("1", "true", "on"):
                continue
            if words:
                if look.struck:
                    self.unheld(f"words struck through by hand instead of by a tracked change ({words.strip()[:40]!r})")
                else:
                    yield words, look, None

    def _note(
        self, run: etree._Element, reference: etree._Element, look: RunLook
    ) -> Iterator[tuple[str, RunLook, Note | None]]:
        custom = reference.get(f"{W}customMarkFollows", "") in ("1", "true", "on")
        marker = "".join(t.text or "" for t in run.iter(f"{W}t", f"{W}delText")).strip() if custom else ""
        note = self.note(
            ("footnote" if reference.tag == f"{W}footnoteReference" else "endnote") + " " + reference.get(f"{W}id", ""),
            marker,
        )
        if note is not None:
            yield NOTE_ANCHOR, RunLook(hidden=look.hidden), note

    def _words(self, child: etree._Element) -> str:
        tag = str(child.tag)
        name = tag.removeprefix(W)
        if tag in (f"{W}t", f"{W}delText"):
            return (child.text or "").replace(NOTE_ANCHOR, " ").replace("\n", " ")
        if name == "br":
            return "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else " "
        if name == "sym":
            return self._symbol(child)
        if name in _BREAKS and tag.startswith(W):
            return _BREAKS[name]
        self._strange(child)
        return ""

    def _symbol(self, child: etree._Element) -> str:
        try:
            code = int(child.get(f"{W}char", ""), 16)
        except ValueError:
            code = 0
        font = child.get(f"{W}font", "")
        if 0x20 <= code < 0xE000 and font not in ("Symbol", "Wingdings", "Webdings"):
            return chr(code)
        known = _SYMBOLS.get(code & 0xFF) if font == "Symbol" else None
        if known is None:
            self.unheld(f"a sign of the font {font or 'unknown'} ({child.get(f'{W}char', '')})")
        return known or ""

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _strange(self, element: etree._Element) -> None:
        """Refuse what the profile cannot hold; of alternatives the first says what it is."""
        tag = str(element.tag)
        if tag == f"{MC}AlternateContent":
            element = next((part for choice in element for part in choice), element)
            tag = str(element.tag)
        name = tag.rpartition("}")[2]
        text_box = next(element.iter(f"{W}txbxContent"), None)
        if text_box is not None:
            words = " ".join("".join(t.text or "" for t in text_box.iter(f"{W}t")).split())
            self.unheld(f"a text box ({words[:40]!r})")
        else:
            self.unheld(_HELD.get(name, f"<{name}>"))


_KINDS: tuple[TagKind, ...] = ("def", "b", "i", "u", "sup", "sub")


def _tags(pieces: list[tuple[str, RunLook, Note | None]]) -> Iterator[Tag]:
    """The looks of runs as tags, neighbours of one look joined; outer ones first."""
    found: list[Tag] = []
    for kind in _KINDS:
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
    yield from _nested(found)


def _nested(tags: list[Tag]) -> list[Tag]:
    """``tags`` in reading order, cut where one would reach over the end of another it begins in."""
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda t: (t.start, -t.end)):
        start = tag.start
        while True:
            crossing = next((k for k in kept if k.start <= start < k.end < tag.end), None)
            if crossing is None:
                break
            kept.append(Tag(tag.kind, start, crossing.end, tag.value))
            start = crossing.end
        kept.append(Tag(tag.kind, start, tag.end, tag.value))
    return sorted(kept, key=lambda t: (t.start, -t.end))
