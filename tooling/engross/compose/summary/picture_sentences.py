"""What becomes of the pictures in a block of words."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compose.summary.quotations import bare_words
from engross.model.comparison.comparison import TextChange
from engross.model.comparison.span import Mark
from engross.model.law.text import Text


def picture_fates(change: TextChange) -> Iterator[str]:
    """A sentence for each picture that is struck, added, or replaced by another with the same words."""
    gone, come = (list(_marked(change, mark)) for mark in ("deleted", "inserted"))
    for words in gone:
        if words in come:
            come.remove(words)
            yield f"another picture in place of that of “{words}”"
        else:
            yield f"strikes the picture “{words}”"
    yield from (f"adds the picture “{words}”" for words in come)


def _marked(change: TextChange, mark: Mark) -> Iterator[str]:
    """The words of the pictures in the spans of one mark, deleted or inserted."""
    side = (change.old if mark == "deleted" else change.new) or Text()
    pictures = [tag for tag in side.tags if tag.kind == "img"]
    at = 0
    for span in change.spans if pictures else ():
        if span.mark not in ("kept", mark):
            continue
        end = at + len(span.text)
        if span.mark == mark:
            inside = (tag for tag in pictures if at <= tag.start < tag.end <= end)
            yield from (bare_words(side.plain[tag.start : tag.end]) for tag in inside)
        at = end
