"""A code in which the chapters of each title are numbered from 1: a number that several have is no chapter's alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engross.checks import run_checks
from engross.model.law.code import Draft
from engross.services.checking.chapter_checks import WorkspaceCode
from engross.services.code.code_import import import_code
from engross.services.documents.cited_law import cited_law_lines
from engross.workspace import Workspace, load

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_DAY = date(2026, 1, 1)


def _title(number: int, *chapters: tuple[int, str]) -> str:
    made = "".join(
        f"<container><prefix>Chapter</prefix><num>{chapter}</num><heading>Rules {number}.{chapter}</heading><section>"
        f"<prefix>§</prefix><num>{number}-{chapter}01</num><heading>Rule.</heading><text>{words}</text></section></container>"
        for chapter, words in chapters
    )
    return f"<container {_NAMES}><prefix>Title</prefix><num>{number}</num><heading>Title</heading>{made}</container>"


FILES = {
    "index.xml": f"""<document {_NAMES} id="City of Exampleton, Md., Code"><heading>Code</heading>
      <xi:include href="./1.xml"/><xi:include href="./2.xml"/></document>""",
    "1.xml": _title(1, (1, "See Chapter 1 and Chapter 2."), (2, "See Chapter 1 and Chapter 1 of Title 1.")),
    "2.xml": _title(
        2, (1, "See Chapter 1 and Chapter 1 of Title 1."), (3, "See Chapter 1 of this title, and Chapter 2.")
    ),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("titles")
    (home / "source").mkdir()
    for name, words in FILES.items():
        (home / "source" / name).write_text(words, encoding="utf-8")
    made = import_code(home / "source", home / "workspace", _DAY, datetime(2026, 11, 1, tzinfo=UTC))
    return Workspace(made.workspace)


def test_a_number_of_several_chapters_leads_to_none_but_its_own(workspace: Workspace) -> None:
    """The last of them was taken, whatever title the citation stands in or names."""
    code = WorkspaceCode(workspace, workspace.chapters(), _DAY)
    drafts = [
        Draft(load(folder.versions[-1].path, None, workspace.hierarchy()), folder.name)
        for folder in workspace.chapters()
    ]
    found = run_checks(drafts, code)
    told = {(each.chapter, each.words): each.message for each in found if each.code in ("REF001", "REF008")}
    several = "several chapters have the number of {}, which was not looked up"
    assert told == {
        ("002-rules-1-2", "Chapter 1"): several.format("Chapter 1"),
        ("002-rules-1-2", "Chapter 1 of Title 1"): several.format("Chapter 1 of Title 1"),
        ("001-rules-2-1", "Chapter 1 of Title 1"): several.format("Chapter 1 of Title 1"),
        ("003-rules-2-3", "Chapter 1 of this title"): several.format("Chapter 1 of this title"),
    }


def test_what_several_chapters_are_called_is_said(workspace: Workspace) -> None:
    words = "Chapter 1, and Title 2, Chapter 1, and Title 1, Chapter 1, and Chapter 3."
    assert [line.split("\t")[-1] for line in cited_law_lines(workspace, words, _DAY)] == [
        "not looked up: 2 chapters have it; the first is Chapter 1, Rules 1.1 (2026-01-01.codified)",
        "Chapter 1, Rules 2.1 (2026-01-01.codified)",
        "Chapter 1, Rules 1.1 (2026-01-01.codified)",
        "Chapter 3, Rules 2.3 (2026-01-01.codified)",
    ]
