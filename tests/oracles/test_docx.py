"""Outside programs judge the Word documents: are they valid, and do accept and reject give each side exactly?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engross.akn import parse_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.model.publication.publication import Publication
from engross.rendering.docx import render_docx
from parted import ONE, TWO
from revisions import REVISIONS, one_side
from samples import chapter_of

ORDINANCES = Path(__file__).parents[2] / "ordinances"
MODES = {"accept": "new", "reject": "old"}


def cases() -> Iterator[tuple[str, Publication, Publication, Publication]]:
    """Name, redline, and what accepting and rejecting all must give."""
    for name, publication in REVISIONS.items():
        yield name, publication, one_side(publication, "new"), one_side(publication, "old")
    for name, sides in {"split": (ONE, TWO), "joined": (TWO, ONE)}.items():
        old, new = map(chapter_of, sides)
        yield name, redline(compare(old, new)), clean_copy(new), clean_copy(old)
    for folder in sorted(path for path in ORDINANCES.iterdir() if path.is_dir()):
        files = sorted(folder.glob("*.xml"))
        if files:
            old, new = (parse_chapter(file.read_bytes(), file.name) for file in (files[0], files[-1]))
            yield folder.name, redline(compare(old, new), line_numbers=True), clean_copy(new), clean_copy(old)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path, Path]]:
    folder = tmp_path_factory.mktemp("docx")
    written = {}
    for name, *publications in cases():
        paths = tuple(folder / f"{name}.{kind}.docx" for kind in ("redline", "accept", "reject"))
        for path, publication in zip(paths, publications, strict=True):
            path.write_bytes(render_docx(publication))
        written[name] = paths
    return written  # type: ignore[return-value]


def test_every_document_is_valid(
    files: dict[str, tuple[Path, ...]], schema_errors: Callable[[Path], list[Any]]
) -> None:
    for path in (path for paths in files.values() for path in paths):
        assert not schema_errors(path), path.name


def test_the_open_xml_sdk_finds_no_error(
    files: dict[str, tuple[Path, ...]], sdk_errors: Callable[[Path], list[Any]]
) -> None:
    # Half a second a file: redlines only, they hold all that clean copies hold.
    for marked, *_ in files.values():
        assert not sdk_errors(marked), marked.name


@pytest.mark.parametrize("mode", MODES)
def test_an_independent_program_gets_each_side(
    files: dict[str, tuple[Path, ...]], docxrev: ModuleType, mode: str
) -> None:
    for name, (marked, *sides) in files.items():
        side = sides[list(MODES).index(mode)]
        assert _without_end(docxrev.body_blocks(str(marked), mode)) == _without_end(docxrev.body_blocks(str(side))), (
            name
        )
        notes = [docxrev.notes_text(str(path), "word/footnotes.xml", m) for path, m in ((marked, mode), (side, None))]
        assert _standing(notes[0]) == _standing(notes[1]), name


def test_libreoffice_gets_each_side(
    files: dict[str, tuple[Path, ...]],
    libreoffice: Callable[[Sequence[tuple[Path, str]]], list[dict[str, Any]]],
) -> None:
    jobs: list[tuple[Path, str]] = []
    for marked, accepted, rejected in files.values():
        jobs += [(marked, "accept"), (accepted, "none"), (marked, "reject"), (rejected, "none")]
    answers = libreoffice(jobs)
    assert len(answers) == len(jobs)
    for resolved, plain in zip(answers[::2], answers[1::2], strict=True):
        assert "error" not in resolved, resolved
        assert resolved["left"] == 0
        assert _filled(resolved["blocks"]) == _filled(plain["blocks"]), resolved["path"]


def _without_end(blocks: list[Any]) -> list[Any]:
    """Blocks without empty ones at the end."""
    end = len(blocks)
    while end and blocks[end - 1] == "":
        end -= 1
    return blocks[:end]


def _filled(blocks: list[Any]) -> list[Any]:
    """Blocks without empty ones: LibreOffice leaves an empty paragraph where a table was struck."""
    return [block for block in blocks if block != ""]


def _standing(notes: list[str] | None) -> list[str]:
    """Notes with words: one that was struck stays behind in its part, empty."""
    return [note for note in notes or () if note.strip()]
