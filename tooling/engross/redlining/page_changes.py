"""The changes on the page of a redlined Word file: whole paragraphs, and the lines that a change is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.model.comparison.span import Mark
from engross.model.publication.publication import Grid, Line, PageBlock


def with_whole_paragraphs(blocks: Iterable[PageBlock]) -> list[PageBlock]:
    """``blocks``; paragraphs at the end of a story, where the mark before them is tracked, are marked as a whole.

    The last mark of a story cannot be tracked: what is added behind it begins with the mark of the paragraph before.
    """
    found = list(blocks)
    ended: int | None = None
    for index, block in enumerate(found):
        before = found[ended] if ended is not None else None
        if not isinstance(block, Line):
            ended = None
        elif isinstance(before, Line) and block.mark == before.end:
            continue
        elif isinstance(before, Line) and ended is not None and _is_all(block, before.end):
            found[ended], found[index] = replace(before, end="kept"), replace(block, mark=before.end)
            ended = None
        else:
            ended = index if block.end != "kept" else None
    return found


def _is_all(line: Line, mark: Mark) -> bool:
    return line.mark == line.end == "kept" and bool(line.runs) and all(run.mark == mark for run in line.runs)


def changed_lines(blocks: Sequence[PageBlock]) -> Iterator[tuple[str, Line]]:
    """Each line with a change, and the words of the heading that it stands under in the new file."""
    heading = ""
    for block in blocks:
        if isinstance(block, Line):
            if block.style in ("heading", "title"):
                words = "".join(run.text for run in block.runs if run.mark != "deleted").strip()
                heading = words or heading
            lines: Sequence[Line] = (block,)
        elif isinstance(block, Grid):
            lines = [line for row in block.rows for cell in row.cells for line in cell.lines]
        else:
            continue
        yield from ((heading, line) for line in lines if _is_changed(line))


def _is_changed(line: Line) -> bool:
    runs = (*line.label, *line.runs)
    noted = (run for each in runs if each.note for content in each.note.content for run in content)
    return line.mark != "kept" or line.end != "kept" or any(run.mark != "kept" for run in (*runs, *noted))
