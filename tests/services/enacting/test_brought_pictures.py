"""Pictures that an amended text or a copy brings along: kept beside the draft, each under a name of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import identify, write_chapter
from engross.building.redlines import document_bytes
from engross.compose import clean_copy
from engross.model.law.chapter import Chapter
from engross.model.law.picture import picture_of
from engross.model.law.text import Text
from engross.services.enacting.edited_copies import keep_copies, kept_copies, read_copies
from engross.services.enacting.floor_amendment import amend_draft
from engross.services.enacting.merged_drafts import merge_files
from engross.services.enacting.new_drafts import draft_chapter
from engross.workspace import Workspace, load
from pictures import png, shown
from services.enacting.two_limits import write_law
from workspaces import committing, write_meeting, write_workspace

MARCH, APRIL, NIGHT = date(2026, 3, 2), date(2026, 4, 14), date(2025, 10, 21)
MAP, NEW, OTHER = png(9, 4), png(5, 5), png(6, 6)


def with_blocks(chapter: Chapter, number: str, *blocks: Text) -> Chapter:
    """``chapter`` with ``blocks`` behind the words of a section."""
    sections = (
        replace(each, body=(*each.body, *blocks)) if each.number == number else each for each in chapter.root.children
    )
    return identify(replace(chapter, root=replace(chapter.root, children=tuple(sections)), source=None, actions=()))


def home(workspace: Workspace) -> Path:
    return workspace.ordinances / "068-noise"


def pictures(workspace: Workspace, version: str) -> list[tuple[str, bytes]]:
    """The names in the order of the text, and the bytes, of the pictures of a version."""
    chapter = load(home(workspace) / f"{version}.xml")
    data = {picture.name: picture.data for picture in chapter.pictures}
    texts = (text for provision in chapter.walk() for text in provision.texts())
    return [(tag.value, data[tag.value]) for text in texts for tag in text.tags if tag.kind == "img"]


@pytest.fixture
def noticed(tmp_path: Path) -> Workspace:
    """A chapter with a proposal for a meeting, and a picture beside it."""
    write_workspace(tmp_path)
    write_meeting(tmp_path)
    made = Workspace(tmp_path)
    (home(made) / "map.png").write_bytes(MAP)
    return made


@pytest.mark.parametrize("format_name", ["docx", "xml"])
def test_a_text_amended_on_the_floor_brings_its_pictures(noticed: Workspace, tmp_path: Path, format_name: str) -> None:
    away = tmp_path / "away"
    away.mkdir()
    draft = load(home(noticed) / "2025-10-21.proposed.xml")
    section = draft.root.children[-1].number
    text = with_blocks(draft, section, shown("See ", ("map.png", "the zones"), " and ", ("new.png", "the sign"), "."))
    text = replace(text, pictures=(picture_of("map.png", OTHER), picture_of("new.png", NEW)))
    for picture in text.pictures:
        (away / picture.name).write_bytes(picture.data)
    file = away / f"amended.{format_name}"
    file.write_bytes(write_chapter(text) if format_name == "xml" else document_bytes(clean_copy(text), "docx"))
    amend_draft(noticed, noticed.chapter("68"), "2025-10-21", NIGHT, committing(noticed), file=file)
    (first, second) = pictures(noticed, "2025-10-21.proposed.amended")
    assert (first[1], second[1]) == (OTHER, NEW)
    assert first[0].startswith("picture-")
    assert (home(noticed) / "map.png").read_bytes() == MAP


@pytest.fixture
def drafted(tmp_path: Path) -> Workspace:
    """A chapter and a pending draft of it."""
    write_law(tmp_path)
    made = Workspace(tmp_path)
    draft_chapter(made, made.chapter("68"), MARCH, committing(made), name="yard")
    return made


def copies(workspace: Workspace, tmp_path: Path) -> list[Path]:
    """Two copies of the draft, each with another picture that is called new.png."""
    made = []
    for number, section, data in ((1, "68-3", NEW), (2, "68-5", OTHER)):
        folder = tmp_path / f"copy-{number}"
        folder.mkdir()
        (folder / "new.png").write_bytes(data)
        draft = load(home(workspace) / "2026-03-02.proposed.yard.xml")
        text = with_blocks(draft, section, shown("See ", ("new.png", "the sign"), "."))
        made.append(folder / "copy.xml")
        made[-1].write_bytes(write_chapter(text))
    return made


def test_copies_of_a_draft_bring_their_pictures_each_with_its_own_bytes(drafted: Workspace, tmp_path: Path) -> None:
    merge_files(drafted, drafted.chapter("68"), copies(drafted, tmp_path), APRIL, committing(drafted), {}, "yard")
    found = pictures(drafted, "2026-04-14.proposed.yard")
    assert sorted(data for _, data in found) == sorted((NEW, OTHER))
    assert found[0][0] == "new.png"


def test_copies_that_are_kept_have_their_pictures(drafted: Workspace, tmp_path: Path) -> None:
    read = read_copies(drafted, drafted.chapter("68"), copies(drafted, tmp_path))
    kept = tmp_path / "kept"
    kept.mkdir()
    keep_copies(kept, read, "0" * 64)
    again = kept_copies(drafted, kept, "0" * 64)
    assert [copy.text.pictures for copy in again] == [copy.text.pictures for copy in read]
    assert [picture.data for copy in again for picture in copy.text.pictures] == [NEW, OTHER]
