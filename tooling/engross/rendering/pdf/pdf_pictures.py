"""The pictures of a publication as Typst is given them: files below its root, by their hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from engross.errors import EngrossError
from engross.model.law.picture import ChapterPicture
from engross.model.picture_formats import PictureKind
from engross.model.publication.publication import Grid, Line, PageBlock, Publication, Run, lines_in
from engross.rendering.pdf.typst_process import TypesettingError, TypesettingJob, compile_apart

PDF_KINDS: frozenset[PictureKind] = frozenset(("png", "jpeg", "gif", "webp"))
"""The formats of pictures that a PDF shows; an SVG may hold words in fonts that are not at hand."""
_POINTS = 0.75
"""Points in a pixel, at 96 in an inch."""
_ALONE = b'#set document(title: "picture")\n#for file in sys.inputs.files.split() { image(file, alt: "picture") }'


def shown_pictures(publication: Publication) -> dict[str, ChapterPicture]:
    """The pictures that the PDF of ``publication`` shows, by the names of their files for Typst."""
    runs = (run for line in lines_in(publication.blocks) for run in line.runs)
    pictures = (run.picture for run in runs if run.picture is not None)
    return {picture_path(each): each for each in pictures if each.data and each.kind in PDF_KINDS}


def picture_path(picture: ChapterPicture) -> str:
    """The path of a picture below Typst's root."""
    return f"/pictures/{picture.sha256}.{'jpg' if picture.kind == 'jpeg' else picture.kind}"


def picture_data(run: Run) -> dict[str, Any] | None:
    """What the template is given of the picture of ``run``, its width and height in points; None where it shows
    none."""
    picture = run.picture
    if picture is None or not picture.data or picture.kind not in PDF_KINDS:
        return None
    width, height = picture.width * _POINTS, picture.height * _POINTS
    return {"file": picture_path(picture), "width": width, "height": height, "words": run.alternative}


def undrawable(
    pictures: Mapping[str, ChapterPicture], moment: datetime, *, archival: bool
) -> tuple[ChapterPicture, ...]:
    """Those of ``pictures`` that Typst cannot draw: a file may be damaged inside, or, where the PDF is to be
    ``archival``, be in colors that its standard does not hold.

    All are tried together, then either half by itself, so that one of many is found in few turns.
    Errors: SourceError, OutputError where one alone takes more time or memory than any needs.
    """
    if not pictures or _can_be_drawn(pictures, moment, archival=archival):
        return ()
    if len(pictures) == 1:
        return tuple(pictures.values())
    paths = list(pictures)
    halves = (paths[: len(paths) // 2], paths[len(paths) // 2 :])
    return tuple(
        wrong for half in halves for wrong in undrawable({at: pictures[at] for at in half}, moment, archival=archival)
    )


def _can_be_drawn(pictures: Mapping[str, ChapterPicture], moment: datetime, *, archival: bool) -> bool:
    shown = {path: picture.data for path, picture in pictures.items()}
    job = TypesettingJob({"files": " ".join(shown)}, moment, own_fonts=True, archival=archival, pictures=shown)
    try:
        compile_apart(_ALONE, job)
    except TypesettingError:
        return False
    except EngrossError:
        if len(pictures) == 1:
            raise
        return False
    return True


def without_pictures(publication: Publication, wrong: Sequence[ChapterPicture]) -> Publication:
    """``publication``, its words in place of the pictures that are ``wrong``."""
    hashes = {picture.sha256 for picture in wrong}
    return replace(publication, blocks=tuple(_block(block, hashes) for block in publication.blocks))


def pictures_remark(wrong: Iterable[ChapterPicture]) -> str:
    """What the page says of the pictures that are ``wrong``; empty where none is."""
    names = ", ".join(dict.fromkeys(picture.name for picture in wrong))
    return f"Pictures that this PDF cannot show, told by their words: {names}." if names else ""


def _block(block: PageBlock, hashes: set[str]) -> PageBlock:
    if isinstance(block, Line):
        return _line(block, hashes)
    if not isinstance(block, Grid):
        return block
    rows = tuple(
        replace(
            row,
            cells=tuple(replace(cell, lines=tuple(_line(line, hashes) for line in cell.lines)) for cell in row.cells),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _line(line: Line, hashes: set[str]) -> Line:
    runs = (
        replace(run, picture=None) if run.picture is not None and run.picture.sha256 in hashes else run
        for run in line.runs
    )
    return replace(line, runs=tuple(runs))
