"""Mixed content in and out: an element's words, tags and notes ↔ a Text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engross.akn.element_names import AKN, VALUE_ATTRIBUTE
from engross.errors import EngrossError
from engross.model.law.tag_nesting import nested
from engross.model.law.text import (
    LINE_BREAK,
    NOTE_ANCHOR,
    Note,
    NoteKind,
    Tag,
    TagKind,
    Text,
    collapse,
    in_normal_form,
    normal,
)
from engross.patterns import compile_on_use

LINE_END = "\u2029"
"""What stands for an ``eol`` in a caption that is read (U+2029, paragraph separator)."""
_OURS_UNIT = "{urn:x-engross:1}unit"
_IN = len(f"{{{AKN}}}")
_ILLEGAL = compile_on_use("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def read_inline(element: etree._Element) -> Text:
    """The words inside ``element``, with what is marked on them, in normal form."""
    words = element.text or ""
    if not len(element):
        return Text(words if in_normal_form(words) else collapse(words), (), (), element.sourceline or 0)
    pieces: list[str] = [words]
    tags: list[Tag] = []
    notes: list[Note] = []
    _descend(element, len(words), pieces, tags, notes)
    read = normal(Text("".join(pieces), tuple(tags), tuple(notes), element.sourceline or 0))
    return read if len(tags) < 2 else Text(read.plain, nested(read.tags), read.notes, read.line)


def _descend(element: etree._Element, at: int, pieces: list[str], tags: list[Tag], notes: list[Note]) -> int:
    """Gather the children of ``element`` from position ``at`` on; the position after them."""
    for child in element:
        kind = str(child.tag)[_IN:]
        if kind in ("authorialNote", "br", "eol"):
            if kind == "br":
                pieces.append(LINE_BREAK)
            elif kind == "eol":
                pieces.append(LINE_END)
            else:
                notes.append(_note(child))
                pieces.append(NOTE_ANCHOR)
            at += 1
        else:
            start = at
            words = collapse(child.get("alt", "")) if kind == "img" else child.text
            if words:
                pieces.append(words)
                at += len(words)
            if len(child):
                at = _descend(child, at, pieces, tags, notes)
            tags.append(_tag(kind, child, start, at))  # type: ignore[arg-type]
        if child.tail:
            pieces.append(child.tail)
            at += len(child.tail)
    return at


def _tag(kind: TagKind, element: etree._Element, start: int, end: int) -> Tag:
    known = dict(element.items())
    if not known:
        return Tag(kind, start, end)
    value = known.get(VALUE_ATTRIBUTE.get(kind, ""), "")
    return Tag(kind, start, end, value, known.get(_OURS_UNIT, ""), known.get("refersTo", "").removeprefix("#"))


def _note(element: etree._Element) -> Note:
    kind: NoteKind = element.get("class", "footnote")  # type: ignore[assignment]
    return Note(element.get("marker", ""), kind, tuple(read_inline(p) for p in element))


def write_inline(text: Text) -> str:
    """``text`` as markup: escaped words, its tags as elements, its notes as authorialNotes.

    Errors: EngrossError where the words hold a character that XML cannot.
    """
    if not text.tags and not text.notes:
        return write_words(text.plain)
    _refuse_illegal(text.plain)
    return _stretch(text, 0, len(text.plain), list(nested(text.tags)), iter(text.notes))


def write_words(words: str) -> str:
    """Words without a tag or a note as markup; errors: as ``write_inline``."""
    _refuse_illegal(words)
    return _escaped(words)


def _refuse_illegal(words: str) -> None:
    bad = None if words.isprintable() else _ILLEGAL.search(words)
    if bad:
        raise EngrossError(
            f"the text {words[:40]!r}… holds the character U+{ord(bad[0]):04X}, which XML cannot hold; remove it"
        )


def _stretch(text: Text, start: int, end: int, tags: list[Tag], notes: Iterator[Note]) -> str:
    """The markup of ``text.plain[start:end]``, whose outermost tags are found in ``tags`` (sorted, nested)."""
    out: list[str] = []
    at, index = start, 0
    while index < len(tags):
        tag = tags[index]
        inner = index + 1
        while inner < len(tags) and tags[inner].start < tag.end:
            inner += 1
        out.append(_words(text.plain[at : tag.start], notes))
        if tag.kind == "img":
            alternative = attribute_value(text.plain[tag.start : tag.end])
            out.append(f'<img{_attributes(tag)} alt="{alternative}"/>')
            at, index = tag.end, inner
            continue
        body = _stretch(text, tag.start, tag.end, tags[index + 1 : inner], notes)
        out.append(f"<{tag.kind}{_attributes(tag)}>{body}</{tag.kind}>")
        at, index = tag.end, inner
    out.append(_words(text.plain[at:end], notes))
    return "".join(out)


def _words(words: str, notes: Iterator[Note]) -> str:
    if NOTE_ANCHOR not in words:
        return _escaped(words)
    parts = [_escaped(part) for part in words.split(NOTE_ANCHOR)]
    marked = [write_note(next(notes)) for _ in parts[1:]]
    return parts[0] + "".join(note + part for note, part in zip(marked, parts[1:], strict=True))


def _escaped(words: str) -> str:
    return escape(words).replace(LINE_BREAK, "<br/>")


def write_note(note: Note) -> str:
    """A note as an authorialNote."""
    content = "".join(f"<p>{write_inline(text)}</p>" for text in note.content)
    marker = attribute_value(note.marker)
    return f'<authorialNote marker="{marker}" placement="bottom" class="{note.kind}">{content}</authorialNote>'


def _attributes(tag: Tag) -> str:
    out = ""
    if tag.name:
        out += f' refersTo="#{attribute_value(tag.name)}"'
    attribute = VALUE_ATTRIBUTE.get(tag.kind)
    if attribute:
        out += f' {attribute}="{attribute_value(tag.value)}"'
    if tag.unit:
        out += f' en:unit="{attribute_value(tag.unit)}"'
    return out


def escape(words: str) -> str:
    """``words`` with the signs of markup escaped."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute_value(value: str) -> str:
    """``value`` escaped for a double-quoted attribute."""
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
