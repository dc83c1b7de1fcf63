"""Saying what kind of change it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.comparison import BlockChange, Kind, texts_in
from engross.model.span import Span


def kind_of(label: Sequence[Span], blocks: Sequence[BlockChange]) -> Kind:
    """What happened to a provision on both sides, its children left aside.

    Substance comes before numbering, numbering before terms: a provision renumbered and amended is amended,
    one renumbered with nothing but terms changed is renumbered.
    """
    marked = [span for block in blocks for span in spans_of(block) if span.mark != "kept"]
    if any(not span.terms for span in marked) or any(block.mark != "kept" for block in blocks):
        return "amended"
    if any(span.mark != "kept" for span in label) or any(_markers_moved(block) for block in blocks):
        return "renumbered"
    return "terms" if marked else "unchanged"


def spans_of(block: BlockChange) -> Iterator[Span]:
    """Every span of a block: its words, its notes', a table's caption and cells."""
    for text in texts_in(block):
        yield from text.spans
        for note in text.notes:
            for paragraph in note.content:
                yield from spans_of(paragraph)


def _markers_moved(block: BlockChange) -> bool:
    return any(note.old.marker != note.new.marker for text in texts_in(block) for note in text.notes)
