"""The pictures of a chapter put where its texts name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engross.model.law.picture import ChapterPicture
from engross.model.publication.publication import Grid, Line, PageBlock, Run

_Pictures = Mapping[str, ChapterPicture]
"""The pictures beside a chapter that can be shown, by the names of their files."""


def with_pictures(
    blocks: Iterable[PageBlock], new: Iterable[ChapterPicture], old: Iterable[ChapterPicture] = ()
) -> Iterator[PageBlock]:
    """``blocks``, each run that stands for a picture with the file that it names, where that can be shown.

    ``new`` are the pictures beside the text, ``old`` those beside the text that struck words come from; where a picture
    stays by its name and its file was another (in another revision), that is struck and the new one inserted. One that
    is not there is told by its words. Pictures in notes at the foot of the page are told by their words alone.
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
    return replace(line, runs=tuple(shown for run in line.runs for shown in _runs(run, new, old)))


def _runs(run: Run, new: _Pictures, old: _Pictures) -> Iterator[Run]:
    if run.picture is None:
        yield run
        return
    now = new.get(run.picture.name, run.picture)
    was = old.get(run.picture.name, run.picture)
    if run.mark == "kept" and old and was.sha256 != now.sha256:
        yield replace(run, mark="deleted", href="", picture=was)
        yield replace(run, mark="inserted", picture=now)
    else:
        yield replace(run, picture=was if run.mark == "deleted" else now)
