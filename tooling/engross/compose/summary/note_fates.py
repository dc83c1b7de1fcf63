"""What becomes of the notes of a block of words: footnotes, editor's notes, notes to a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engross.compose.summary.quotations import bare_words
from engross.model.comparison.comparison import NoteChange, TextChange
from engross.model.law.text import NOTE_ANCHOR, Note


class NoteFate(NamedTuple):
    """A note that is struck (``new`` is None), added (``old`` is None), or stays; ``content`` compares its words."""

    old: Note | None
    new: Note | None
    content: tuple[TextChange, ...] = ()


def note_fates(text: TextChange) -> Iterator[NoteFate]:
    """The notes of a block that are struck or added, whose marker changes, or whose words do, in reading order."""
    old, new = iter(text.old.notes if text.old else ()), iter(text.new.notes if text.new else ())
    kept = iter(text.notes)
    for span in text.spans:
        for _ in range(span.text.count(NOTE_ANCHOR)):
            before = next(old, None) if span.mark != "inserted" else None
            after = next(new, None) if span.mark != "deleted" else None
            if before is not None and after is not None:
                change = next(kept, None)
                if change is not None and _differs(change):
                    yield NoteFate(change.old, change.new, change.content)
            else:
                yield NoteFate(before, after)


def _differs(change: NoteChange) -> bool:
    return change.old.marker != change.new.marker or any(
        span.mark != "kept" for text in change.content for span in text.spans
    )


def note_name(note: Note) -> str:
    """How a sentence calls a note."""
    if note.kind == "editor":
        return f"editor's note {note.marker}".rstrip()
    return f"note {note.marker} to the table" if note.kind == "table" else f"footnote {note.marker}".rstrip()


def words_of_note(note: Note) -> str:
    """The words of a note, its paragraphs one after another."""
    return bare_words(" ".join(text.plain for text in note.content))
