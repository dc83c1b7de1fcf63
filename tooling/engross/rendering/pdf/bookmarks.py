"""The bookmarks of a PDF file: its headings as a tree (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from pypdf.generic import DictionaryObject, NameObject, NumberObject, PdfObject, TextStringObject

from engross.rendering.pdf.named_places import NamedPlace
from engross.rendering.pdf.pdf_values import dictionary, reference
from engross.values import dataclass


@dataclass(slots=True, eq=False)
class _Bookmark:
    """A bookmark, its number among the objects, and those below it."""

    number: int
    depth: int
    entries: DictionaryObject
    below: list[_Bookmark] = field(default_factory=list)


def bookmarks(
    headings: Sequence[NamedPlace], root_number: int, new_number: Callable[[], int]
) -> Iterator[tuple[int, PdfObject]]:
    """The objects of the tree with their numbers, the root's being ``root_number``.

    The first of ``headings`` names the whole; those of the next depth stand beside it, as in a file that is set as one.
    """
    root = _Bookmark(root_number, 0, dictionary(Type="/Outlines"))
    opened = [root]
    made = [root]
    for at, heading in enumerate(headings):
        while opened[-1].depth >= heading.depth:
            opened.pop()
        entries = dictionary(Title=TextStringObject(heading.words), Dest=TextStringObject(heading.name))
        mark = _Bookmark(new_number(), heading.depth, entries)
        opened[-1].below.append(mark)
        made.append(mark)
        if at:
            opened.append(mark)
    for mark in made:
        _tie(mark, shown=mark is root)
    yield from ((mark.number, mark.entries) for mark in made)


def _tie(mark: _Bookmark, *, shown: bool) -> None:
    """Tie those below a bookmark to it and to one another; ``shown`` when the file is opened."""
    if not mark.below:
        return
    count = len(mark.below)
    ends = dictionary(First=reference(mark.below[0].number), Last=reference(mark.below[-1].number))
    mark.entries.update({**ends, NameObject("/Count"): NumberObject(count if shown else -count)})
    for at, each in enumerate(mark.below):
        each.entries[NameObject("/Parent")] = reference(mark.number)
        if at:
            each.entries[NameObject("/Prev")] = reference(mark.below[at - 1].number)
        if at + 1 < count:
            each.entries[NameObject("/Next")] = reference(mark.below[at + 1].number)
