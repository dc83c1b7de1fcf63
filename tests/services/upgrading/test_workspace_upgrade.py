"""A workspace that Engross 0.1.0 made, and that its city changed, brought to this version: all said, nothing lost.

``workspace_of_0_1_0`` is what `engross init` of 0.1.0 (commit 9098cc8) wrote, with a meeting, a waiver, hooks and templates
as a city has them, and a notice that 0.1.0's `engross notices --record sent` recorded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import engross as package
from engross.cli import main
from engross.resources import TEMPLATE_FOLDERS, shipped

FIXTURE = Path(__file__).parent / "workspace_of_0_1_0"
ROOT = Path(__file__).parents[3]
COMMIT = "9098cc8"
DRAFT = "ordinances/009-leaf-blowers/2026-03-02.proposed.xml"
MEETING = "ordinances/meetings/2026-03-10-council.toml"
NOTICE = "templates/notices/hearing-notice.md.jinja"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return shutil.copytree(FIXTURE, tmp_path / "city")


@pytest.fixture
def run(old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(old)
        monkeypatch.setattr(sys, "argv", ["engross", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), out, err)

    return called


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a workspace, but for what is built and what undo keeps."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith((".engross/", "build/"))
    }


def test_it_is_upgraded_built_and_verified(run: Run, old: Path) -> None:
    before = files_of(old)
    done = run("upgrade")
    assert (done.returncode, done.stderr) == (0, "")
    after = files_of(old)
    changed = {name for name in after if after[name] != before.get(name)}
    assert before.keys() <= after.keys()
    assert all(f"{name}: " in done.stdout for name in changed)
    assert {DRAFT, MEETING, NOTICE, ".pre-commit-config.yaml", ".github/workflows/law.yml"} <= changed
    assert {"ordinances/waivers.toml", "ordinances/city.toml", "README.md"} & changed == set()
    assert run("fmt", "--check").returncode == 0
    assert run("check").returncode == 0
    assert run("build").returncode == 0
    assert run("verify").returncode == 0
    again = run("upgrade")
    assert (again.returncode, again.stdout) == (
        0,
        f"the workspace is one of {package.__version__}; nothing is to be upgraded\n",
    )


def test_a_notice_that_was_sent_is_still_one_of_this_text(run: Run, old: Path) -> None:
    sent = (old / MEETING).read_text(encoding="utf-8")
    assert "AGR012" not in run("notices", "2026-03-10", "--today", "2026-02-21").stdout
    run("upgrade")
    assert (old / MEETING).read_text(encoding="utf-8") != sent
    assert "AGR012" not in run("notices", "2026-03-10", "--today", "2026-02-21").stdout
    draft = (old / DRAFT).read_text(encoding="utf-8")
    (old / DRAFT).write_text(draft.replace("8:00 a.m.", "9:00 a.m."), encoding="utf-8")
    assert "AGR012" in run("notices", "2026-03-10", "--today", "2026-02-21").stdout


def test_what_the_city_changed_in_its_templates_stays_and_what_is_new_comes_in(run: Run, old: Path) -> None:
    run("upgrade")
    notice = (old / NOTICE).read_text(encoding="utf-8")
    assert "Given at {{ city.name }}" in notice
    assert "{{ words.hearing_purpose }}" in notice
    assert "To be posted on" in notice
    assert "#4f1232" in (old / "templates/site/site.css").read_text(encoding="utf-8")
    words = (old / "templates/site/words.en.toml").read_text(encoding="utf-8")
    assert 'added = "inserted: "' in words
    assert "open_questions" in words
    for name in ("word/page.toml", "site/front.html.jinja"):
        assert (old / "templates" / name).read_bytes() == shipped("templates", *name.split("/")).read_bytes()


def test_where_both_changed_a_line_the_city_decides(run: Run, old: Path) -> None:
    path = old / NOTICE
    path.write_text(
        path.read_text(encoding="utf-8").replace("discussing and voting on", "hearing on"), encoding="utf-8"
    )
    before = path.read_bytes()
    done = run("upgrade")
    assert done.returncode == 1
    assert (
        f"to decide: {NOTICE}: the city and {package.__version__} changed the same lines (6); it is kept" in done.stdout
    )
    assert path.read_bytes() == before
    merge = path.with_name(f"{path.name}.merge")
    words = merge.read_text(encoding="utf-8")
    assert "<<<<<<< " in words
    assert "the purpose of hearing on" in words
    assert "the purpose of {{ words.hearing_purpose }}" in words
    assert "Given at" in words
    waiting = run("upgrade")
    assert waiting.returncode == 1
    assert "a merge that is not finished" in waiting.stdout
    merge.replace(path)
    assert run("upgrade").returncode == 0


def test_hooks_and_workflows_name_this_version_and_others_keep_theirs(run: Run, old: Path) -> None:
    run("upgrade")
    hooks = (old / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert f"rev: v{package.__version__} # the first release" in hooks
    assert hooks.count("rev: v0.1.0") == 1
    workflow = (old / ".github/workflows/law.yml").read_text(encoding="utf-8")
    assert f"pip install engross=={package.__version__} other==0.1.0" in workflow
    attributes = (old / ".gitattributes").read_text(encoding="utf-8")
    assert attributes.startswith((FIXTURE / ".gitattributes").read_text(encoding="utf-8"))
    assert "merge=engross" in attributes


def test_undo_takes_all_of_it_back_and_a_dry_run_writes_nothing(run: Run, old: Path) -> None:
    before = files_of(old)
    preview = run("upgrade", "--dry-run")
    assert "no word or number of the law changes" in preview.stdout
    assert files_of(old) == before
    run("upgrade")
    assert run("undo").returncode == 0
    assert files_of(old) == before


def test_a_file_that_is_refused_is_said_and_the_rest_is_upgraded(run: Run, old: Path) -> None:
    path = old / DRAFT
    path.write_bytes(path.read_bytes().replace(b"<num>A.</num>", b"<num>A.</num><!-- why? -->", 1))
    before = path.read_bytes()
    done = run("upgrade")
    assert done.returncode == 1
    assert f"to decide: {DRAFT}" in done.stdout
    assert path.read_bytes() == before
    assert "009-leaf-blowers/2019-06-03.codified.xml: its words are the same" in done.stdout


def test_a_waiver_goes_with_its_provision(run: Run, old: Path) -> None:
    path = old / DRAFT
    path.write_bytes(path.read_bytes().replace(b"chp_9__sec_9-2__subsec_B", b"chp_9__sec_9-2__subsec_X"))
    waivers = old / "ordinances" / "waivers.toml"
    waivers.write_text(waivers.read_text(encoding="utf-8").replace("subsec_B", "subsec_X"), encoding="utf-8")
    assert "ordinances/waivers.toml: each waiver goes with its provision" in run("upgrade").stdout
    assert waivers.read_text(encoding="utf-8") == (FIXTURE / "ordinances" / "waivers.toml").read_text(encoding="utf-8")


def test_rules_written_out_otherwise_than_recorded_are_for_a_person_to_read(run: Run, old: Path) -> None:
    noise = old / "ordinances" / "068-noise"
    shutil.copytree(ROOT / "ordinances" / "068-noise", noise)
    record = noise / "rules.lock.toml"
    text = record.read_text(encoding="utf-8")
    emitted = text.split('emitted = "')[1][:64]
    record.write_text(text.replace(emitted, "0" * 64), encoding="utf-8")
    done = run("upgrade")
    assert done.returncode == 1
    assert "to decide: ordinances/068-noise/rules.lock.toml: the rules are written out as other code" in done.stdout
    record.write_text(text, encoding="utf-8")
    assert run("upgrade").returncode == 0


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=True).stdout


def _has_0_1_0() -> bool:
    git = shutil.which("git")
    found = git and subprocess.run([git, "-C", str(ROOT), "cat-file", "-e", f"{COMMIT}^{{tree}}"], capture_output=True)
    return bool(found and found.returncode == 0)


needs_history = pytest.mark.skipif(not _has_0_1_0(), reason=f"not checked: this clone has no commit {COMMIT} (0.1.0)")


@needs_history
def test_the_earlier_templates_are_those_of_0_1_0_that_are_others_now() -> None:
    names = _git("ls-tree", "-r", "--name-only", COMMIT, "templates/").decode("utf-8").split()
    shipped_then = {
        name.removeprefix("templates/"): _git("show", f"{COMMIT}:{name}")
        for name in names
        if name.split("/")[1] in TEMPLATE_FOLDERS and not name.endswith("README.md")
    }
    wanted = {
        name: data
        for name, data in shipped_then.items()
        if shipped("templates", *name.split("/")).is_file()
        and data != shipped("templates", *name.split("/")).read_bytes()
    }
    earlier = shipped("templates", "earlier", "0.1.0")
    assert files_of(earlier) == wanted


@needs_history
@pytest.mark.slow
def test_0_1_0_itself_makes_that_workspace(tmp_path: Path) -> None:
    """Its code, run again, writes the same law, and the same record into the meeting's file."""
    source = tmp_path / "source.tar"
    source.write_bytes(_git("archive", COMMIT, "tooling", "templates", "schemas"))
    shutil.unpack_archive(source, tmp_path / "engross", filter="data")

    def first(*arguments: str, cwd: Path) -> None:
        env = {**os.environ, "PYTHONPATH": str(tmp_path / "engross" / "tooling")}
        command = [sys.executable, "-m", "engross", *arguments]
        subprocess.run(command, cwd=cwd, env=env, check=True, capture_output=True)

    city = tmp_path / "city"
    first("init", str(city), cwd=tmp_path)
    for name in (
        "README.md",
        ".gitignore",
        ".gitattributes",
        DRAFT,
        DRAFT.replace("2026-03-02.proposed", "2019-06-03.codified"),
    ):
        assert (city / name).read_bytes() == (FIXTURE / name).read_bytes()
    recorded = (FIXTURE / MEETING).read_text(encoding="utf-8")
    step = recorded[recorded.index("[[part.item.notice.step]]") :]
    assert step == dedent(step)
    (city / MEETING).parent.mkdir()
    (city / MEETING).write_text(recorded.removesuffix(step).rstrip("\n") + "\n", encoding="utf-8")
    shutil.copy(FIXTURE / "ordinances" / "city.toml", city / "ordinances" / "city.toml")
    first("notices", "2026-03-10", "--item", "9", "--record", "sent", "--on", "2026-02-20", cwd=city)
    assert (city / MEETING).read_text(encoding="utf-8") == recorded
