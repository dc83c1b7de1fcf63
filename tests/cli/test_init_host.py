"""``engross init --ci``: workflow, hooks and drivers, in a repository of its own or in a larger one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.akn import write_chapter
from repositories import commit_all, git_in, needs_git, new_repository
from samples import chapter_of, section

Run = Callable[..., subprocess.CompletedProcess[str]]
ZEROS = "0" * 40

pytestmark = needs_git


@pytest.mark.parametrize(
    ("host", "workflow"), [("github", ".github/workflows/ordinances.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_a_new_folder_becomes_a_repository_with_workflow_hooks_and_drivers(
    engross: Run, tmp_path: Path, host: str, workflow: str
) -> None:
    home = tmp_path / "elm"
    done = engross("init", str(home), "--name", "Elm", "--state", "NY", "--ci", host)
    assert done.returncode == 0, done.stderr
    assert "is a repository of git now, its branch is main" in done.stdout
    assert '"."' in (home / workflow).read_text(encoding="utf-8")
    assert (home / ".pre-commit-config.yaml").is_file()
    git = git_in(home)
    assert git("config", "merge.engross.driver") == "engross git-merge %O %A %B %L %P\n"
    commit_all(git, "first")
    assert git("branch", "--show-current") == "main\n"
    assert "merge: engross" in git("check-attr", "merge", "ordinances/009-leaf-blowers/2026-03-02.proposed.xml")
    # What a host runs on the first push.
    for command in (
        ("check", "--since", ZEROS),
        ("check", "--merge"),
        ("redlines", "--since", ZEROS, "-o", str(tmp_path / "r")),
    ):
        done = engross("-C", str(home), *command)
        assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "r").iterdir())) == 4


def test_in_a_larger_repository_the_host_finds_its_files_at_the_root(engross: Run, tmp_path: Path) -> None:
    root = tmp_path / "mono"
    root.mkdir()
    (root / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    git = new_repository(root)
    done = engross("init", str(root / "law" / 'droit "é"'), "--ci", "github")
    assert done.returncode == 0, done.stderr
    workflow = (root / ".github/workflows/ordinances.yml").read_text(encoding="utf-8")
    assert 'working-directory: "law/droit \\"é\\""' in workflow
    assert 'path: "law/droit \\"é\\"/redlines"' in workflow
    assert (root / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert f"{root / '.pre-commit-config.yaml'} is there and was left; add to it" in done.stdout
    assert not (root / "law" / 'droit "é"' / ".github").exists()
    assert git("config", "diff.engross.textconv") == "engross git-text\n"


def test_a_repository_without_files_is_no_reason_to_refuse(engross: Run, tmp_path: Path) -> None:
    home = tmp_path / "elm"
    home.mkdir()
    git_in(home)("init", "-q")
    done = engross("init", str(home), "--ci", "gitlab")
    assert done.returncode == 0, done.stderr
    assert "is a repository of git now" not in done.stdout
    assert engross("init", str(home)).returncode == 2


def test_without_a_host_git_is_left_alone(engross: Run, tmp_path: Path) -> None:
    assert engross("init", str(tmp_path / "elm"), "--ci", "none").returncode == 0
    assert not (tmp_path / "elm" / ".git").exists()


def test_everything_is_new_since_the_state_before_the_first_push(engross: Run, workspace: Path) -> None:
    file = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    wrong = section("5", "Limits.", "60 dBA, as § 68-77 provides.")
    file.write_bytes(write_chapter(chapter_of(wrong, day="2025-10-21", stage="proposed")))
    new_repository(workspace)
    plain = engross("check", "--format", "json")
    since = engross("check", "--since", ZEROS, "--format", "json")
    assert since.returncode == plain.returncode == 1
    assert '"code"' in plain.stdout
    assert '"known": true' not in since.stdout
    assert since.stdout.count('"code"') == plain.stdout.count('"code"')
