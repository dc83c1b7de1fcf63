"""The kind of a change: amended, renumbered, terms only, unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.comparison.comparison import BlockChange, ChangeKind, TextChange, texts_in
from engross.model.comparison.span import TextSpan


def change_kind(label: Sequence[TextSpan], blocks: Sequence[BlockChange]) -> ChangeKind:
    """What happened to a provision on both sides, its children left aside.

    Substance comes before numbering, numbering before terms: a provision renumbered and amended is amended,
    one renumbered with nothing but terms changed is renumbered.
    """
    renumbered = terms = False
    for block in blocks:
        if block.old is None or block.new is None:
            return "amended"
        for text in (block,) if isinstance(block, TextChange) else texts_in(block):
            spans = text.spans
            if text.notes:
                spans = (*spans, *_spans_of_notes(text))
                renumbered = renumbered or any(note.old.marker != note.new.marker for note in text.notes)
            for span in spans:
                if span.mark != "kept":
                    if not span.terms:
                        return "amended"
                    terms = True
    if renumbered or (label and label[0].mark != "kept"):
        return "renumbered"
    return "terms" if terms else "unchanged"


def _spans_of_notes(text: TextChange) -> Iterator[TextSpan]:
    for note in text.notes:
        for paragraph in note.content:
            yield from paragraph.spans
            yield from _spans_of_notes(paragraph)
