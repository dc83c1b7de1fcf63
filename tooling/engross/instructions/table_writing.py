"""Writing the instructions that make one table into another of the same rows and cells."""

from __future__ import annotations

from collections.abc import Iterator

from engross.instructions.table_texts import table_texts
from engross.instructions.written_phrases import CannotStrikeError, WordDiff, strikes
from engross.instructions.written_place import WrittenPlace
from engross.model.law.table import Table
from engross.model.law.text import Note

SAME_SHARE = 0.5
"""The share of a note's words that another must have, to be called the same note."""


def table_changes(place: WrittenPlace, old: Table, new: Table, word_diff: WordDiff) -> Iterator[str]:
    """The instructions for the table at ``place``: its notes first, then its words, its number last.

    Errors: CannotStrikeError where rows or cells are not the same, or the table has no number.
    """
    if not old.number or _shape(old) != _shape(new):
        raise CannotStrikeError
    name = f"table {old.number} in {place.inner()}"
    yield from _notes(name, old, new, word_diff)
    texts = [text for _, text in table_texts(old)]
    changed: list[str] = []
    for index, (was, (_, is_now)) in enumerate(zip(texts, table_texts(new), strict=True)):
        others = " ".join(text.words for at, text in enumerate(texts) if at != index)
        if was.words != is_now.words:
            changed += strikes(f"T{name[1:]}", was.words, is_now.words, word_diff, others)
    yield from reversed(changed)


def _shape(table: Table) -> object:
    """Rows, cells and their spans, and how many paragraphs each has."""
    cells = [[(cell.columns, cell.rows, cell.heading, len(cell.content)) for cell in row.cells] for row in table.rows]
    return len(table.caption), cells


def _notes(name: str, old: Table, new: Table, word_diff: WordDiff) -> Iterator[str]:
    before, after = _by_marker(old), _by_marker(new)
    left = list(after)
    pairs: list[tuple[str, str]] = []
    for marker, note in before.items():
        same = next((one for one in left if _alike(note, after[one], word_diff)), None)
        if same is None:
            yield f"Note {marker} of {name} is repealed."
        else:
            left.remove(same)
            pairs.append((marker, same))
    if left:
        raise CannotStrikeError
    for marker, same in pairs:
        if len(before[marker].content) != len(after[same].content):
            raise CannotStrikeError
        for was, is_now in zip(before[marker].content, after[same].content, strict=True):
            others = " ".join(text.plain for text in before[marker].content if text is not was)
            yield from strikes(f"Note {marker} of {name}", was.plain, is_now.plain, word_diff, others)
        if marker != same:
            yield f"Note {marker} of {name} is redesignated as note {same}."


def _by_marker(table: Table) -> dict[str, Note]:
    return {note.marker: note for text in table.texts() for note in text.notes}


def _alike(one: Note, other: Note, word_diff: WordDiff) -> bool:
    was, is_now = (_words(note) for note in (one, other))
    kept = sum(len(span.text.split()) for span in word_diff(was, is_now) if span.mark == "kept")
    return kept > SAME_SHARE * max(len(was.split()), len(is_now.split()))


def _words(note: Note) -> str:
    return " ".join(text.plain for text in note.content)
