"""Comments put beside the words of a page that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engross.model.publication.placed_comment import PlacedComment
from engross.model.publication.publication import Grid, Line, PageBlock, Run, lines_in

_Piece = tuple[int, int, str]
"""Where a comment's words stand among the words of the new text of a line, in characters, and the comment."""


def with_comments(
    blocks: Sequence[PageBlock], comments: Sequence[PlacedComment], places: Mapping[str, str]
) -> tuple[PageBlock, ...]:
    """``blocks`` with each comment at its words; ``places`` is the citation of each provision of the new text by eId.

    Where the words are not found in the provision, as those of a footnote, the comment stands at its first words; where
    the provision is not on the page, at the first words of the page.
    """
    lines = list(lines_in(blocks))
    wanted: defaultdict[int, list[_Piece]] = defaultdict(list)
    for comment in comments:
        at, piece = _piece(comment, lines, places)
        wanted[at].append(piece)
    numbers = iter(range(len(lines)))
    return tuple(_block(block, numbers, wanted) for block in blocks)


def _piece(comment: PlacedComment, lines: Sequence[Line], places: Mapping[str, str]) -> tuple[int, _Piece]:
    near = list(_lines_of(comment.eid, lines, places))
    for least in (comment.nth, 0):
        for at in near:
            start = _nth(_new_words(lines[at]), comment.words, least)
            if start >= 0:
                return at, (start, start + len(comment.words), comment.said)
    shown = (at for at in (*near, *range(len(lines))) if _new_words(lines[at]))
    first = next(shown, 0)
    return first, (0, len(_new_words(lines[first])), comment.said)


def _lines_of(eid: str, lines: Sequence[Line], places: Mapping[str, str]) -> Iterator[int]:
    """The lines of a provision that are in the new text, from the one that bears its eId on, then those before."""
    while eid and eid not in places:
        eid = eid.rpartition("__")[0]
    if not eid:
        return
    own = [at for at, line in enumerate(lines) if line.place == places[eid] and line.mark != "deleted"]
    head = next((at for at, line in enumerate(lines) if line.anchor == eid), 0)
    yield from sorted(own, key=lambda at: (at < head, at))


def _nth(words: str, wanted: str, nth: int) -> int:
    at = -1
    for _ in range(nth + 1):
        at = words.find(wanted, at + 1) if wanted else -1
        if at < 0:
            return -1
    return at


def _new_words(line: Line) -> str:
    return "".join(run.text for run in line.runs if _is_new(run, line))


def _is_new(run: Run, line: Line) -> bool:
    return run.mark != "deleted" and line.mark != "deleted" and run.note is None


def _block(block: PageBlock, numbers: Iterator[int], wanted: Mapping[int, list[_Piece]]) -> PageBlock:
    if isinstance(block, Line):
        return _line(block, wanted.get(next(numbers), []))
    if not isinstance(block, Grid):
        return block
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, lines=tuple(_line(line, wanted.get(next(numbers), [])) for line in cell.lines))
                for cell in row.cells
            ),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _line(line: Line, pieces: Sequence[_Piece]) -> Line:
    for piece in pieces:
        line = replace(line, runs=tuple(_commented(line, piece)))
    return line


def _commented(line: Line, piece: _Piece) -> Iterator[Run]:
    """The runs of a line, that of the first of the words cut to them; the comment is there once."""
    start, end, said = piece
    done, placed = 0, False
    for run in line.runs:
        size = len(run.text) if _is_new(run, line) else 0
        if placed or not size or done + size <= start:
            yield run
        else:
            first, last = (start - done, min(end - done, size)) if run.picture is None else (0, size)
            if first:
                yield replace(run, text=run.text[:first], comments=())
            yield replace(run, text=run.text[first:last], comments=(*run.comments, said))
            if last < size:
                yield replace(run, text=run.text[last:], comments=())
            placed = True
        done += size
    if not placed:
        yield Run("", comments=(said,))
