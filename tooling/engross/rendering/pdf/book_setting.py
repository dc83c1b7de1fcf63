"""A long book set in parts: once for where everything stands, once more with the numbers of the pages, then joined."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from engross.errors import OutputError
from engross.model.publication.publication import Line, PageBlock, PageBreak
from engross.rendering.heading_outline import Heading
from engross.rendering.page_anchors import PageAnchors
from engross.rendering.pdf.book_parts import BookPart, anchors_of, targets_of
from engross.rendering.pdf.named_places import NamedPlace, PlaceOnPage
from engross.rendering.pdf.part_joining import JoinedParts
from engross.rendering.pdf.publication_data import ELSEWHERE, blocks_data, heading_entry, title_block_count
from engross.values import dataclass

LAYOUT = "<layout>"
"""Where the template keeps what it is asked of the layout of a part."""
MOST_ENTRIES = 2_500
"""So many entries of the contents are set at a time."""
CONTENTS = "Contents"
"""The title of the contents, as the template has it."""
_MOST_TURNS = 4
"""The contents take the same pages whatever the numbers in them say, or one page more."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """How many pages stand before a part, and how many the whole has."""

    before: int = 0
    total: int = 0


_NO_PAGES = _Pages()


def set_book(
    blocks: Sequence[PageBlock],
    headings: Mapping[int, Heading],
    parts: Sequence[BookPart],
    properties: Mapping[str, Any],
    compiled: Callable[..., bytes],
) -> bytes:
    """The PDF file of a book cut into ``parts``.

    ``properties``: what the template is given beside the blocks. ``compiled`` gives the PDF file of what the template
    is given, or, asked with a label, the value under that label as JSON.
    """
    book = _Book(blocks, headings, parts, properties)

    def measured(data: dict[str, Any]) -> Any:
        return json.loads(compiled(data, LAYOUT))

    layouts = [measured(book.data(number)) for number in range(1, len(parts))]
    pages, front = sum(layout["pages"] for layout in layouts), 0
    for _ in range(_MOST_TURNS):
        places = book.places(layouts, front)
        fronts = [measured(data) for data in book.fronts(places, _Pages(0, front + pages))]
        if sum(layout["pages"] for layout in fronts) == front:
            break
        front = sum(layout["pages"] for layout in fronts)
    else:
        raise OutputError("the contents of this book take another number of pages each time; please report it")
    joined = JoinedParts({place.name: place for place in places}, ELSEWHERE)
    at = 0
    for data, layout in zip(book.fronts(places, _Pages(0, front + pages)), fronts, strict=True):
        data["part"]["before"] = at
        joined.add(compiled(data))
        at += layout["pages"]
    for number, layout in enumerate(layouts, 1):
        joined.add(compiled(book.data(number, _Pages(at, front + pages))))
        at += layout["pages"]
    return joined.finish([book.title_place(fronts[0]), *(place for place in places if place.depth)])


class _Book:
    """A book cut into parts, and what the template is given of each."""

    def __init__(
        self,
        blocks: Sequence[PageBlock],
        headings: Mapping[int, Heading],
        parts: Sequence[BookPart],
        properties: Mapping[str, Any],
    ) -> None:
        self._blocks, self._headings, self._parts, self._properties = blocks, headings, parts, properties
        self._owners: dict[str, int] = {}
        for number, part in enumerate(parts):
            for anchor in anchors_of(blocks[part.start : part.end]):
                if anchor:
                    self._owners.setdefault(anchor, number)
        self._wanted: list[dict[str, None]] = [{} for _ in parts]
        for number, part in enumerate(parts):
            for target in targets_of(blocks[part.start : part.end]):
                owner = self._owners.get(target, number)
                if owner != number:
                    self._wanted[owner][target] = None

    def fronts(self, places: Iterable[NamedPlace], pages: _Pages) -> Iterator[dict[str, Any]]:
        """What the template is given of the title page and the contents, which are in parts where they are long."""
        entries = [_entry(place) for place in places if place.depth]
        for at in range(0, max(len(entries), 1), MOST_ENTRIES):
            data = self.data(0, pages)
            if at:
                data |= {"blocks": [], "front": 0, "key": ""}
                above = tuple(range(1, entries[at]["depth"]))
                data["part"] |= {"running": (CONTENTS, ""), "above": above, "targets": [], "goes_on": True}
            data["part"]["contents"] = entries[at : at + MOST_ENTRIES]
            yield data

    def data(self, number: int, pages: _Pages = _NO_PAGES) -> dict[str, Any]:
        """What the template is given of a part."""
        part = self._parts[number]
        start = part.start + isinstance(self._blocks[part.start], PageBreak)
        anchors = PageAnchors(
            {anchor for anchor, owner in self._owners.items() if owner == number},
            {anchor for anchor, owner in self._owners.items() if owner < number},
            {anchor for anchor, owner in self._owners.items() if owner != number},
        )
        blocks = blocks_data(self._blocks[start : part.end], anchors, self._headings, start)
        told = {
            "before": pages.before,
            "total": pages.total,
            "running": part.running,
            "above": part.above,
            "targets": [*self._wanted[number]],
            "contents": None if number else [],
            "goes_on": False,
        }
        key = {} if not number else {"key": ""}
        front = 0 if number else title_block_count(blocks)
        return {**self._properties, **key, "front": front, "blocks": blocks, "certificate": [], "part": told}

    def places(self, layouts: Sequence[Any], front: int) -> list[NamedPlace]:
        """Where the headings stand that the contents list, and what links from other parts lead to, with ``front``
        pages before all."""
        found: list[NamedPlace] = []
        before = front
        for part, wanted, layout in zip(self._parts[1:], self._wanted[1:], layouts, strict=True):
            at = [index for index in range(part.start, part.end) if index in self._headings]
            for index, where in zip(at, layout["headings"], strict=True):
                line = self._blocks[index]
                assert isinstance(line, Line)  # noqa: S101 - a heading is a line
                place, depth = _on_page(before, where), self._headings[index].depth
                found.append(NamedPlace(self._unused(f"heading-{index}"), heading_entry(line), place, depth))
            found += [NamedPlace(name, "", _on_page(before, layout["targets"][name])) for name in wanted]
            before += layout["pages"]
        return found

    def _unused(self, name: str) -> str:
        """``name``, or one made of it, that no anchor has."""
        while name in self._owners:
            name += "_"
        return name

    def title_place(self, layout: Any) -> NamedPlace:
        """The heading that names the book."""
        at = min(self._headings)
        line = self._blocks[at]
        assert isinstance(line, Line)  # noqa: S101 - a heading is a line
        return NamedPlace(self._unused("title"), heading_entry(line), _on_page(0, layout["headings"][0]), 1)


def _entry(place: NamedPlace) -> dict[str, Any]:
    return {
        "depth": place.depth,
        "words": place.words,
        "page": place.place.page + 1,
        "target": f"{ELSEWHERE}{place.name}",
    }


def _on_page(before: int, where: Sequence[float]) -> PlaceOnPage:
    """A place that the template tells as its page in the part, from 1, and points from the left and the top."""
    return PlaceOnPage(before + int(where[0]) - 1, where[1], where[2])
