"""Importing through the service: what is written, what is refused, and that nobody's work is lost."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from engross.building import redline_bytes
from engross.compose import clean_copy
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import is_filed
from engross.outputs.atomic_writing import digest
from engross.rendering import render
from engross.services.drafting.draft_import import import_draft
from engross.workspace import Workspace, load
from wordfiles import zipped
from workspaces import committing


@pytest.fixture
def redlined(workspace: Workspace) -> Path:
    """The redline of chapter 68 as a Word file, outside the source."""
    old, new = (load(item.path) for item in workspace.chapter("68").versions)
    path = workspace.root / "noise.docx"
    path.write_bytes(redline_bytes(compare(old, new), "docx"))
    return path


def test_a_redline_comes_back_as_what_it_was_made_from(workspace: Workspace, redlined: Path) -> None:
    before = {item.path: item.path.read_bytes() for item in workspace.chapter("68").versions}
    made = import_draft(workspace, redlined, "68", None, None, lenient=False, write=committing(workspace))
    assert [(str(each.version), each.written) for each in made.versions] == [
        ("2020-01-14.codified", False),
        ("2025-10-21.proposed", False),
    ]
    assert {path: path.read_bytes() for path in before} == before


def test_a_draft_of_another_day_is_a_version_of_its_own(workspace: Workspace, redlined: Path) -> None:
    made = import_draft(workspace, redlined, "68", date(2026, 1, 5), None, lenient=False, write=committing(workspace))
    new = made.versions[-1]
    assert (new.path.name, new.written, new.sections) == ("2026-01-05.proposed.xml", True, 2)
    assert load(new.path).version.date == date(2026, 1, 5)


def _clean(chapter: Chapter) -> bytes:
    page = render(clean_copy(chapter), "md")
    return page if isinstance(page, bytes) else page.encode()


@pytest.mark.parametrize(("words", "filed"), [("60 dBA", True), ("58 dBA", False)])
def test_other_words_than_those_that_were_filed_are_not_filed(workspace: Workspace, words: str, filed: bool) -> None:
    folder = workspace.chapter("68")
    assert is_filed(load(folder.versions[-1].path).actions)
    page = workspace.root / "noise.md"
    page.write_bytes(_clean(load(folder.versions[-1].path)).replace(b"60 dBA", words.encode()))
    made = import_draft(workspace, page, "68", date(2026, 1, 5), None, lenient=False, write=committing(workspace))
    assert is_filed(load(made.versions[-1].path).actions) is filed


def test_a_proposal_that_was_edited_since_is_not_replaced(workspace: Workspace, redlined: Path) -> None:
    path = workspace.chapter("68").versions[-1].path
    path.write_bytes(path.read_bytes().replace(b"60 dBA", b"55 dBA"))
    edited = path.read_bytes()
    with pytest.raises(EngrossError, match="is there and says something else"):
        import_draft(workspace, redlined, "68", None, None, lenient=False, write=committing(workspace))
    assert path.read_bytes() == edited


def test_nothing_is_written_where_the_second_file_is_refused(workspace: Workspace, redlined: Path) -> None:
    base, proposal = (item.path for item in workspace.chapter("68").versions)
    edited = proposal.read_bytes().replace(b"60 dBA", b"55 dBA")
    base.unlink()
    proposal.write_bytes(edited)
    with pytest.raises(EngrossError, match="is there and says something else"):
        import_draft(workspace, redlined, "68", None, None, lenient=False, write=committing(workspace))
    assert proposal.read_bytes() == edited
    assert not base.exists()


def test_a_file_of_one_chapter_is_refused_for_another(workspace: Workspace, redlined: Path) -> None:
    with pytest.raises(EngrossError, match="is Chapter 68, not 44"):
        import_draft(workspace, redlined, "044-fees", None, None, lenient=False, write=committing(workspace))
    assert not (workspace.ordinances / "044-fees").exists()


def changed(redlined: Path) -> Path:
    """The redline with another figure in its proposal."""
    with zipfile.ZipFile(redlined) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b">60<", b">55<")
    redlined.write_bytes(zipped(parts))
    return redlined


def test_a_draft_is_replaced_only_where_that_was_asked_for(workspace: Workspace, redlined: Path) -> None:
    path = workspace.chapter("68").versions[-1].path
    before = path.read_bytes()
    with pytest.raises(EngrossError, match=rf"SHA-256 {digest(path)}\); say --replace"):
        import_draft(workspace, changed(redlined), None, None, None, lenient=False, write=committing(workspace))
    assert path.read_bytes() == before
    made = import_draft(workspace, redlined, None, None, None, lenient=False, write=committing(workspace), replace=True)
    assert made.versions[-1].written
    assert path.read_bytes() != before
    assert [remark.words for remark in made.remarks if remark.kind == "replaced"] == [
        f"takes the place of the file with SHA-256 {hashlib.sha256(before).hexdigest()}"
    ]


def test_a_text_that_was_noticed_is_never_replaced(workspace: Workspace, redlined: Path) -> None:
    path = workspace.chapter("68").versions[-1].path
    meeting = workspace.ordinances / "meetings" / "2026-01-20-hearing.toml"
    meeting.parent.mkdir(exist_ok=True)
    step = f'{{ state = "published", on = 2026-01-08, draft = "{digest(path)}" }}'
    meeting.write_text(f"[[part]]\n[[part.item]]\nnotice = {{ step = [{step}] }}\n", encoding="utf-8")
    with pytest.raises(EngrossError, match=r"a notice of 2026-01-20-hearing.toml was made from \(published on"):
        import_draft(
            workspace, changed(redlined), "68", None, None, lenient=False, write=committing(workspace), replace=True
        )


def test_the_law_in_force_is_never_replaced(workspace: Workspace, redlined: Path) -> None:
    base = workspace.chapter("68").versions[0].path
    base.write_bytes(base.read_bytes().replace(b"70", b"75"))
    with pytest.raises(EngrossError, match="is law already and is never replaced"):
        import_draft(workspace, redlined, "68", None, None, lenient=False, write=committing(workspace), replace=True)


def test_a_file_that_names_its_chapter_makes_its_folder(workspace: Workspace) -> None:
    file = workspace.root / "new.md"
    file.write_text("# Chapter 17.32 Signs & Lights\n\n## 17.32.010 Title.\n\nThis is it.\n", encoding="utf-8")
    made = import_draft(workspace, file, None, date(2026, 1, 5), None, lenient=False, write=committing(workspace))
    assert made.versions[0].path.relative_to(workspace.ordinances).as_posix() == (
        "17.32-signs-lights/2026-01-05.proposed.xml"
    )
    file.write_text("§ 1. Title.\n\nThis is it.\n", encoding="utf-8")
    with pytest.raises(
        EngrossError, match=r"new\.md does not name its chapter; begin it with number and title, .*; or say --chapter"
    ):
        import_draft(workspace, file, None, date(2026, 1, 5), None, lenient=False, write=committing(workspace))


def test_each_change_is_told_with_its_words_before_and_after(workspace: Workspace, redlined: Path) -> None:
    made = import_draft(workspace, redlined, None, None, None, lenient=False, write=committing(workspace))
    (change,) = [each for each in made.changes if each.place == "§ 68-5A"]
    assert (change.kind, "70" in (change.before or ""), "60" in (change.after or "")) == ("amended", True, True)
    assert change.words == "70 dBA falls to 60 dBA, in “The Sound Level is 60 dBA at the line of”."
