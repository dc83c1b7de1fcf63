"""Putting tables together: the caption that stands above one, and the notes printed under it, at their markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import takewhile

from engross.importing.source_page import ImportRemarkKind, PageItem, PageTable, Paragraph, text_with_label
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Tag, Text, cut
from engross.patterns import compile_on_use

_NUMBERED = compile_on_use(r"table\s+(\d+[a-z]?|[ivxlc]+|[a-z])\b[.:]?", re.IGNORECASE)
_NOTES = compile_on_use(r"(table\s+)?notes?\s*:?", re.IGNORECASE)
_MARKER = compile_on_use(r"(\d{1,2}|[a-z]|\*{1,3}|[†‡§]|[¹²³⁴⁵⁶⁷⁸⁹])(?=[\s.):])[.):]?\s*")
_RAISED = {ord(raised): plain for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_LONGEST_CAPTION = 160

RemarkCallback = Callable[[ImportRemarkKind, str, str], None]
"""Called with the kind of remark, its words, and its place."""


def with_captions_and_notes(items: Iterable[PageItem], remark: RemarkCallback) -> list[PageItem]:
    """``items`` with each table's caption and notes taken into it.

    A note whose marker is nowhere in its table stays a paragraph, and is remarked.
    """
    pending = list(items)
    done: list[PageItem] = []
    at = 0
    while at < len(pending):
        item = pending[at]
        at += 1
        if isinstance(item, Paragraph):
            done.append(item)
            continue
        caption = _caption(done)
        del done[len(done) - len(caption) :]
        table = replace(item.table, caption=tuple(map(text_with_label, caption)) + item.table.caption)
        end = _end_of_notes(pending, at, table)
        table, loose = _with_notes(table, pending[at:end])
        for paragraph in loose:
            remark(
                "unsure",
                f"a note whose marker is not in the table above it: {paragraph.text.words[:60]}",
                paragraph.place,
            )
        done += [PageTable(table, item.place), *loose]
        at = end
    return done


def _caption(before: list[PageItem]) -> list[Paragraph]:
    """The paragraphs right before a table that are its caption: by their style, or "Table 1" and a title below it.

    Programs that save a struck caption give it another style; its words still say what it is.
    """
    styled = list(takewhile(lambda item: isinstance(item, Paragraph) and item.style == "caption", reversed(before)))
    lines: list[Paragraph] = []
    for item in reversed(before):
        if not isinstance(item, Paragraph) or item.label or len(item.text.plain) > _LONGEST_CAPTION:
            break
        lines.insert(0, item)
        if _NUMBERED.match(item.text.plain) and len(lines) >= len(styled):
            return lines
        if item.style != "caption" and len(lines) > 1:
            break
    return [item for item in reversed(styled) if isinstance(item, Paragraph)]


def _end_of_notes(items: list[PageItem], start: int, table: Table) -> int:
    """Where the notes of the table before ``start`` end; ``start`` itself where there are none."""
    markers = {marker for text in table.texts() for _, _, marker in _raised(text)}
    at = start
    heading = items[at] if at < len(items) else None
    headed = isinstance(heading, Paragraph) and (not heading.label and bool(_NOTES.fullmatch(heading.text.plain)))
    at += headed
    first = at
    while at < len(items):
        item = items[at]
        if not isinstance(item, Paragraph):
            break
        if item.style != "note" and (item.label not in markers if item.style else _marker_of(item)[0] not in markers):
            break
        at += 1
    return at if at > first else start


def _with_notes(table: Table, items: list[PageItem]) -> tuple[Table, list[Paragraph]]:
    """``table`` with the notes put at their markers, and the notes that have no marker in it."""
    notes: list[tuple[Note, Paragraph]] = []
    for item in items:
        if not isinstance(item, Paragraph) or _NOTES.fullmatch(item.text.plain):
            continue
        marker, text = _marker_of(item)
        if not marker and notes:
            last, paragraph = notes[-1]
            notes[-1] = (replace(last, content=(*last.content, text)), paragraph)
        else:
            notes.append((Note(marker, "table", (text,)), item))
    loose = []
    texts = list(table.texts())
    for note, paragraph in notes:
        at = next((i for i, text in enumerate(texts) if note.marker and _place_of(text, note.marker)), None)
        if at is None:
            loose.append(paragraph)
            continue
        start, end = _place_of(texts[at], note.marker) or (0, 0)
        texts[at] = with_note(texts[at], start, end, note)
    return _with_texts(table, texts), loose


def _marker_of(paragraph: Paragraph) -> tuple[str, Text]:
    """The marker of a note under a table, and its words."""
    text = paragraph.text
    if paragraph.label:
        return paragraph.label.strip("().[]").translate(_RAISED), text
    raised = next((tag for tag in text.tags if tag.kind == "sup" and tag.start == 0), None)
    if raised is not None:
        return text.plain[: raised.end].strip(), cut(text, raised.end, len(text.plain))
    found = _MARKER.match(text.plain) if paragraph.style is None else None
    if found is None and text.plain[:1] and ord(text.plain[0]) in _RAISED:
        return text.plain[0].translate(_RAISED), cut(text, 1, len(text.plain))
    return (found[1].translate(_RAISED), cut(text, found.end(), len(text.plain))) if found else ("", text)


def _raised(text: Text) -> list[tuple[int, int, str]]:
    """The raised characters of a text that may be markers: start, end, and what they say."""
    raised = [(t.start, t.end, text.plain[t.start : t.end].strip()) for t in text.tags if t.kind == "sup"]
    found = [each for each in raised if each[2]]  # a raised blank says nothing
    found += [(i, i + 1, letter.translate(_RAISED)) for i, letter in enumerate(text.plain) if ord(letter) in _RAISED]
    return sorted(found)


def _place_of(text: Text, marker: str) -> tuple[int, int] | None:
    return next(((start, end) for start, end, said in _raised(text) if said == marker), None)


def with_note(text: Text, start: int, end: int, note: Note) -> Text:
    """``text`` with the marker in ``[start, end)`` replaced by the note's anchor."""

    def moved(at: int) -> int:
        return at if at <= start else max(at - (end - start) + 1, start + 1)

    tags = tuple(
        Tag(tag.kind, moved(tag.start), moved(tag.end), tag.value, tag.unit, tag.name)
        for tag in text.tags
        if not (start <= tag.start and tag.end <= end)
    )
    before = text.plain.count(NOTE_ANCHOR, 0, start)
    notes = (*text.notes[:before], note, *text.notes[before:])
    return Text(text.plain[:start] + NOTE_ANCHOR + text.plain[end:], tags, notes)


def _with_texts(table: Table, texts: list[Text]) -> Table:
    """``table`` with its texts, in the order of ``Table.texts``, replaced."""
    given = iter(texts)
    caption = tuple(next(given) for _ in table.caption)
    rows = tuple(
        Row(tuple(Cell(tuple(next(given) for _ in c.content), c.columns, c.rows, c.heading) for c in row.cells))
        for row in table.rows
    )
    return replace(table, caption=caption, rows=rows)
