"""Transferring the markup of a text to its edited form: what is marked on words that stayed stays marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from engross.importing.markup.changed_figures import changed_figure
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Note, Tag, Text
from engross.patterns import compile_on_use

_TOKEN = compile_on_use(r"\w+|\s+|[^\w\s]")
_CARRIED = frozenset({"ref", "def", "quantity", "date", "time"})
"""Meanings; looks are read from the file itself."""


def transfer_markup(new: Text, old: Text) -> Text:
    """``new`` with the references, terms and figures of ``old`` whose words are still there, in their order."""
    notes = tuple(
        _note(note, before) for note, before in zip(new.notes, (*old.notes, *[None] * len(new.notes)), strict=False)
    )
    moves = list(_stretches(old.plain, new.plain)) if old.tags else []
    tags = list(new.tags)
    for tag in old.tags:
        if tag.kind not in _CARRIED:
            continue
        shift = next((to - at for at, to, size in moves if at <= tag.start and tag.end <= at + size), None)
        moved = _changed(tag, old.plain, new.plain, moves)
        if shift is not None:
            moved = replace(tag, start=tag.start + shift, end=tag.end + shift)
        if moved is not None:
            add_tag(tags, moved)
    return replace(new, tags=tuple(sorted(tags, key=lambda t: (t.start, -t.end))), notes=notes)


def _changed(tag: Tag, old: str, new: str, moves: Sequence[tuple[int, int, int]]) -> Tag | None:
    """``tag`` on what stands in its place now, with its new value, where its number alone changed."""
    start = next((to + tag.start - at for at, to, size in reversed(moves) if at <= tag.start <= at + size), None)
    end = next((to + tag.end - at for at, to, size in moves if at <= tag.end <= at + size), None)
    start = 0 if start is None and tag.start == 0 else start
    end = len(new) if end is None and tag.end == len(old) else end
    if start is None or end is None or start >= end:
        return None
    changed = changed_figure(tag, old[tag.start : tag.end], new[start:end])
    return replace(changed, start=start, end=end) if changed is not None else None


def add_tag(tags: list[Tag], tag: Tag) -> bool:
    """Add ``tag`` unless one of its kind is there or it would cross another; whether it was added."""
    for other in tags:
        apart = other.end <= tag.start or tag.end <= other.start
        inside = (other.start <= tag.start and tag.end <= other.end) or (
            tag.start <= other.start and other.end <= tag.end
        )
        if not apart and (other.kind == tag.kind or not inside):
            return False
    tags.append(tag)
    return True


def transfer_table_markup(new: Table, old: Table) -> Table:
    """``new`` as the edited form of ``old``: its identity, and the markup of what stayed in its rows."""
    before, after = [_key(row) for row in old.rows], [_key(row) for row in new.rows]
    rows = list(new.rows)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows[c:d] = old.rows[a:b]
        elif kind == "replace":
            for i, j in zip(range(a, b), range(c, d), strict=False):
                rows[j] = _row(new.rows[j], old.rows[i])
    caption = _paired(new.caption, old.caption)
    return replace(new, caption=caption, rows=tuple(rows), eid=old.eid, wid=old.wid)


def _row(new: Row, old: Row) -> Row:
    if len(new.cells) != len(old.cells):
        return new
    pairs = zip(new.cells, old.cells, strict=True)
    return Row(tuple(Cell(_paired(a.content, b.content), a.columns, a.rows, a.heading) for a, b in pairs))


def _paired(new: tuple[Text, ...], old: tuple[Text, ...]) -> tuple[Text, ...]:
    """Each text with the markup of the one in its place; the very one where nothing differs."""
    pairs = zip(new, (*old, *[None] * len(new)), strict=False)
    return tuple(
        text if before is None else before if _same(text, before) else transfer_markup(text, before)
        for text, before in pairs
    )


def _same(new: Text, old: Text) -> bool:
    return (new.plain, *_beside(new)) == (old.plain, *_beside(old))


def _beside(text: Text) -> Iterator[str]:
    """The files of the pictures in a text, and what its notes say."""
    yield from (tag.value for tag in text.tags if tag.kind == "img")
    yield from (said for note in text.notes for said in _said(note))


def _said(note: Note) -> tuple[str, ...]:
    return (note.marker, *(text.plain for text in note.content))


def _note(new: Note, old: Note | None) -> Note:
    if old is None:
        return new
    return Note(new.marker, old.kind, _paired(new.content, old.content))


def _key(row: Row) -> tuple[tuple[str, ...], ...]:
    texts = (text for cell in row.cells for text in cell.content)
    return tuple((text.plain, *_beside(text)) for text in texts)


def _stretches(old: str, new: str) -> Iterable[tuple[int, int, int]]:
    """Where ``old`` and ``new`` agree, by whole words: start in the old, start in the new, length."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    at, to = _starts(left), _starts(right)
    for i, j, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if size:
            yield at[i], to[j], at[i + size] - at[i]


def _starts(tokens: list[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts
