"""Pictures of whole codes in the forms of others: kept beside the chapters, or counted."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.importing.code.pictures import Pictures
from engross.services.code.code_export import export_code
from engross.services.code.code_import import import_code
from engross.workspace import Workspace, load
from pictures import png, shown
from workspaces import write_workspace

NOW, DAY, TODAY = datetime(2026, 11, 1, tzinfo=UTC), date(2026, 1, 1), date(2025, 1, 1)
MAP, TIFF = png(9, 4), b"II*\0" + bytes(60)
NO_FORMAT = "pictures that are no PNG, JPEG, GIF, WebP or SVG, told by their words"


def law(tmp_path: Path) -> Workspace:
    """A city whose chapter 68 shows a picture that is there, and one that is not."""
    workspace = Workspace(write_workspace(tmp_path))
    path = workspace.ordinances / "068-noise" / "2020-01-14.codified.xml"
    chapter = parse_chapter(path.read_bytes(), path.name)
    first, *others = chapter.root.children
    first = replace(
        first, body=(*first.body, shown("See ", ("map.png", "the zones"), ", ", ("gone.png", "the lot"), "."))
    )
    path.write_bytes(write_chapter(identify(replace(chapter, root=replace(chapter.root, children=(first, *others))))))
    (path.parent / "map.png").write_bytes(MAP)
    return workspace


def test_akoma_ntoso_that_was_exported_comes_back_with_its_pictures(tmp_path: Path) -> None:
    made = export_code(law(tmp_path / "city"), "akn", tmp_path / "out", TODAY)
    assert dict(made.losses)["pictures that are not beside their chapter"] == 1
    back = import_code(tmp_path / "out" / "068-noise.xml", tmp_path / "back", DAY, NOW)
    assert dict(back.losses)["pictures that are not in the files that were read"] == 1
    (folder,) = Workspace(tmp_path / "back").chapters()
    chapter = load(folder.versions[-1].path)
    assert [picture.data for picture in chapter.pictures if picture.data] == [MAP]
    tags = [tag for each in chapter.walk() for text in each.texts() for tag in text.tags if tag.kind == "img"]
    assert [tag.value for tag in tags] == [chapter.pictures[1].name, "gone.png"]


@pytest.mark.parametrize("form", ["akn", "open-law"])
def test_a_picture_whose_words_are_blank_is_not_lost(tmp_path: Path, form: str) -> None:
    export_code(law(tmp_path / "city"), form, tmp_path / "out", TODAY)  # type: ignore[arg-type]
    for path in (tmp_path / "out").glob("*.xml"):
        path.write_bytes(path.read_bytes().replace(b'alt="the zones"', b'alt=" "'))
    source = tmp_path / "out" / ("068-noise.xml" if form == "akn" else "")
    import_code(source, tmp_path / "back", DAY, NOW)
    folder = next(each for each in Workspace(tmp_path / "back").chapters() if each.path.name.startswith("068"))
    assert b'alt="picture"/>' in folder.versions[-1].path.read_bytes()


@pytest.mark.parametrize(
    ("source", "kept", "counted"),
    [
        ("map.png", MAP, ""),
        ("my%20map.PNG", MAP, ""),
        ("plan.tmp", MAP, ""),
        (f"data:image/PNG;base64,{base64.b64encode(MAP).decode()}", MAP, ""),
        ("scan.tif", None, NO_FORMAT),
        ("data:image/tiff;base64,AAAA", None, NO_FORMAT),
        ("https://example.org/a.png", None, "pictures at web addresses, told by their words"),
        ("//example.org/a.png", None, "pictures at web addresses, told by their words"),
        ("gone.png", None, "pictures that are not in the files that were read"),
        ("", None, "pictures that are not in the files that were read"),
    ],
)
def test_a_picture_is_kept_or_counted(source: str, kept: bytes | None, counted: str) -> None:
    held = {"map.png": MAP, "my map.PNG": MAP, "plan.tmp": MAP, "scan.tif": TIFF}

    def read(name: str) -> bytes:
        if name not in held:
            raise FileNotFoundError(name)
        return held[name]

    losses = Counter[str]()
    pictures = Pictures(losses, read)
    name = pictures.keep(source)
    assert list(pictures.files.items()) == ([(name, kept)] if kept is not None else [])
    assert dict(losses) == ({counted: 1} if counted else {})
    assert kept is not None or name == ("" if source.startswith("data:") else source)


@pytest.mark.parametrize("source", ["../secret.png", "/secret.png", "a" * 5000 + ".png"])
def test_no_picture_is_read_from_outside_of_the_folder(tmp_path: Path, source: str) -> None:
    (tmp_path / "secret.png").write_bytes(MAP)
    export_code(law(tmp_path / "city"), "akn", tmp_path / "out", TODAY)
    path = tmp_path / "out" / "068-noise.xml"
    path.write_bytes(path.read_bytes().replace(b"068-noise/map.png", source.encode()))
    back = import_code(path, tmp_path / "back", DAY, NOW)
    assert dict(back.losses)["pictures that are not in the files that were read"] == 2
    assert not [*(tmp_path / "back").rglob("*.png")]
