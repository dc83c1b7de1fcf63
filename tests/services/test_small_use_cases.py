"""The use cases of one call each: citations, the manual of the checks, a new workspace, the proof of a build."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.services.building.build_verification import verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.checking.check_manual import CHECK_SUMMARIES, explained_check
from engross.services.documents.citation_lines import citation_lines, citation_records
from engross.services.drafting.new_workspace import create_workspace
from engross.services.events import ignore
from engross.services.meetings.loading import load_meetings
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace


def test_the_citations_of_a_text_and_of_lines_of_json() -> None:
    assert list(citation_lines("see § 68-5A.")) == ["4\t11\t§ 68-5A\t§68-5|A"]
    lines = ['{"text": "see § 68-5A."}', "", '{"text": "none"}'] * 150
    found = [json.loads(line) for line in citation_records(lines, "f.jsonl", map)]
    assert found == [{"cites": [[4, 11, "§68-5|A"]]}, {"cites": []}] * 150
    with pytest.raises(EngrossError, match=r"f\.jsonl:451: this line is not JSON"):
        list(citation_records([*lines, "no"], "f.jsonl", map))


def test_every_check_is_explained() -> None:
    for code, _, title in CHECK_SUMMARIES:
        named, _, words = (explained_check(code.lower()) or "").partition("\n\n")
        assert named == code
        assert title.rstrip(".").replace("``", "`") in words
    assert explained_check("XYZ") is None


def test_a_new_workspace_can_be_built_and_proved(tmp_path: Path) -> None:
    files = create_workspace(tmp_path / "city", date(2026, 1, 5))
    assert all(action.path.stat().st_size == action.size for action in files)
    workspace = Workspace(tmp_path / "city")
    build_workspace(workspace, load_meetings(workspace), map, date(2026, 1, 5), ignore)
    assert [said.partition(",")[0] for said in verify_build(workspace, workspace.build).faults] == [
        "site: the build names no site"
    ]
    publish_site(workspace, workspace.build / "site", map, date(2026, 1, 5), ignore)
    found = verify_build(workspace, workspace.build)
    assert found.faults == ()
    assert found.outputs > 10
    changed = workspace.build / "check.txt"
    changed.write_text("nothing is wrong", encoding="utf-8")
    assert "check.txt: is not as it was built" in verify_build(workspace, workspace.build).faults


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(EngrossError, match="is not empty"):
        create_workspace(tmp_path, date(2026, 1, 5))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_without_a_manifest_is_not_proved(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="run `engross build` first"):
        verify_build(workspace, workspace.build)
