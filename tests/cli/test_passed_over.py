"""Arguments that a command would pass over in silence are refused, and nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from engross.cli import group
from wordfiles import p, word_file
from workspaces import write_meeting

from .conftest import Run


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder and what it holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


BLANK = [
    ("repeal", "68", ""),
    ("repeal", "68", "\N{NO-BREAK SPACE}"),
    ("clean", "68", "--section", ""),
    ("check", "--since", ""),
    ("correct", "68", "68-1", "Noise", "Sound", "--by", " ", "--reason", "a slip"),
    ("correct", "68", "68-1", "", "Sound", "--by", "A. Clerk", "--reason", "a slip"),
    ("adopt", "68", "--vote", "9-1", "--unnoticed", " "),
    ("adopt", "68", "--vote", "9-1", "--ordinance="),
    ("draft", "new-dogs", "--title", " "),
    ("rules", "68", "--accept", "--reviewer", ""),
    ("meeting", "record", "2025-10-21", "--present", "A. Member", "--present", " "),
    ("meeting", "confirm", "calendar", "--by", ""),
    ("init", "elsewhere", "--name", " "),
]
"""Arguments that say nothing, as a script gives them whose variable is not set."""


@pytest.mark.parametrize("arguments", BLANK, ids=" ".join)
def test_a_blank_argument_is_refused(engross: Run, workspace: Path, arguments: tuple[str, ...]) -> None:
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is blank; say what it is, or leave it out" in done.stderr
    assert contents(workspace) == before


TWICE = [
    (("clean", "68", "--section", "68-5", "--section", "68-6"), "--section"),
    (("redline", "68", "--from", "codified", "--to", "proposed", "--from", "proposed"), "--from"),
    (("meeting", "new", "--date", "2026-01-20", "--date", "2026-02-17"), "--date"),
    (("--today", "2026-01-20", "--today", "2026-02-17", "list"), "--today"),
    (("ask", "68", "fine", "--version", "codified", "--version", "proposed"), "--version"),
    (("adopt", "68", "--vote", "9-1", "--section", "68-5=adoption", "--section", "§ 68-5=2026-01-20"), "68-5"),
    (("merge", "68", "copy.xml", "--take", "68-5A=ours", "--take", "§ 68-5A=theirs"), "§ 68-5A"),
]
"""Two values of what has one, and what the refusal names."""


@pytest.mark.parametrize(("arguments", "named"), TWICE, ids=lambda value: value if isinstance(value, str) else "")
def test_a_value_that_is_given_twice_is_refused(
    engross: Run, workspace: Path, arguments: tuple[str, ...], named: str
) -> None:
    (workspace / "copy.xml").write_bytes(b"")
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert "once" in done.stderr or "two days" in done.stderr
    assert contents(workspace) == before


def test_a_fact_that_is_said_twice_is_refused(engross: Run) -> None:
    done = engross("ask", "68", "fine", "--offence", "2", "--offence=3")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--offence is said twice" in done.stderr


IDLE = [
    (("rules", "68", "--only", "fine"), "--only does not go with writing the rules"),
    (("rules", "68", "--check", "--version", "proposed"), "--version does not go with --check"),
    (("rules", "68", "--check", "--diff"), "--check and --diff are two acts"),
    (("adopt", "68", "--vote", "9-1", "--published", "2026-01-20"), "--effective '30 days after publication'"),
    (("adopt", "68", "--vote", "9-1", "--effective", "adoption", "--signed", "2026-01-20"), "30 days after signature"),
    (
        ("notices", "2025-10-21", "--item", "68", "--record", "drafted", "--page", "B4"),
        "--page goes with --record published",
    ),
    (("notices", "2025-10-21", "--item", "68", "--undo", "--on", "2025-10-10"), "--on goes with --record; leave"),
]
"""Options that the act does not ask for, and what the refusal says."""


@pytest.mark.parametrize(("arguments", "says"), IDLE, ids=lambda value: value if isinstance(value, str) else "")
def test_an_option_that_the_act_does_not_ask_for_is_refused(
    engross: Run, workspace: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())
    assert contents(workspace) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-o", "ordinances/elmwood.toml"),
        ("check", "-o", "ordinances/068-noise/../elmwood.toml"),
        ("calendar", "2025-10-21", "-o", "ordinances/meetings/2025-10-21-laws.toml"),
        ("handoff", "68", "-o", "ordinances/068-noise/2025-10-21.proposed.xml"),
        ("rules", "68", "-o", "ordinances/068-noise/2025-10-21.proposed.xml"),
        ("site", "-o", "ordinances"),
        ("export", "-o", "ordinances/068-noise"),
    ],
    ids=" ".join,
)
def test_no_output_takes_the_place_of_a_file_of_the_law(
    engross: Run, workspace: Path, arguments: tuple[str, ...]
) -> None:
    write_meeting(workspace)
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is among the files of the law; name an output elsewhere" in " ".join(done.stderr.split())
    assert contents(workspace) == before


@pytest.mark.parametrize("law", [True, False], ids=["workspace", "documents"])
def test_a_folder_that_is_only_called_ordinances_takes_outputs(
    engross: Run, workspace: Path, tmp_path: Path, law: bool
) -> None:
    there = tmp_path / "cloned" / "ordinances"
    if law:
        shutil.copytree(workspace, there)
    else:
        there.mkdir(parents=True)
    report = there / "report.txt"
    report.write_text("old")
    done = engross("check", "-o", str(report))
    assert "files of the law" not in done.stderr
    assert report.read_text() != "old"


@pytest.mark.parametrize(
    "arguments",
    [
        ("redline", "new.docx", "--from", "old.docx", "-o", "new.docx"),
        ("redline", "new.docx", "--from", "old.docx", "-o", "./old.docx"),
        ("redline", "68", "--to", "new.docx", "-o", "new.docx"),
        ("merge", "old.docx", "new.docx", "-o", "old.docx"),
        ("merge", "old.docx", "new.docx", "-o", "new.docx"),
    ],
    ids=" ".join,
)
def test_no_output_takes_the_place_of_a_file_that_is_read(
    engross: Run, workspace: Path, arguments: tuple[str, ...]
) -> None:
    for name in ("old.docx", "new.docx"):
        (workspace / name).write_bytes(word_file(p(f"§ 68-1. {name}")))
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is read here, and would be lost; name another file" in " ".join(done.stderr.split())
    assert contents(workspace) == before


def test_a_shell_completes_what_is_unfinished() -> None:
    shell = ShellComplete(group, {}, "engross", "_ENGROSS_COMPLETE")
    assert shell.get_completions(["clean", "68", "--section"], "") == []
    assert [each.value for each in shell.get_completions(["clean", "68"], "--sec")] == ["--section"]


TO_COME = [
    ("correct", "68", "68-1", "Short", "", "--by", "A. Clerk", "--reason", "a slip", "--on", "2100-01-01"),
    ("meeting", "confirm", "calendar", "--by", "A. Clerk", "--on", "2100-01-01"),
]
"""What is recorded on a day that is to come; the words of a correction may be replaced by none."""


@pytest.mark.parametrize("arguments", TO_COME, ids=" ".join)
def test_what_was_done_is_recorded_on_no_day_to_come(engross: Run, workspace: Path, arguments: tuple[str, ...]) -> None:
    before = contents(workspace)
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is to come" in done.stderr
    assert contents(workspace) == before
