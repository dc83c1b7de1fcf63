"""The pictures of a chapter put where its texts name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engross.model.law.picture import ChapterPicture, picture_file_name
from engross.model.publication.publication import Grid, Line, PageBlock, Run

_Pictures = Mapping[str, ChapterPicture]
"""The pictures beside a chapter that can be shown, by the names of their files."""


def with_pictures(
    blocks: Iterable[PageBlock], new: Iterable[ChapterPicture], old: Iterable[ChapterPicture] = ()
) -> Iterator[PageBlock]:
    """``blocks``, each run that stands for a picture with the file that it names, where that can be shown.

    ``new`` are the pictures beside the text, ``old`` those beside the text that struck words come from. One that is
    not there is told by its words. Pictures in notes at the foot of the page are told by their words alone.
    """
    shown, former = _by_name(new), _by_name(old)
    if not shown and not former:
        yield from blocks
        return
    for block in blocks:
        if isinstance(block, Line):
            yield _line(block, shown, former)
        elif isinstance(block, Grid):
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, lines=tuple(_line(line, shown, former) for line in cell.lines))
                        for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            yield replace(block, rows=rows)
        else:
            yield block


def _by_name(pictures: Iterable[ChapterPicture]) -> _Pictures:
    return {picture.name: picture for picture in pictures if not picture.fault}


def _line(line: Line, new: _Pictures, old: _Pictures) -> Line:
    if not any(run.picture for run in line.runs):
        return line
    return replace(line, runs=tuple(_run(run, new, old) for run in line.runs))


def _run(run: Run, new: _Pictures, old: _Pictures) -> Run:
    if run.picture is None:
        return run
    beside = old if run.mark == "deleted" else new
    return replace(run, picture=beside.get(picture_file_name(run.picture.name), run.picture))
