"""A long book cut into parts that are set one at a time, so that the memory it takes does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engross.model.publication.publication import Line, PageBlock, PageBreak, Run, lines_in
from engross.rendering.heading_outline import Heading
from engross.rendering.pdf.publication_data import heading_entry
from engross.values import dataclass

MOST_CHARACTERS = 350_000
"""So much is set at a time, some 100 pages: a process that sets them takes 200 MB or less."""
_OF_LINE = 120
"""A line takes as much memory as so many characters, beside its own."""


@dataclass(frozen=True, slots=True)
class BookPart:
    """The blocks ``[start, end)`` of a book, which begin a page.

    ``running``: the chapter and the section that the head of its first page names. ``above``: the depths of the
    headings that its first one stands under.
    """

    start: int
    end: int
    running: tuple[str, str]
    above: tuple[int, ...]


def cut_book(
    blocks: Sequence[PageBlock], headings: Mapping[int, Heading], most: int = MOST_CHARACTERS
) -> tuple[BookPart, ...]:
    """The parts of a book, the title page first; none where it is set as one.

    A part begins where the book begins a page. What is longer than ``most`` between two such places is cut before a
    heading, the outermost that will do: there the book then begins a page of its own.
    """
    first = next((at for at, block in enumerate(blocks) if isinstance(block, PageBreak)), len(blocks))
    weights = [_weight(block) for block in blocks]
    if sum(weights) <= most or any(isinstance(block, PageBreak) and block.inserted for block in blocks):
        return ()
    starts = [first, *_cuts(first, weights, _places_to_cut(blocks, headings, first), most)]
    if first + 1 not in headings:
        return ()
    ends = [*starts[1:], len(blocks)]
    heads = _running_heads(blocks, headings, starts)
    bodies = (
        BookPart(start, end, head, tuple(range(1, headings[_heading_at(blocks, start)].depth)))
        for start, end, head in zip(starts, ends, heads, strict=True)
    )
    return (BookPart(0, first, ("", ""), ()), *bodies)


def _weight(block: PageBlock) -> int:
    return sum(_OF_LINE + sum(len(run.text) for run in (*line.label, *line.runs)) for line in lines_in((block,)))


def _places_to_cut(
    blocks: Sequence[PageBlock], headings: Mapping[int, Heading], first: int
) -> Iterator[tuple[int, int]]:
    """Where a part may begin behind ``first``, and how deep a cut that is: 0 where a page begins there anyway."""
    for at in range(first + 1, len(blocks)):
        if isinstance(blocks[at], PageBreak) and at + 1 in headings:
            yield at, 0
        elif at in headings and at - 1 not in headings and not isinstance(blocks[at - 1], PageBreak):
            yield at, headings[at].depth


def _cuts(first: int, weights: Sequence[int], places: Iterator[tuple[int, int]], most: int) -> Iterator[int]:
    """Where each part but the first begins: at the last of the outermost places before it becomes too long."""
    start, at, weight = first, first, 0
    open_places: list[tuple[int, int]] = []
    for place, depth in (*places, (len(weights), 0)):
        weight += sum(weights[at:place])
        at = place
        while weight > most and open_places:
            outermost = min(deep for _, deep in open_places)
            start = max(where for where, deep in open_places if deep == outermost)
            yield start
            open_places = [each for each in open_places if each[0] > start]
            weight = sum(weights[start:place])
        open_places.append((place, depth))


def _heading_at(blocks: Sequence[PageBlock], start: int) -> int:
    return start + isinstance(blocks[start], PageBreak)


def _running_heads(
    blocks: Sequence[PageBlock], headings: Mapping[int, Heading], starts: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """What the head of the first page of each part names: the headings that it begins with, else those before."""
    running, at = ("", ""), 0
    for start in starts:
        end = _heading_at(blocks, start)
        while end in headings:
            end += 1
        for index in range(at, end):
            block = blocks[index]
            if index in headings and isinstance(block, Line):
                running = _running_on(block, running)
        at = end
        yield running


def _running_on(line: Line, running: tuple[str, str]) -> tuple[str, str]:
    if line.style == "section":
        return running[0], heading_entry(line)
    return (heading_entry(line), "") if line.style in ("chapter", "heading", "title") else running


def anchors_of(blocks: Sequence[PageBlock]) -> Iterator[str]:
    """The anchors of some blocks and of the lines in their cells."""
    for block in blocks:
        if not isinstance(block, PageBreak):
            yield block.anchor
        yield from (line.anchor for line in lines_in((block,)))


def targets_of(blocks: Sequence[PageBlock]) -> Iterator[str]:
    """The anchors that links in some blocks lead to."""
    for line in lines_in(blocks):
        yield from _targets((*line.label, *line.runs))


def _targets(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        if run.href.startswith("#"):
            yield run.href[1:]
        if run.note:
            for content in run.note.content:
                yield from _targets(content)
