"""Importing through the service: what is written, what is refused, and that nobody's work is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross.building import redline_bytes
from engross.diff import compare
from engross.errors import EngrossError
from engross.services.draft_import import import_draft
from engross.workspace import Workspace, load


@pytest.fixture
def redlined(workspace: Workspace) -> Path:
    """The redline of chapter 68 as a Word file, outside the source."""
    old, new = (load(item.path) for item in workspace.chapter("68").versions)
    path = workspace.root / "noise.docx"
    path.write_bytes(redline_bytes(compare(old, new), "docx"))
    return path


def test_a_redline_comes_back_as_what_it_was_made_from(workspace: Workspace, redlined: Path) -> None:
    before = {item.path: item.path.read_bytes() for item in workspace.chapter("68").versions}
    made = import_draft(workspace, redlined, "68", None, None, lenient=False)
    assert [(str(each.version), each.written) for each in made.versions] == [
        ("2020-01-14.codified", False),
        ("2025-10-21.proposed", False),
    ]
    assert {path: path.read_bytes() for path in before} == before


def test_a_draft_of_another_day_is_a_version_of_its_own(workspace: Workspace, redlined: Path) -> None:
    made = import_draft(workspace, redlined, "68", date(2026, 1, 5), None, lenient=False)
    new = made.versions[-1]
    assert (new.path.name, new.written, new.sections) == ("2026-01-05.proposed.xml", True, 2)
    assert load(new.path).version.date == date(2026, 1, 5)


def test_a_proposal_that_was_edited_since_is_not_replaced(workspace: Workspace, redlined: Path) -> None:
    path = workspace.chapter("68").versions[-1].path
    path.write_bytes(path.read_bytes().replace(b"60 dBA", b"55 dBA"))
    edited = path.read_bytes()
    with pytest.raises(EngrossError, match="is there and says something else"):
        import_draft(workspace, redlined, "68", None, None, lenient=False)
    assert path.read_bytes() == edited


def test_nothing_is_written_where_the_second_file_is_refused(workspace: Workspace, redlined: Path) -> None:
    base, proposal = (item.path for item in workspace.chapter("68").versions)
    edited = proposal.read_bytes().replace(b"60 dBA", b"55 dBA")
    base.unlink()
    proposal.write_bytes(edited)
    with pytest.raises(EngrossError, match="is there and says something else"):
        import_draft(workspace, redlined, "68", None, None, lenient=False)
    assert proposal.read_bytes() == edited
    assert not base.exists()


def test_a_file_of_one_chapter_is_refused_for_another(workspace: Workspace, redlined: Path) -> None:
    with pytest.raises(EngrossError, match="is Chapter 68, not 44"):
        import_draft(workspace, redlined, "044-fees", None, None, lenient=False)
    assert not (workspace.ordinances / "044-fees").exists()
