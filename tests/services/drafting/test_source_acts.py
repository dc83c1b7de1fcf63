"""Writing into ``ordinances/``: one act, from what was read, done or only noted."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.model.law.chapter import Source
from engross.services.drafting.act_preview import preview_lines
from engross.services.drafting.past_acts import past_acts, undo_act
from engross.services.drafting.source_acts import SourceAct, SourceChange, act_committer, act_recorder
from engross.services.events import FileAction, ServiceEvent, UncommittedChanges
from engross.transactions import Act, Change, commit
from engross.workspace import Workspace, load
from workspaces import committing

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def hashed(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def law(workspace: Workspace) -> Path:
    return workspace.chapter("68").versions[1].path


def test_files_are_written_removed_or_left_as_they_are(workspace: Workspace, law: Path) -> None:
    new, same = law.with_name("2026-01-05.proposed.xml"), workspace.chapter("68").versions[0].path
    act = SourceAct(
        "some act",
        (
            SourceChange(new, b"law", None),
            SourceChange(law, None, hashed(law)),
            SourceChange(same, same.read_bytes(), hashed(same)),
        ),
    )
    assert committing(workspace)(act) == (
        FileAction("written", new, 3),
        FileAction("removed", law),
        FileAction("unchanged", same, same.stat().st_size),
    )
    assert new.read_bytes() == b"law"
    assert not law.exists()
    assert [act.what for act in past_acts(workspace)] == ["some act"]
    undo_act(workspace, "", NOW)
    assert law.exists()
    assert not new.exists()


@pytest.mark.parametrize("there", [b"other", None])
def test_nobody_elses_work_is_overwritten(workspace: Workspace, there: bytes | None) -> None:
    path = workspace.ordinances / "099-fees" / "2026-01-05.proposed.xml"
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    expected = sha256(b"old").hexdigest() if there is None else None
    with pytest.raises(EngrossError, match=r"099-fees/2026-01-05\.proposed\.xml was changed by another program"):
        committing(workspace)(SourceAct("import", (SourceChange(path, b"new", expected),)))
    assert (path.read_bytes() if path.exists() else None) == there


def test_an_act_decided_on_what_has_changed_since_is_refused(workspace: Workspace, law: Path) -> None:
    read = Source("ordinances/068-noise/2020-01-14.codified.xml", "00")
    with pytest.raises(EngrossError, match=r"2020-01-14\.codified\.xml was changed by another program"):
        committing(workspace)(SourceAct("renumber", (SourceChange(law, b"new", hashed(law)),), (read,)))


def test_an_act_that_is_noted_writes_nothing_and_is_shown_as_law(workspace: Workspace, law: Path) -> None:
    before, acts = law.read_bytes(), list[SourceAct]()
    changed = before.replace(b"60 dBA", b"55 dBA")
    new = law.with_name("2026-01-05.proposed.xml")
    act = SourceAct("edit", (SourceChange(law, changed, hashed(law)), SourceChange(new, None, None)))
    assert [each.action for each in act_recorder(acts)(act)] == ["planned", "unchanged"]
    assert law.read_bytes() == before
    shown = "\n".join(preview_lines(workspace, acts[0]))
    assert "--- ordinances/068-noise/2025-10-21.proposed.xml" in shown
    assert "60" in shown
    assert "55" in shown
    assert "<" not in shown


def test_only_the_sections_that_would_change_are_shown(workspace: Workspace, law: Path) -> None:
    changed = law.read_bytes().replace(b"60 dBA", b"55 dBA")
    shown = "\n".join(preview_lines(workspace, SourceAct("edit", (SourceChange(law, changed, hashed(law)),))))
    assert "[-60-]{+55+}" in shown
    assert "§ 68-5." in shown
    assert "§ 68-3." not in shown
    # The base of the act is the file as it is, not the law, and no file was written.
    assert "in force" not in shown
    assert "verified" not in shown


def test_where_no_word_would_change_the_lines_of_the_file_are_shown(workspace: Workspace, law: Path) -> None:
    changed = law.read_bytes().replace(b'name="proposed"/>', b'name="proposed" />')
    lines = list(preview_lines(workspace, SourceAct("fmt", (SourceChange(law, changed, hashed(law)),))))
    assert lines[1] == "no word or number of the law changes; these lines of the file do:"
    assert [line[0] for line in lines[3:6]] == [" ", " ", "-"]
    assert not any("§ 68-5." in line for line in lines)


def test_a_new_draft_is_shown_against_its_base(workspace: Workspace, law: Path) -> None:
    mark = b'<FRBRdate date="2025-10-21" name="proposed"/>'
    based = b'<FRBRdate date="2026-01-05" name="proposed" en:base="2025-10-21.proposed"/>'
    text = law.read_bytes().replace(b"eng@2025-10-21", b"eng@2026-01-05").replace(mark, based, 1)
    new = law.with_name("2026-01-05.proposed.xml")
    lines = list(preview_lines(workspace, SourceAct("new", (SourceChange(new, text, None),))))
    assert lines[0].endswith("2026-01-05.proposed.xml (new)")
    assert lines[1] == "its words are those of 2025-10-21.proposed"
    edited = text.replace(b"60 dBA", b"55 dBA")
    shown = "\n".join(preview_lines(workspace, SourceAct("new", (SourceChange(new, edited, None),))))
    assert "[-60-]{+55+}" in shown
    assert "§ 68-3." not in shown


def test_a_record_that_would_change_is_shown_line_by_line(workspace: Workspace) -> None:
    waivers = workspace.ordinances / "waivers.toml"
    waivers.write_text("a = 1\nb = 2\n", "utf-8")
    act = SourceAct("edit", (SourceChange(waivers, b"a = 1\nb = 3\n", hashed(waivers)),))
    lines = list(preview_lines(workspace, act))
    assert "-b = 2" in lines
    assert "+b = 3" in lines


def test_what_git_has_not_committed_is_named(workspace: Workspace, law: Path) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(workspace.root), *command], check=True)
    heard = list[ServiceEvent]()
    write = act_committer(workspace, NOW, heard.append)
    write(SourceAct("one", (SourceChange(law, b"1", hashed(law)),)))
    assert heard == []
    write(SourceAct("two", (SourceChange(law, b"2", hashed(law)),)))
    assert heard == [UncommittedChanges(("ordinances/068-noise/2025-10-21.proposed.xml",))]


def test_a_copy_outside_the_workspace_is_no_act_on_the_law(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "x.xml"
    assert committing(workspace)(SourceAct("import", (SourceChange(path, b"new", None),)))[0].action == "written"
    assert past_acts(workspace) == ()
    with pytest.raises(EngrossError, match="was changed by another program"):
        committing(workspace)(SourceAct("import", (SourceChange(path, b"newer", None),)))


def test_undo_and_a_later_act_on_the_same_file(workspace: Workspace, law: Path) -> None:
    before = law.read_bytes()
    committing(workspace)(SourceAct("one", (SourceChange(law, b"1", hashed(law)),)))
    commit(workspace.root, Act("two", (Change("ordinances/068-noise/2025-10-21.proposed.xml", before),)), NOW)
    assert load(law).number == "68"
    key = past_acts(workspace)[-1].key
    with pytest.raises(EngrossError, match=r"was changed since"):
        undo_act(workspace, key, NOW)
