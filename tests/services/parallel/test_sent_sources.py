"""A copy of the sources is as they are, or none is made."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from engross.services.parallel.sent_sources import packed_sources, unpacked_sources
from engross.workspace import file_contents

FILES = {
    "ordinances/city.toml": b'name = "Elm"\n',
    "ordinances/waivers.toml": b"",
    "ordinances/068-noise/2020-01-14.codified.xml": b"<law/>",
    "ordinances/068-noise/.hidden": b"\0\xff",
    "ordinances/meetings/2025-10-21/photo é.jpg": bytes(range(256)),
    "templates/notices/agenda.md.jinja": b"words\r\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, data in {**FILES, "build/redline.docx": b"made", "notes.txt": b"no source"}.items():
        path = tmp_path / "city" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "city"


def packed(root: Path) -> bytes:
    made = packed_sources(root)
    assert made is not None
    return made


def test_a_copy_has_every_file_of_the_sources_and_no_other(root: Path) -> None:
    archive = packed(root)
    copy = unpacked_sources(archive)
    assert {path.relative_to(copy).as_posix(): path.read_bytes() for path in copy.rglob("*") if path.is_file()} == FILES
    assert unpacked_sources(archive) == copy


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("name", ["ordinances/112-trees", "templates", "ordinances/068-noise/2021-01-01.codified.xml"])
def test_no_copy_is_made_of_sources_with_a_link(root: Path, name: str) -> None:
    place = root / name
    other = root.parent / "other"
    if place.exists():
        place.rename(other)
    else:
        other.write_bytes(b"") if place.suffix else other.mkdir()
    place.symlink_to(other)
    assert packed_sources(root) is None


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes among files")
def test_no_copy_is_made_where_a_pipe_stands(root: Path) -> None:
    os.mkfifo(root / "ordinances" / "pipe")
    assert packed_sources(root) is None


def test_no_copy_is_made_of_what_cannot_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_contents, "_MOST_BYTES", 255)
    assert packed_sources(root) is None


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_no_copy_is_made_of_a_name_that_is_no_text(root: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(root / "ordinances") + b"/\xff.txt")).touch()
    except OSError:
        pytest.skip("the system takes no such name")
    assert packed_sources(root) is None


def test_nothing_is_written_beside_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("../../ordinances/law.txt", b"words")
    copy = unpacked_sources(data.getvalue())
    assert [path.name for path in tmp_path.iterdir()] == [copy.name]
    assert (copy / "ordinances" / "law.txt").read_bytes() == b"words"
