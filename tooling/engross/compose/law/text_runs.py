"""From texts and text changes to the runs of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from engross.model.comparison.comparison import NoteChange, TextChange
from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.picture import ChapterPicture
from engross.model.law.text import Note, Segment, Text, segments
from engross.model.publication.publication import Footnote, Look, Run

_LOOKS = ("i", "b", "u", "sup", "sub")


def text_runs(text: Text, mark: Mark = "kept") -> tuple[Run, ...]:
    """The runs of a text that has one mark."""
    return tuple(run for segment in segments(text) for run in _runs(segment, mark, terms=False, note=None))


def changed_runs(change: TextChange) -> tuple[Run, ...]:
    """The runs of a redlined text: looks and links of the new side where it has the words, else of the old."""
    return tuple(_changed(change))


def _changed(change: TextChange) -> Iterator[Run]:
    old, new = change.old or Text(), change.new or Text()
    notes = iter(change.notes)
    at = to = 0
    for span in change.spans:
        size = len(span.text)
        if span.mark == "deleted":
            text, start = old, at
        else:
            text, start = new, to
        for segment in segments(text, start, start + size):
            kept_note = next(notes, None) if segment.note is not None and span.mark == "kept" else None
            yield from _runs(segment, span.mark, terms=span.terms, note=kept_note)
        at += size if span.mark != "inserted" else 0
        to += size if span.mark != "deleted" else 0


def _runs(segment: Segment, mark: Mark, *, terms: bool, note: NoteChange | None) -> Iterator[Run]:
    if segment.note is not None:
        yield from _note_runs(segment.note, mark, note)
        return
    if not segment.tags:
        yield Run(segment.words, mark, terms)
        return
    looks = tuple(cast("Look", kind) for kind in _LOOKS if any(tag.kind == kind for tag in segment.tags))
    href = next((tag.value for tag in segment.tags if tag.kind == "ref"), "") if mark != "deleted" else ""
    defines = any(tag.kind == "def" for tag in segment.tags)
    shown = next((tag for tag in segment.tags if tag.kind == "img"), None)
    if shown is not None and shown.end - shown.start == len(segment.words):
        yield Run(f"[{segment.words}]", mark, terms, looks, href, picture=ChapterPicture(shown.value))
        return
    yield Run(segment.words, mark, terms, looks, href, defines)


def _note_runs(note: Note, mark: Mark, change: NoteChange | None) -> Iterator[Run]:
    """A note's marker; where the note stays and its marker moves, the old one struck and the new inserted."""
    if note.kind == "table":
        if change is not None and change.old.marker != change.new.marker:
            yield Run(change.old.marker, "deleted", looks=("sup",))
            yield Run(change.new.marker, "inserted", looks=("sup",))
        else:
            yield Run(note.marker, mark, looks=("sup",))
        return
    if change is not None:
        content = tuple(changed_runs(paragraph) for paragraph in change.content)
    else:
        content = tuple(text_runs(text, mark) for text in note.content)
    was = change.old.marker if change is not None and change.old.marker != note.marker else ""
    yield Run(note.marker, mark, looks=("sup",), note=Footnote(note.marker, note.kind, content, was))


def label_runs(label: tuple[TextSpan, ...]) -> tuple[Run, ...]:
    """A label's spans as runs."""
    return tuple(Run(span.text, span.mark, span.terms) for span in label)


def has_words(change: TextChange) -> bool:
    """Whether there is anything to show on either side."""
    return any(span.text for span in change.spans)
