"""Two drafts of one law through a whole life in one workspace; and a crash at every act leaves the old or the new."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from engross.services.building.build_verification import verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.code.code_disposition import disposition_document
from engross.services.drafting.source_acts import SourceAct, act_recorder, complete_interrupted_act
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.floor_amendment import amend_draft
from engross.services.enacting.merged_drafts import rebase_draft
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.events import ignore
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.transactions import journal
from engross.workspace import ChapterFolder, Workspace, load
from services.enacting.two_limits import write_law
from workspaces import MEETING, committing

MARCH, NIGHT, LATER = date(2025, 9, 2), date(2025, 10, 21), date(2025, 11, 4)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A codified chapter and a meeting with a hearing on it."""
    write_law(tmp_path)
    meetings = tmp_path / "ordinances" / "meetings"
    meetings.mkdir()
    told = MEETING.replace(
        'key = "parking"\nchapter = "new-parking"\nsections = "all"', 'key = "other"\nwords = "Talk"'
    )
    told = told.replace('chapter = "068-noise"', 'chapter = "068-noise"\ndraft = "2025-09-02.proposed.porch"')
    (meetings / "2025-10-21-laws.toml").write_text(told, encoding="utf-8")
    return Workspace(tmp_path)


def folder(workspace: Workspace) -> ChapterFolder:
    return workspace.chapter("68")


def edit(workspace: Workspace, version: str, *changes: tuple[str, str]) -> None:
    path = folder(workspace).path / f"{version}.xml"
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path.write_text(words, encoding="utf-8")


def law(workspace: Workspace, on: str) -> list[str]:
    """The words of the limits that are the law on a day."""
    text = folder(workspace).timeline().in_force(date.fromisoformat(on))
    assert text is not None
    chapter = load(folder(workspace).file_of(text.version).path)
    return [each.body[0].plain for each in chapter.walk() if each.level == "subsection"]  # type: ignore[union-attr]


def live(workspace: Workspace) -> None:
    """From two drafts to the code: hearing, floor amendment, two adoptions, a rebase with a conflict, codification."""
    write = committing(workspace)
    for name, change in (("porch", ("70 dBA", "60 dBA")), ("yard", ("70 dBA", "65 dBA"))):
        draft_chapter(workspace, folder(workspace), MARCH, write, name=name)
        edit(workspace, f"2025-09-02.proposed.{name}", change)
    edit(workspace, "2025-09-02.proposed.yard", ("thirty days", "sixty days"))
    for state, on in (("drafted", date(2025, 9, 17)), ("sent", date(2025, 9, 18)), ("published", date(2025, 10, 10))):
        step = RecordedStep(state, on)  # type: ignore[arg-type]
        record_state(load_meeting(workspace, "2025-10-21"), "68", step, on, "", write)
    floor = workspace.root / "floor.xml"
    noticed = folder(workspace).path / "2025-09-02.proposed.porch.xml"
    floor.write_text(noticed.read_text(encoding="utf-8").replace("60 dBA", "55 dBA"), encoding="utf-8")
    amend_draft(workspace, folder(workspace), "2025-10-21", NIGHT, write, file=floor, version="porch")
    first = AdoptionFacts("9-4", "2025-10-21", effective="30 days after adoption", ordinance="2025-12")
    adopt_draft(workspace, folder(workspace), first, NIGHT, write, "porch")
    rebase_draft(workspace, folder(workspace), LATER, write, {"§ 68-5A": "theirs"}, "yard")
    second = AdoptionFacts("9-4", on=LATER, effective="2026-01-01", ordinance="2025-13", unnoticed="as rebased")
    adopt_draft(workspace, folder(workspace), second, LATER, write, "yard")
    codify_chapter(workspace, folder(workspace), LATER, write)


def test_a_whole_life(workspace: Workspace) -> None:
    live(workspace)
    a, b = "The limit is {} dBA at the line of the lot by day.", "The permit of the director lasts for {} days."
    assert law(workspace, "2025-11-19") == [a.format(70), b.format("thirty")]
    assert law(workspace, "2025-11-20") == [a.format(55), b.format("thirty")]
    assert law(workspace, "2026-01-01") == [a.format(55), b.format("sixty")]
    code = load(folder(workspace).path / "2026-01-01.codified.xml")
    assert {each.number: [note.ordinance for note in each.notes] for each in code.sections()} == {
        "68-3": [],
        "68-5": ["Ord. No. 2025-12", "Ord. No. 2025-13"],
    }
    kinds = [action.kind for action in code.actions]
    assert kinds == ["drafted", "rebased", "adopted", "codified"]
    table = disposition_document(workspace, date(2026, 1, 1), "txt").decode("utf-8")
    assert all(name in table for name in ("Ord. No. 2025-12", "Ord. No. 2025-13"))
    assert folder(workspace).timeline().drafts() == ()


def test_what_is_built_from_it_is_verified(workspace: Workspace) -> None:
    live(workspace)
    build_workspace(workspace, (), map, LATER, ignore)  # type: ignore[arg-type]
    # The site is built apart from the chapters, and is not here.
    assert [fault for fault in verify_build(workspace, workspace.build).faults if not fault.startswith("site:")] == []


def test_a_crash_at_an_act_leaves_the_old_or_the_new(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[SourceAct] = []
    draft_chapter(workspace, folder(workspace), MARCH, act_recorder(planned), name="porch")
    (change,) = planned[0].changes

    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    for module, step, there in (("commit", "stage", False), ("applying", "close", True)):
        with monkeypatch.context() as patched:
            patched.setattr(import_module(f"engross.transactions.{module}"), step, die)
            with pytest.raises(KeyboardInterrupt):
                draft_chapter(workspace, folder(workspace), MARCH, committing(workspace), name="porch")
        complete_interrupted_act(workspace.root)
        assert change.path.exists() is there
        assert not there or change.path.read_bytes() == change.data
    assert not (workspace.root / ".engross" / journal.JOURNAL).exists()
